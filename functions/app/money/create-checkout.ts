import { CreateCheckout } from '../../../shared/contract/payments.ts';
import { created } from '../../../shared/runtime/answer.ts';
import { operation } from '../../../shared/runtime/operation.ts';
import { createCheckout as openCheckout } from '../../../shared/use-cases/create-checkout.ts';

/**
 * POST /v1/{product}/checkouts
 *
 * Opens a page at the payment provider where the account can buy a pack (SK-14, PR-08, JM-01).
 */
export const createCheckout = operation(
  CreateCheckout,
  (asked, context, remember) => openCheckout(context, asked, remember),
  created,
);
