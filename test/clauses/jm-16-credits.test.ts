import { describe, expect, it } from 'vitest';
import { later } from '../../shared/domain/instant.ts';
import { jimeng } from '../../shared/products/jimeng/product.ts';
import { postRemixer } from '../../shared/products/post-remixer/product.ts';
import { skena } from '../../shared/products/skena/product.ts';
import { disputeEvent } from '../support/money-back.ts';
import { annUnder, boughtAt, type Says, twoVersions } from '../support/two-versions.ts';

const closes = (clause: string, paidLots: 'forfeit' | 'review'): Says => ({
  closure: { customer: { clause, paidLots }, operator: { clause, paidLots } },
});

describe.each([
  [skena.product, skena],
  [postRemixer.product, postRemixer],
  [jimeng.product, jimeng],
] as const)(
  'JM-16: closing an account takes nothing that the day of the purchase would have kept: %s',
  (_name, product) => {
    // biome-ignore format: one case a row
    it.each([
    // then      later      what was paid for
    ['forfeit',  'forfeit', 'forfeited'],
    ['forfeit',  'review',  'frozen'],
    ['review',   'forfeit', 'frozen'],
    ['review',   'review',  'frozen'],
  ] as const)('%s, then %s: %s', async (old, next, state) => {
    const under = twoVersions(product, closes('SK-16', old), closes('JM-09', next));
    const { moveTo, client, desk } = await annUnder(under);
    moveTo({ hours: 60 });
    const asked = await desk.close('ann', 'customer', 0);
    const { forfeitCredits = 0 } = asked.body;
    if (asked.status === 409) await desk.close('ann', 'customer', forfeitCredits);

    const { lots } = await client.account('ann');
    const lot = lots.find(({ kind }: { kind: string }) => kind === 'purchase');
    expect(lot).toMatchObject({ state });
  });
  },
);

const uncovered = (who: 'owe' | 'forgive'): Says => ({ cash: { uncovered: who } });

describe('JM-16: who pays for spent credits of a payment that the bank took back', () => {
  // biome-ignore format: one case a row
  it.each([
    // then      later       owed
    ['owe',      'owe',      10],
    ['owe',      'forgive',   0],
    ['forgive',  'owe',       0],
    ['forgive',  'forgive',   0],
  ] as const)('%s, then %s: %i', async (old, next, owed) => {
    const says = { trial: { clause: 'SK-21', credits: 0 } };
    const under = twoVersions(skena, { ...says, ...uncovered(old) }, { ...says, ...uncovered(next) });
    const { moveTo, client, world } = await annUnder(under);
    await client.post('/jobs', { jobId: 'job-1', accountId: 'ann', action: 'video', variants: 1 });
    await client.succeed('job-1');
    moveTo({ hours: 60 });
    await client.stripe(disputeEvent('pi_1', 'lost', world.now()));

    expect((await client.account('ann')).balance).toMatchObject({ owed });
  });
});

const [card] = skena.rates;
const dearer = {
  ...card,
  rateCard: '2026-07',
  from: later(boughtAt, { hours: 51 }),
  announcedAt: boughtAt,
  actions: { ...card.actions, video: 15 },
};
const keeps = (lotsKeepTheirRate: boolean): Says => ({
  rates: { clause: 'SK-17', lotsKeepTheirRate, increaseNeedsNotice: true },
  trial: { clause: 'SK-21', credits: 0 },
});

describe('JM-16: a promise that credits keep their price goes with the purchase', () => {
  // biome-ignore format: one case a row
  it.each([
    // then   later   a video of 10, and 15 by now, costs
    [true,    true,   10],
    [true,    false,  10],
    [false,   true,   10],
    [false,   false,  15],
  ])('%s, then %s: %i', async (old, next, price) => {
    const under = { ...twoVersions(skena, keeps(old), keeps(next)), rates: [card, dearer] } as const;
    const { moveTo, client } = await annUnder(under);
    moveTo({ hours: 60 });
    const job = { jobId: 'job-1', accountId: 'ann', action: 'video', variants: 1 };
    expect(await client.post('/jobs', job)).toMatchObject({
      body: { credits: { charged: price } },
    });
  });
});

const ends = (restores: boolean): Says => ({
  settlement: { ...skena.policy.settlement, model_failed: { clause: 'SK-02', restores } },
});

describe('JM-16: a job ends by the version it was started under, or by a kinder one', () => {
  // biome-ignore format: one case a row
  it.each([
    // then   later   of a video that fails comes back
    [true,    true,   10],
    [true,    false,  10],
    [false,   true,   10],
    [false,   false,  0],
  ])('%s, then %s: %i', async (old, next, restored) => {
    const slow = { timeLimit: { clause: 'SK-04', minutes: 10_000 } };
    const under = twoVersions(skena, { ...slow, ...ends(old) }, { ...slow, ...ends(next) });
    const { moveTo, client } = await annUnder(under);
    await client.post('/jobs', { jobId: 'job-1', accountId: 'ann', action: 'video', variants: 1 });
    moveTo({ hours: 60 });
    await client.fail('job-1');
    expect((await client.job('job-1')).credits).toMatchObject({ restored });
  });
});
