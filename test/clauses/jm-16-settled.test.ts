import { describe, expect, it } from 'vitest';
import { later } from '../../shared/domain/instant.ts';
import type { Product } from '../../shared/policy/product.ts';
import { postRemixer } from '../../shared/products/post-remixer/product.ts';
import { skena } from '../../shared/products/skena/product.ts';
import { disputeEvent } from '../support/money-back.ts';
import { annUnder, boughtAt, type Says, twoVersions } from '../support/two-versions.ts';

const anHour = { hours: 1 };
const noTrial: Says = { trial: { clause: 'SK-21', credits: 0 } };

/** Ann, whose job of one variant is started so many minutes after her purchase; it runs ten at most. */
async function annWhoStarts(product: Product, action: string, minutes: number) {
  const ann = await annUnder(product);
  const { client, moveTo } = ann;
  moveTo({ minutes });
  const job = { jobId: 'job-1', accountId: 'ann', action, variants: 1 };
  const shown = product.policy.charge.priceMustBeShown ? { shownCredits: 4 } : {};
  expect(await client.post('/jobs', { ...job, ...shown })).toMatchObject({ status: 201 });
  return { ...ann, credits: async () => (await client.job('job-1')).credits };
}

const timedOut = (restores: boolean): Says => ({
  timeLimit: { clause: 'SK-04', minutes: 10 },
  settlement: { ...skena.policy.settlement, timed_out: { clause: 'SK-04', restores } },
});

describe('JM-16: a success told after the time limit is settled by the kinder version', () => {
  // biome-ignore format: one case a row
  it.each([
    // case                                     then    after an hour   started, told in minutes   comes back
    ['both give it back',                       true,   true,           50,  61,                   10],
    ['the later one keeps it',                  true,   false,          50,  61,                   10],
    ['the later one gives it back',             false,  true,           50,  61,                   10],
    ['both keep it',                            false,  false,          50,  61,                   0],
    ['the one that gives it back is announced', false,  true,           40,  59,                   0],
    ['it takes effect at that moment',          false,  true,           40,  60,                   10],
  ])('%s', async (_case, old, next, started, told, restored) => {
    const product = twoVersions(skena, timedOut(old), timedOut(next), anHour);
    const { client, moveTo, credits } = await annWhoStarts(product, 'video', started);
    moveTo({ minutes: told });
    await client.succeed('job-1');
    expect(await credits()).toMatchObject({ restored, captured: 10 - restored });
  });
});

const { deliveredByEvidence: _shipped, ...policy } = postRemixer.policy;
const withoutEvidence: Product = { ...postRemixer, policy };
const evidence: Says = { deliveredByEvidence: { clause: 'PR-06' } };
const noEvidence: Says = {};

describe('JM-16: what a saved output proves goes by the kinder version', () => {
  // biome-ignore format: one case a row
  it.each([
    // then                 after an hour             of 4 credits of a failure come back
    ['proves a delivery',   evidence,    evidence,    0],
    ['is dropped',          evidence,    noEvidence,  4],
    ['is brought in',       noEvidence,  evidence,    4],
  ])('it %s', async (_case, old, next, restored) => {
    const product = twoVersions(withoutEvidence, old, next, anHour);
    const { client, moveTo, credits } = await annWhoStarts(product, 'quick-remix', 50);
    await client.post('/jobs/job-1/deliveries', { variantId: 'v1', kind: 'saved' });
    moveTo({ minutes: 61 });
    await client.fail('job-1');
    expect(await credits()).toMatchObject({ restored });
  });
});

const cancelled = (offered: boolean): Says => ({
  cancellation: { clause: 'SK-05', offered },
  timeLimit: { clause: 'SK-04', minutes: 100 },
});

describe('JM-16: a job may be cancelled where any version offers it that is in force', () => {
  // biome-ignore format: one case a row
  it.each([
    // case                        then    after an hour  cancelled in minutes  status
    ['offered by the later one',   false,  true,          61,                   200],
    ['offered by the first one',   true,   false,         61,                   200],
    ['offered by an announced one', false, true,          59,                   409],
    ['offered by neither',         false,  false,         61,                   409],
  ])('%s', async (_case, old, next, minutes, status) => {
    const product = twoVersions(skena, cancelled(old), cancelled(next), anHour);
    const { client, moveTo, credits } = await annWhoStarts(product, 'video', 50);
    moveTo({ minutes });
    expect(await client.cancel('job-1')).toMatchObject({ status });
    expect(await credits()).toMatchObject({ restored: status === 200 ? 10 : 0 });
  });
});

const [card] = skena.rates;
const dearer = {
  ...card,
  rateCard: '2026-07',
  from: later(boughtAt, { minutes: 30 }),
  announcedAt: undefined,
  actions: { ...card.actions, video: 30 },
} as never;
const notice = (increaseNeedsNotice: boolean): Says => ({
  ...noTrial,
  rates: { clause: 'SK-17', lotsKeepTheirRate: false, increaseNeedsNotice },
});

describe('JM-16: a promise that increases are announced goes with the purchase', () => {
  // biome-ignore format: one case a row
  it.each([
    // then    later   a video of 10, and 30 without a word, costs
    [true,    true,    10],
    [true,    false,   10],
    [false,   true,    10],
    [false,   false,   30],
  ])('%s, then %s: %i', async (old, next, charged) => {
    const product = twoVersions(skena, notice(old), notice(next), anHour);
    const { credits } = await annWhoStarts({ ...product, rates: [card, dearer] }, 'video', 90);
    expect(await credits()).toMatchObject({ charged });
  });
});

const uncovered = (who: 'owe' | 'forgive'): Says => ({ ...noTrial, cash: { uncovered: who } });

type Told = readonly (readonly [word: 'needs_response' | 'lost', dated: number, told: number])[];

describe('JM-16: what is owed for a lost dispute goes by when it happened, not by when it is told', () => {
  // biome-ignore format: one case a row
  it.each<[string, Told, number]>([
    // the bank's words        dated, told in hours after the purchase       owed
    ['told at once',           [['lost', 2, 2]],                             10],
    ['told again later',       [['lost', 2, 2], ['lost', 2, 60]],            10],
    ['told late',              [['lost', 2, 60]],                            10],
    ['the wrong way round',    [['lost', 2, 60], ['needs_response', 1, 61]], 10],
    ['lost later',             [['lost', 60, 60]],                           0],
    ['and the wrong way round', [['lost', 60, 60], ['needs_response', 1, 61]], 0],
    ['another word later',     [['lost', 2, 2], ['lost', 60, 60]],           0],
    ['that word first',        [['lost', 60, 60], ['lost', 2, 61]],          0],
  ])('%s', async (_case, told, owed) => {
    const product = twoVersions(skena, uncovered('owe'), uncovered('forgive'));
    const { client, moveTo } = await annWhoStarts(product, 'video', 1);
    await client.succeed('job-1');
    for (const [index, [word, dated, hours]] of told.entries()) {
      moveTo({ hours });
      const event = disputeEvent('pi_1', word, later(boughtAt, { hours: dated }));
      expect(await client.stripe({ ...event, id: `evt_${index}` })).toMatchObject({ status: 200 });
    }
    expect((await client.account('ann')).balance).toMatchObject({ owed });
    expect((await client.support.get('/accounts/ann/audit')).body).toMatchObject({ agrees: true });
  });
});
