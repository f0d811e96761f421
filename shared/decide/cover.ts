import { type Credits, difference, lesser, minus, none, plus } from '../domain/credits.ts';
import { type LotId, orderIdOf } from '../domain/ids.ts';
import { type Claims, type Lot, shortOf } from '../domain/lot.ts';
import { houseRules } from '../policy/house-rules.ts';
import { type Policy, policyName } from '../policy/policy.ts';
import { type Books, type EntryHead, enter, lotIn } from './books.ts';
import { canRepay, repaid, takenOver } from './repaid.ts';

/** What a lot gave up is told apart by what took it: refunds on one side, disputes on the other (MG-11). */
type Taking = 'refund' | 'clawback';

/** How the entry of each kind begins. */
export type Heads = (kind: Taking | 'reinstate') => EntryHead;

/** So much of what the lot is short of as it can give. */
function taken(lot: Lot, taking: Taking): Lot {
  const room = difference(lot.claims.refunded, lot.refunded);
  const most = lesser(shortOf(lot), lot.remaining);
  const credits: Credits = taking === 'refund' ? lesser(most, room) : most;
  const part = taking === 'refund' ? 'refunded' : 'clawedBack';
  return { ...lot, remaining: minus(lot.remaining, credits), [part]: plus(lot[part], credits) };
}

/** What a refund claims and a dispute took is the refund's: which came first makes no difference (MG-11). */
function toldApart(books: Books, lotId: LotId, head: Heads): Books {
  const lot = lotIn(books, lotId);
  const own = minus(lot.clawedBack, lot.lent);
  const credits = lesser(own, difference(lot.claims.refunded, lot.refunded));
  if (credits === none) return books;
  const between: Lot = {
    ...lot,
    remaining: plus(lot.remaining, credits),
    clawedBack: minus(lot.clawedBack, credits),
  };
  const given = enter(books, head('reinstate'), [between]);
  return enter(given, head('refund'), [taken(between, 'refund')]);
}

/**
 * Takes from a lot what is claimed of it and was not taken yet, as far as it has it; the rest is what
 * it is short of.
 */
export function cover(books: Books, lotId: LotId, claims: Claims, head: Heads): Books {
  const before = lotIn(books, lotId);
  const byRefunds: Claims = { ...claims, clawedBack: before.claims.clawedBack };
  const refunded = taken({ ...before, claims: byRefunds }, 'refund');
  const after = enter(books, head('refund'), [refunded]);
  const clawed = enter(after, head('clawback'), [taken({ ...refunded, claims }, 'clawback')]);
  return toldApart(clawed, lotId, head);
}

/**
 * Credits that lie in a lot of which more is claimed than it could cover go to that first: what a
 * running job gave back to it, or what it had paid for another and need not have. Lots that paid in
 * its place get theirs back.
 */
export function coverShort(books: Books, policy: Policy): Books {
  const short = books.account.lots.filter((lot) => lot.remaining > 0 && shortOf(lot) > 0);
  const covered = short.reduce(
    (sofar, lot) => cover(sofar, lot.lotId, lot.claims, headsFor(lot, policy)),
    books,
  );
  const debtor = covered.account.lots.find(canRepay);
  return debtor ? coverShort(repayOthers(covered, debtor, policy), policy) : covered;
}

/** Only what a refund of ours claims is forgiven. */
const refundClause = ({ forgiven }: Claims, { cash }: Policy): string =>
  forgiven > 0 ? cash.payout.clause : houseRules.refundedElsewhere;

const headsFor =
  ({ lotId, claims }: Lot, policy: Policy): Heads =>
  (kind) => ({
    kind,
    clause: kind === 'clawback' ? houseRules.disputeLost : refundClause(claims, policy),
    policy: policyName(policy),
    orderId: orderIdOf(lotId),
    cause: 'given_back',
  });

function repayOthers(books: Books, debtor: Lot, policy: Policy): Books {
  const { lot, back } = takenOver(debtor);
  const head = headsFor(debtor, policy);
  const given = enter(books, head(lot.refunded > debtor.refunded ? 'refund' : 'clawback'), [lot]);
  const others = back.map((draw) => repaid(given, draw));
  return enter(
    given,
    { ...head('reinstate'), clause: houseRules.owedPaid, cause: 'repaid' },
    others,
  );
}
