import { type Instant, later } from '../domain/instant.ts';
import { drawnFrom, spentOf } from '../domain/lot.ts';
import type { FixedGround, WindowGround } from '../policy/cash.ts';
import { houseRules } from '../policy/house-rules.ts';
import type { Policy } from '../policy/policy.ts';
import { isNearTwin } from './duplicate.ts';
import {
  automatic,
  impossible,
  isDisputed,
  type RefundClaim,
  type Ruled,
  refused,
  review,
} from './refund-claim.ts';

const spent = ({ lot, pending }: RefundClaim) => spentOf(lot, pending);

/** Credits that went with their account have no price any more (SK-16, JM-09). */
const isForfeited = ({ lot }: RefundClaim) => lot.remaining === 0 && lot.forfeited > 0;

const forfeited = ({ closure }: Policy) => refused('no_cash_value', closure.customer.clause);

function inWindow(claim: RefundClaim, rule: WindowGround, policy: Policy, at: Instant): Ruled {
  const until = later(claim.lot.since, { hours: rule.windowHours });
  if (isForfeited(claim)) return forfeited(policy);
  if (spent(claim) > 0) return refused('lot_used', policy.cash.used.clause);
  if (at > until) return refused('window_closed', rule.closed.clause);
  if (claim.pending > 0) return review('lot_pending', rule.pending.clause, 'unspent');
  return automatic(rule.clause, 'unspent');
}

/** What was spent has no price to give back, unless everything is. */
function fixed(claim: RefundClaim, rule: FixedGround, policy: Policy): Ruled {
  const { cash } = policy;
  const isSpentUp = claim.lot.remaining === 0 && spent(claim) > 0;
  if (rule.decides === 'refused') {
    if (rule.code === 'not_offered' && isForfeited(claim)) return forfeited(policy);
    const isUsed = rule.code === 'not_offered' && spent(claim) > 0;
    return isUsed ? refused('lot_used', cash.used.clause) : refused(rule.code, rule.clause);
  }
  if (rule.amount === 'unspent' && isForfeited(claim)) return forfeited(policy);
  if (rule.amount === 'unspent' && claim.lot.remaining === 0 && claim.pending > 0) {
    return review('lot_pending', rule.clause, 'unspent');
  }
  if (rule.amount === 'unspent' && isSpentUp) return refused('lot_used', cash.used.clause);
  return review(rule.code, rule.clause, rule.amount);
}

function duplicate(claim: RefundClaim, clause: string, policy: Policy): Ruled {
  if (!claim.twin) return refused('not_a_duplicate', clause);
  const isWhole = drawnFrom(claim.lot) === 0 && claim.lot.lent === 0;
  return isNearTwin(claim.twin, policy.duplicate) && isWhole
    ? automatic(clause, 'unspent')
    : review('claim_to_check', clause, claim.lot.remaining > 0 ? 'unspent' : 'all');
}

/** Strictly longer than the policy allows (JM-07). */
const isDownTooLong = ({ downMilliseconds }: RefundClaim, { outage: rule }: Policy): boolean =>
  rule !== undefined && downMilliseconds > rule.hours * 3_600_000;

function outage(claim: RefundClaim, clause: string, policy: Policy): Ruled {
  if (isForfeited(claim)) return forfeited(policy);
  if (!isDownTooLong(claim, policy)) return refused('no_qualifying_outage', clause);
  if (claim.pending > 0) return review('lot_pending', clause, 'unspent');
  return claim.lot.remaining > 0
    ? automatic(clause, 'unspent')
    : refused('lot_used', policy.cash.used.clause);
}

function byGround(claim: RefundClaim, policy: Policy, at: Instant): Ruled {
  const { cash } = policy;
  const rule = cash[claim.ground];
  switch (rule.decides) {
    case 'automatic':
      return inWindow(claim, rule, policy, at);
    case 'duplicate':
      return duplicate(claim, rule.clause, policy);
    case 'outage':
      return outage(claim, rule.clause, policy);
    case 'refused':
    case 'review':
      return fixed(claim, rule, policy);
    default:
      return rule satisfies never;
  }
}

/**
 * Whether money goes back, by the policy, for the reason given (SK-08 and on, PR-07 and on, JM-01 and
 * on). What nobody could pay is refused first; then a statutory claim reaches a person whatever else
 * would refuse it, with that refusal kept (PR-14, SK-15); then a dispute that lasts (MG-02); then the
 * rule of the ground.
 *
 * @param at the time that counts for windows
 */
export function decideRefund(claim: RefundClaim, policy: Policy, at: Instant): Ruled {
  const none = impossible(claim, policy);
  if (none) return none;

  const disputed = isDisputed(claim) ? refused('disputed', houseRules.disputeOpened) : undefined;
  const rule = policy.cash[claim.ground];
  if (rule.decides === 'review' && rule.outranks) {
    const usual = disputed ?? byGround({ ...claim, ground: 'unused' }, policy, at);
    const outranks = usual.outcome === 'refused' && { code: usual.code, clause: usual.clause };
    return { ...review(rule.code, rule.clause, rule.amount), ...(outranks && { outranks }) };
  }
  return disputed ?? byGround(claim, policy, at);
}
