import { canonical } from '../domain/canonical.ts';
import { toMilliseconds } from '../domain/instant.ts';
import { own } from '../domain/own.ts';
import type {
  AdjustmentFact,
  AdjustmentStatus,
  DisputeFact,
  Naming,
  Paid,
  Payment,
  PaymentFact,
  RefundFact,
  RefundFactStatus,
  Told,
} from '../domain/payment.ts';
import type { ProviderEvent } from '../domain/provider-event.ts';

/** A refund only rises: one that succeeded may still fail, none comes back from failing. */
const refundRank: Readonly<Record<RefundFactStatus, number>> = {
  pending: 1,
  succeeded: 2,
  failed: 3,
};

const adjustmentRank: Readonly<Record<AdjustmentStatus, number>> = {
  pending_approval: 1,
  approved: 2,
  rejected: 3,
  reversed: 4,
};

type Ordered = readonly (number | string)[];

/**
 * Whichever stands higher by `order`, and where that ties by all they say, so that no arrival can
 * matter.
 */
function higher<Fact>(a: Fact | undefined, b: Fact, order: (fact: Fact) => Ordered): Fact {
  if (a === undefined) return b;
  const whole = (fact: Fact): Ordered => [...order(fact), canonical(fact)];
  const [orderA, orderB] = [whole(a), whole(b)];
  const at = orderA.findIndex((value, index) => value !== orderB[index]);
  return at < 0 || (orderA[at] ?? '') > (orderB[at] ?? '') ? a : b;
}

const refundOrder = ({ status, at }: RefundFact): Ordered => [refundRank[status], at];

const adjustmentOrder = ({ status, at }: AdjustmentFact): Ordered => [adjustmentRank[status], at];

/** The word for a dispute is the one told last; of two in one second, the further one. */
const disputeOrder = ({ at, rank }: DisputeFact): Ordered => [at, rank];

/** Of two payings told by one source the first counts: its time is the time of purchase. */
const paidOrder = ({ at }: Paid): Ordered => [-toMilliseconds(at)];

/** The fuller naming; events of one source copy the same metadata, or none. */
const namingOrder = ({ accountId, items, orderId, product }: Naming): Ordered => [
  [accountId, items[0], orderId, product].filter(Boolean).length,
];

function withTold(payment: Payment, fact: Extract<PaymentFact, { names: Naming }>): Payment {
  const known = payment.told[fact.source];
  const paid = fact.fact === 'paid' ? higher(known?.paid, fact.paid, paidOrder) : known?.paid;
  const names = higher(known?.names, fact.names, namingOrder);
  const told: Told = { names, ...(paid && { paid }) };
  return { ...payment, told: { ...payment.told, [fact.source]: told } };
}

/** One fact more, merged by rank and never by arrival. */
export function withFact(payment: Payment, fact: PaymentFact): Payment {
  switch (fact.fact) {
    case 'named':
    case 'paid':
      return withTold(payment, fact);
    case 'unpaid': {
      const { at, why } = fact;
      const unpaid = higher(payment.unpaid, { at, why }, (told) => [told.at]);
      return { ...payment, unpaid };
    }
    case 'refund': {
      const refund = higher(own(payment.refunds, fact.id), fact.refund, refundOrder);
      return { ...payment, refunds: { ...payment.refunds, [fact.id]: refund } };
    }
    case 'dispute': {
      const dispute = higher(own(payment.disputes, fact.id), fact.dispute, disputeOrder);
      return { ...payment, disputes: { ...payment.disputes, [fact.id]: dispute } };
    }
    case 'adjustment': {
      const known = own(payment.adjustments, fact.id);
      const adjustment = higher(known, fact.adjustment, adjustmentOrder);
      return { ...payment, adjustments: { ...payment.adjustments, [fact.id]: adjustment } };
    }
    default:
      return fact satisfies never;
  }
}

/** More events than a payment usually has; of more the latest are kept. */
const mostHeard = 30;

/** One event more that told of the payment; which are kept depends on what they are, not on arrival. */
export function withHeard(
  payment: Payment,
  { eventId, type, occurredAt: at }: Pick<ProviderEvent, 'eventId' | 'type' | 'occurredAt'>,
): Payment {
  const all = Object.entries({ ...payment.heard, [eventId]: { type, at } });
  const place = ([id, event]: (typeof all)[number]) => `${event.at} ${id}`;
  const latest = all.toSorted((a, b) => (place(a) > place(b) ? -1 : 1)).slice(0, mostHeard);
  return { ...payment, heard: Object.fromEntries(latest) };
}
