import { describe, expect, it } from 'vitest';
import { paidAccount, paidSkena } from '../support/paid-account.ts';
import { underPolicy } from '../support/under-policy.ts';

const { policy } = paidSkena;
const forgiving = underPolicy(paidSkena, {
  ...policy,
  cash: { ...policy.cash, uncovered: 'forgive' },
});

describe('MG-03: a lost dispute takes its share of the credits; what is spent of them is owed', () => {
  // biome-ignore format: one case a row
  it.each([
    // of 100 credits for 1000                      refunded  lost   refunded  clawedBack  remaining  owed  state
    ['nothing spent',                          0,   0,        1000,  0,        100,        0,         0,    'clawed_back'],
    ['half of the price',                      0,   0,        500,   0,        50,         50,        0,    'open'],
    ['a third, rounded down',                  0,   0,        333,   0,        33,         67,        0,    'open'],
    ['less than the price of a credit',        0,   0,        9,     0,        0,          100,       0,    'open'],
    ['more than was paid',                     0,   0,        1500,  0,        100,        0,         0,    'clawed_back'],
    ['some spent',                             60,  0,        1000,  0,        40,         0,         60,   'clawed_back'],
    ['some spent, what is left covers it',     60,  0,        300,   0,        30,         10,        0,    'open'],
    ['some spent, what is left does not',      60,  0,        500,   0,        40,         0,         10,   'open'],
    ['all spent',                              100, 0,        1000,  0,        0,          0,         100,  'clawed_back'],
    ['the rest was refunded',                  0,   300,      700,   30,       70,         0,         0,    'clawed_back'],
    ['some was refunded, and all of it lost',  0,   300,      1000,  30,       70,         0,         0,    'clawed_back'],
    ['both shares are rounded as one',         0,   335,      335,   33,       34,         33,        0,    'open'],
    ['spent, refunded and lost',               60,  300,      500,   30,       10,         0,         40,   'open'],
    ['all was refunded',                       0,   1000,     1000,  100,      0,          0,         0,    'refunded'],
  ] as const)('%s', async (_case, spent, refund, lost, refunded, clawedBack, remaining, owed, state) => {
    const ann = await paidAccount();
    if (spent > 0) await ann.spend(spent);
    if (refund > 0) await ann.refunded('succeeded', refund);

    await ann.dispute('needs_response', { amount: lost });
    expect(await ann.lot()).toMatchObject({ state: 'frozen' });
    await ann.dispute('lost', { amount: lost });

    expect(await ann.balance()).toMatchObject({ available: remaining, frozen: 0, owed });
    const lot = await ann.lot();
    expect(lot).toMatchObject({ refunded, clawedBack, remaining, captured: spent, state });
    expect(await ann.work('dispute')).toEqual([]);
  });

  it('is entered with what it took, what it could not, and why', async () => {
    const ann = await paidAccount();
    await ann.spend(60);
    await ann.dispute('needs_response');
    await ann.dispute('lost');

    const { entries, lots } = await ann.sound();
    const taken = entries.find(({ kind, credits }) => kind === 'clawback' && credits !== 0);
    expect(taken).toMatchObject({
      credits: -40,
      balanceAfter: 0,
      owed: 60,
      draws: [{ lotId: lots[0]?.lotId, credits: 40 }],
      orderId: lots[0]?.orderId,
      clause: 'MG-03',
      policy: 'skena@1',
    });
    expect(taken?.explanation).toMatch(/40 credits.*\(MG-03\).*60 credits more.*owed/);
  });

  it('two disputes of one payment add up', async () => {
    const ann = await paidAccount();
    await ann.dispute('lost', { amount: 335 });
    await ann.dispute('lost', { amount: 335, id: 'du_2' });
    expect(await ann.lot()).toMatchObject({ clawedBack: 67, remaining: 33, state: 'open' });
  });

  it('a discount counts: the share is of what was paid', async () => {
    const ann = await paidAccount();
    await ann.buy('pi_2', 900);
    await ann.dispute('lost', { amount: 300 }, 'pi_2');
    expect(await ann.lot('pi_2')).toMatchObject({ clawedBack: 33, remaining: 67 });
  });

  it('one in another currency takes nothing, and stays open work', async () => {
    const ann = await paidAccount();
    await ann.dispute('lost', { currency: 'eur' });
    expect(await ann.lot()).toMatchObject({ clawedBack: 0, remaining: 100, state: 'open' });
    expect(await ann.work('dispute')).toMatchObject([{ id: 'dsp_du_1' }]);
  });

  it('where the policy forgives, nothing is owed', async () => {
    const ann = await paidAccount({ products: [forgiving] });
    await ann.spend(60);
    await ann.dispute('lost');
    expect(await ann.balance()).toMatchObject({ available: 0, owed: 0 });
    expect(await ann.lot()).toMatchObject({ clawedBack: 40, state: 'clawed_back' });
    await ann.buy('pi_2');
    expect(await ann.balance()).toMatchObject({ available: 100, owed: 0 });
  });

  it('of a purchase long spent, among many, all of it is owed', async () => {
    const ann = await paidAccount();
    await ann.spend(100);
    for (let n = 2; n <= 23; n += 1) {
      await ann.buy(`pi_${n}`);
      await ann.desk.goodwill('ann', -100);
    }
    await ann.dispute('needs_response');
    expect(await ann.lot()).toMatchObject({ state: 'frozen', captured: 100 });
    await ann.dispute('lost');
    expect(await ann.lot()).toMatchObject({ state: 'clawed_back', captured: 100 });
    await ann.buy('pi_24');
    expect(await ann.balance()).toMatchObject({ available: 0, owed: 0 });
    await ann.dispute('won');
    expect(await ann.balance()).toMatchObject({ available: 100, owed: 0 });
    expect(await ann.lot('pi_24')).toMatchObject({ remaining: 100, clawedBack: 0 });
  });

  it('told before the purchase, it ends the same', async () => {
    const ann = await paidAccount();
    await ann.dispute('needs_response', { amount: 500 }, 'pi_2');
    await ann.dispute('lost', { amount: 500 }, 'pi_2');
    await ann.buy('pi_2');
    expect(await ann.lot('pi_2')).toMatchObject({ clawedBack: 50, remaining: 50, state: 'open' });
    expect((await ann.app.support.get('/disputes/dsp_du_2')).body).toMatchObject({
      status: 'lost',
      accountId: 'ann',
    });
  });
});

describe('MG-03: what was forfeited before counts as taken, and is not owed', () => {
  // biome-ignore format: one case a row
  it.each([
    // spent before  lost   clawedBack  owed  state
    [0,              1000,  0,          0,    'clawed_back'],
    [0,              500,   0,          0,    'clawed_back'],
    [60,             1000,  0,          60,   'clawed_back'],
    [60,             300,   0,          0,    'forfeited'],
    [60,             500,   0,          10,   'forfeited'],
  ])('%i spent, then closed, then %i of 1000 lost', async (spent, lost, clawedBack, owed, state) => {
    const ann = await paidAccount();
    if (spent > 0) await ann.spend(spent);
    expect(await ann.desk.close('ann', 'customer', 100 - spent)).toMatchObject({ status: 200 });

    await ann.dispute('needs_response', { amount: lost });
    await ann.dispute('lost', { amount: lost });

    expect(await ann.balance()).toEqual({ available: 0, pending: 0, frozen: 0, owed });
    const lot = await ann.lot();
    expect(lot).toMatchObject({ clawedBack, forfeited: 100 - spent, remaining: 0, state });
  });
});
