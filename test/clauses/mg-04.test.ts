import { describe, expect, it } from 'vitest';
import type { DisputeWord } from '../support/money-back.ts';
import { paidAccount } from '../support/paid-account.ts';

const kept = { available: 40, frozen: 0, owed: 0 };
const frozen = { available: 0, frozen: 40, owed: 0 };
const taken = { available: 0, frozen: 0, owed: 60 };

/** What the bank says of a dispute, one word after the other; w: won, l: lost, p: prevented. */
const words: Readonly<Record<string, DisputeWord>> = {
  inquiry: 'warning_needs_response',
  closed: 'warning_closed',
  opened: 'needs_response',
  reviewed: 'under_review',
  won: 'won',
  lost: 'lost',
  prevented: 'prevented',
  appeal: 'appeal_needs_response',
  appealed: 'appeal_under_review',
};

describe('MG-04: a dispute that was won or prevented gives back exactly what it took', () => {
  // biome-ignore format: one case a row
  it.each([
    // of 100 credits 60 are spent; the bank says, one after the other   then
    ['opened won',                                                       kept],
    ['opened prevented',                                                 kept],
    ['inquiry opened won',                                               kept],
    ['inquiry closed',                                                   kept],
    ['inquiry closed opened',                                            frozen],
    ['opened reviewed lost',                                             taken],
    ['opened lost won',                                                  kept],
    ['opened won appeal',                                                frozen],
    ['opened won appeal appealed lost',                                  taken],
    ['opened won appeal won',                                            kept],
    ['opened lost appeal',                                               frozen],
    ['opened lost appeal appealed won',                                  kept],
    ['opened lost appeal lost',                                          taken],
    ['opened lost appeal won appeal lost',                               taken],
  ])('%s', async (said, balance) => {
    const ann = await paidAccount();
    await ann.spend(60);
    for (const word of said.split(' ')) await ann.dispute(words[word] as DisputeWord);

    expect(await ann.balance()).toMatchObject(balance);
    expect(await ann.lot()).toMatchObject({
      captured: 60,
      clawedBack: balance === taken ? 40 : 0,
      state: balance === kept ? 'open' : balance === frozen ? 'frozen' : 'clawed_back',
    });
    expect(await ann.work('dispute')).toHaveLength(balance === frozen ? 1 : 0);
  });

  it('is entered, and says so', async () => {
    const ann = await paidAccount();
    await ann.spend(60);
    for (const word of ['needs_response', 'lost', 'won'] as const) await ann.dispute(word);
    const [given] = (await ann.sound()).entries;
    expect(given).toMatchObject({ kind: 'reinstate', credits: 40, owed: -60, clause: 'MG-04' });
    expect(given?.explanation).toContain('40 credits given again');
  });

  it('it gives back its own share, not what another took', async () => {
    const ann = await paidAccount();
    await ann.refunded('succeeded', 100);
    await ann.dispute('lost', { amount: 200 });
    await ann.dispute('lost', { amount: 300, id: 'du_2' });
    await ann.dispute('won', { amount: 200 });
    expect(await ann.lot()).toMatchObject({ refunded: 10, clawedBack: 30, remaining: 60 });
    await ann.dispute('won', { amount: 300, id: 'du_2' });
    expect(await ann.lot()).toMatchObject({ refunded: 10, clawedBack: 0, remaining: 90 });
  });
});

describe('MG-04: also what a later grant had paid for it', () => {
  it('a purchase that paid all of it', async () => {
    const ann = await paidAccount();
    await ann.spend(60);
    await ann.dispute('lost');
    await ann.buy('pi_2');
    expect(await ann.balance()).toMatchObject({ available: 40, owed: 0 });

    await ann.dispute('won');

    expect(await ann.balance()).toMatchObject({ available: 140, owed: 0 });
    expect(await ann.lot('pi_1')).toMatchObject({ remaining: 40, clawedBack: 0, captured: 60 });
    expect(await ann.lot('pi_2')).toMatchObject({ remaining: 100, clawedBack: 0 });
    expect(await ann.lot('pi_2')).toMatchObject({ refund: { eligible: true } });
  });

  it('several grants, each what it had paid', async () => {
    const ann = await paidAccount();
    await ann.spend(100);
    await ann.dispute('lost');
    await ann.desk.goodwill('ann', 30);
    ann.world.advance({ minutes: 1 });
    await ann.desk.goodwill('ann', 50);
    ann.world.advance({ minutes: 1 });
    await ann.buy('pi_2');
    expect(await ann.balance()).toMatchObject({ available: 80, owed: 0 });
    await ann.dispute('won');
    const { lots, balance } = await ann.sound();
    expect(lots.map(({ remaining }) => remaining)).toEqual([0, 30, 50, 100]);
    expect(balance).toMatchObject({ available: 180, owed: 0 });
  });

  it('an appeal takes it back again, and gives it again', async () => {
    const ann = await paidAccount();
    await ann.spend(60);
    await ann.dispute('lost');
    await ann.buy('pi_2');
    await ann.dispute('appeal_needs_response');
    expect(await ann.balance()).toMatchObject({ available: 100, frozen: 40, owed: 0 });
    await ann.dispute('lost');
    expect(await ann.balance()).toMatchObject({ available: 100, frozen: 0, owed: 60 });
    await ann.desk.goodwill('ann', 20);
    expect(await ann.balance()).toMatchObject({ available: 100, owed: 40 });
    await ann.dispute('won');
    expect(await ann.balance()).toMatchObject({ available: 160, owed: 0 });
  });

  it('what the grant had left is spent meanwhile', async () => {
    const ann = await paidAccount();
    await ann.spend(60);
    await ann.dispute('lost');
    await ann.buy('pi_2');
    await ann.spend(40);
    await ann.dispute('won');
    expect(await ann.lot('pi_2')).toMatchObject({ remaining: 60, captured: 40, clawedBack: 0 });
    expect(await ann.balance()).toMatchObject({ available: 100, owed: 0 });
  });
});
