import { api } from '../../../shared/runtime/api.ts';
import { atColdStart } from '../../../shared/runtime/deployed.ts';
import { callingProviders } from '../../../shared/runtime/providers.ts';
import { closeAccount } from './close-account.ts';
import { createCheckout } from './create-checkout.ts';
import { quoteRefund } from './quote-refund.ts';
import { requestRefund } from './request-refund.ts';

/** What the product's own backend may call that asks a payment provider something. */
export const operations = [createCheckout, quoteRefund, requestRefund, closeAccount];

export const build = callingProviders(api(operations));

export const handler = atColdStart(build);
