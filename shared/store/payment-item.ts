import type { Instant } from '../domain/instant.ts';
import type { Payment } from '../domain/payment.ts';
import { mapName } from './keys.ts';

/** A payment is stored as it is; DynamoDB's maps hold its facts by id. */
export type StoredPayment = Omit<Payment, 'product' | 'paymentId'>;

/** DynamoDB hands out a map's names in any order; read, they always stand in the same. */
const renamed = <Fact>(
  facts: Readonly<Record<string, Fact>>,
  rename: (id: string) => string,
): Record<string, Fact> =>
  Object.fromEntries(
    Object.entries(facts)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([id, fact]) => [rename(id), fact]),
  );

const withFacts = <
  Facts extends Pick<
    Payment,
    'refunds' | 'disputes' | 'adjustments' | 'ours' | 'disputeWork' | 'heard'
  >,
>(
  facts: Facts,
  rename: (id: string) => string,
): Facts => ({
  ...facts,
  refunds: renamed(facts.refunds, rename),
  disputes: renamed(facts.disputes, rename),
  adjustments: renamed(facts.adjustments, rename),
  ours: renamed(facts.ours, rename),
  disputeWork: renamed(facts.disputeWork, rename),
  ...(facts.heard && { heard: renamed(facts.heard, rename) }),
});

export const toStoredPayment = ({
  product: _p,
  paymentId: _i,
  ...stored
}: Payment): StoredPayment => withFacts(stored, mapName);

export const fromStoredPayment = (
  product: string,
  paymentId: Payment['paymentId'],
  stored: StoredPayment & Partial<Readonly<Record<'pk' | 'sk' | 'dueShard' | 'dueAt', string>>>,
): Payment => {
  const { pk: _pk, sk: _sk, dueShard: _shard, dueAt: _due, ...facts } = stored;
  return { product, paymentId, ...withFacts(facts, (name) => name.slice(1)) };
};

/** When something has to be done about one of its refunds. */
export const paymentDueAt = ({ ours }: Payment): Instant | undefined =>
  Object.values(ours)
    .flatMap(({ nextAt }) => nextAt ?? [])
    .toSorted()[0];

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
  ours: {},
  disputeWork: {},
  version: 0,
});
