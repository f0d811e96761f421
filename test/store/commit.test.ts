import { GetCommand } from '@aws-sdk/lib-dynamodb';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { commit } from '../../shared/store/commit.ts';
import type { GuardedItem } from '../../shared/store/guarded-item.ts';
import type { Store } from '../../shared/store/store.ts';
import { overWire, replyLost, type Wire } from '../support/faults.ts';
import { always, cancelled, exception, isThere, keyOf, newBusyStore, put } from './busy-store.ts';
import { newStore } from './new-store.ts';

describe('a list of guarded items is written whole or not at all', () => {
  let store: Store;
  beforeAll(async () => {
    store = await newStore();
  });
  const names = ['a', 'b', 'c', 'd', 'e'];
  let lists = 0;

  it('and the first guard that broke, in the order of the list, is the answer', () =>
    fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray(names, { minLength: 1 }),
        fc.subarray(names),
        async (listed, taken) => {
          lists += 1;
          const own = (name: string) => `${name}${lists}`;
          for (const name of taken) await commit(store, [put(own(name))]);
          const broken = listed.find((name) => taken.includes(name));

          const items = listed.map((name) => put(own(name)));
          expect(await commit(store, items)).toBe(broken && `${own(broken)}_new`);
          for (const name of listed) {
            expect(await isThere(store, own(name))).toBe(!broken || taken.includes(name));
          }
        },
      ),
      { numRuns: 40 },
    ));

  it('nothing to write is written without a call', async () => {
    const wire: Wire = () => Promise.reject(new Error('nobody should have called'));
    const client = overWire(wire)(store.client);
    expect(await commit({ ...store, client }, [])).toBeUndefined();
  });

  it('a list that broke may be written later, when its guards hold', async () => {
    const [first, ...others] = ['x', 'y', 'z'].map(put);
    const needed: GuardedItem = {
      guard: 'z_there',
      update: {
        Key: keyOf('w'),
        UpdateExpression: 'SET amount = :one',
        ConditionExpression: 'attribute_exists(pk)',
        ExpressionAttributeValues: { ':one': 1 },
      },
    };
    const items = [first as GuardedItem, ...others, needed];
    expect(await commit(store, items)).toBe('z_there');
    await commit(store, [put('w')]);
    expect(await commit(store, items)).toBeUndefined();
  });
});

const pair = [put('one'), put('two')];

describe('what repeating does not mend rises', () => {
  // biome-ignore format: one error a row
  it.each<[string, Wire]>([
    ['ValidationException',                  exception('ValidationException')],
    ['IdempotentParameterMismatchException', exception('IdempotentParameterMismatchException')],
    ['ResourceNotFoundException',            exception('ResourceNotFoundException')],
    ['AccessDeniedException',                exception('AccessDeniedException')],
    ['TransactionCanceledException',         cancelled('ValidationError', 'None')],
  ])('%s', async (name, refuse) => {
    const { store, tokens } = await newBusyStore(refuse, always);
    await expect(commit(store, pair)).rejects.toMatchObject({ name });
    await expect(commit(store, [put('one')])).rejects.toMatchObject({ name });
    expect(tokens).toHaveLength(2);
  });
});

describe('a transaction whose answer was lost is not done twice', () => {
  const counting: GuardedItem = {
    guard: 'always',
    update: {
      Key: keyOf('counter'),
      UpdateExpression: 'ADD amount :one',
      ExpressionAttributeValues: { ':one': 1 },
    },
  };

  it('every try of one list is the same transaction to the table', async () => {
    let lost = 0;
    const wire: Wire = (attempt) => {
      if (attempt.operation !== 'TransactWriteItems' || lost === 2) return attempt.send();
      lost += 1;
      return replyLost(attempt);
    };
    const store = await newStore({ client: overWire(wire) });
    expect(await commit(store, [counting, put('beside')])).toBeUndefined();
    const { client, tableName: TableName } = store;
    const { Item } = await client.send(new GetCommand({ TableName, Key: keyOf('counter') }));
    expect(lost).toBe(2);
    expect(Item?.amount).toBe(1);
  });

  it('and two lists are two', async () => {
    const { store, tokens } = await newBusyStore(exception('none'), 0);
    for (const name of ['three', 'four']) await commit(store, [counting, put(name)]);
    expect(new Set(tokens).size).toBe(2);
    for (const token of tokens) expect(token).toMatch(/^[0-9a-f]{36}$/);
  });
});
