import type { Entry } from '../domain/entry.ts';
import type { AccountId, EntryId } from '../domain/ids.ts';
import { fromStoredEntry, type StoredEntry } from './entry-item.ts';
import { entryKey } from './keys.ts';
import { get } from './load.ts';
import type { Store } from './store.ts';

export async function loadEntry(
  store: Store,
  product: string,
  accountId: AccountId,
  entryId: EntryId,
): Promise<Entry | undefined> {
  const key = entryKey(product, accountId, entryId);
  const stored = await get<StoredEntry>(store, key, 'current');
  return stored && fromStoredEntry(stored);
}
