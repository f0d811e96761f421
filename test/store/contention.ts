import { type Attempt, type Input, overWire, refusals, type Wire } from '../support/faults.ts';
import { newWorld } from '../support/world.ts';
import { seeded, type VirtualTime, virtualTime } from './virtual-time.ts';

/** The items a request names, each as `pk|sk`. */
function itemsOf({ TransactItems, ...single }: Input): string[] {
  const writes = TransactItems?.flatMap((item) => Object.values(item)) ?? [single];
  return writes.flatMap(({ Key, Item }) => {
    const key = Key ?? Item;
    return key ? [`${key.pk.S}|${key.sk.S}`] : [];
  });
}

const isTransaction = ({ operation }: Attempt) => operation.startsWith('Transact');
const isWriting = ({ operation }: Attempt) => operation === 'TransactWriteItems';
const mayConflict = ({ operation }: Attempt) => /^(Transact|Put|Update|Delete)/.test(operation);

/**
 * The embedded engine does one thing after the other and so never refuses anybody. DynamoDB does:
 * from prepare to commit a transaction holds its items, and any other write or snapshot of one of
 * them is told of the conflict.
 *
 * @param holdFor virtual milliseconds from prepare to commit
 */
export function lockModel(time: VirtualTime, holdFor: number): Wire {
  const held = new Set<string>();
  return async (attempt) => {
    const items = mayConflict(attempt) ? itemsOf(attempt.input) : [];
    const conflicts = items.map((item) => (held.has(item) ? 'TransactionConflict' : 'None'));
    const isRefused = conflicts.includes('TransactionConflict');
    if (isRefused && isTransaction(attempt)) return refusals.cancelled(conflicts);
    if (isRefused) return refusals.of('TransactionConflictException');
    if (!isWriting(attempt)) return time.oneByOne(attempt.send);

    for (const item of items) held.add(item);
    await time.pause(holdFor);
    try {
      return await time.oneByOne(attempt.send);
    } finally {
      for (const item of items) held.delete(item);
    }
  };
}

/** Every way to the table and back takes another while, so that requests overtake each other. */
const onTheWay =
  (time: VirtualTime, random: () => number, longest: number, wire: Wire): Wire =>
  async (attempt) => {
    await time.pause(random() * longest);
    const answer = await wire(attempt);
    await time.pause(random() * longest);
    return answer;
  };

/**
 * A world of requests that are under way at once, over a table that takes transactions as DynamoDB
 * does: 8 ms from prepare to commit, up to 5 ms to it and back.
 */
export async function newCrowdedWorld(seed: number, options: { readonly holdFor?: number } = {}) {
  const random = seeded(seed);
  const time = virtualTime();
  const wire = onTheWay(time, random, 5, lockModel(time, options.holdFor ?? 8));
  const world = await newWorld({ client: overWire(wire) });
  Object.assign(world.runtime, { pause: time.pause, random });
  /** Everything asked is under way at once; resolves when all of it has been answered. */
  const atOnce = <Answer>(asked: readonly (() => Promise<Answer>)[]): Promise<Answer[]> =>
    time.run(Promise.all(asked.map((ask) => ask())));
  return { world, time, atOnce };
}
