import { dueAfterBusinessDays } from '../domain/calendar.ts';
import { firstLate, type Instant, later } from '../domain/instant.ts';
import { type Refund, refundState } from '../domain/refund.ts';
import type { Product } from '../policy/product.ts';

type Clock = { readonly warnAt: Instant; readonly dueAt: Instant };

/** Somebody is warned of a review a day before it is due. */
export const reviewWarnedAt = (dueAt: Instant): Instant => later(dueAt, { days: -1 });

/** The clock that runs for a refund: until it is decided, or until the provider has accepted it. */
function clockOf(refund: Refund, { calendar, policy }: Product): Clock | undefined {
  const { decisionDueAt, payoutDueAt, history } = refund;
  const state = refundState(refund);
  if (state === 'under_review' && decisionDueAt) {
    return { dueAt: decisionDueAt, warnAt: reviewWarnedAt(decisionDueAt) };
  }
  if (state !== 'approved' || !payoutDueAt) return undefined;
  const approvedAt = history.at(-1)?.at ?? history[0].at;
  const warnAt = dueAfterBusinessDays(calendar, approvedAt, policy.cash.payout.warnAfter);
  return { dueAt: payoutDueAt, warnAt };
}

/**
 * Notices how far the clock has run: somebody is warned before it is over, and it is marked once it is
 * (SK-10, SK-22, JM-13). A refund that ought to have been paid becomes somebody's work by that.
 */
export function reminded(refund: Refund, product: Product, now: Instant): Refund {
  const clock = clockOf(refund, product);
  if (!clock || now <= clock.warnAt) return refund;
  const remindedOf = now > clock.dueAt ? 'missed' : 'nearly_due';
  const { nextAt: _n, ...rest } = refund;
  const isMissed = remindedOf === 'missed';
  const shown = {
    ...rest,
    remindedOf,
    ...(isMissed && { wasMissed: true as const }),
    workDueAt: refund.workDueAt ?? clock.dueAt,
  } as const;
  if (refundState(refund) === 'approved')
    return { ...shown, ...(refund.nextAt && { nextAt: refund.nextAt }) };
  return isMissed ? shown : { ...shown, nextAt: firstLate(clock.dueAt) };
}
