import { paginateScan } from '@aws-sdk/lib-dynamodb';
import { expect } from 'vitest';
import type { World } from '../support/world.ts';

/** Every item of the world's table, in one order, to see that nothing has changed. */
export async function everythingIn({ client, tableName }: Pick<World, 'client' | 'tableName'>) {
  const found: Record<string, unknown>[] = [];
  for await (const { Items = [] } of paginateScan({ client }, { TableName: tableName })) {
    found.push(...Items);
  }
  const nameOf = ({ pk, sk }: Record<string, unknown>) => `${pk} ${sk}`;
  return found.toSorted((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
}

/** Items by what they are: `job`, `entry`, `order`; an account's head is `head`. */
export async function countIn(world: World, kind: string): Promise<number> {
  const items = await everythingIn(world);
  return items.filter(({ sk }) => String(sk).split('/')[0] === kind).length;
}

/** Does what must not write, and sees that it did not. */
export async function unchanged<Result>(world: World, act: () => Promise<Result>): Promise<Result> {
  const before = await everythingIn(world);
  const result = await act();
  expect(await everythingIn(world)).toEqual(before);
  return result;
}
