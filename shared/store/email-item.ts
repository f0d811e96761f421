import type { Account } from '../domain/account.ts';
import { type AccountId, type EntryId, isCallerId } from '../domain/ids.ts';
import { emailKey } from './case-keys.ts';
import type { GuardedItem } from './guarded-item.ts';
import { partsOf } from './keys.ts';
import { between } from './list.ts';
import type { Store } from './store.ts';

/**
 * Where an account is found by its e-mail address; several may have the same.
 *
 * @param openedBy tells apart two openings of one moment: a transaction that was seen before is answered
 *   as if it had been written again
 */
export const putEmail = (
  { product, email, accountId }: Account,
  openedBy: EntryId,
): GuardedItem => ({
  guard: 'email_noted',
  put: { Item: { ...emailKey(product, email, accountId), openedBy } },
});

/** More accounts of one address are nobody's in particular. */
const mostAccounts = 10;

export async function accountsOf(
  store: Store,
  product: string,
  email: string,
): Promise<AccountId[]> {
  const { pk } = emailKey(product, email, '' as AccountId);
  const bounds = { above: ' ', below: '~', newestFirst: false };
  const items = await between(store, pk, bounds, mostAccounts);
  return items.flatMap(({ sk }) => {
    const [accountId = ''] = partsOf(sk);
    return isCallerId(accountId) ? [accountId as AccountId] : [];
  });
}
