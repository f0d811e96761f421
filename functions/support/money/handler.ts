import { api } from '../../../shared/runtime/api.ts';
import { atColdStart } from '../../../shared/runtime/deployed.ts';
import { callingProviders } from '../../../shared/runtime/providers.ts';
import { decideRefund } from './decide-refund.ts';

/** What support staff may call that asks a payment provider something. */
export const operations = [decideRefund];

export const build = callingProviders(api(operations));

export const handler = atColdStart(build);
