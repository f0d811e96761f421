import { api } from '../../shared/runtime/api.ts';
import { atColdStart } from '../../shared/runtime/deployed.ts';
import { adjustAccount } from './adjust-account.ts';
import { answerCase } from './answer-case.ts';
import { attachPayment } from './attach-payment.ts';
import { auditAccount } from './audit-account.ts';
import { getCase } from './get-case.ts';
import { getDispute } from './get-dispute.ts';
import { getEntry } from './get-entry.ts';
import { listWork } from './list-work.ts';
import { reportStatus } from './report-status.ts';

/** What support staff may call besides all that the product's backend may. */
export const operations = [
  getCase,
  getEntry,
  answerCase,
  listWork,
  attachPayment,
  adjustAccount,
  auditAccount,
  getDispute,
  reportStatus,
];

export const build = api(operations);

export const handler = atColdStart(build);
