import { refuse } from '../decide/decision.ts';
import { openAccount as decideOpening } from '../decide/open-account.ts';
import type { AccountId } from '../domain/ids.ts';
import { loadAccount } from '../store/load.ts';
import { openAccountItems } from '../store/transaction.ts';
import type { Context } from './context.ts';
import { type AccountNow, accountNow, readAccount } from './read-account.ts';
import type { Remember } from './remember.ts';
import { untilCommitted } from './until-committed.ts';

export type OpenAccount = {
  readonly accountId: AccountId;
  readonly email: string;
  readonly country?: string | undefined;
};

export type OpenedAccount = AccountNow & { readonly isNew: boolean };

/** Opens an account and grants the trial lot, once; an open one with the same e-mail is left alone. */
export function openAccount(
  context: Context,
  { accountId, email, country }: OpenAccount,
  remember: Remember<OpenedAccount>,
): Promise<OpenedAccount> {
  const { product, store, mint, now } = context;
  const lotId = mint.trialLotId(product.product, accountId);
  const opening = { accountId, email, lotId, entryId: mint.entryId(now) };

  return untilCommitted(store, async (freshness) => {
    const known =
      freshness === 'current'
        ? await loadAccount(store, product.product, accountId, 'current')
        : undefined;
    if (known && known.email !== email) return refuse('account_exists');
    if (known) {
      const result = { ...(await readAccount(context, accountId)), isNew: false };
      return { items: remember(result), result };
    }
    const { account, grant } = decideOpening(
      { ...opening, ...(country && { country }) },
      product,
      now,
    );
    const result = { ...accountNow(account, [], [], context), isNew: true };
    return {
      items: [...openAccountItems(account, grant, opening.entryId), ...remember(result)],
      result,
    };
  });
}
