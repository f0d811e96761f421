import type { PaymentProvider } from '../provider.ts';
import { refused } from '../refund-reply.ts';
import { connect, type PaddleOptions } from './connection.ts';
import { createCheckout } from './create-checkout.ts';
import { findRefund, refund } from './refund.ts';

/**
 * Paddle, by its own SDK.
 *
 * @throws TypeError when `apiUrl` is none
 */
export function paddleProvider(options: PaddleOptions): PaymentProvider {
  const connection = connect(options);
  return {
    // Paddle is the seller: its fee is between it and us, and no customer is charged it.
    keptFee: async () => undefined,
    refund: (request) => refund(connection, request),
    findRefund: (request) => findRefund(connection, request),
    // Everything Paddle tells names its transaction.
    paymentOfCharge: async () => undefined,
    // Paddle is the seller, and answers the bank by itself.
    sendEvidence: async () => refused('evidence_not_taken'),
    findEvidence: async () => refused('not_found'),
    createCheckout: (checkout) => createCheckout(connection, checkout),
  };
}
