import type { Entry } from '../domain/entry.ts';
import { type AccountId, type EntryId, type RefundId, refundQuoteIdOf } from '../domain/ids.ts';
import type { Job } from '../domain/job.ts';
import type { Order } from '../domain/order.ts';
import type { Payment } from '../domain/payment.ts';
import type { RefundQuote } from '../domain/refund-quote.ts';
import type { Policy } from '../policy/policy.ts';
import { policyNamed } from '../policy/product.ts';
import { loadJob, loadPayment } from '../store/load.ts';
import { loadEntry } from '../store/load-entry.ts';
import { loadRefundQuote } from '../store/refund-quote-item.ts';
import { allOrders } from './circumstances.ts';
import type { Context } from './context.ts';
import { Refused } from './refused.ts';

/**
 * What stands behind one entry.
 *
 * @property policy the version it was decided under
 * @property quotes the answers given to those who asked for the money of its order, and then confirmed
 */
export type Trace = {
  readonly entry: Entry;
  readonly policy: Policy;
  readonly job?: Job;
  readonly order?: Order;
  readonly payment?: Payment;
  readonly quotes: readonly RefundQuote[];
};

async function moneyBehind(context: Context, accountId: AccountId, { orderId }: Entry) {
  const { product, store } = context;
  if (!orderId) return {};
  const orders = await allOrders(context, accountId);
  const order = orders.find((one) => one.orderId === orderId);
  if (!order) return {};
  const payment = await loadPayment(store, product.product, order.provider, order.paymentId);
  return { order, payment };
}

async function quotesBehind({ product, store }: Context, payment: Payment | undefined) {
  const ids = Object.keys(payment?.ours ?? {}) as RefundId[];
  const quotes = await Promise.all(
    ids.map((id) => loadRefundQuote(store, product.product, refundQuoteIdOf(id))),
  );
  return quotes.flatMap((quote) => quote ?? []);
}

/**
 * One entry with the facts it was decided by, the policy it was decided under, and the records it came
 * from.
 *
 * @throws Refused `not_found`
 */
export async function readEntry(
  context: Context,
  { accountId, entryId }: { readonly accountId: AccountId; readonly entryId: EntryId },
): Promise<Trace> {
  const { product, store } = context;
  const entry = await loadEntry(store, product.product, accountId, entryId);
  if (!entry) throw new Refused('not_found');
  const [job, money] = await Promise.all([
    entry.jobId && loadJob(store, product.product, entry.jobId, 'current'),
    moneyBehind(context, accountId, entry),
  ]);
  return {
    entry,
    policy: policyNamed(product, entry.policy),
    ...(job && { job }),
    ...money,
    quotes: await quotesBehind(context, money.payment),
  };
}
