import type { Credits } from '../domain/credits.ts';
import { type Instant, later } from '../domain/instant.ts';
import { type Lot, lotState, spentOf } from '../domain/lot.ts';
import type { RefundOutcome, Ruling } from '../domain/refund.ts';
import type { WindowGround } from '../policy/cash.ts';
import { houseRules } from '../policy/house-rules.ts';
import type { Policy } from '../policy/policy.ts';
import { type Product, policiesSince } from '../policy/product.ts';
import { kinderOf } from './judge-refund.ts';
import { takenBackBy, takenBackClause } from './refund-claim.ts';

/** Whether a lot could be asked back in cash now for being unspent, and until when. */
export type Standing = Ruling & { readonly eligible: boolean; readonly until?: Instant };

const no = (code: Ruling['code'], clause: string): Standing => ({ eligible: false, code, clause });

/** What stands against it whatever its credits were used for. */
function against(lot: Lot, { cash, closure }: Policy): Standing | undefined {
  if (lot.kind !== 'purchase' || lot.paidNothing) {
    return no('no_cash_value', cash.noCashValue.clause);
  }
  if (lot.frozenBy.includes('refund')) return no('refund_open', cash.payout.clause);
  if (lot.frozenBy.includes('dispute')) return no('disputed', houseRules.disputeOpened);
  const { refunded, clawedBack } = lot.claims;
  if (refunded + clawedBack >= lot.credits) {
    return no('already_refunded', takenBackClause(takenBackBy(lot), cash));
  }
  const isForfeited = lotState(lot) === 'forfeited';
  return isForfeited ? no('no_cash_value', closure.customer.clause) : undefined;
}

/**
 * Where the lot stands if its customer asked for the money now, giving no other reason than that it
 * was not spent, or was offered it (JM-07).
 *
 * @param pending credits of the lot on running jobs
 */
export function refundStanding(lot: Lot, pending: Credits, policy: Policy, now: Instant): Standing {
  const { unused, used, outage } = policy.cash;
  const isSpent = spentOf(lot, pending) > 0;
  const isSpentUp = isSpent && lot.remaining === 0;
  const stands = against(lot, policy);

  if (stands) return stands;
  if (lot.isOffered && lot.remaining > 0) {
    return pending > 0
      ? no('lot_pending', outage.clause)
      : { eligible: true, code: 'eligible', clause: outage.clause };
  }
  switch (unused.decides) {
    case 'refused':
      return isSpent ? no('lot_used', used.clause) : no(unused.code, unused.clause);
    case 'review':
      if (unused.amount === 'all') return no(unused.code, unused.clause);
      if (lot.remaining === 0 && pending > 0) return no('lot_pending', unused.clause);
      return isSpentUp ? no('lot_used', used.clause) : no(unused.code, unused.clause);
    case 'automatic':
      return isSpent ? no('lot_used', used.clause) : inWindow(lot, pending, unused, now);
    default:
      return unused satisfies never;
  }
}

function inWindow(lot: Lot, pending: Credits, window: WindowGround, now: Instant): Standing {
  const until = later(lot.since, { hours: window.windowHours });
  if (now > until) return { ...no('window_closed', window.closed.clause), until };
  if (pending > 0) return { ...no('lot_pending', window.pending.clause), until };
  return { eligible: true, code: 'eligible', clause: window.clause, until };
}

const reviewed: readonly Ruling['code'][] = [
  'case_by_case',
  'claim_to_check',
  'statutory_claim',
  'lot_pending',
];

const outcomeOf = ({ eligible, code }: Standing): RefundOutcome => {
  if (eligible) return 'automatic';
  return reviewed.includes(code) ? 'review' : 'refused';
};

/** The last moment at which any version still pays it back without a person. */
const lastUntil = (standings: readonly Standing[]): Instant | undefined =>
  standings
    .flatMap(({ until }) => until ?? [])
    .toSorted()
    .at(-1);

/**
 * Where the lot stands by the policy of its day, or by a later version where that is kinder (JM-16): as a
 * refund quote would be judged.
 */
export function standingOf(lot: Lot, pending: Credits, product: Product, now: Instant): Standing {
  const stands = (policy: Policy) => {
    const standing = refundStanding(lot, pending, policy, now);
    const { unused } = policy.cash;
    const amount = unused.decides === 'review' ? unused.amount : 'unspent';
    return { standing, policy, outcome: outcomeOf(standing), amount };
  };
  const [ofItsDay, ...others] = policiesSince(product, lot.since);
  const all = [stands(ofItsDay), ...others.map(stands)];
  const best = all.slice(1).reduce(kinderOf('unused'), all[0] ?? stands(ofItsDay));
  const until = lastUntil(all.map(({ standing }) => standing));
  return best.standing.eligible && until ? { ...best.standing, until } : best.standing;
}
