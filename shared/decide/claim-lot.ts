import { difference, lesser, minus, plus, sum } from '../domain/credits.ts';
import { type LotId, orderIdOf } from '../domain/ids.ts';
import { type Claims, claimable, type Lot } from '../domain/lot.ts';
import { houseRules } from '../policy/house-rules.ts';
import { type Policy, policyName } from '../policy/policy.ts';
import { type Books, type EntryHead, enter, lotIn } from './books.ts';
import { cover, coverShort, type Heads } from './cover.ts';
import type { RefundRule } from './freeze-lot.ts';
import { overpaid, repaid } from './repaid.ts';

export type ClaimCause = { readonly refundRule: RefundRule; readonly cause?: string };

const lesserOfEach = (a: Claims, b: Claims): Claims => ({
  refunded: lesser(a.refunded, b.refunded),
  clawedBack: lesser(a.clawedBack, b.clawedBack),
  forgiven: b.forgiven,
});

/** What was taken and is not claimed any more comes back, also to lots that paid for this one. */
function reinstate(books: Books, before: Lot, claims: Claims, head: EntryHead): Books {
  const lot: Lot = { ...before, claims };
  const refunded = lesser(lot.refunded, claims.refunded);
  const clawedBack = lesser(minus(lot.clawedBack, lot.lent), claims.clawedBack);
  const { back, kept } = overpaid(lot, difference(claimable(lot), plus(refunded, clawedBack)));
  const given = minus(plus(lot.refunded, lot.clawedBack), sum([refunded, clawedBack, lot.lent]));
  const lowered: Lot = {
    ...lot,
    remaining: plus(lot.remaining, given),
    refunded,
    clawedBack: plus(clawedBack, lot.lent),
    paidBy: kept,
  };
  return enter(books, head, [lowered, ...back.map((draw) => repaid(books, draw))]);
}

/**
 * Makes a lot agree with what is claimed of it now: the difference to what was taken is the entry.
 * What it cannot cover is owed, or forgiven, as the claims say.
 */
export function claimLot(
  books: Books,
  lotId: LotId,
  claims: Claims,
  policy: Policy,
  { refundRule, cause }: ClaimCause,
): Books {
  const before = lotIn(books, lotId);
  const both = lesserOfEach(before.claims, claims);
  const isUndone = both.refunded < before.claims.refunded;
  const isOver = both.clawedBack < before.claims.clawedBack;
  const clauses = {
    refund: refundRule.clause,
    clawback: houseRules.disputeLost,
    reinstate: isUndone ? houseRules.refundUndone : houseRules.disputeOver,
  };
  const head: Heads = (kind) => ({
    kind,
    clause: clauses[kind],
    policy: kind === 'refund' ? refundRule.policy : policyName(policy),
    orderId: orderIdOf(lotId),
    ...(cause && { cause }),
  });
  const lowered = isUndone || isOver ? reinstate(books, before, both, head('reinstate')) : books;
  return coverShort(cover(lowered, lotId, claims, head), policy);
}
