import type { Account } from '../domain/account.ts';
import { toCredits } from '../domain/credits.ts';
import type { Entry } from '../domain/entry.ts';
import type { AccountId, EntryId, LotId } from '../domain/ids.ts';
import type { Instant } from '../domain/instant.ts';
import { type Lot, newLot } from '../domain/lot.ts';
import { policyName } from '../policy/policy.ts';
import type { Product } from '../policy/product.ts';
import { rateCardAt } from './rates.ts';

export type Opening = {
  readonly accountId: AccountId;
  readonly email: string;
  readonly country?: string;
  readonly lotId: LotId;
  readonly entryId: EntryId;
};

/** @property grant the trial lot and its entry, where the product gives one */
export type OpenedAccount = {
  readonly account: Account;
  readonly grant?: { readonly lot: Lot; readonly entry: Entry };
};

/** A new account, with the policy's trial credits in a lot of their own (SK-21). */
export function openAccount(opening: Opening, product: Product, now: Instant): OpenedAccount {
  const { accountId, email, country } = opening;
  const { trial } = product.policy;
  const account: Account = {
    product: product.product,
    accountId,
    email,
    ...(country && { country }),
    openedAt: now,
    lots: [],
    spentLots: 0,
    lotsVersion: 1,
    running: [],
  };
  if (trial.credits === 0) return { account };

  const grant = trialGrant(opening, product, now);
  const { entryId } = opening;
  return { account: { ...account, lots: [grant.lot], lastEntryId: entryId }, grant };
}

function trialGrant({ lotId, entryId }: Opening, product: Product, now: Instant) {
  const credits = toCredits(product.policy.trial.credits);
  const { rateCard } = rateCardAt(product, now);
  const lot = newLot({
    lotId,
    kind: 'trial',
    credits,
    since: now,
    rateCard,
    paidNothing: false,
  });
  const entry: Entry = {
    entryId,
    kind: 'grant',
    credits,
    draws: [{ lotId, credits }],
    clause: product.policy.trial.clause,
    policy: policyName(product.policy),
    cause: 'trial',
    facts: { openedAt: now },
  };
  return { lot, entry };
}
