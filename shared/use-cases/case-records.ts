import type { Records, RefundAnswer } from '../decide/dossier/records.ts';
import { judgeRefund } from '../decide/judge-refund.ts';
import { factsOf } from '../decide/refund-claim.ts';
import type { Case } from '../domain/case.ts';
import type { Entry } from '../domain/entry.ts';
import { type AccountId, isCallerId, type JobId } from '../domain/ids.ts';
import { type Instant, later } from '../domain/instant.ts';
import type { Job } from '../domain/job.ts';
import type { Order } from '../domain/order.ts';
import type { Payment } from '../domain/payment.ts';
import type { RefundOutcome } from '../domain/refund.ts';
import type { CaseFile } from '../store/case-item.ts';
import { listEntriesBetween } from '../store/list-entries-between.ts';
import { loadAccount, loadJob, loadPayment } from '../store/load.ts';
import { allOrders, circumstancesOf } from './circumstances.ts';
import type { Context } from './context.ts';
import { jobsNear } from './find-for-case.ts';
import { readAccount } from './read-account.ts';

/** Entries that are read for one dossier; a purchase of a busy account may have more. */
const mostEntries = 1_000;

/** What is settled at one moment is entered at the next. */
const slack = { minutes: 1 };

/** A provider's clock may be ahead of ours: what it says was paid was entered before that. */
const clockAhead = { hours: -1 };

type Span = { readonly from: Instant; readonly to: Instant };

/** From its start until now: support may have given credits for it long after it was over. */
const spanOf = ({ startedAt }: Job, now: Instant): Span => ({
  from: startedAt,
  to: later(now, slack),
});

async function entriesIn(
  { product, store }: Context,
  accountId: AccountId,
  span: Span,
  isOf: (entry: Entry) => boolean,
) {
  const found = await listEntriesBetween(store, product.product, accountId, span, mostEntries);
  return { entries: found.filter(isOf), isCut: found.length === mostEntries };
}

/** The job that is meant or, where none was found to be the customer's own, the one they name. */
async function jobOf({ product, store }: Context, { about, details }: Case) {
  const named = about.jobId ?? details.jobId;
  if (!named || !isCallerId(named)) return undefined;
  return loadJob(store, product.product, named as JobId, 'current');
}

const orderOf = (orders: readonly Order[], { about }: Case) =>
  orders.find(({ orderId }) => orderId === about.orderId);

/** What a customer need not know the name of: unspent, paid twice, or bought before a long outage. */
const groundsThatShow = ['unused', 'duplicate', 'outage'] as const;

const kindness: Readonly<Record<RefundOutcome, number>> = { automatic: 2, review: 1, refused: 0 };

/**
 * How the refund that is asked for would be answered now, on the ground that is kindest to its customer: of
 * those that nobody has claimed, only what the records show.
 */
async function refundAnswer(
  context: Context,
  accountId: AccountId,
  order: Order,
  payment: Payment,
): Promise<RefundAnswer | undefined> {
  const { product, now } = context;
  const { lots } = await readAccount(context, accountId);
  const found = lots.find(({ lot }) => lot.lotId === order.lotId);
  const { granted } = payment;
  if (!found || !granted) return undefined;
  const answers = groundsThatShow.map(async (ground) => {
    const circumstances = await circumstancesOf(context, { ...order, accountId }, ground);
    const about = { payment, paid: granted.paid, ground };
    const facts = factsOf({ ...found, ...about, ...circumstances });
    const { outcome, code, clause } = judgeRefund(facts, product, now);
    const isShown = ground === 'unused' || outcome === 'automatic' || facts.twin !== undefined;
    return isShown ? [{ outcome, code, clause }] : [];
  });
  const all = (await Promise.all(answers)).flat();
  return all.toSorted((a, b) => kindness[b.outcome] - kindness[a.outcome])[0];
}

async function ofOrder(context: Context, accountId: AccountId, file: Case) {
  const { product, store, now } = context;
  if (!file.about.orderId) return undefined;
  const order = orderOf(await allOrders(context, accountId), file);
  if (!order) return undefined;
  const payment = await loadPayment(store, product.product, order.provider, order.paymentId);
  const span = { from: later(order.paidAt, clockAhead), to: later(now, slack) };
  const isOf = ({ orderId }: Entry) => orderId === order.orderId;
  const [ledger, refund] = await Promise.all([
    entriesIn(context, accountId, span, isOf),
    refundAnswer(context, accountId, order, payment),
  ]);
  return { ledger, order, payment, ...(refund && { refund }) };
}

const byTime = (a: Entry, b: Entry) => (a.entryId < b.entryId ? -1 : 1);

/** Entries about both the job and the order stand once. */
const merged = (entries: readonly Entry[]): Entry[] => [
  ...new Map(entries.toSorted(byTime).map((entry) => [entry.entryId, entry])).values(),
];

const noJobs = { jobIds: [] };

/**
 * Everything on record about a case: read by key, or as a part of one account's own items, never by
 * going through the table.
 */
export async function recordsOf(context: Context, written: CaseFile): Promise<Records> {
  const { file, messages } = written;
  const { product, store, now } = context;
  const { accountId } = file.about;
  const job = await jobOf(context, file);
  // Where nobody knows whose case it is, the job's own account tells; another's is nobody's business.
  const isOwn = job !== undefined && (job.accountId === accountId || !accountId);
  const nothing = { entries: [], isCut: false };
  const [account, ledger, money, others] = await Promise.all([
    accountId && loadAccount(store, product.product, accountId, 'current'),
    isOwn
      ? entriesIn(context, job.accountId, spanOf(job, now), ({ jobId }) => jobId === job.jobId)
      : nothing,
    accountId && ofOrder(context, accountId, file),
    accountId && !job ? jobsNear(context, accountId, file.details) : noJobs,
  ]);
  const { ledger: ofMoney = nothing, ...about } = money || {};
  return {
    file,
    messages,
    ...(account && { account }),
    ...(job && { job }),
    ...about,
    entries: merged([...ledger.entries, ...ofMoney.entries]),
    others: (others || noJobs).jobIds,
    now,
    isCut: written.isCut || ledger.isCut || ofMoney.isCut,
  };
}
