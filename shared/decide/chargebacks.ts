import type { AdjustmentFact } from '../domain/payment.ts';

/** An adjustment with its id at Paddle. */
type Adjustment = readonly [id: string, fact: AdjustmentFact];

/** A chargeback and a warning of one, and what undoes each. */
const undoneBy = {
  chargeback: 'chargeback_reverse',
  chargeback_warning: 'chargeback_warning_reverse',
} as const;

/**
 * Which of Paddle's chargebacks have been undone. A reversal is an adjustment of its own that names the
 * one it undoes nowhere: it is paired with one that says `reversed` itself, else with one of its
 * amount, else with the earliest left.
 */
function undone(all: readonly Adjustment[], action: keyof typeof undoneBy): Set<string> {
  const inTime = (adjustments: readonly Adjustment[]) =>
    adjustments.toSorted(([a, one], [b, other]) => (one.at + a < other.at + b ? -1 : 1));
  let open = inTime(all.filter(([, fact]) => fact.action === action && fact.status !== 'rejected'));
  const ended = new Set<string>();
  const end = (found: Adjustment | undefined) => {
    if (!found) return;
    ended.add(found[0]);
    open = open.filter(([id]) => id !== found[0]);
  };
  const reversals = inTime(
    all.filter(([, fact]) => fact.action === undoneBy[action] && fact.status === 'approved'),
  );
  for (const [, { amount }] of reversals) {
    const same = open.filter(([, fact]) => fact.amount.amountMinor === amount.amountMinor);
    const saysSo = [...same, ...open].find(([, { status }]) => status === 'reversed');
    end(saysSo ?? same[0] ?? open[0]);
  }
  for (const one of open.filter(([, { status }]) => status === 'reversed')) end(one);
  return ended;
}

/** Paddle fights disputes itself: the money leaves with the chargeback, and comes back if it wins. */
export function chargebackStatus({ action, status }: AdjustmentFact, isUndone: boolean) {
  if (action === 'chargeback_warning') return isUndone ? 'prevented' : 'warning';
  if (isUndone) return 'won';
  return status === 'pending_approval' ? 'open' : 'lost';
}

export const isChargeback = (action: AdjustmentFact['action']): boolean => action in undoneBy;

/** The ids of the chargebacks and warnings that have been undone. */
export const undoneChargebacks = (all: readonly Adjustment[]): Set<string> =>
  new Set([...undone(all, 'chargeback'), ...undone(all, 'chargeback_warning')]);
