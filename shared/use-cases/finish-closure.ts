import { goesToReview } from '../decide/forfeit.ts';
import { type Account, isClosed } from '../domain/account.ts';
import type { AccountId } from '../domain/ids.ts';
import { later } from '../domain/instant.ts';
import { isPending, pendingFrom } from '../domain/job.ts';
import type { Lot } from '../domain/lot.ts';
import type { Payment } from '../domain/payment.ts';
import { lookAtClosure } from '../store/closure-item.ts';
import { commit } from '../store/commit.ts';
import { applyPayment } from './apply-payment.ts';
import { allOrders } from './circumstances.ts';
import type { Context } from './context.ts';
import { type Held, holdAccount } from './held-account.ts';

/** Between two looks at an account whose jobs are still running. */
const again = { minutes: 10 };

const unchanged = (payment: Payment) => payment;

const waitsForReview = (lot: Lot, { closedBy = 'customer' }: Account, { product }: Context) =>
  lot.remaining > 0 && goesToReview(lot, closedBy, product);

/** Lets somebody look at the paid credits that no running job can give anything back to any more. */
async function openReviews(context: Context, { account, running }: Held): Promise<void> {
  const settled = account.lots.filter(
    (lot) => waitsForReview(lot, account, context) && pendingFrom(running, lot.lotId) === 0,
  );
  if (settled.length === 0) return;
  const orders = await allOrders(context, account.accountId);
  for (const { lotId } of settled) {
    const order = orders.find((one) => one.lotId === lotId);
    if (!order) throw new Error(`lot ${lotId} was bought by no order`);
    await applyPayment(context, order.paymentId, { to: unchanged, looksAt: 'account' });
  }
}

/**
 * What is left to do about a closed account: paid credits that do not vanish with it become work for
 * somebody, once its jobs are settled (PR-15, JM-09).
 *
 * @returns whether it did something
 */
export async function finishClosure(context: Context, accountId: AccountId): Promise<boolean> {
  const { product, store, now } = context;
  const held = await holdAccount(context, accountId, { jobs: true });
  if (!held || !isClosed(held.account)) return false;
  await openReviews(context, held);
  const isRunning = held.running.some(({ variants }) => variants.some(isPending));
  const dueAt = isRunning ? later(now, again) : undefined;
  await commit(store, [lookAtClosure(product.product, accountId, dueAt)]);
  return true;
}
