import fc from 'fast-check';
import type { InboundEvent } from '../../shared/domain/inbound-event.ts';
import type * as domain from '../../shared/domain/payment.ts';
import type { ProviderEvent } from '../../shared/domain/provider-event.ts';
import {
  grounds,
  type Refund,
  type RefundCode,
  type RefundState,
  type RefundStep,
  type Ruling,
} from '../../shared/domain/refund.ts';
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

const refundFact = words.some<domain.RefundFact>(
  {
    status: fc.constantFrom('pending', 'succeeded', 'failed'),
    amount: words.money,
    at: words.instant,
    ourRefundId: words.text,
    attempt: fc.integer({ min: 1, max: 999_999 }),
    failure: words.word,
  },
  ['status', 'amount', 'at'],
);

const disputeFact = words.some<domain.DisputeFact>(
  {
    status: fc.constantFrom('warning', 'open', 'won', 'lost', 'prevented'),
    rank: fc.nat({ max: 9 }),
    amount: words.money,
    at: words.instant,
    reason: words.text,
    dueBy: words.instant,
    evidence: fc.constantFrom('given', 'not_taken'),
  },
  ['status', 'rank', 'amount', 'at'],
);

const adjustmentFact = words.some<domain.AdjustmentFact>(
  {
    action: fc.constantFrom(
      'refund',
      'credit',
      'credit_reverse',
      'chargeback',
      'chargeback_reverse',
      'chargeback_warning',
      'chargeback_warning_reverse',
    ),
    status: fc.constantFrom('pending_approval', 'approved', 'rejected', 'reversed'),
    amount: words.money,
    subtotalMinor: fc.maxSafeNat(),
    at: words.instant,
    reason: words.text,
    ourRefundId: words.text,
    attempt: fc.integer({ min: 1, max: 999_999 }),
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

const code = fc.constantFrom<RefundCode[]>('eligible', 'lot_pending', 'claim_to_check', 'disputed');
const ruling = words.record<Ruling>({ code, clause: words.clause });

const step = words.some<RefundStep>(
  {
    state: fc.constantFrom<RefundState[]>(
      'under_review',
      'approved',
      'submitted',
      'succeeded',
      'failed',
      'denied',
    ),
    at: words.instant,
    by: words.word,
    note: words.text,
  },
  ['state', 'at', 'by'],
);

const refund: fc.Arbitrary<Refund> = words.some<Refund>(
  {
    refundId: words.refundId,
    orderId: words.orderId,
    ground: fc.constantFrom(...grounds),
    statement: words.text,
    code,
    clause: words.clause,
    outranks: ruling,
    gross: words.money,
    feeMinor: fc.maxSafeNat(),
    creditsRetired: words.credits,
    claims: words.credits,
    history: fc.tuple(step, fc.array(step, { maxLength: 4 })).map(([one, more]) => [one, ...more]),
    judgedAt: words.instant,
    decisionDueAt: words.instant,
    payoutDueAt: words.instant,
    attempt: fc.nat(),
    calls: fc.nat(),
    firstCalledAt: words.instant,
    nextAt: words.instant,
    workDueAt: words.instant,
    remindedOf: fc.constantFrom('nearly_due', 'missed'),
    paidMinor: fc.maxSafeNat(),
    policy: words.policy,
  },
  [
    'refundId',
    'orderId',
    'ground',
    'code',
    'clause',
    'gross',
    'feeMinor',
    'creditsRetired',
    'claims',
    'history',
    'judgedAt',
    'attempt',
    'calls',
    'policy',
  ],
);

export const anyPayment: fc.Arbitrary<domain.Payment> = words.some<domain.Payment>(
  {
    product: words.product,
    provider,
    paymentId: words.paymentId,
    told: fc.dictionary(source, told, { noNullPrototype: true }),
    unpaid,
    refunds: byId(refundFact),
    disputes: byId(disputeFact),
    adjustments: byId(adjustmentFact),
    attachedTo: words.record({ accountId: words.accountId, pack: words.word }),
    granted: words.record({
      accountId: words.accountId,
      lotId: words.lotId,
      pack: words.word,
      paid,
    }),
    ours: fc
      .uniqueArray(refund, { selector: ({ refundId }) => refundId, maxLength: 3 })
      .map((refunds) => Object.fromEntries(refunds.map((one) => [one.refundId, one]))),
    disputeWork: byId(words.instant),
    workDueAt: words.instant,
    heard: byId(words.record({ type: words.word, at: words.instant })),
    version: fc.constant(1),
  },
  [
    'product',
    'provider',
    'paymentId',
    'told',
    'refunds',
    'disputes',
    'adjustments',
    'ours',
    'disputeWork',
    'version',
  ],
);

const fact: fc.Arbitrary<domain.PaymentFact> = fc.oneof(
  words.record({ fact: fc.constant('named' as const), source, names: naming }),
  words.record({ fact: fc.constant('paid' as const), source, names: naming, paid }),
  unpaid.map((why) => ({ fact: 'unpaid' as const, ...why })),
  words.record({ fact: fc.constant('refund' as const), id: words.providerId, refund: refundFact }),
  words.record({
    fact: fc.constant('dispute' as const),
    id: words.providerId,
    dispute: disputeFact,
  }),
  words.record({
    fact: fc.constant('adjustment' as const),
    id: words.providerId,
    adjustment: adjustmentFact,
  }),
);

const reading: fc.Arbitrary<ProviderEvent['reading']> = fc.oneof(
  words.record({
    read: fc.constant('facts' as const),
    paymentId: words.paymentId,
    facts: fc.array(fact, { maxLength: 4 }),
  }),
  words.record({ read: fc.constant('ignored' as const), why: words.word }),
  words.some<Extract<ProviderEvent['reading'], { read: 'parked' }>>(
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
