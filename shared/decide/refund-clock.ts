import { dueAfterBusinessDays } from '../domain/calendar.ts';
import { firstLate, type Instant, later } from '../domain/instant.ts';
import { type Refund, refundState } from '../domain/refund.ts';
import { type Product, under } from '../policy/product.ts';

type Clock = { readonly warnAt: Instant; readonly dueAt: Instant };

/** Somebody is warned of a review a day before it is due. */
export const reviewWarnedAt = (dueAt: Instant): Instant => later(dueAt, { days: -1 });

/** Who notes in a refund's history that a clock ran out. */
const bySchedule = 'schedule';

/** The clock that runs for a refund: until it is decided, or until the provider has accepted it. */
function clockOf(refund: Refund, product: Product): Clock | undefined {
  const { calendar, policy } = under(product, refund.policy);
  const { decisionDueAt, payoutDueAt, history } = refund;
  const state = refundState(refund);
  if (state === 'under_review' && decisionDueAt) {
    return { dueAt: decisionDueAt, warnAt: reviewWarnedAt(decisionDueAt) };
  }
  const approval = history.findLast((step) => step.state === 'approved' && step.by !== bySchedule);
  if (state !== 'approved' || !payoutDueAt || !approval) return undefined;
  const { warnAfter } = policy.cash.payout;
  return { dueAt: payoutDueAt, warnAt: dueAfterBusinessDays(calendar, approval.at, warnAfter) };
}

/** The breach stays in the history for good. */
const missed = (refund: Refund, now: Instant): Pick<Refund, 'history'> => ({
  history: [
    ...refund.history,
    { state: refundState(refund), at: now, by: bySchedule, note: 'overdue' },
  ],
});

/** The provider has had it for as long as the customer was promised: somebody asks. */
function unheardOf(refund: Refund, now: Instant): Refund {
  const { payoutDueAt, workDueAt } = refund;
  if (!payoutDueAt || now <= payoutDueAt || workDueAt) return refund;
  return { ...refund, workDueAt: payoutDueAt };
}

/**
 * Notices how far the clock has run: somebody is warned before it is over, and it is marked once it is
 * (SK-10, SK-22, JM-13). A refund that ought to have been paid becomes somebody's work by that.
 */
export function reminded(refund: Refund, product: Product, now: Instant): Refund {
  if (refundState(refund) === 'submitted') return unheardOf(refund, now);
  const clock = clockOf(refund, product);
  if (!clock || now <= clock.warnAt || refund.remindedOf === 'missed') return refund;
  const isMissed = now > clock.dueAt;
  const { nextAt, ...rest } = refund;
  const shown: Refund = {
    ...rest,
    ...(isMissed && missed(refund, now)),
    remindedOf: isMissed ? 'missed' : 'nearly_due',
    workDueAt: refund.workDueAt ?? clock.dueAt,
  };
  if (refundState(refund) === 'approved') return { ...shown, ...(nextAt && { nextAt }) };
  return isMissed ? shown : { ...shown, nextAt: firstLate(clock.dueAt) };
}
