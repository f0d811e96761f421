import { type LotId, orderIdOf } from '../domain/ids.ts';
import type { FreezeReason } from '../domain/lot.ts';
import { houseRules } from '../policy/house-rules.ts';
import { type Policy, policyName } from '../policy/policy.ts';
import { type Books, type EntryHead, enter, lotIn } from './books.ts';

/** What a refund is decided by: the clause, and the version of the policy it stands in. */
export type RefundRule = { readonly clause: string; readonly policy: string };

/** @property refundRule where a refund is the reason */
type FreezeCause = { readonly refundRule: RefundRule };

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
  { refundRule }: FreezeCause,
): Books {
  const lot = lotIn(books, lotId);
  const [added] = frozenBy.filter((reason) => !lot.frozenBy.includes(reason));
  const [gone] = lot.frozenBy.filter((reason) => !frozenBy.includes(reason));
  if (!added && !gone) return books;

  const isOfRefund = (added ?? gone) === 'refund';
  const clauses = { refund: refundRule.clause, dispute: houseRules.disputeOpened };
  const head: EntryHead = {
    ...(added ? freezing[added] : { kind: 'reinstate', cause: `${gone}_over` }),
    clause: gone === 'dispute' && !added ? houseRules.disputeOver : clauses[added ?? 'refund'],
    policy: isOfRefund ? refundRule.policy : policyName(policy),
    orderId: orderIdOf(lotId),
  };
  return enter(books, head, [{ ...lot, frozenBy }]);
}
