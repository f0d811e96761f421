import { type Credits, minus } from '../domain/credits.ts';
import { type Instant, later } from '../domain/instant.ts';
import { drawnFrom, type Lot } from '../domain/lot.ts';
import type { CashPolicy, Policy } from '../policy/policy.ts';

export type StandingCode =
  | 'eligible'
  | 'no_cash_value'
  | 'lot_used'
  | 'lot_pending'
  | 'window_closed'
  | 'case_by_case'
  | 'not_offered';

/** Whether a lot could be asked back in cash now for being unspent, and until when. */
export type Standing = {
  readonly eligible: boolean;
  readonly code: StandingCode;
  readonly clause: string;
  readonly until?: Instant;
};

/**
 * Where the lot stands if its customer asked for the money now, giving no other reason.
 *
 * @param pending credits of the lot on running jobs
 */
export function refundStanding(lot: Lot, pending: Credits, policy: Policy, now: Instant): Standing {
  const { noCashValue, unused, used } = policy.cash;
  const isSpent = minus(drawnFrom(lot), pending) > 0;
  const isSpentUp = isSpent && lot.remaining === 0;

  if (lot.kind !== 'purchase' || lot.paidNothing) return no('no_cash_value', noCashValue.clause);
  switch (unused.decides) {
    case 'refused':
      return isSpent ? no('lot_used', used.clause) : no('not_offered', unused.clause);
    case 'review':
      return isSpentUp ? no('lot_used', used.clause) : no('case_by_case', unused.clause);
    case 'automatic':
      return isSpent ? no('lot_used', used.clause) : inWindow(lot, pending, unused, now);
    default:
      return unused satisfies never;
  }
}

const no = (code: StandingCode, clause: string): Standing => ({ eligible: false, code, clause });

function inWindow(
  lot: Lot,
  pending: Credits,
  window: Extract<CashPolicy['unused'], { decides: 'automatic' }>,
  now: Instant,
): Standing {
  const until = later(lot.since, { hours: window.windowHours });
  if (now > until) return { ...no('window_closed', window.closed.clause), until };
  if (pending > 0) return { ...no('lot_pending', window.pending.clause), until };
  return { eligible: true, code: 'eligible', clause: window.clause, until };
}
