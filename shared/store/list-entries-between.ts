import type { Entry } from '../domain/entry.ts';
import { entryTimeDigits } from '../domain/entry-time.ts';
import type { AccountId } from '../domain/ids.ts';
import type { Instant } from '../domain/instant.ts';
import { fromStoredEntry, type StoredEntry } from './entry-item.ts';
import { firstOf, headKey, type Key } from './keys.ts';
import { between } from './list.ts';
import type { Store } from './store.ts';

/** Ledger entries of a span of time, both ends in it, oldest first; no more than `limit`. */
export async function listEntriesBetween(
  store: Store,
  product: string,
  accountId: AccountId,
  { from, to }: { readonly from: Instant; readonly to: Instant },
  limit: number,
): Promise<Entry[]> {
  const { pk } = headKey(product, accountId);
  const bounds = {
    above: `${firstOf.entry}${entryTimeDigits(from)}`,
    below: `${firstOf.entry}${entryTimeDigits(to)}~`,
    newestFirst: false,
  };
  const items = await between(store, pk, bounds, limit);
  return (items as (StoredEntry & Key)[]).slice(0, limit).map(fromStoredEntry);
}
