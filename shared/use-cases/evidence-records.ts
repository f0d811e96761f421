import type { EvidenceRecords, Holding } from '../decide/evidence/records.ts';
import type { Entry } from '../domain/entry.ts';
import type { AccountId, JobId, LotId } from '../domain/ids.ts';
import type { Order } from '../domain/order.ts';
import type { Payment } from '../domain/payment.ts';
import { policyAt } from '../policy/product.ts';
import { listCaseIds, loadCaseFile } from '../store/case-item.ts';
import { loadJobs } from '../store/load-jobs.ts';
import { loadPayments } from '../store/load-payments.ts';
import { readEntries } from '../store/read-entries.ts';
import { listRefusedRequests } from '../store/refused-request-item.ts';
import { allOrders } from './circumstances.ts';
import type { Context } from './context.ts';
import { readAccount } from './read-account.ts';
import type { DisputeFound } from './read-dispute.ts';

/** What is read for one dispute; more than that says nothing more to a bank. */
const most = { entries: 3_000, jobs: 500, earlier: 100, cases: 20, refused: 50 } as const;

/** Jobs that drew on a lot, in the order they were charged. */
function jobsFrom(entries: readonly Entry[], lotId: LotId): JobId[] {
  const charges = entries.filter(
    ({ kind, draws }) => kind === 'charge' && draws.some((draw) => draw.lotId === lotId),
  );
  return [...new Set(charges.flatMap(({ jobId }) => jobId ?? []))];
}

async function earlierPayments(
  { product, store }: Context,
  orders: readonly Order[],
  { paidAt, orderId }: Order,
): Promise<Payment[]> {
  const before = orders.filter((other) => other.paidAt <= paidAt && other.orderId !== orderId);
  const paymentIds = before.slice(0, most.earlier).map(({ paymentId }) => paymentId);
  return loadPayments(store, product.product, paymentIds);
}

async function casesOf({ product, store }: Context, accountId: AccountId) {
  const ids = await listCaseIds(store, product.product, accountId, most.cases + 1);
  const files = await Promise.all(
    ids.slice(0, most.cases).map((id) => loadCaseFile(store, product.product, id)),
  );
  return { cases: files.flatMap((file) => file ?? []), hasOlderCases: ids.length > most.cases };
}

/** Whose the purchase is, and what became of it; nothing while nobody knows. */
async function holdingOf(context: Context, payment: Payment): Promise<Holding | undefined> {
  const { product, store } = context;
  const { granted } = payment;
  if (!granted) return undefined;
  const { accountId, lotId, paid } = granted;
  const orders = await allOrders(context, accountId);
  const order = orders.find((one) => one.lotId === lotId);
  if (!order) throw new Error(`lot ${lotId} was bought by no order`);
  const [{ account, lots }, ledger, earlier, written] = await Promise.all([
    readAccount(context, accountId),
    readEntries(store, product.product, accountId, paid.at, most.entries),
    earlierPayments(context, orders, order),
    casesOf(context, accountId),
  ]);
  const jobIds = jobsFrom(ledger.entries, lotId);
  const read = jobIds.slice(0, most.jobs);
  const jobs = await loadJobs(store, product.product, read, 'current');
  const isCut = ledger.isCut || read.length < jobIds.length;
  const { entries } = ledger;
  return { account, order, lots, entries, jobs, orders, earlier, ...written, isCut };
}

/**
 * Everything on record about a dispute: read by key, or as a part of one account's own items, never by
 * going through the table.
 */
export async function evidenceRecords(
  context: Context,
  { dispute, payment, paid }: DisputeFound,
): Promise<EvidenceRecords> {
  const { product, store, wordsOf } = context;
  const policy = policyAt(product, paid.at);
  const [words, refused, holding] = await Promise.all([
    wordsOf?.(policy),
    listRefusedRequests(store, product.product, payment.paymentId, most.refused),
    holdingOf(context, payment),
  ]);
  return {
    dispute,
    payment,
    paid,
    policy,
    ...(words && { words }),
    refused,
    ...(holding && { holding }),
  };
}
