import { describe, expect, it } from 'vitest';
import { decidePayment } from '../../shared/decide/payment.ts';
import { payingAccountId } from '../../shared/decide/place-payment.ts';
import { toCredits } from '../../shared/domain/credits.ts';
import type { AccountId } from '../../shared/domain/ids.ts';
import type { BoughtItem, Payment, PaymentFact } from '../../shared/domain/payment.ts';
import { jimeng } from '../../shared/products/jimeng/product.ts';
import { skena } from '../../shared/products/skena/product.ts';
import { merged, unheard } from './facts.ts';
import { accountOf, at, givenFor, hoursAfter } from './given.ts';

const ann = accountOf([]);
const closed = accountOf([], { closedAt: at });

const paid = (
  items: readonly BoughtItem[],
  { accountId = 'ann', amountMinor = 1000, when = at } = {},
): PaymentFact => ({
  fact: 'paid',
  source: 'checkout_session',
  names: { items, accountId },
  paid: { at: when, amount: { amountMinor, currency: 'USD' } },
});
const one = (key: string, quantity = 1) => [{ key, quantity }];
const decide = (
  payment: Payment,
  account: typeof ann | undefined = ann,
  product = skena,
  now = at,
) => decidePayment(payment, givenFor(account), product, now);

describe('a payment that was paid, and names an account and packs of ours, grants them', () => {
  // biome-ignore format: one case a row
  it.each<[string, BoughtItem[], number, string]>([
    ['a pack',                [...one('starter')],                          100,   'starter'],
    ['three of a pack',       [...one('starter', 3)],                       300,   'starter x 3'],
    ['two packs',             [...one('starter'), ...one('studio', 2)],     1_200, 'starter + studio x 2'],
  ])('%s', (_case, items, credits, pack) => {
    const { grant, books } = decide(merged([paid(items)]));
    expect(grant).toMatchObject({ credits, pack });
    expect(books?.account.lots).toMatchObject([{ credits }]);
  });

  it('into a lot of the time and the card of the purchase, with its entry', () => {
    const { grant, books, payment, opens, closes } = decide(merged([paid(one('starter'))]));
    expect(grant).toEqual({
      orderId: 'ord_1',
      credits: 100,
      pack: 'starter',
      paid: { at, amount: { amountMinor: 1000, currency: 'USD' } },
      twins: [],
    });
    expect(books?.account.lots).toEqual([
      {
        lotId: 'lot_1',
        kind: 'purchase',
        credits: toCredits(100),
        remaining: toCredits(100),
        refunded: 0,
        clawedBack: 0,
        forfeited: 0,
        adjusted: 0,
        since: at,
        rateCard: '2026-01',
        paidNothing: false,
        frozenBy: [],
        isSuspected: false,
        isOffered: false,
        claims: { refunded: 0, clawedBack: 0, forgiven: 0 },
        lent: 0,
        paidBy: [],
      },
    ]);
    expect(books?.entries).toEqual([
      {
        kind: 'grant',
        credits: 100,
        draws: [{ lotId: 'lot_1', credits: 100 }],
        clause: 'SK-14',
        policy: 'skena@1',
        orderId: 'ord_1',
        cause: 'starter',
        facts: { paidMinor: 1000, currency: 'USD', paidAt: at, rateCard: '2026-01' },
      },
    ]);
    expect(payment.granted).toMatchObject({ accountId: 'ann', lotId: 'lot_1', paid: { at } });
    expect([opens, closes]).toEqual([undefined, undefined]);
  });

  it('by its price id, where the provider names that', () => {
    const bought = merged([paid(one('pri_01jm0000000000000000000500', 2))]);
    const { grant, books } = decide(bought, ann, jimeng);
    expect(grant).toMatchObject({ credits: 1_000, pack: 'five-hundred x 2' });
    expect(books?.entries).toMatchObject([{ clause: 'JM-01', policy: 'jimeng@1' }]);
  });

  it('what was paid does not change what was bought, and nothing paid has no cash value', () => {
    const free = decide(merged([paid(one('studio'), { amountMinor: 0 })])).books;
    const dear = decide(merged([paid(one('starter'), { amountMinor: 999_999 })])).books;
    expect(free?.account.lots).toMatchObject([{ credits: 550, paidNothing: true }]);
    expect(dear?.account.lots).toMatchObject([{ credits: 100, paidNothing: false }]);
  });

  it('nothing, while nobody has paid', () => {
    const named: PaymentFact = {
      fact: 'named',
      source: 'checkout_session',
      names: { items: one('starter'), accountId: 'ann' },
    };
    const unpaid: PaymentFact = { fact: 'unpaid', at, why: 'expired' };
    for (const facts of [[], [named], [named, unpaid], [unpaid]]) {
      const payment = merged(facts);
      expect(decide(payment)).toEqual({ payment });
    }
  });
});

