import { setTimeout as pause } from 'node:timers/promises';
import type { Difference } from '../../shared/domain/difference.ts';
import { products } from '../../shared/products/products.ts';
import { Busy, isUnavailable } from '../../shared/store/retry.ts';
import { type Holder, type HolderPage, scanHolders } from '../../shared/store/scan-accounts.ts';
import type { Store } from '../../shared/store/store.ts';
import { type AuditedAccount, auditAccount } from '../../shared/use-cases/audit-account.ts';
import { Refused } from '../../shared/use-cases/refused.ts';
import { type Totals, withAudit } from './audit-totals.ts';

export type Differing = Holder & { readonly differences: readonly Difference[] };
/** @property why what the table answered, the last time it was asked */
export type Unread = Holder & { readonly why: string };

/** @property unread accounts that could not be read, however often that was tried */
export type AuditOfAll = {
  readonly totals: Totals;
  readonly differing: readonly Differing[];
  readonly unread: readonly Unread[];
};

/** @property looked items of the table that were gone through, of whatever kind */
export type Progress = {
  readonly accounts: number;
  readonly differing: number;
  readonly looked: number;
};

export type AuditAll = {
  readonly store: Store;
  readonly atOnce: number;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: Progress) => void;
};

const mostTries = 3;
const pauseMilliseconds = 500;

/** Where so many accounts cannot be read, the others cannot either. */
const mostUnread = 100;

const notOurs = (product: string): AuditedAccount['differences'] => [
  { what: 'product', where: 'account', account: product },
];

/** @returns nothing where the account is not there any more, and why where it cannot be read */
async function auditOne(
  store: Store,
  { product: name, accountId }: Holder,
): Promise<
  | AuditedAccount
  | { readonly why: string }
  | { readonly differences: readonly Difference[] }
  | undefined
> {
  const product = products.find((known) => known.product === name);
  if (!product) return { differences: notOurs(name) };
  let why = '';
  for (let tries = 0; tries < mostTries; tries += 1) {
    try {
      return await auditAccount({ product, store }, accountId);
    } catch (error) {
      if (error instanceof Refused) return undefined;
      if (!(error instanceof Busy) && !isUnavailable(error)) throw error;
      why = error instanceof Error ? error.message : String(error);
      await pause(pauseMilliseconds);
    }
  }
  return { why };
}

/** Every account of the table, as long as nobody says stop. */
async function* holdersIn(
  { store, signal }: AuditAll,
  onPage: (page: HolderPage) => void,
): AsyncGenerator<Holder> {
  let page: HolderPage | undefined;
  do {
    page = await scanHolders(store, page);
    for (const holder of page.holders) {
      if (signal.aborted) return;
      yield holder;
    }
    onPage(page);
  } while (page.next && !signal.aborted);
}

/** What has been found so far. */
type Sofar = {
  totals: Totals;
  accounts: number;
  looked: number;
  readonly differing: Differing[];
  readonly unread: Unread[];
};

type Outcome = Awaited<ReturnType<typeof auditOne>>;

function note(sofar: Sofar, holder: Holder, outcome: NonNullable<Outcome>): void {
  sofar.accounts += 1;
  if ('why' in outcome) {
    sofar.unread.push({ ...holder, why: outcome.why });
    return;
  }
  const { differences } = outcome;
  if (differences.length > 0) sofar.differing.push({ ...holder, differences });
  if ('folded' in outcome) sofar.totals = withAudit(sofar.totals, holder.product, outcome);
}

/**
 * Audits every account of every product, some of them at once.
 *
 * @throws Error when the table cannot be read any more
 */
export async function auditAll(asked: AuditAll): Promise<AuditOfAll> {
  const { store, atOnce, onProgress } = asked;
  const sofar: Sofar = { totals: new Map(), accounts: 0, looked: 0, differing: [], unread: [] };
  const holders = holdersIn(asked, (page) => {
    sofar.looked += page.looked;
  });
  const workOff = async () => {
    for (let next = await holders.next(); !next.done; next = await holders.next()) {
      const outcome = await auditOne(store, next.value);
      if (outcome) note(sofar, next.value, outcome);
      if (sofar.unread.length > mostUnread) throw new Error('too many accounts could not be read');
      const { accounts, looked, differing } = sofar;
      onProgress({ accounts, looked, differing: differing.length });
    }
  };
  await Promise.all(Array.from({ length: atOnce }, workOff));
  return sofar;
}
