import fc from 'fast-check';
import { type Instant, later } from '../../shared/domain/instant.ts';
import type {
  AdjustmentAction,
  AdjustmentStatus,
  DisputeFactStatus,
  Naming,
  PaymentFact,
  RefundFactStatus,
  RefundMark,
} from '../../shared/domain/payment.ts';
import { at } from './given.ts';

const seconds = (after: number): Instant => later(at, { milliseconds: after * 1_000 });
const usd = (amountMinor: number) => ({ amountMinor, currency: 'USD' });

const names: Naming = { accountId: 'ann', items: [{ key: 'starter', quantity: 1 }] };

/** Some of them say whom and what the payment is for, the others only that it was paid. */
const checkout = fc.record({
  after: fc.nat({ max: 3 }),
  amountMinor: fc.constantFrom(1000, 1000, 999),
});

const stripePurchase: fc.Arbitrary<PaymentFact[]> = fc
  .tuple(checkout, fc.option(checkout), fc.boolean())
  .map(([session, intent, isNamed]) => [
    {
      fact: 'paid',
      source: 'checkout_session',
      names,
      paid: { at: seconds(session.after), amount: usd(session.amountMinor) },
    },
    ...(intent
      ? [
          {
            fact: 'paid' as const,
            source: 'payment_intent' as const,
            names: isNamed ? names : { items: [] },
            paid: { at: seconds(intent.after), amount: usd(intent.amountMinor) },
          },
        ]
      : []),
  ]);

const paddlePurchase: fc.Arbitrary<PaymentFact[]> = fc
  .array(fc.record({ after: fc.nat({ max: 3 }), hasTax: fc.boolean() }), {
    minLength: 1,
    maxLength: 2,
  })
  .map((told) =>
    told.map(({ after, hasTax }) => ({
      fact: 'paid',
      source: 'transaction',
      names,
      paid: { at: seconds(after), amount: usd(1000), ...(hasTax && { subtotalMinor: 900 }) },
    })),
  );

const amounts = fc.constantFrom(1, 333, 500, 999, 1000, 1500);
const currencies = fc.constantFrom(...Array<string>(9).fill('USD'), 'EUR');

const refundLives: readonly (readonly RefundFactStatus[])[] = [
  ['pending'],
  ['succeeded'],
  ['failed'],
  ['pending', 'succeeded'],
  ['pending', 'failed'],
  ['succeeded', 'failed'],
  ['pending', 'succeeded', 'failed'],
];

const refundLife = (id: string, mark: RefundMark = {}): fc.Arbitrary<PaymentFact[]> =>
  fc
    .record({
      statuses: fc.constantFrom(...refundLives),
      amountMinor: amounts,
      currency: currencies,
    })
    .map(({ statuses, ...amount }) =>
      statuses.map((status, index) => ({
        fact: 'refund',
        id,
        refund: { status, amount, at: seconds(10 + index), ...mark },
      })),
    );

const disputeRank: Readonly<Record<DisputeFactStatus, number>> = {
  warning: 1,
  open: 2,
  won: 4,
  lost: 4,
  prevented: 5,
};

const disputeLives: readonly (readonly DisputeFactStatus[])[] = [
  ['warning'],
  ['warning', 'prevented'],
  ['open'],
  ['open', 'won'],
  ['open', 'lost'],
  ['warning', 'open', 'lost'],
  ['open', 'lost', 'open', 'won'],
  ['open', 'lost', 'open', 'lost'],
  ['open', 'won', 'open', 'lost'],
];

/** Words of one dispute, each in a second of its own or all in the same one. */
const disputeLife = (id: string): fc.Arbitrary<PaymentFact[]> =>
  fc
    .record({
      statuses: fc.constantFrom(...disputeLives),
      amountMinor: amounts,
      currency: currencies,
      pace: fc.constantFrom(0, 1),
    })
    .map(({ statuses, pace, ...amount }) =>
      statuses.map((status, index) => ({
        fact: 'dispute',
        id,
        dispute: { status, rank: disputeRank[status], amount, at: seconds(20 + index * pace) },
      })),
    );

const adjustmentLives: readonly (readonly AdjustmentStatus[])[] = [
  ['pending_approval'],
  ['approved'],
  ['pending_approval', 'approved'],
  ['pending_approval', 'rejected'],
  ['approved', 'reversed'],
];

const actions: readonly AdjustmentAction[] = [
  'refund',
  'refund',
  'credit',
  'chargeback',
  'chargeback',
  'chargeback_reverse',
  'chargeback_reverse',
  'chargeback_warning',
  'chargeback_warning_reverse',
];

const adjustmentLife = (id: string): fc.Arbitrary<PaymentFact[]> =>
  fc
    .record({
      action: fc.constantFrom(...actions),
      statuses: fc.constantFrom(...adjustmentLives),
      amountMinor: amounts,
      currency: currencies,
      hasTax: fc.boolean(),
      after: fc.nat({ max: 3 }),
    })
    .map(({ action, statuses, hasTax, after, ...amount }) =>
      statuses.map((status, index) => ({
        fact: 'adjustment',
        id,
        adjustment: {
          action,
          status,
          amount,
          subtotalMinor: hasTax ? Math.floor(amount.amountMinor * 0.9) : 0,
          at: seconds(30 + after + index),
        },
      })),
    );

const someOf = (lives: readonly fc.Arbitrary<PaymentFact[]>[]) =>
  fc
    .tuple(fc.nat({ max: lives.length }), ...lives)
    .map(([count, ...all]) => all.slice(0, count).flat());

/** What goes back of a payment at Stripe: up to three refunds and two disputes. */
const stripeMoney = fc
  .tuple(
    someOf(['re_1', 're_2', 're_3'].map((id) => refundLife(id))),
    someOf(['du_1', 'du_2'].map(disputeLife)),
  )
  .map((facts) => facts.flat());

/** What goes back of a payment at Paddle: up to four adjustments. */
const paddleMoney = someOf(['adj_1', 'adj_2', 'adj_3', 'adj_4'].map(adjustmentLife));

/** @property bought what tells of the purchase, @property back of money that went back */
export type Life = {
  readonly bought: readonly PaymentFact[];
  readonly back: readonly PaymentFact[];
};

/** Everything that may be told of one payment, of `starter` for the account `ann`. */
export const lives: fc.Arbitrary<Life> = fc.oneof(
  fc.record({ bought: stripePurchase, back: stripeMoney }),
  fc.record({ bought: paddlePurchase, back: paddleMoney }),
);

/** The same where some refunds carry out `rfd_1`, at its first attempt. */
export const livesOfOurs: fc.Arbitrary<Life> = fc.record({
  bought: stripePurchase,
  back: fc
    .tuple(
      refundLife('re_1', { ourRefundId: 'rfd_1', attempt: 1 }),
      someOf([refundLife('re_2')]),
      someOf(['du_1', 'du_2'].map(disputeLife)),
    )
    .map((facts) => facts.flat()),
});

/** The facts in any order, some of them told again. */
export const anyOrderOf = (facts: readonly PaymentFact[]): fc.Arbitrary<PaymentFact[]> =>
  fc
    .subarray([...facts], { maxLength: Math.min(3, facts.length) })
    .map((again) => [...facts, ...again])
    .chain((all) => fc.shuffledSubarray(all, { minLength: all.length }));
