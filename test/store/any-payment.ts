import fc from 'fast-check';
import type { InboundEvent } from '../../shared/domain/inbound-event.ts';
import type * as domain from '../../shared/domain/payment.ts';
import * as words from './any-words.ts';

const provider = fc.constantFrom<domain.Provider[]>('stripe', 'paddle');

const naming = words.some<domain.Naming>(
  {
    product: words.word,
    accountId: words.text,
    orderId: words.text,
    items: fc.array(words.record({ key: words.text, quantity: fc.maxSafeInteger() }), {
      maxLength: 3,
    }),
  },
  ['items'],
);

const paid = words.some<domain.Paid>(
  { at: words.instant, amount: words.money, subtotalMinor: fc.maxSafeNat() },
  ['at', 'amount'],
);

const unpaid = words.record({ at: words.instant, why: words.word });

const refund = words.some<domain.RefundFact>(
  {
    status: fc.constantFrom('pending', 'succeeded', 'failed'),
    amount: words.money,
    at: words.instant,
    ourRefundId: words.text,
  },
  ['status', 'amount', 'at'],
);

const dispute = words.some<domain.DisputeFact>(
  {
    status: fc.constantFrom('warning', 'open', 'won', 'lost', 'prevented'),
    rank: fc.nat({ max: 9 }),
    amount: words.money,
    at: words.instant,
    reason: words.text,
    dueBy: words.instant,
  },
  ['status', 'rank', 'amount', 'at'],
);

const adjustment = words.some<domain.AdjustmentFact>(
  {
    action: fc.constantFrom('refund', 'chargeback', 'chargeback_reverse'),
    status: fc.constantFrom('pending_approval', 'approved', 'rejected', 'reversed'),
    amount: words.money,
    subtotalMinor: fc.maxSafeNat(),
    at: words.instant,
    reason: words.text,
  },
  ['action', 'status', 'amount', 'subtotalMinor', 'at'],
);

const source = fc.constantFrom<domain.PaymentSource[]>(
  'checkout_session',
  'payment_intent',
  'transaction',
);

const told = words.some<domain.Told>({ names: naming, paid }, ['names']);

const byId = <Fact>(fact: fc.Arbitrary<Fact>) =>
  fc.dictionary(words.providerId, fact, { maxKeys: 4, noNullPrototype: true });

export const anyPayment: fc.Arbitrary<domain.Payment> = words.some<domain.Payment>(
  {
    product: words.product,
    provider,
    paymentId: words.paymentId,
    told: fc.dictionary(source, told, { noNullPrototype: true }),
    unpaid,
    refunds: byId(refund),
    disputes: byId(dispute),
    adjustments: byId(adjustment),
    attachedTo: words.record({ accountId: words.accountId, pack: words.word }),
    granted: words.record({
      accountId: words.accountId,
      lotId: words.lotId,
      pack: words.word,
      paid,
    }),
    workDueAt: words.instant,
    version: fc.constant(1),
  },
  ['product', 'provider', 'paymentId', 'told', 'refunds', 'disputes', 'adjustments', 'version'],
);

const fact: fc.Arbitrary<domain.PaymentFact> = fc.oneof(
  words.record({ fact: fc.constant('named' as const), source, names: naming }),
  words.record({ fact: fc.constant('paid' as const), source, names: naming, paid }),
  unpaid.map((why) => ({ fact: 'unpaid' as const, ...why })),
  words.record({ fact: fc.constant('refund' as const), id: words.providerId, refund }),
  words.record({ fact: fc.constant('dispute' as const), id: words.providerId, dispute }),
  words.record({ fact: fc.constant('adjustment' as const), id: words.providerId, adjustment }),
);

const reading: fc.Arbitrary<domain.ProviderEvent['reading']> = fc.oneof(
  words.record({
    read: fc.constant('facts' as const),
    paymentId: words.paymentId,
    facts: fc.array(fact, { maxLength: 4 }),
  }),
  words.record({ read: fc.constant('ignored' as const), why: words.word }),
  words.some<Extract<domain.ProviderEvent['reading'], { read: 'parked' }>>(
    { read: fc.constant('parked' as const), why: words.word, paymentId: words.paymentId },
    ['read', 'why'],
  ),
);

export const anyInboundEvent: fc.Arbitrary<InboundEvent> = words.some<InboundEvent>(
  {
    product: words.product,
    event: words.record({
      provider,
      eventId: words.providerId,
      type: words.text,
      occurredAt: words.instant,
      reading,
    }),
    receivedAt: words.instant,
    body: fc.uint8Array({ minLength: 1, maxLength: 2_000 }),
    attempts: fc.nat({ max: 50 }),
    appliedAt: words.instant,
    dueAt: words.instant,
  },
  ['product', 'event', 'receivedAt', 'attempts'],
);
