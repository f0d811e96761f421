import { describe, expect, it } from 'vitest';
import { openAccount } from '../../shared/decide/open-account.ts';
import { available, owed } from '../../shared/domain/account.ts';
import type { AccountId, EntryId, LotId } from '../../shared/domain/ids.ts';
import type { Product } from '../../shared/policy/product.ts';
import { jimeng } from '../../shared/products/jimeng/product.ts';
import { postRemixer } from '../../shared/products/post-remixer/product.ts';
import { skena } from '../../shared/products/skena/product.ts';
import { at } from './given.ts';

const opening = {
  accountId: 'ann' as AccountId,
  email: 'ann@example.com',
  lotId: 'lot_t' as LotId,
  entryId: 'ent_t' as EntryId,
};

describe('an account is opened with what its product gives to try it', () => {
  it.each<[Product, number]>([
    [skena, 15],
    [postRemixer, 0],
    [jimeng, 0],
  ])('$product', (product, credits) => {
    const { account, grant } = openAccount(opening, product, at);
    expect(available(account)).toBe(credits);
    expect(Boolean(grant)).toBe(credits > 0);
    expect(account.lots).toEqual(grant ? [grant.lot] : []);
    expect(account.lastEntryId).toBe(grant ? 'ent_t' : undefined);
  });

  it('in a lot of their own, of no cash value, with its entry (SK-21)', () => {
    const { grant } = openAccount(opening, skena, at);
    expect(grant?.lot).toMatchObject({
      lotId: 'lot_t',
      kind: 'trial',
      credits: 15,
      remaining: 15,
      since: at,
      rateCard: '2026-01',
      frozenBy: [],
    });
    expect(grant?.entry).toEqual({
      entryId: 'ent_t',
      kind: 'grant',
      credits: 15,
      draws: [{ lotId: 'lot_t', credits: 15 }],
      clause: 'SK-21',
      policy: 'skena@1',
      cause: 'trial',
      facts: { openedAt: at },
    });
  });
});

describe('a new account', () => {
  it('is open, owes nothing and runs nothing', () => {
    const { account } = openAccount(opening, postRemixer, at);
    expect(account).toMatchObject({
      product: 'post-remixer',
      accountId: 'ann',
      email: 'ann@example.com',
      openedAt: at,
      running: [],
    });
    expect(owed(account)).toBe(0);
    expect('closedAt' in account).toBe(false);
  });

  it('has a country only where one was told', () => {
    expect(openAccount({ ...opening, country: 'ID' }, skena, at).account.country).toBe('ID');
    expect('country' in openAccount(opening, skena, at).account).toBe(false);
  });
});
