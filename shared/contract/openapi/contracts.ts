import { AdjustAccount, CloseAccount } from '../account-changes.ts';
import { ListEntries, ListJobs, ListOrders } from '../account-lists.ts';
import { GetAccount, OpenAccount } from '../accounts.ts';
import { AuditAccount } from '../audit.ts';
import { AnswerCase, GetCase } from '../case-reviews.ts';
import { AddToCase, OpenCase } from '../cases.ts';
import { GetDispute, SendEvidence } from '../disputes.ts';
import { GetHealth } from '../health.ts';
import { HearJobEvent } from '../job-events.ts';
import { CancelJob, GetJob, RecordDelivery, StartJob } from '../jobs.ts';
import { GetOpenapi } from '../openapi-call.ts';
import { AttachPayment, CreateCheckout, ListWork } from '../payments.ts';
import { GetPolicy } from '../policy-call.ts';
import { GetRates, QuoteJob } from '../prices.ts';
import { QuoteRefund } from '../refund-quotes.ts';
import { DecideRefund, GetRefund, RequestRefund } from '../refunds.ts';
import { ListOutages, ReportStatus } from '../status.ts';
import { GetEntry } from '../traces.ts';
import { ReceivePaddleEvent, ReceiveStripeEvent } from '../webhooks.ts';
import type { Contract } from './refusals.ts';

/** Every call of the API, in the order of its document. */
export const contracts: readonly Contract[] = [
  OpenAccount,
  GetAccount,
  ListEntries,
  ListJobs,
  ListOrders,
  AdjustAccount,
  CloseAccount,
  AuditAccount,
  GetRates,
  QuoteJob,
  StartJob,
  GetJob,
  CancelJob,
  RecordDelivery,
  CreateCheckout,
  QuoteRefund,
  RequestRefund,
  GetRefund,
  DecideRefund,
  AttachPayment,
  GetDispute,
  SendEvidence,
  OpenCase,
  AddToCase,
  GetCase,
  AnswerCase,
  GetEntry,
  ListWork,
  ReportStatus,
  ListOutages,
  HearJobEvent,
  ReceiveStripeEvent,
  ReceivePaddleEvent,
  GetPolicy,
  GetOpenapi,
  GetHealth,
];
