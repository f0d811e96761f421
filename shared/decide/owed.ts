import { lesser, minus, none, plus } from '../domain/credits.ts';
import { type LotId, orderIdOf } from '../domain/ids.ts';
import { type Lot, owedBy } from '../domain/lot.ts';
import { houseRules } from '../policy/house-rules.ts';
import { type Policy, policyName } from '../policy/policy.ts';
import { type Books, enter, lotIn } from './books.ts';

const oldestFirst = (lots: readonly Lot[]): Lot[] =>
  lots.toSorted((a, b) => (`${a.since} ${a.lotId}` < `${b.since} ${b.lotId}` ? -1 : 1));

/** A grant pays first what is owed, the oldest debt first (MG-07). */
export function payOwed(books: Books, lotId: LotId, policy: Policy): Books {
  const debtors = oldestFirst(books.account.lots).filter(
    (lot) => lot.lotId !== lotId && owedBy(lot) > 0,
  );
  return debtors.reduce((sofar, debtor) => {
    const payer = lotIn(sofar, lotId);
    const credits = lesser(payer.remaining, owedBy(debtor));
    if (credits === none) return sofar;
    const paying: Lot = {
      ...payer,
      remaining: minus(payer.remaining, credits),
      clawedBack: plus(payer.clawedBack, credits),
      lent: plus(payer.lent, credits),
    };
    const paid: Lot = { ...debtor, paidBy: [...debtor.paidBy, { lotId, credits }] };
    const head = {
      kind: 'clawback',
      clause: houseRules.owedPaid,
      policy: policyName(policy),
      orderId: orderIdOf(debtor.lotId),
      cause: 'owed',
    } as const;
    return enter(sofar, head, [paying, paid]);
  }, books);
}
