import { describe, expect, it } from 'vitest';
import { commit } from '../../shared/store/commit.ts';
import { Busy } from '../../shared/store/retry.ts';
import type { Wire } from '../support/faults.ts';
import { always, cancelled, exception, isThere, newBusyStore, put } from './busy-store.ts';

const pair = [put('one'), put('two')];
describe('who collides with others tries again, and nobody is told of it', () => {
  // biome-ignore format: one refusal a row
  it.each<[string, Wire]>([
    ['another transaction was at an item',  cancelled('None', 'TransactionConflict')],
    ['an item is written too often',        cancelled('ThrottlingError', 'None')],
    ['the table is written too often',      cancelled('ProvisionedThroughputExceeded', 'None')],
    ['a conflict, told as an error',        exception('TransactionConflictException')],
    ['the first try is still under way',    exception('TransactionInProgressException')],
    ['a throttle, told as an error',        exception('ThrottlingException')],
    ['too much throughput, as an error',    exception('ProvisionedThroughputExceededException')],
    ['the account is over its limit',       exception('RequestLimitExceeded')],
  ])('%s', async (_case, refuse) => {
    const { store, pauses, tokens } = await newBusyStore(refuse, 3);
    expect(await commit(store, pair)).toBeUndefined();
    expect(await isThere(store, 'two')).toBe(true);
    expect(pauses).toEqual([25, 50, 100]);
    expect(new Set(tokens.slice(0, 4)).size).toBe(1);
  });

  it('also where a single item is written', async () => {
    const { store, pauses } = await newBusyStore(exception('TransactionConflictException'), 2);
    expect(await commit(store, [put('one')])).toBeUndefined();
    expect(pauses).toEqual([25, 50]);
  });

  it('a guard that broke beside a conflict is an answer: no try would mend it', async () => {
    const refuse = cancelled('TransactionConflict', 'ConditionalCheckFailed');
    const { store, pauses } = await newBusyStore(refuse, always);
    expect(await commit(store, pair)).toBe('two_new');
    expect(pauses).toEqual([]);
  });

  it('each wait is anything from nothing to twice the one before, up to two seconds', async () => {
    const conflict = cancelled('TransactionConflict', 'None');
    const [longest, none] = await Promise.all([
      newBusyStore(conflict, 11),
      newBusyStore(conflict, 11, { random: () => 0 }),
    ]);
    await commit(longest.store, pair);
    await commit(none.store, pair);
    expect(longest.pauses.slice(0, 8)).toEqual([25, 50, 100, 200, 400, 800, 1_600, 2_000]);
    expect(Math.max(...longest.pauses)).toBe(2_000);
    expect(none.pauses).toEqual(Array(11).fill(0));
  });
});

describe('who has tried for long enough is told to come again', () => {
  const conflict = cancelled('TransactionConflict', 'None');

  it('after twelve tries, with nothing written', async () => {
    const { store, tokens } = await newBusyStore(conflict, 12);
    await expect(commit(store, pair)).rejects.toThrow(Busy);
    expect(tokens).toHaveLength(12);
    expect(await isThere(store, 'one')).toBe(false);
  });

  it('at once, not after one more wait that no try follows', async () => {
    const { store, pauses } = await newBusyStore(conflict, always);
    await expect(commit(store, pair)).rejects.toThrow(Busy);
    expect(pauses).toHaveLength(11);
  });

  // biome-ignore format: one case a row
  it.each([
    // case                              left  tries
    ['no time for the first wait',        274,     1],
    ['just enough for it',                275,     2],
    ['none for the third',                349,     3],
  ])('%s and for the answer', async (_case, left, tries) => {
    const { store, tokens, pauses } = await newBusyStore(conflict, always, {
      timeLeft: () => left,
    });
    await expect(commit(store, pair)).rejects.toThrow(Busy);
    expect([tokens.length, pauses.length]).toEqual([tries, tries - 1]);
  });
});
