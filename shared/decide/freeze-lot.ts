import { type LotId, orderIdOf } from '../domain/ids.ts';
import type { FreezeReason } from '../domain/lot.ts';
import { houseRules } from '../policy/house-rules.ts';
import { type Policy, policyName } from '../policy/policy.ts';
import { type Books, type EntryHead, enter, lotIn } from './books.ts';

/** @property refundClause the rule the refund is decided by, where one is the reason */
type FreezeCause = { readonly refundClause: string };

const freezing: Readonly<Record<FreezeReason, Pick<EntryHead, 'kind' | 'cause'>>> = {
  refund: { kind: 'refund', cause: 'refund_open' },
  dispute: { kind: 'clawback', cause: 'disputed' },
};

/**
 * Freezes a lot, or thaws it. Nothing moves: the entry tells the customer why credits are not there
 * to be spent (MG-02), or that they are again.
 */
export function freezeLot(
  books: Books,
  lotId: LotId,
  frozenBy: readonly FreezeReason[],
  policy: Policy,
  { refundClause }: FreezeCause,
): Books {
  const lot = lotIn(books, lotId);
  const [added] = frozenBy.filter((reason) => !lot.frozenBy.includes(reason));
  const [gone] = lot.frozenBy.filter((reason) => !frozenBy.includes(reason));
  if (!added && !gone) return books;

  const clauses = { refund: refundClause, dispute: houseRules.disputeOpened };
  const head: EntryHead = {
    ...(added ? freezing[added] : { kind: 'reinstate', cause: `${gone}_over` }),
    clause: gone === 'dispute' && !added ? houseRules.disputeOver : clauses[added ?? 'refund'],
    policy: policyName(policy),
    orderId: orderIdOf(lotId),
  };
  return enter(books, head, [{ ...lot, frozenBy }]);
}
