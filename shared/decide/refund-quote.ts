import type { ClaimFacts } from '../domain/claim-facts.ts';
import { type Instant, later } from '../domain/instant.ts';
import type { FixedGround, WindowGround } from '../policy/cash.ts';
import { houseRules } from '../policy/house-rules.ts';
import type { Policy } from '../policy/policy.ts';
import { isNearTwin } from './duplicate.ts';
import { automatic, impossible, type Ruled, refused, review } from './refund-claim.ts';

/** Credits that went with their account have no price any more (SK-16, JM-09). */
const isForfeited = ({ remaining, forfeited: gone }: ClaimFacts) => remaining === 0 && gone > 0;

const forfeited = ({ closure }: Policy) => refused('no_cash_value', closure.customer.clause);

function inWindow(claim: ClaimFacts, rule: WindowGround, policy: Policy, at: Instant): Ruled {
  const until = later(claim.purchasedAt, { hours: rule.windowHours });
  if (isForfeited(claim)) return forfeited(policy);
  if (claim.spent > 0) return refused('lot_used', policy.cash.used.clause);
  if (at > until) return refused('window_closed', rule.closed.clause);
  if (claim.pending > 0) return review('lot_pending', rule.pending.clause, 'unspent');
  return automatic(rule.clause, 'unspent');
}

/** What was spent has no price to give back, unless everything is. */
function fixed(claim: ClaimFacts, rule: FixedGround, policy: Policy): Ruled {
  const { cash } = policy;
  const isSpentUp = claim.remaining === 0 && claim.spent > 0;
  if (rule.decides === 'refused') {
    if (rule.code === 'not_offered' && isForfeited(claim)) return forfeited(policy);
    const isUsed = rule.code === 'not_offered' && claim.spent > 0;
    return isUsed ? refused('lot_used', cash.used.clause) : refused(rule.code, rule.clause);
  }
  if (rule.amount === 'unspent' && isForfeited(claim)) return forfeited(policy);
  if (rule.amount === 'unspent' && claim.remaining === 0 && claim.pending > 0) {
    return review('lot_pending', rule.clause, 'unspent');
  }
  if (rule.amount === 'unspent' && isSpentUp) return refused('lot_used', cash.used.clause);
  return review(rule.code, rule.clause, rule.amount);
}

function duplicate(claim: ClaimFacts, clause: string, policy: Policy): Ruled {
  if (!claim.twin) return refused('not_a_duplicate', clause);
  const isWhole = claim.drawn === 0 && claim.lent === 0;
  return isNearTwin(claim.twin, policy.duplicate) && isWhole
    ? automatic(clause, 'unspent')
    : review('claim_to_check', clause, claim.remaining > 0 ? 'unspent' : 'all');
}

/** Strictly longer than the policy allows (JM-07). */
const isDownTooLong = ({ downMilliseconds }: ClaimFacts, { outage: rule }: Policy): boolean =>
  rule !== undefined &&
  (downMilliseconds[rule.briefestRecoveryMinutes] ?? 0) > rule.hours * 3_600_000;

function outage(claim: ClaimFacts, clause: string, policy: Policy): Ruled {
  if (isForfeited(claim)) return forfeited(policy);
  if (!isDownTooLong(claim, policy)) return refused('no_qualifying_outage', clause);
  if (claim.pending > 0) return review('lot_pending', clause, 'unspent');
  return claim.remaining > 0
    ? automatic(clause, 'unspent')
    : refused('lot_used', policy.cash.used.clause);
}

function byGround(claim: ClaimFacts, policy: Policy, at: Instant): Ruled {
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
export function decideRefund(claim: ClaimFacts, policy: Policy, at: Instant): Ruled {
  const none = impossible(claim, policy);
  if (none) return none;

  const disputed = claim.isDisputed ? refused('disputed', houseRules.disputeOpened) : undefined;
  const rule = policy.cash[claim.ground];
  if (rule.decides === 'review' && rule.outranks) {
    const usual = disputed ?? byGround({ ...claim, ground: 'unused' }, policy, at);
    const outranks = usual.outcome === 'refused' && { code: usual.code, clause: usual.clause };
    return { ...review(rule.code, rule.clause, rule.amount), ...(outranks && { outranks }) };
  }
  return disputed ?? byGround(claim, policy, at);
}
