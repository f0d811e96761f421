import type { Instant } from '../domain/instant.ts';
import type { Work, WorkKind } from '../domain/work.ts';
import { join, type Key, partsOf } from './keys.ts';
import { between, type Page, type PageRequest, toPage } from './list.ts';
import type { Store } from './store.ts';

type StoredWork = Key & { readonly summary: string; readonly accountId?: string };

/** Open work of one kind, soonest due first. */
export async function listWork(
  store: Store,
  product: string,
  kind: WorkKind,
  { limit, after }: PageRequest,
): Promise<Page<Work>> {
  const bounds = { above: after ?? ' ', below: '~', newestFirst: false };
  const items = await between(store, join('work', product, kind), bounds, limit);
  return toPage(items as StoredWork[], limit, ({ sk, summary, accountId }): Work => {
    const [dueAt = '', id = ''] = partsOf(sk);
    return { product, kind, id, dueAt: dueAt as Instant, summary, ...(accountId && { accountId }) };
  });
}
