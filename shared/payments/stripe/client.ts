import type { PaymentProvider } from '../provider.ts';
import { connect, type StripeOptions } from './connection.ts';
import { createCheckout } from './create-checkout.ts';
import { findEvidence, sendEvidence } from './evidence.ts';
import { keptFee } from './kept-fee.ts';
import { paymentOfCharge } from './payment-of-charge.ts';
import { findRefund, refund } from './refund.ts';

/**
 * Stripe, by its own SDK.
 *
 * @throws TypeError when `apiUrl` is none
 * @throws Error when there is no key
 */
export function stripeProvider(options: StripeOptions): PaymentProvider {
  const connection = connect(options);
  return {
    keptFee: (paymentId, currency) => keptFee(connection, paymentId, currency),
    refund: (request) => refund(connection, request),
    findRefund: (request) => findRefund(connection, request),
    paymentOfCharge: (chargeId) => paymentOfCharge(connection, chargeId),
    sendEvidence: (request) => sendEvidence(connection, request),
    findEvidence: (request) => findEvidence(connection, request),
    createCheckout: (checkout) => createCheckout(connection, checkout),
  };
}
