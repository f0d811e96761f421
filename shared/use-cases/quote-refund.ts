import { feeRule, type Judged as Judgement, judgeRefund, payable } from '../decide/judge-refund.ts';
import { factsOf } from '../decide/refund-claim.ts';
import { noTerms } from '../decide/refund-terms.ts';
import type { ClaimFacts } from '../domain/claim-facts.ts';
import type { AccountId } from '../domain/ids.ts';
import { later } from '../domain/instant.ts';
import type { Order } from '../domain/order.ts';
import { redactText } from '../domain/redact.ts';
import type { Ground, RefundOutcome } from '../domain/refund.ts';
import type { RefundQuote } from '../domain/refund-quote.ts';
import { policyName } from '../policy/policy.ts';
import { commit } from '../store/commit.ts';
import { loadPayment } from '../store/load.ts';
import { putRefundQuote } from '../store/refund-quote-item.ts';
import { putRefusedRequest } from '../store/refused-request-item.ts';
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

type Judged = { readonly order: Order; readonly facts: ClaimFacts; readonly ruled: Judgement };

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
  const facts = factsOf({ ...found, payment, paid, ground, ...circumstances });
  return { order, facts, ruled: judgeRefund(facts, product, now) };
}

/**
 * What the provider keeps of what was paid, where the rule asks for it. Where the provider cannot be
 * asked there is no evidence of a fee, and nothing is kept (SK-11).
 */
async function withKept(context: Context, { order, facts, ruled }: Judged): Promise<ClaimFacts> {
  const isFree = feeRule(ruled, facts) === undefined || ruled.outcome === 'refused';
  if (isFree) return facts;
  try {
    const provider = context.providerOf(context.product);
    const kept = await provider.keptFee(order.paymentId, facts.paid.currency);
    return { ...facts, ...(kept && { kept }) };
  } catch (error) {
    context.report('fee_not_read', error);
    return facts;
  }
}

/** The answer to a judged claim, stored so that it binds. */
async function bindingQuote(
  context: Context,
  judged: Judged,
  { accountId, ground, statement }: QuoteRefund,
): Promise<RefundQuote> {
  const { product, store, mint, now } = context;
  const { order, ruled } = judged;
  const facts = await withKept(context, judged);
  const { amount: _amount, policy, ...ruling } = ruled;
  // What customers write is never kept as they wrote it (PR-13).
  const said = statement === undefined ? undefined : redactText(statement);
  const isRefused = ruled.outcome === 'refused';
  const terms = isRefused ? noTerms(facts.paid) : payable(facts, ruled);
  const spentBy =
    ruled.code === 'lot_used' ? await jobThatSpent(context, accountId, order.lotId) : undefined;
  const quote: RefundQuote = {
    ...ruling,
    ...(spentBy && { spentBy }),
    ...terms,
    product: product.product,
    refundQuoteId: mint.refundQuoteId(now),
    accountId,
    orderId: order.orderId,
    lotId: order.lotId,
    paymentId: order.paymentId,
    ground,
    ...(said && { statement: said.text }),
    ...(said && said.redacted.length > 0 && { redacted: said.redacted }),
    quotedAt: now,
    facts,
    expiresAt: later(now, { minutes: policy.cash.quoteMinutes }),
    policy: policyName(policy),
  };
  // A bank may ask later whether the money was asked for, and why it was not paid.
  await commit(store, [putRefundQuote(quote), ...(isRefused ? [putRefusedRequest(quote)] : [])]);
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
