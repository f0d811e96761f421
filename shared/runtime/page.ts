import { defaultLimit } from '../contract/fields.ts';
import type { OperationContext } from './operation.ts';

export type ListInput = {
  readonly limit?: number | undefined;
  readonly cursor?: string | undefined;
};

/** Where the caller's list goes on; its cursor belongs to that one list. */
export function placeIn<Place>(
  list: string,
  { limit = defaultLimit, cursor }: ListInput,
  { cursors, product }: OperationContext,
): { readonly limit: number; readonly place?: Place } {
  if (cursor === undefined) return { limit };
  return { limit, place: cursors.read<Place>(`${product.product} ${list}`, cursor) };
}

/** A page as callers get it. */
export const pageView = <Item>(
  list: string,
  { items, next }: { readonly items: readonly Item[]; readonly next?: unknown },
  { cursors, product }: OperationContext,
) => ({
  items,
  ...(next !== undefined && { nextCursor: cursors.write(`${product.product} ${list}`, next) }),
});
