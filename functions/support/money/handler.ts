import { api } from '../../../shared/runtime/api.ts';
import { atColdStart } from '../../../shared/runtime/deployed.ts';
import { citingPolicies } from '../../../shared/runtime/policy-words.ts';
import { callingProviders } from '../../../shared/runtime/providers.ts';
import { decideRefund } from './decide-refund.ts';
import { sendEvidence } from './send-evidence.ts';

/** What support staff may call that asks a payment provider something. */
export const operations = [decideRefund, sendEvidence];

export const build = callingProviders(citingPolicies(api(operations)));

export const handler = atColdStart(build);
