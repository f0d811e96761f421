import fc from 'fast-check';
import type { PaymentGiven } from '../../shared/decide/place-payment.ts';
import type { Account } from '../../shared/domain/account.ts';
import { type Credits, toCredits } from '../../shared/domain/credits.ts';
import type {
  AccountId,
  EntryId,
  JobId,
  LotId,
  OrderId,
  RefundQuoteId,
  VariantId,
} from '../../shared/domain/ids.ts';
import { type Instant, later, toInstant } from '../../shared/domain/instant.ts';
import type { Job } from '../../shared/domain/job.ts';
import { type FreezeReason, type Lot, newLot } from '../../shared/domain/lot.ts';

export const at = toInstant('2026-03-02T09:00:00.000Z');
export const entryId = 'ent_0' as EntryId;
export const hoursAfter = (hours: number, milliseconds = 0): Instant =>
  later(at, { hours, milliseconds });

/** A whole purchase of 100 credits, made at `at`, but for what is said of it. */
export const lotOf = (
  said: Partial<Omit<Lot, 'lotId'>> & { readonly lotId?: string } = {},
): Lot => ({
  ...newLot({
    lotId: 'lot_a' as LotId,
    kind: 'purchase',
    credits: said.credits ?? toCredits(100),
    since: at,
    rateCard: '2026-01',
    paidNothing: false,
  }),
  ...said,
  lotId: (said.lotId ?? 'lot_a') as LotId,
});

export const accountOf = (lots: readonly Lot[], said: Partial<Account> = {}): Account => ({
  product: 'skena',
  accountId: 'ann' as AccountId,
  email: 'ann@example.com',
  openedAt: at,
  lots,
  spentLots: 0,
  lotsVersion: 1,
  running: [],
  ...said,
});

/** What the next payment of an account is decided with: it becomes `ord_1` and `lot_1`. */
export const givenFor = (
  account: Account | undefined,
  said: Partial<PaymentGiven> = {},
): PaymentGiven => ({
  account,
  twins: [],
  orderId: 'ord_1' as OrderId,
  reviewId: 'rfq_1' as RefundQuoteId,
  ...said,
});

/** A lot of any kind, any age and any use; ids are told apart by their place in a list. */
const anyLot: fc.Arbitrary<Lot> = fc
  .record({
    kind: fc.constantFrom('trial', 'purchase', 'goodwill'),
    credits: fc.integer({ min: 1, max: 1_000 }),
    used: fc.integer({ min: 0, max: 1_000 }),
    age: fc.oneof(fc.constantFrom(168, 168.001, 0), fc.integer({ min: 0, max: 400 })),
    frozenBy: fc.oneof(
      { weight: 4, arbitrary: fc.constant([]) },
      { weight: 1, arbitrary: fc.subarray<FreezeReason>(['refund', 'dispute'], { minLength: 1 }) },
    ),
    paidNothing: fc.oneof(
      { weight: 4, arbitrary: fc.constant(false) },
      { weight: 1, arbitrary: fc.constant(true) },
    ),
  })
  .map(({ credits, used, age, ...lot }) =>
    lotOf({
      ...lot,
      credits: toCredits(credits),
      remaining: toCredits(Math.max(0, credits - used)),
      since: hoursAfter(-age),
    }),
  );

export const lots = (most = 8): fc.Arbitrary<Lot[]> =>
  fc
    .array(anyLot, { maxLength: most })
    .map((list) => list.map((lot, index) => ({ ...lot, lotId: `lot_${index}` as LotId })));

/** A running job that drew `credits` from each of some lots, shared out to its variants. */
export function jobOf(
  draws: readonly (readonly [lotId: string, credits: number])[],
  shares: readonly number[],
  said: Partial<Job> = {},
): Job {
  return {
    product: 'skena',
    jobId: 'job' as JobId,
    accountId: 'ann' as AccountId,
    action: 'image',
    startedAt: at,
    capAt: later(at, { minutes: 10 }),
    draws: draws.map(([lotId, credits]) => ({
      lotId: lotId as LotId,
      credits: toCredits(credits),
    })),
    variants: shares.map((credits, index) => ({
      variantId: `v${index + 1}` as VariantId,
      credits: toCredits(credits),
      state: 'pending',
      deliveries: [],
    })),
    policy: 'skena@1',
    fingerprint: 'f',
    ...said,
  };
}

export const total = (values: readonly { readonly credits: number }[]): Credits =>
  toCredits(values.reduce((sum, { credits }) => sum + credits, 0));
