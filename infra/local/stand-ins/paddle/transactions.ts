import * as z from 'zod/mini';
import { minted } from '../minted.ts';
import type { World } from '../world.ts';
import { created, found, type PaddleCall } from './call.ts';
import { invalid, parsedBody } from './errors.ts';
import { priceOf } from './line-items.ts';
import { type CreatedTransaction, transactionObject } from './transaction-object.ts';

const Create = z.object({
  items: z
    .array(
      z.object({
        price_id: z.string().check(z.startsWith('pri_')),
        quantity: z.int().check(z.minimum(1)),
      }),
    )
    .check(z.minLength(1)),
  custom_data: z.nullish(z.record(z.string(), z.unknown())),
  checkout: z.nullish(z.object({ url: z.nullish(z.string()) })),
});

/** The page that the caller names, or the stand-in's own, with the transaction's name behind it. */
function payAt(transactionId: string, page: string): string {
  const url = new URL(page);
  url.searchParams.set('_ptxn', transactionId);
  return url.href;
}

function newTransaction(body: unknown, origin: string, { now }: World): CreatedTransaction {
  const { items, custom_data, checkout } = parsedBody(Create, body);
  const [unknown] = items.filter(({ price_id }) => priceOf(price_id) === undefined);
  if (unknown) invalid([{ field: 'items.price_id', message: `${unknown.price_id} not found` }]);
  const id = minted.paddle('txn');
  return {
    id,
    items: items.map(({ price_id: key, quantity }) => ({ key, quantity })),
    customData: custom_data ?? null,
    checkoutUrl: payAt(id, checkout?.url ?? `${origin}/pay`),
    at: now(),
  };
}

/** A transaction of any id is there, as it was created here or as the stack was told of it. */
export function transactionCalls(world: World): readonly PaddleCall[] {
  const transactions = new Map<string, CreatedTransaction>();
  return [
    {
      call: 'transactions.create',
      method: 'POST',
      path: /^\/transactions$/,
      perform: async (params, { origin }) => {
        const transaction = newTransaction(params, origin, world);
        transactions.set(transaction.id, transaction);
        return created(transactionObject(transaction.id, undefined, transaction));
      },
    },
    {
      call: 'transactions.get',
      method: 'GET',
      path: /^\/transactions\/(?<id>[^/]+)$/,
      perform: async (params) => {
        const id = String(params.id);
        return found(transactionObject(id, await world.told.of(id), transactions.get(id)));
      },
    },
  ];
}
