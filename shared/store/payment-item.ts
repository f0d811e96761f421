import type { Payment } from '../domain/payment.ts';
import { mapName } from './keys.ts';

/** A payment is stored as it is; DynamoDB's maps hold its facts by id. */
export type StoredPayment = Omit<Payment, 'product' | 'paymentId'>;

const renamed = <Fact>(
  facts: Readonly<Record<string, Fact>>,
  rename: (id: string) => string,
): Record<string, Fact> =>
  Object.fromEntries(Object.entries(facts).map(([id, fact]) => [rename(id), fact]));

const withFacts = <Facts extends Pick<Payment, 'refunds' | 'disputes' | 'adjustments'>>(
  facts: Facts,
  rename: (id: string) => string,
): Facts => ({
  ...facts,
  refunds: renamed(facts.refunds, rename),
  disputes: renamed(facts.disputes, rename),
  adjustments: renamed(facts.adjustments, rename),
});

export const toStoredPayment = ({
  product: _p,
  paymentId: _i,
  ...stored
}: Payment): StoredPayment => withFacts(stored, mapName);

export const fromStoredPayment = (
  product: string,
  paymentId: Payment['paymentId'],
  stored: StoredPayment & { readonly pk?: string; readonly sk?: string },
): Payment => {
  const { pk: _pk, sk: _sk, ...facts } = stored;
  return { product, paymentId, ...withFacts(facts, (name) => name.slice(1)) };
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
