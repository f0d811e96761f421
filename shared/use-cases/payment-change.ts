import type { Correction } from '../decide/correction.ts';
import type { PurchaseGrant } from '../decide/purchase.ts';
import { comfortableLots, spentLots } from '../decide/spent-lots.ts';
import type { Account } from '../domain/account.ts';
import { orderIdOf } from '../domain/ids.ts';
import type { Lot } from '../domain/lot.ts';
import type { Order } from '../domain/order.ts';
import type { Payment } from '../domain/payment.ts';
import { loadAccount, loadOrder } from '../store/load.ts';
import { loadAccountWithJobs } from '../store/load-jobs.ts';
import type { Context } from './context.ts';

export const orderOf = (
  { provider, paymentId }: Payment,
  { lot, pack, paid }: PurchaseGrant,
): Order => ({
  orderId: orderIdOf(lot.lotId),
  lotId: lot.lotId,
  pack,
  credits: lot.credits,
  paid: paid.amount,
  paidAt: paid.at,
  provider,
  paymentId,
});

/**
 * The lot and order as they have to be written; a lot that has left the account stays as it was.
 *
 * @returns undefined when the order is not where the payment said: somebody has corrected it since
 */
export async function correctionOf(
  { product, store }: Context,
  { accountId, lotId, before, paid, ...terms }: Correction,
) {
  const known = { orderId: orderIdOf(lotId), paidAt: before };
  const [account, order] = await Promise.all([
    loadAccount(store, product.product, accountId, 'current'),
    loadOrder(store, product.product, accountId, known),
  ]);
  if (!account || !order) return undefined;
  const lot = account.lots.find((held) => held.lotId === lotId);
  return {
    account,
    ...(lot && { lot: { ...lot, ...terms } }),
    before: order,
    order: { ...order, paid: paid.amount, paidAt: paid.at },
  };
}

/**
 * An account of many lots lets go of those that are spent, when it gets another. Only a job we have
 * seen could give credits back to a lot that is empty, so one we have not seen in the same snapshot
 * keeps them all.
 */
export async function lotsToDrop({ store }: Context, account: Account): Promise<Lot[]> {
  if (account.lots.length < comfortableLots) return [];
  const {
    account: current,
    jobs,
    isCurrent,
    isSnapshot,
  } = await loadAccountWithJobs(store, account);
  return isCurrent && isSnapshot ? spentLots(current.lots, jobs) : [];
}
