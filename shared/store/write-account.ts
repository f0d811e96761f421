import type { Account } from '../domain/account.ts';
import type { Entry } from '../domain/entry.ts';
import { type JobId, unprefixed } from '../domain/ids.ts';
import type { Job } from '../domain/job.ts';
import { toStoredHead } from './account-item.ts';
import { named, numbered, removing } from './expression.ts';
import type { GuardedItem } from './guarded-item.ts';
import { headKey, mapName } from './keys.ts';
import { lotName } from './lot-item.ts';

/**
 * Writes of an account's head. Lots are addressed one by one and moved by what was taken or given,
 * never set to a total, so that changes made side by side add up.
 */
const placeholders = (draws: Entry['draws']) => ({
  names: numbered(
    '#lot',
    draws.map(({ lotId }) => lotName(lotId)),
  ),
  values: numbered(
    ':credits',
    draws.map(({ credits }) => credits),
  ),
});

const forEachLot = (draws: Entry['draws'], text: (lot: string, credits: string) => string) =>
  draws.map((_, index) => text(`lots.#lot${index}`, `:credits${index}`));

export const putHead = (guard: string, account: Account): GuardedItem => ({
  guard,
  put: {
    Item: { ...headKey(account.product, account.accountId), running: {}, ...toStoredHead(account) },
    ConditionExpression: 'attribute_not_exists(pk)',
  },
});

/**
 * Takes the entry's draws, if every lot still covers its draw and the lots are the set they were
 * planned from.
 */
export function drawFromLots(
  guard: string,
  account: Account,
  entry: Entry,
  jobs: { readonly starts: JobId; readonly forgets: readonly string[] },
): GuardedItem {
  const { names, values } = placeholders(entry.draws);
  const sets = [
    ...forEachLot(entry.draws, (lot, credits) => `${lot}[0] = ${lot}[0] - ${credits}`),
    'running.#job = :yes',
    'latest = :latest',
  ];
  const forgotten = jobs.forgets.map((_, index) => `running.#settled${index}`);
  return {
    guard,
    update: {
      Key: headKey(account.product, account.accountId),
      UpdateExpression: `SET ${sets.join(', ')}${removing(forgotten)}`,
      ConditionExpression: [
        'attribute_not_exists(closedAt)',
        'lotsVersion = :lotsVersion',
        ...forEachLot(entry.draws, (lot, credits) => `${lot}[0] >= ${credits}`),
      ].join(' AND '),
      ExpressionAttributeNames: {
        ...names,
        '#job': mapName(jobs.starts),
        ...numbered('#settled', jobs.forgets.map(mapName)),
      },
      ExpressionAttributeValues: {
        ...values,
        ':lotsVersion': account.lotsVersion,
        ':yes': true,
        ':latest': unprefixed(entry.entryId),
      },
    },
  };
}

/**
 * Gives the entry's draws back, while nothing in the account is frozen, owed or closed and it still has
 * those lots. What is back may have to be spent before what a charge has planned to spend, so that has
 * to plan again.
 */
export function returnToLots(
  guard: string,
  { product, accountId, jobId }: Job,
  entry: Entry,
  isOver: boolean,
): GuardedItem {
  const { names, values } = placeholders(entry.draws);
  const sets = [
    ...forEachLot(entry.draws, (lot, credits) => `${lot}[0] = ${lot}[0] + ${credits}`),
    'lotsVersion = lotsVersion + :one',
    'latest = :latest',
  ];
  return {
    guard,
    update: {
      Key: headKey(product, accountId),
      UpdateExpression: `SET ${sets.join(', ')}${isOver ? ' REMOVE running.#job' : ''}`,
      ConditionExpression: [
        'attribute_not_exists(watched)',
        ...forEachLot(entry.draws, (lot) => `attribute_exists(${lot})`),
      ].join(' AND '),
      ...named({ ...names, ...(isOver && { '#job': mapName(jobId) }) }),
      ExpressionAttributeValues: { ...values, ':one': 1, ':latest': unprefixed(entry.entryId) },
    },
  };
}
