import { type Account, isWatched } from '../domain/account.ts';
import type { Entry } from '../domain/entry.ts';
import { type JobId, unprefixed } from '../domain/ids.ts';
import { toMilliseconds } from '../domain/instant.ts';
import { toStoredLots } from './account-item.ts';
import { removing } from './expression.ts';
import type { GuardedItem } from './guarded-item.ts';
import { headKey, mapName } from './keys.ts';

/**
 * An account whose lots are all said anew.
 *
 * @property before as it was read
 * @property lastEntry the last of the entries that explain it
 * @property ends a running job that is over with it
 */
export type Reshaping = {
  readonly before: Account;
  readonly after: Account;
  readonly lastEntry?: Entry | undefined;
  readonly ends?: JobId | undefined;
};

/**
 * Writes the account as `after`, if its lots still are what they were in `before`: a charge, a restore
 * or a grant in between breaks the guard, and is planned with then.
 */
export function reshapeHead(guard: string, reshaping: Reshaping): GuardedItem {
  const { before, after, lastEntry, ends } = reshaping;
  const isClosing = after.closedAt !== undefined && before.closedAt === undefined;
  const watched = isWatched(after);
  const sets = [
    'lots = :lots',
    'lotsVersion = lotsVersion + :one',
    'spent = :spent',
    ...(lastEntry ? ['latest = :latest'] : []),
    ...(watched ? ['watched = :yes'] : []),
    ...(isClosing ? ['closedAt = :closedAt', 'closedBy = :closedBy'] : []),
  ];
  const removes = [...(watched ? [] : ['watched']), ...(ends ? ['running.#job'] : [])];
  const closing = before.closedAt ? 'attribute_exists(closedAt)' : 'attribute_not_exists(closedAt)';
  return {
    guard,
    update: {
      Key: headKey(before.product, before.accountId),
      UpdateExpression: `SET ${sets.join(', ')}${removing(removes)}`,
      ConditionExpression: `lots = :before AND lotsVersion = :lotsVersion AND ${closing}`,
      ...(ends && { ExpressionAttributeNames: { '#job': mapName(ends) } }),
      ExpressionAttributeValues: {
        ':before': toStoredLots(before),
        ':lots': toStoredLots(after),
        ':lotsVersion': before.lotsVersion,
        ':one': 1,
        ':spent': after.spentLots,
        ...(lastEntry && { ':latest': unprefixed(lastEntry.entryId) }),
        ...(watched && { ':yes': true }),
        ...(isClosing && {
          ':closedAt': toMilliseconds(after.closedAt),
          ':closedBy': after.closedBy,
        }),
      },
    },
  };
}
