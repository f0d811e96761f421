import type { CaseDetails, CaseSubject } from '../domain/case.ts';
import { type AccountId, isCallerId, type JobId, type OrderId } from '../domain/ids.ts';
import { later } from '../domain/instant.ts';
import { accountsOf } from '../store/email-item.ts';
import { listEntriesBetween } from '../store/list-entries-between.ts';
import { loadAccount, loadJob } from '../store/load.ts';
import { allOrders } from './circumstances.ts';
import type { Context } from './context.ts';
import { ordersNamed } from './find-orders.ts';
import { Refused } from './refused.ts';

/** @property accountId as the product's backend names it, where it knows who writes */
export type CaseNaming = {
  readonly email: string;
  readonly accountId?: AccountId | undefined;
  readonly details: CaseDetails;
};

/** Entries that are looked at for one case: more in a few hours are nobody's by hand. */
const mostEntries = 1_000;

/** The account that a job was started for. */
async function starterOf({ product, store }: Context, { jobId }: CaseDetails) {
  if (!jobId || !isCallerId(jobId)) return undefined;
  return (await loadJob(store, product.product, jobId as JobId, 'current'))?.accountId;
}

/** The one purchase that is meant: by its id, or by the day and the amount. */
async function orderFor(context: Context, accountId: AccountId, details: CaseDetails) {
  const { orderId, paidOn, amountMinor } = details;
  const isDescribed = paidOn !== undefined || amountMinor !== undefined;
  if (!orderId && !isDescribed) return undefined;
  const orders = await allOrders(context, accountId);
  const named = orders.filter((order) => order.orderId === orderId);
  const found =
    named.length > 0 || !isDescribed
      ? named
      : ordersNamed(orders, { paidOn, amountMinor }, context.product.calendar);
  return found.length === 1 ? found[0]?.orderId : undefined;
}

/**
 * Whose case it is: the account that is named, or the only one of that e-mail address, or of several the
 * one that the named job was started for, or that alone has such a purchase.
 *
 * @throws Refused `account_not_found` for one that is named and is not there
 */
async function accountFor(context: Context, { email, accountId, details }: CaseNaming) {
  const { product, store } = context;
  if (accountId) {
    const account = await loadAccount(store, product.product, accountId, 'current');
    if (!account) throw new Refused('account_not_found');
    return accountId;
  }
  const accounts = await accountsOf(store, product.product, email);
  if (accounts.length <= 1) return accounts[0];
  const starter = await starterOf(context, details);
  const known = accounts.find((one) => one === starter);
  if (known) return known;
  const orders = await Promise.all(accounts.map((one) => orderFor(context, one, details)));
  const buyers = accounts.filter((_one, place) => orders[place]);
  return buyers.length === 1 ? buyers[0] : undefined;
}

/** Customers write the name they see; the catalogue's word has dashes. */
const asWord = (action: string) =>
  action
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_]+/g, '-');

/** Jobs that may be meant. @property isCut whether there were more entries than were looked at */
type JobsNear = { readonly jobIds: readonly JobId[]; readonly isCut: boolean };

/** Jobs that were charged around the time a customer names, of the action they name (PR-12). */
export async function jobsNear(
  { product, store }: Context,
  accountId: AccountId,
  { approximateTime, action }: CaseDetails,
): Promise<JobsNear> {
  if (!approximateTime) return { jobIds: [], isCut: false };
  const { searchMinutes } = product.policy.help;
  const span = {
    from: later(approximateTime, { minutes: -searchMinutes }),
    to: later(approximateTime, { minutes: searchMinutes }),
  };
  const entries = await listEntriesBetween(store, product.product, accountId, span, mostEntries);
  const charges = entries.filter(({ kind }) => kind === 'charge');
  const ofAction = charges.filter(({ cause }) => action && cause === asWord(action));
  const jobIds = (ofAction.length > 0 ? ofAction : charges).flatMap(({ jobId }) => jobId ?? []);
  return { jobIds: [...new Set(jobIds)], isCut: entries.length === mostEntries };
}

/** The one job that is meant: by its id, where it is the account's own, or by its time. */
async function jobFor(context: Context, accountId: AccountId, details: CaseDetails) {
  const { product, store } = context;
  const { jobId } = details;
  if (jobId && isCallerId(jobId)) {
    const job = await loadJob(store, product.product, jobId as JobId, 'current');
    if (job?.accountId === accountId) return job.jobId;
  }
  const { jobIds, isCut } = await jobsNear(context, accountId, details);
  return jobIds.length === 1 && !isCut ? jobIds[0] : undefined;
}

/**
 * What a request for help is about, as far as it can be found without asking back.
 *
 * @throws Refused `account_not_found`
 */
export async function findForCase(context: Context, naming: CaseNaming): Promise<CaseSubject> {
  const accountId = await accountFor(context, naming);
  if (!accountId) return {};
  const [jobId, orderId] = await Promise.all([
    jobFor(context, accountId, naming.details),
    orderFor(context, accountId, naming.details),
  ]);
  const order: { readonly orderId?: OrderId } = orderId ? { orderId } : {};
  return { accountId, ...(jobId && { jobId }), ...order };
}
