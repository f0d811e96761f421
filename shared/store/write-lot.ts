import type { Account } from '../domain/account.ts';
import type { Entry } from '../domain/entry.ts';
import { unprefixed } from '../domain/ids.ts';
import type { Lot } from '../domain/lot.ts';
import { numbered, removing } from './expression.ts';
import type { GuardedItem } from './guarded-item.ts';
import { headKey } from './keys.ts';
import { lotName, toStoredLot } from './lot-item.ts';

/**
 * Adds a lot to an open account in which nothing is owed or frozen, once, and lets lots go that are
 * spent. The lots have to be those that were looked through for another payment like this one; one that
 * got credits back or was claimed in the meantime breaks the guard.
 */
export function addLot(
  guard: string,
  account: Account,
  lot: Lot,
  { entry, drops }: { readonly entry: Entry; readonly drops: readonly Lot[] },
): GuardedItem {
  const dropped = drops.map((_, index) => `lots.#spent${index}`);
  const sets = ['lots.#lot = :lot', 'lotsVersion = lotsVersion + :one', 'latest = :latest'];
  const leaving = dropped.length > 0 ? `${removing(dropped)} ADD spent :spent` : '';
  return {
    guard,
    update: {
      Key: headKey(account.product, account.accountId),
      UpdateExpression: `SET ${sets.join(', ')}${leaving}`,
      ConditionExpression: [
        'attribute_exists(pk) AND attribute_not_exists(closedAt) AND attribute_not_exists(watched)',
        'lotsVersion = :lotsVersion',
        'attribute_not_exists(lots.#lot)',
        ...dropped.map((path) => `${path}[0] = :none`),
      ].join(' AND '),
      ExpressionAttributeNames: {
        '#lot': lotName(lot.lotId),
        ...numbered(
          '#spent',
          drops.map(({ lotId }) => lotName(lotId)),
        ),
      },
      ExpressionAttributeValues: {
        ':lot': toStoredLot(lot),
        ':one': 1,
        ':latest': unprefixed(entry.entryId),
        ':lotsVersion': account.lotsVersion,
        ...(dropped.length > 0 && { ':none': 0, ':spent': dropped.length }),
      },
    },
  };
}
