import { GetCommand } from '@aws-sdk/lib-dynamodb';
import type { Account } from '../domain/account.ts';
import type { AccountId, JobId, PaymentId, QuoteId } from '../domain/ids.ts';
import type { InboundEvent } from '../domain/inbound-event.ts';
import type { Job } from '../domain/job.ts';
import type { Order } from '../domain/order.ts';
import type { Payment, Provider } from '../domain/payment.ts';
import type { Quote } from '../domain/quote.ts';
import { fromStoredHead, type StoredHead } from './account-item.ts';
import { fromStoredEvent, type StoredEvent } from './event-item.ts';
import { fromStoredJob, type StoredJob } from './job-item.ts';
import { eventKey, headKey, jobKey, type Key, orderKey, paymentKey, quoteKey } from './keys.ts';
import { fromStoredOrder, type StoredOrder } from './order-item.ts';
import { fromStoredPayment, type StoredPayment, unheardPayment } from './payment-item.ts';
import { fromStoredQuote, type StoredQuote } from './quote-item.ts';
import type { Store } from './store.ts';

/**
 * How fresh a read must be. `planned` costs half and may lag: for what is written only under a guard
 * that would notice. `current` sees every write that was answered.
 */
export type Freshness = 'planned' | 'current';

export async function get<Item>(
  store: Store,
  key: Key,
  freshness: Freshness,
): Promise<Item | undefined> {
  const { Item } = await store.client.send(
    new GetCommand({
      TableName: store.tableName,
      Key: key,
      ConsistentRead: freshness === 'current',
    }),
  );
  return Item as Item | undefined;
}

export async function loadAccount(
  store: Store,
  product: string,
  accountId: AccountId,
  freshness: Freshness,
): Promise<Account | undefined> {
  const stored = await get<StoredHead>(store, headKey(product, accountId), freshness);
  return stored && fromStoredHead(product, accountId, stored);
}

export async function loadJob(
  store: Store,
  product: string,
  jobId: JobId,
  freshness: Freshness,
): Promise<Job | undefined> {
  const stored = await get<StoredJob>(store, jobKey(product, jobId), freshness);
  return stored && fromStoredJob(product, jobId, stored);
}

/** The job as an update of its item left it. */
export const jobAfter = (
  { product, jobId }: Pick<Job, 'product' | 'jobId'>,
  after: Readonly<Record<string, unknown>>,
): Job => fromStoredJob(product, jobId, after as StoredJob);

export async function loadQuote(
  store: Store,
  product: string,
  quoteId: QuoteId,
): Promise<Quote | undefined> {
  const stored = await get<StoredQuote>(store, quoteKey(product, quoteId), 'current');
  return stored && fromStoredQuote(product, quoteId, stored);
}

/** A payment of which nothing was heard yet is an empty one. */
export async function loadPayment(
  store: Store,
  product: string,
  provider: Provider,
  paymentId: PaymentId,
): Promise<Payment> {
  const stored = await get<StoredPayment>(store, paymentKey(product, paymentId), 'current');
  return stored
    ? fromStoredPayment(product, paymentId, stored)
    : unheardPayment(product, provider, paymentId);
}

export async function loadEvent(
  store: Store,
  product: string,
  provider: Provider,
  eventId: string,
): Promise<InboundEvent | undefined> {
  const stored = await get<StoredEvent>(store, eventKey(product, provider, eventId), 'current');
  return stored && fromStoredEvent(stored);
}

export async function loadOrder(
  store: Store,
  product: string,
  accountId: AccountId,
  order: Pick<Order, 'orderId' | 'paidAt'>,
): Promise<Order | undefined> {
  const stored = await get<StoredOrder>(store, orderKey(product, accountId, order), 'current');
  return stored && fromStoredOrder(stored);
}
