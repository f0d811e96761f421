import type {
  AccountId,
  DisputeId,
  EntryId,
  JobId,
  LotId,
  OrderId,
  PaymentId,
  QuoteId,
  RefundId,
  RefundQuoteId,
} from '../domain/ids.ts';
import type { Instant } from '../domain/instant.ts';
import type { Provider } from '../domain/payment.ts';
import type { Work, WorkKind } from '../domain/work.ts';
import { table } from './table.ts';

export type Key = { readonly pk: string; readonly sk: string };

/**
 * Parts are percent-encoded before they are joined by `/`, which encoding never leaves in, so no
 * two lists of parts make one key.
 */
export const join = (...parts: readonly string[]): string =>
  parts.map(encodeURIComponent).join('/');

export const accountPartition = (product: string, accountId: AccountId) =>
  join('account', product, accountId);

/**
 * An account's items share a partition and sort as entries, head, orders, spent lots: one Query
 * backwards from the head reads the balance with the newest entries.
 */
export const headKey = (product: string, accountId: AccountId): Key => ({
  pk: accountPartition(product, accountId),
  sk: 'head',
});

export const entryKey = (product: string, accountId: AccountId, entryId: EntryId): Key => ({
  pk: accountPartition(product, accountId),
  sk: join('entry', entryId.slice('ent_'.length)),
});

/** Where each kind of an account's items begins, and an end that sorts behind all of a kind. */
export const firstOf = {
  entry: 'entry/',
  order: 'order/',
  spent: 'spent/',
  case: 'case/',
} as const;
export const endOf = (kind: keyof typeof firstOf): string => `${firstOf[kind]}~`;

/** The time of purchase first, so that an account's orders sort by it. */
export const orderKey = (
  product: string,
  accountId: AccountId,
  order: { readonly orderId: OrderId; readonly paidAt: Instant },
): Key => ({
  pk: accountPartition(product, accountId),
  sk: join('order', order.paidAt, order.orderId),
});

/** A lot that has left the account's head, with those that left before. */
export const spentLotKey = (
  product: string,
  accountId: AccountId,
  lot: { readonly lotId: LotId; readonly since: Instant },
): Key => ({
  pk: accountPartition(product, accountId),
  sk: join('spent', lot.since, lot.lotId),
});

export const jobKey = (product: string, jobId: JobId): Key => ({
  pk: join('job', product, jobId),
  sk: 'job',
});

export const quoteKey = (product: string, quoteId: QuoteId): Key => ({
  pk: join('quote', product, quoteId),
  sk: 'quote',
});

export const paymentKey = (product: string, paymentId: PaymentId): Key => ({
  pk: join('payment', product, paymentId),
  sk: 'payment',
});

/** Where a refund or a dispute says at which payment it is. */
export const locatorKey = (product: string, id: RefundId | DisputeId): Key => ({
  pk: join('at', product, id),
  sk: 'at',
});

export const refundQuoteKey = (product: string, refundQuoteId: RefundQuoteId): Key => ({
  pk: join('refund-quote', product, refundQuoteId),
  sk: 'refund-quote',
});

export const checkoutKey = (product: string, orderId: OrderId): Key => ({
  pk: join('checkout', product, orderId),
  sk: 'checkout',
});

/** What is left to do, or was done, about an account that was closed. */
export const closureKey = (product: string, accountId: AccountId): Key => ({
  pk: join('closure', product, accountId),
  sk: 'closure',
});

export const eventKey = (product: string, provider: Provider, eventId: string): Key => ({
  pk: join('event', product, provider, eventId),
  sk: 'event',
});

/** Open work of one kind lies together, soonest due first. */
export const workKey = (
  product: string,
  kind: WorkKind,
  { dueAt, id, about }: Pick<Work, 'dueAt' | 'id' | 'about'>,
): Key => ({
  pk: join('work', product, kind),
  sk: join(dueAt, id, ...(about ? [about] : [])),
});

export const replayKey = (product: string, idempotencyKey: string): Key => ({
  pk: join('replay', product, idempotencyKey),
  sk: 'replay',
});

/** What kind of thing a key of the due index belongs to, with the parts it was joined from. */
export const partsOf = (pk: string): string[] => pk.split('/').map(decodeURIComponent);

/**
 * A caller's id as a map's key: with a character that no id has, so that no id is a name which every
 * JavaScript object knows, like `constructor`.
 */
export const mapName = (id: string): string => `/${id}`;

/** FNV-1a over the key's characters: spreads well and needs no package. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const char of text) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return hash;
}

export const dueShardName = (shard: number): string => join('due', String(shard));

export const dueShardOf = ({ pk }: Key): string => dueShardName(hashOf(pk) % table.due.shards);
