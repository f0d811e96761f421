import fc from 'fast-check';
import { withFact } from '../../shared/decide/payment-facts.ts';
import { toInstant } from '../../shared/domain/instant.ts';
import type { Naming, Payment, PaymentFact } from '../../shared/domain/payment.ts';
import { unheardPayment } from '../../shared/store/payment-item.ts';

export const unheard = unheardPayment('skena', 'stripe', 'pi_1' as Payment['paymentId']);

export const merged = (facts: readonly PaymentFact[], before: Payment = unheard): Payment =>
  facts.reduce(withFact, before);

/** Few values of each kind, so that facts meet: the same second, the same amount, the same id. */
const times = fc.constantFrom(
  ...['2026-03-02T09:00:00Z', '2026-03-02T09:00:01Z', '2026-03-02T09:00:02Z'].map(toInstant),
);
const amounts = fc.constantFrom(500, 1000);
const currencies = fc.constantFrom('USD', 'USD', 'USD', 'EUR');
const money = fc.record({ amountMinor: amounts, currency: currencies });
const ids = fc.constantFrom('a', 'b', '__proto__', 'constructor');
const perhaps = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined });
const texts = fc.constantFrom('x', 'y');

/** Members that are not there are left out, as they are in what is read of an event. */
const without = <Fact extends object>(fact: Fact) =>
  Object.fromEntries(Object.entries(fact).filter(([, value]) => value !== undefined));

const namings: fc.Arbitrary<Naming> = fc
  .record({
    product: perhaps(fc.constantFrom('skena')),
    accountId: perhaps(fc.constantFrom('ann', 'ben', 'ann ben')),
    orderId: perhaps(fc.constantFrom('ben', 'c')),
    items: fc.array(
      fc.record({
        key: fc.constantFrom('starter', 'studio'),
        quantity: fc.integer({ min: 1, max: 2 }),
      }),
      { maxLength: 2 },
    ),
  })
  .map((names) => without(names) as Naming);

const sources = fc.constantFrom('checkout_session', 'payment_intent', 'transaction');

const namedFacts = fc.record({
  fact: fc.constant('named'),
  source: sources,
  names: namings,
});

const paidFacts = fc.record({
  fact: fc.constant('paid'),
  source: sources,
  names: namings,
  paid: fc
    .record({ at: times, amount: money, subtotalMinor: perhaps(amounts) })
    .map((paid) => without(paid)),
});

const unpaidFacts = fc.record({ fact: fc.constant('unpaid'), at: times, why: texts });

const refundFacts = fc.record({
  fact: fc.constant('refund'),
  id: ids,
  refund: fc
    .record({
      status: fc.constantFrom('pending', 'succeeded', 'failed'),
      amount: money,
      at: times,
      ourRefundId: perhaps(fc.constantFrom('rfd_1', 'rfd_2')),
    })
    .map((refund) => without(refund)),
});

const disputeFacts = fc.record({
  fact: fc.constant('dispute'),
  id: ids,
  dispute: fc
    .record({
      status: fc.constantFrom('warning', 'open', 'won', 'lost', 'prevented'),
      rank: fc.integer({ min: 1, max: 3 }),
      amount: money,
      at: times,
      reason: perhaps(texts),
      dueBy: perhaps(times),
    })
    .map((dispute) => without(dispute)),
});

const adjustmentFacts = fc.record({
  fact: fc.constant('adjustment'),
  id: ids,
  adjustment: fc
    .record({
      action: fc.constantFrom('refund', 'chargeback', 'chargeback_reverse'),
      status: fc.constantFrom('pending_approval', 'approved', 'rejected', 'reversed'),
      amount: money,
      subtotalMinor: amounts,
      at: times,
      reason: perhaps(texts),
    })
    .map((adjustment) => without(adjustment)),
});

/** Facts by kind, for a property each. */
export const factsByKind = {
  named: namedFacts,
  paid: paidFacts,
  unpaid: unpaidFacts,
  refund: refundFacts,
  dispute: disputeFacts,
  adjustment: adjustmentFacts,
} as unknown as Readonly<Record<PaymentFact['fact'], fc.Arbitrary<PaymentFact>>>;

export const anyFact: fc.Arbitrary<PaymentFact> = fc.oneof(...Object.values(factsByKind));

/** A list of facts, and the same facts in any order, some of them told more than once. */
export const toldAgain = (fact: fc.Arbitrary<PaymentFact>, most = 6) =>
  fc.array(fact, { minLength: 1, maxLength: most }).chain((facts) =>
    fc.array(fc.constantFrom(...facts), { maxLength: 4 }).chain((repeated) => {
      const all = [...facts, ...repeated];
      return fc.tuple(fc.constant(facts), fc.shuffledSubarray(all, { minLength: all.length }));
    }),
  );
