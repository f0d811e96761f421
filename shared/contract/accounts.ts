import * as z from 'zod/mini';
import {
  clause,
  Draw,
  explanation,
  lotId,
  lotKind,
  policyVersion,
  productName,
  provider,
  rateCard,
  refundCode,
} from './answer-fields.ts';
import {
  accountId,
  country,
  credits,
  email,
  entryId,
  instant,
  jobId,
  money,
  orderId,
  paymentId,
  refundId,
} from './fields.ts';
import type { OperationContract } from './operation-contract.ts';

export const RefundStanding = z.object({
  eligible: z.boolean(),
  until: z.optional(instant),
  code: refundCode,
  clause,
  explanation,
});

export const Lot = z.object({
  lotId,
  kind: lotKind,
  orderId: z.optional(orderId),
  credits,
  remaining: credits,
  pending: credits,
  captured: credits,
  refunded: credits,
  clawedBack: credits,
  forfeited: credits,
  adjusted: credits,
  state: z.enum(['open', 'frozen', 'refunded', 'clawed_back', 'forfeited']),
  grantedAt: instant,
  rateCard,
  refund: RefundStanding,
});

export const Balance = z.object({
  available: credits,
  pending: credits,
  frozen: credits,
  owed: credits,
});

export const Account = z.object({
  accountId,
  product: productName,
  email: z.string(),
  country: z.optional(z.string()),
  status: z.enum(['open', 'closed']),
  balance: Balance,
  lots: z.array(Lot),
  openedAt: instant,
  closedAt: z.optional(instant),
});

// biome-ignore format: one list
const entryKinds = ['grant', 'charge', 'restore', 'clawback', 'reinstate', 'refund', 'forfeit', 'adjust'] as const;

export const Entry = z.object({
  entryId,
  at: instant,
  kind: z.enum(entryKinds),
  credits: z.int(),
  balanceAfter: z.int(),
  frozen: z.optional(z.int()),
  owed: z.optional(z.int()),
  draws: z.array(Draw),
  jobId: z.optional(jobId),
  orderId: z.optional(orderId),
  clause,
  policy: policyVersion,
  explanation,
});

export const Order = z.object({
  orderId,
  pack: z.string(),
  credits,
  paid: money,
  paidAt: instant,
  provider,
  paymentId,
  lotId,
  refund: RefundStanding,
  refunds: z.array(refundId),
});

const nothing = z.strictObject({});
const accountPath = z.object({ accountId });

export const OpenAccount = {
  operationId: 'openAccount',
  tag: 'Accounts',
  summary: 'Open an account',
  description:
    'Opens an account and grants the trial credits of the policy, once (SK-21). Repeated with the same e-mail address it is answered 200 and changes nothing.',
  status: 201,
  errors: ['account_exists'],
  method: 'POST',
  path: '/v1/{product}/accounts',
  access: 'app',
  idempotency: 'natural',
  params: nothing,
  query: nothing,
  body: z.strictObject({ accountId, email, country: z.optional(country) }),
  answer: Account,
} as const satisfies OperationContract;

export const GetAccount = {
  operationId: 'getAccount',
  tag: 'Accounts',
  summary: 'Read an account with all its lots',
  description:
    'Lots that are spent are listed too. The answer holds every write that was answered before.',
  status: 200,
  errors: ['account_not_found'],
  method: 'GET',
  path: '/v1/{product}/accounts/{accountId}',
  access: 'app',
  idempotency: 'none',
  params: accountPath,
  query: nothing,
  body: nothing,
  answer: Account,
} as const satisfies OperationContract;
