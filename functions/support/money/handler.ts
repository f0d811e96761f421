import { api } from '../../../shared/runtime/api.ts';
import { atColdStart } from '../../../shared/runtime/deployed.ts';
import { citingPolicies } from '../../../shared/runtime/policy-words.ts';
import { callingProviders } from '../../../shared/runtime/providers.ts';
import { adjustAccount } from './adjust-account.ts';
import { attachPayment } from './attach-payment.ts';
import { decideRefund } from './decide-refund.ts';
import { getDispute } from './get-dispute.ts';
import { sendEvidence } from './send-evidence.ts';

/** What support staff do about money and credits; some of it asks a payment provider something. */
export const operations = [decideRefund, sendEvidence, attachPayment, adjustAccount, getDispute];

export const build = callingProviders(citingPolicies(api(operations)));

export const handler = atColdStart(build);