describe('a payment that cannot be placed is open work, once (MG-08)', () => {
  // biome-ignore format: one case a row
  it.each<[string, BoughtItem[], typeof ann | undefined, RegExp]>([
    ['an account nobody knows', one('starter'),                       undefined, /no account we know/],
    ['a closed account',        one('starter'),                       closed,    /closed account/],
    ['a pack nobody sells',     one('gone'),                          ann,       /no pack we sell/],
    ['another product’s pack',  one('small'),                         ann,       /no pack we sell/],
    ['one pack nobody sells',   [...one('starter'), ...one('gone')],  ann,       /no pack we sell/],
    ['no pack',                 [],                                   ann,       /no pack we sell/],
    ['none of a pack',          one('starter', 0),                    ann,       /no pack we sell/],
    ['fewer than none',         one('starter', -1),                   ann,       /no pack we sell/],
    ['half of a pack',          one('starter', 0.5),                  ann,       /no pack we sell/],
    ['an inherited name',       one('constructor'),                   ann,       /no pack we sell/],
    ['more than can be counted', one('starter', 2 ** 53 - 1),         ann,       /no pack we sell/],
    ['as many of two packs',    [...one('starter', 9e13), ...one('studio', 1e13)], ann, /no pack we sell/],
  ])('%s', (_case, items, account, why) => {
    const step = decidePayment(merged([paid(items)]), givenFor(account), skena, at);
    expect(step.grant).toBe(undefined);
    expect(step.opens?.summary).toMatch(why);
    expect(step.opens).toMatchObject({
      product: 'skena',
      kind: 'payment',
      id: 'pi_1',
      accountId: 'ann',
      dueAt: '2026-03-03T16:59:59.999Z',
    });

    const again = decidePayment(step.payment, givenFor(account), skena, hoursAfter(1));
    expect(again).toEqual({ payment: step.payment });
  });

  it('names no account that could be none of ours', () => {
    for (const accountId of ['a/b', '', 'ä', 'x'.repeat(129), 'ann ben']) {
      const payment = merged([paid(one('starter'), { accountId })]);
      expect(payingAccountId(payment)).toBe(undefined);
      const { opens } = decidePayment(payment, givenFor(undefined), skena, at);
      expect(opens && 'accountId' in opens).toBe(false);
    }
  });

  it('until it can be: then it grants, and is no work any more', () => {
    const lost = decidePayment(merged([paid(one('starter'))]), givenFor(undefined), skena, at);
    const found = decide(lost.payment, ann, skena, hoursAfter(48));
    expect(found.books?.account.lots).toMatchObject([{ since: at }]);
    expect(found.closes).toBe(lost.opens?.dueAt);
    expect(found.payment.workDueAt).toBe(undefined);
  });
});

describe('support’s word for whom a payment is', () => {
  const attach = (payment: Payment, accountId: string, pack: string): Payment => ({
    ...payment,
    attachedTo: { accountId: accountId as AccountId, pack },
  });
  const lost = merged([paid(one('gone'), { accountId: 'nobody' })]);

  it('comes before the payment’s own', () => {
    const payment = attach(lost, 'ann', 'starter');
    expect(payingAccountId(lost)).toBe('nobody');
    expect(payingAccountId(payment)).toBe('ann');
    expect(decide(payment).grant).toMatchObject({ credits: 100, pack: 'starter' });
  });

  it('that cannot grant is not kept, so that another may be given', () => {
    for (const [account, pack] of [
      [closed, 'starter'],
      [ann, 'gone'],
    ] as const) {
      const { payment, grant } = decide(attach(lost, 'ann', pack), account);
      expect([payment.attachedTo, grant]).toEqual([undefined, undefined]);
    }
  });

  it('of a payment nobody paid grants nothing', () => {
    expect(decide(attach(unheard, 'ann', 'starter')).grant).toBe(undefined);
  });
});
