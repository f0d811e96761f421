import { api } from '../../shared/runtime/api.ts';
import { atColdStart } from '../../shared/runtime/deployed.ts';
import { adjustAccount } from './adjust-account.ts';
import { attachPayment } from './attach-payment.ts';
import { getDispute } from './get-dispute.ts';
import { listWork } from './list-work.ts';
import { reportStatus } from './report-status.ts';

/** What support staff may do besides all that the product's backend may. */
export const operations = [listWork, attachPayment, adjustAccount, getDispute, reportStatus];

export const build = api(operations);

export const handler = atColdStart(build);
