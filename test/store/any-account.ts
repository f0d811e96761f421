import fc from 'fast-check';
import { type Account, closers } from '../../shared/domain/account.ts';
import { type Credits, none } from '../../shared/domain/credits.ts';
import type { Draw } from '../../shared/domain/draw.ts';
import type { Entry } from '../../shared/domain/entry.ts';
import { lotIdOf, type VariantId } from '../../shared/domain/ids.ts';
import { later } from '../../shared/domain/instant.ts';
import type { DeliveryKind, Settled } from '../../shared/domain/job.ts';
import type { FreezeReason, Lot } from '../../shared/domain/lot.ts';
import type { Order } from '../../shared/domain/order.ts';
import type { Quote } from '../../shared/domain/quote.ts';
import * as words from './any-words.ts';

const draws = (most: number): fc.Arbitrary<Draw[]> =>
  fc.uniqueArray(words.record({ lotId: words.lotId, credits: words.credits }), {
    selector: ({ lotId }) => lotId,
    maxLength: most,
  });

const retired = fc.oneof(fc.constant(none), words.credits);

export const anyLot: fc.Arbitrary<Lot> = words.record({
  lotId: words.lotId,
  kind: fc.constantFrom('trial', 'purchase', 'goodwill'),
  credits: words.credits,
  remaining: words.credits,
  since: words.instant,
  rateCard: fc.constantFrom('2026-01', '2026-11-b'),
  frozenBy: fc.subarray<FreezeReason>(['refund', 'dispute']),
  paidNothing: fc.boolean(),
  isSuspected: fc.boolean(),
  isOffered: fc.boolean(),
  refunded: retired,
  clawedBack: retired,
  forfeited: retired,
  adjusted: retired,
  claims: words.record({ refunded: retired, clawedBack: retired, forgiven: retired }),
  lent: retired,
  paidBy: draws(3),
});

const lots = fc.uniqueArray(anyLot, { selector: ({ lotId }) => lotId, maxLength: 25 });

/** As it is when it is opened. */
export const anyNewAccount: fc.Arbitrary<Account> = words
  .some<Account>(
    {
      product: words.product,
      accountId: words.accountId,
      email: fc.emailAddress(),
      country: fc.constantFrom('ID', 'GB'),
      openedAt: words.instant,
      closedAt: words.instant,
      lots,
      spentLots: fc.constant(0),
      lotsVersion: fc.nat(),
      running: fc.constant([]),
      closedBy: fc.constantFrom(...closers),
      lastEntryId: words.entryId,
    },
    ['product', 'accountId', 'email', 'openedAt', 'lots', 'spentLots', 'lotsVersion', 'running'],
  )
  .map(({ closedAt: _notYet, closedBy: _byNobody, ...account }) => account);

/** Where nothing changed, nothing is said. */
const change = fc.maxSafeInteger().filter((by) => by !== 0);

export const anyEntry: fc.Arbitrary<Entry> = words.some<Entry>(
  {
    entryId: words.entryId,
    kind: fc.constantFrom(
      'grant',
      'charge',
      'restore',
      'clawback',
      'reinstate',
      'refund',
      'forfeit',
      'adjust',
    ),
    credits: fc.maxSafeInteger(),
    frozen: change,
    owed: change,
    draws: draws(20),
    clause: words.clause,
    policy: words.policy,
    jobId: words.jobId,
    orderId: words.orderId,
    cause: words.word,
    by: words.word,
    reason: words.word,
    facts: fc.dictionary(words.word, fc.oneof(words.word, fc.maxSafeInteger(), fc.boolean()), {
      noNullPrototype: true,
    }),
  },
  ['entryId', 'kind', 'credits', 'draws', 'clause', 'policy'],
);

const settled: fc.Arbitrary<Settled> = words.some<Settled>(
  {
    state: fc.constantFrom('captured', 'restored'),
    outcome: fc.constantFrom('succeeded', 'model_failed', 'timed_out', 'no_usable_output'),
    settledAt: words.instant,
    clause: words.clause,
    reason: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }),
  },
  ['state', 'outcome', 'settledAt', 'clause'],
);

/** What becomes of a variant: everything that may be told of it. */
export type ToldVariant = {
  readonly variantId: VariantId;
  readonly credits: Credits;
  readonly delivered: readonly DeliveryKind[];
  readonly fraction?: number;
  readonly end?: Settled;
  readonly late?: true;
};

const variant = words.some<ToldVariant>(
  {
    variantId: words.variantId,
    credits: words.credits,
    delivered: fc.uniqueArray(fc.constantFrom<DeliveryKind[]>('saved', 'exported', 'downloaded')),
    fraction: fc.integer({ min: 0, max: 100 }).map((percent) => percent / 100),
    end: settled,
    late: fc.constant(true),
  },
  ['variantId', 'credits', 'delivered'],
);

/** A job as it starts, and what is then told of its variants. */
export const anyJob = words
  .record({
    job: words.record({
      product: words.product,
      jobId: words.jobId,
      accountId: words.accountId,
      action: words.word,
      startedAt: words.instant,
      draws: draws(20),
      policy: words.policy,
      fingerprint: fc.base64String(),
    }),
    variants: fc.uniqueArray(variant, {
      selector: ({ variantId }) => variantId,
      minLength: 1,
      maxLength: 4,
    }),
  })
  .map(({ job, variants }) => ({
    job: { ...job, capAt: later(job.startedAt, { minutes: 10 }) },
    variants,
  }));

export const anyQuote: fc.Arbitrary<Quote> = words.record({
  product: words.product,
  quoteId: words.quoteId,
  accountId: words.accountId,
  action: words.word,
  variants: fc.integer({ min: 1, max: 100 }),
  credits: words.credits,
  expiresAt: words.instant,
});

export const anyOrder: fc.Arbitrary<Order> = words
  .some<Omit<Order, 'lotId'>>(
    {
      orderId: words.orderId,
      pack: words.word,
      credits: words.credits,
      paid: words.money,
      paidAt: words.instant,
      provider: fc.constantFrom('stripe', 'paddle'),
      paymentId: words.paymentId,
      checkoutId: words.orderId,
    },
    ['orderId', 'pack', 'credits', 'paid', 'paidAt', 'provider', 'paymentId'],
  )
  .map((order) => ({ ...order, lotId: lotIdOf(order.orderId) }));
