import { type Audit, auditLedger, type Records } from '../decide/audit-ledger.ts';
import { canonical } from '../domain/canonical.ts';
import type { AccountId, JobId } from '../domain/ids.ts';
import { headNow, loadAccountItems, readJobs } from '../store/load-ledger.ts';
import { Busy } from '../store/retry.ts';
import type { Context } from './context.ts';
import { Refused } from './refused.ts';

export type AuditedAccount = Audit & { readonly accountId: AccountId };

/** An audit writes nothing, decides nothing and needs no time. */
type AuditContext = Pick<Context, 'product' | 'store'>;

const mostReads = 6;

/** Jobs that the entries name or the account: a job that is over may still be named by both. */
const jobsNamed = ({ entries, holdings }: Omit<Records, 'jobs'>): JobId[] => [
  ...new Set([
    ...entries.flatMap(({ jobId }) => jobId ?? []),
    ...(holdings?.account.running ?? []),
  ]),
];

/**
 * Everything there is of an account. Whatever is entered changes the account's own item, so where that is
 * the same before and after, nothing was entered in between. Captures are not entered, and change nothing
 * that is compared.
 *
 * @returns undefined when something was entered meanwhile
 * @throws Refused `account_not_found`
 */
async function recordsOf(
  { product, store }: AuditContext,
  accountId: AccountId,
): Promise<Records | undefined> {
  const name = product.product;
  const items = await loadAccountItems(store, name, accountId);
  const { head, account, watched, spent, entries, orders, unreadable } = items;
  if (!account && entries.length === 0 && unreadable.length === 0) {
    throw new Refused('account_not_found');
  }
  const found = { entries, orders, ...(account && { holdings: { account, spent, watched } }) };
  const jobs = await readJobs(store, name, jobsNamed({ ...found, unreadable }));
  if ((await headNow(store, name, accountId)) !== head) return undefined;
  return { ...found, jobs: jobs.read, unreadable: [...unreadable, ...jobs.unreadable] };
}

/**
 * Folds the account's ledger from nothing and compares what comes of it with the account. Items of one
 * transaction do not appear all at once to who reads them one by one, so a difference is believed when it
 * is seen twice alike.
 *
 * @throws Refused `account_not_found`
 * @throws Busy when entries were written faster than they could be read
 */
export async function auditAccount(
  context: AuditContext,
  accountId: AccountId,
): Promise<AuditedAccount> {
  let seen: string | undefined;
  for (let reads = 0; reads < mostReads; reads += 1) {
    const records = await recordsOf(context, accountId);
    const audit = records && auditLedger(records, context.product);
    const now = canonical(audit);
    if (audit && (audit.agrees || now === seen)) return { accountId, ...audit };
    seen = now;
  }
  throw new Busy('entries were written faster than the ledger could be read');
}
