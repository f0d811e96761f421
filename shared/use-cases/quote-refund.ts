import { type Judged as Judgement, judgeRefund } from '../decide/judge-refund.ts';
import type { RefundClaim } from '../decide/refund-claim.ts';
import { feeMinor, noTerms, termsOf } from '../decide/refund-terms.ts';
import type { AccountId } from '../domain/ids.ts';
import { later } from '../domain/instant.ts';
import type { Order } from '../domain/order.ts';
import type { Ground, RefundOutcome } from '../domain/refund.ts';
import type { RefundQuote } from '../domain/refund-quote.ts';
import { policyName } from '../policy/policy.ts';
import { commit } from '../store/commit.ts';
import { loadPayment } from '../store/load.ts';
import { putRefundQuote } from '../store/refund-quote-item.ts';
import { allOrders, circumstancesOf } from './circumstances.ts';
import type { Context } from './context.ts';
import { type OrderNaming, ordersNamed } from './find-orders.ts';
import { jobThatSpent } from './job-that-spent.ts';
import { type AccountNow, readAccount } from './read-account.ts';
import { Refused } from './refused.ts';

export type QuoteRefund = OrderNaming & {
  readonly accountId: AccountId;
  readonly ground: Ground;
  readonly statement?: string | undefined;
};

type Judged = { readonly order: Order; readonly claim: RefundClaim; readonly ruled: Judgement };

const kindness: Readonly<Record<RefundOutcome, number>> = { automatic: 2, review: 1, refused: 0 };

async function judge(
  context: Context,
  order: Order,
  { accountId, ground }: QuoteRefund,
  { lots }: AccountNow,
): Promise<Judged> {
  const { product, store, now } = context;
  const found = lots.find(({ lot }) => lot.lotId === order.lotId);
  if (!found) throw new Error(`order ${order.orderId} has no lot`);
  const payment = await loadPayment(store, product.product, order.provider, order.paymentId);
  const circumstances = await circumstancesOf(context, { ...order, accountId }, ground);
  const paid = payment.granted?.paid ?? { at: order.paidAt, amount: order.paid };
  const claim = { ...found, payment, paid, ground, ...circumstances };
  return { order, claim, ruled: judgeRefund(claim, product, now) };
}

/**
 * What the provider keeps of what was paid. Where it cannot be asked there is no evidence of a fee, and
 * nothing is kept (SK-11).
 */
async function feeFor(
  context: Context,
  { order, claim, ruled }: Judged,
  gross: RefundQuote['gross'],
) {
  const rule = ruled.policy.cash[claim.ground];
  const isFree = rule.decides !== 'automatic' || !rule.fee || ruled.outcome === 'refused';
  if (isFree || !rule.fee) return 0;
  try {
    const kept = await context.providerOf(context.product).keptFee(order.paymentId, gross.currency);
    return feeMinor(gross, kept, claim.paid, rule.fee.capPercent);
  } catch (error) {
    context.report('fee_not_read', error);
    return 0;
  }
}

/** The answer to a judged claim, stored so that it binds. */
async function bindingQuote(
  context: Context,
  judged: Judged,
  { accountId, ground, statement }: QuoteRefund,
): Promise<RefundQuote> {
  const { product, store, mint, now } = context;
  const { order, claim, ruled } = judged;
  const { amount: _amount, policy, ...ruling } = ruled;
  const isRefused = ruled.outcome === 'refused';
  const terms = isRefused ? noTerms(claim.paid) : termsOf(claim, ruled);
  const spentBy =
    ruled.code === 'lot_used' ? await jobThatSpent(context, accountId, order.lotId) : undefined;
  const quote: RefundQuote = {
    ...ruling,
    ...(spentBy && { spentBy }),
    ...terms,
    feeMinor: await feeFor(context, judged, terms.gross),
    product: product.product,
    refundQuoteId: mint.refundQuoteId(now),
    accountId,
    orderId: order.orderId,
    lotId: order.lotId,
    paymentId: order.paymentId,
    ground,
    ...(statement && { statement }),
    quotedAt: now,
    expiresAt: later(now, { minutes: policy.cash.quoteMinutes }),
    policy: policyName(policy),
  };
  await commit(store, [putRefundQuote(quote)]);
  return quote;
}

/**
 * Whether money would go back, how much, and by which clause. Binds until it expires; nothing is frozen
 * by it. Where a day and an amount fit several purchases, the one with the kindest answer is meant.
 *
 * @throws Refused `account_not_found`, `order_not_found`
 */
export async function quoteRefund(context: Context, asked: QuoteRefund): Promise<RefundQuote> {
  // Orders first: a lot that has been bought never goes, so each of them has its lot by then.
  const orders = await allOrders(context, asked.accountId);
  const account = await readAccount(context, asked.accountId);
  const meant = ordersNamed(orders, asked, context.product.calendar);
  const judged = await Promise.all(meant.map((order) => judge(context, order, asked, account)));
  const [best] = judged.toSorted((a, b) => kindness[b.ruled.outcome] - kindness[a.ruled.outcome]);
  if (!best) throw new Refused('order_not_found');
  return bindingQuote(context, best, asked);
}
