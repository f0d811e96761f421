import { GetCommand } from '@aws-sdk/lib-dynamodb';
import type { Instant } from '../domain/instant.ts';
import { type Around, around, type StatusReport } from '../domain/status-report.ts';
import { between, type Page, toPage } from './list.ts';
import {
  fromStoredHour,
  fromStoredTurn,
  hourOf,
  type StoredHour,
  type StoredTurn,
} from './status-item.ts';
import { boundsOf, heardKey, statusVersionKey, turnKey } from './status-keys.ts';
import type { Store } from './store.ts';

/** @property version counts what was reported, so that what is written next is known to be next */
export type StatusAround = Around & { readonly version: number };

/** What was reported around a moment: of its hour, and of the nearest hours that anything is known of. */
export async function loadStatusAround(
  store: Store,
  product: string,
  at: Instant,
): Promise<StatusAround> {
  // The version first: whatever is reported while the rest is read then breaks its guard.
  const version = await loadVersion(store, product);
  const { pk, sk: hour } = heardKey(product, hourOf(at));
  const [until, behind] = await Promise.all([
    between(store, pk, { above: boundsOf.heard.first, below: `${hour}~`, newestFirst: true }, 1),
    between(store, pk, { above: hour, below: boundsOf.heard.end, newestFirst: false }, 1),
  ]);
  const reports = ([...until, ...behind] as StoredHour[]).flatMap(fromStoredHour);
  return { version, ...around(reports, at) };
}

async function loadVersion(store: Store, product: string): Promise<number> {
  const { Item } = await store.client.send(
    new GetCommand({
      TableName: store.tableName,
      Key: statusVersionKey(product),
      ConsistentRead: true,
    }),
  );
  return (Item as { readonly version: number } | undefined)?.version ?? 0;
}

/** Reports that told something new, newest first. @property before where to go on, itself left out */
export async function listTurns(
  store: Store,
  product: string,
  { limit, before }: { readonly limit: number; readonly before?: Instant },
): Promise<Page<StatusReport>> {
  const { pk } = statusVersionKey(product);
  const below = before ? turnKey(product, before).sk : boundsOf.turn.end;
  const items = await between(
    store,
    pk,
    { above: boundsOf.turn.first, below, newestFirst: true },
    limit,
  );
  return toPage(items as StoredTurn[], limit, fromStoredTurn);
}
