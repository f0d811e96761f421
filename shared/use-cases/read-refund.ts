import { type RefundTold, refundTold } from '../decide/refund-told.ts';
import type { RefundId } from '../domain/ids.ts';
import type { Payment } from '../domain/payment.ts';
import { loadPayment } from '../store/load.ts';
import { locateRefund } from '../store/refund-quote-item.ts';
import type { Context } from './context.ts';
import { holdAccount } from './held-account.ts';
import { Refused } from './refused.ts';

async function creditsGranted(context: Context, { granted }: Payment): Promise<number> {
  if (!granted) return 0;
  const held = await holdAccount(context, granted.accountId, { lotId: granted.lotId });
  return held?.account.lots.find(({ lotId }) => lotId === granted.lotId)?.credits ?? 0;
}

/** @throws Refused `refund_not_found` */
export async function readRefund(
  context: Context,
  { refundId }: { readonly refundId: RefundId },
): Promise<RefundTold> {
  const { product, store } = context;
  const paymentId = await locateRefund(store, product.product, refundId);
  if (!paymentId) throw new Refused('refund_not_found');
  const payment = await loadPayment(store, product.product, product.provider, paymentId);
  const isOurs = Object.hasOwn(payment.ours, refundId);
  const credits = isOurs ? 0 : await creditsGranted(context, payment);
  const told = refundTold(payment, refundId, credits);
  if (!told) throw new Refused('refund_not_found');
  return told;
}
