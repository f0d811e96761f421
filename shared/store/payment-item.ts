import type { Payment } from '../domain/payment.ts';

/** A payment is stored as it is; DynamoDB's maps hold its facts by id. */
export type StoredPayment = Omit<Payment, 'product' | 'paymentId'>;

export const toStoredPayment = ({
  product: _p,
  paymentId: _i,
  ...stored
}: Payment): StoredPayment => stored;

export const fromStoredPayment = (
  product: string,
  paymentId: Payment['paymentId'],
  stored: StoredPayment & { readonly pk?: string; readonly sk?: string },
): Payment => {
  const { pk: _pk, sk: _sk, ...facts } = stored;
  return { product, paymentId, ...facts };
};

/** A payment nothing has been said of yet. */
export const unheardPayment = (
  product: string,
  provider: Payment['provider'],
  paymentId: Payment['paymentId'],
): Payment => ({
  product,
  provider,
  paymentId,
  told: {},
  refunds: {},
  disputes: {},
  adjustments: {},
  version: 0,
});
