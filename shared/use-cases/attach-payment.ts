import { refuse } from '../decide/decision.ts';
import { paidFor } from '../decide/payment-reading.ts';
import { standingOf } from '../decide/standing.ts';
import { none } from '../domain/credits.ts';
import type { AccountId, PaymentId } from '../domain/ids.ts';
import type { Payment } from '../domain/payment.ts';
import { findPack } from '../policy/product.ts';
import { loadAccount } from '../store/load.ts';
import { type AppliedPayment, applyPayment } from './apply-payment.ts';
import type { Context } from './context.ts';
import type { OrderNow } from './list-orders.ts';
import { Refused } from './refused.ts';
import type { Remember } from './remember.ts';

export type AttachPayment = {
  readonly paymentId: PaymentId;
  readonly accountId: AccountId;
  readonly pack: string;
};

/**
 * Support's word for whom a payment is that named nobody we know (MG-08). Given once.
 *
 * @throws Refused `not_found` for a payment nothing was paid for, `already_attached`,
 *   `account_not_found`, `account_closed`, `unknown_pack`
 */
export async function attachPayment(
  context: Context,
  { paymentId, accountId, pack }: AttachPayment,
  remember: Remember<OrderNow>,
): Promise<OrderNow> {
  const { product, store } = context;
  const { clause } = product.policy.unattachedPayment;
  const account = await loadAccount(store, product.product, accountId, 'current');
  if (!account) throw new Refused('account_not_found');
  if (!findPack(product, { key: pack, quantity: 1 })) throw new Refused('unknown_pack');

  const attach = (payment: Payment) => {
    if (!paidFor(payment)) return refuse('not_found');
    if (payment.granted || payment.attachedTo) return refuse('already_attached', clause);
    return { ...payment, attachedTo: { accountId, pack } };
  };
  const { purchase } = await applyPayment(context, paymentId, { to: attach }, (applied) =>
    applied.purchase ? remember(attached(context, applied.purchase)) : [],
  );
  if (!purchase) throw new Refused('account_closed', clause);
  return attached(context, purchase);
}

const attached = (
  { product, now }: Context,
  { order, lot }: NonNullable<AppliedPayment['purchase']>,
): OrderNow => ({
  ...order,
  standing: standingOf(lot, none, product, now),
  refunds: [],
});
