import { beforeEach, describe, expect, it } from 'vitest';
import { later, toInstant } from '../../shared/domain/instant.ts';
import { skena as shipped } from '../../shared/products/skena/product.ts';
import { type ProductClient, productClient } from '../support/product-client.ts';
import { traceOf, tracesOf } from '../support/traces.ts';
import { underPolicy } from '../support/under-policy.ts';
import { newWorld, type World } from '../support/world.ts';

const { policy: first } = shipped;
const changeAt = toInstant('2026-03-04T00:00:00.000Z');

/** Two days later the time limit is shorter, and credits to try are fewer. */
const second = {
  ...first,
  version: 2,
  effectiveFrom: changeAt,
  timeLimit: { ...first.timeLimit, minutes: 5 },
  trial: { ...first.trial, credits: 20 },
};

let world: World;
let skena: ProductClient;
beforeEach(async () => {
  world = await newWorld({
    at: '2026-03-02T09:00:00.000Z',
    products: [underPolicy(shipped, first, second)],
  });
  skena = productClient(world, 'skena');
  await skena.open('ann');
});

const start = (jobId: string, accountId = 'ann') =>
  skena.post('/jobs', { jobId, accountId, action: 'video', variants: 1 });
const silence = async () => {
  world.advance({ minutes: 11 });
  await world.tick();
};

describe('an entry is explained by the version it was decided under, whatever is in force since', () => {
  it('with the values of that version, and where it is told in words', async () => {
    await start('job-1');
    await silence();
    const before = await tracesOf(skena, 'ann');
    world.set(later(changeAt, { days: 1 }));

    const after = await tracesOf(skena, 'ann');

    expect(after.map(({ rule }) => rule)).toEqual(before.map(({ rule }) => rule));
    expect(after.map(({ facts }) => facts)).toEqual(before.map(({ facts }) => facts));
    const { rule } = traceOf(after, 'restore');
    expect(rule).toMatchObject({
      policy: 'skena@1',
      effectiveFrom: first.effectiveFrom,
      clause: 'SK-04',
      values: { 'timeLimit.minutes': 10 },
    });
    expect(rule.url).toBe('/v1/skena/policy?version=1#SK-04');
    expect(traceOf(after, 'grant').rule.values).toMatchObject({ 'trial.credits': 15 });
  });

  it('one decided since, by the later one', async () => {
    world.set(changeAt);
    await skena.open('bob');
    expect(traceOf(await tracesOf(skena, 'bob'), 'grant')).toMatchObject({
      entry: { credits: 20, policy: 'skena@2' },
      rule: {
        policy: 'skena@2',
        effectiveFrom: changeAt,
        clause: 'SK-21',
        values: { 'trial.credits': 20 },
      },
    });
  });

  it('the words are where it says', async () => {
    const [trial] = await tracesOf(skena, 'ann');
    const [path = '', clause] = (trial?.rule.url ?? '').split('#');
    const headers = { accept: 'application/json' };
    const { status, body } = await world.send({ method: 'GET', path, headers });
    expect([status, body.policy, clause]).toEqual([200, 'skena@1', 'SK-21']);
    const told = body.clauses.find(({ id }: { id: string }) => id === clause);
    expect(told.text).toContain('15');
  });

  it('a job that was charged before and ends since says which version charged it', async () => {
    world.set(later(changeAt, { minutes: -1 }));
    await start('job-1');
    world.set(later(changeAt, { minutes: 8, milliseconds: 1 }));
    await world.tick();
    expect(await skena.job('job-1')).toMatchObject({ status: 'running' });
    world.set(later(changeAt, { minutes: 9, milliseconds: 1 }));
    await world.tick();

    const { facts, entry } = traceOf(await tracesOf(skena, 'ann'), 'restore');
    expect(facts).toMatchObject({
      chargedUnder: 'skena@1',
      capAt: later(changeAt, { minutes: 9 }),
    });
    expect(entry.policy).toBe('skena@1');
  });
});

describe('what stands behind an entry is for support, and of that account alone', () => {
  const path = (accountId: string, entryId: string) => `/accounts/${accountId}/entries/${entryId}`;
  const entryOf = async (accountId: string): Promise<string> =>
    (await skena.entries(accountId))[0].entryId;

  it('the product itself may not read it', async () => {
    const entryId = await entryOf('ann');
    expect(await skena.get(path('ann', entryId))).toMatchObject({
      status: 403,
      body: { code: 'forbidden' },
    });
    expect(await skena.support.get(path('ann', entryId))).toMatchObject({ status: 200 });
  });

  // biome-ignore format: one case a row
  it.each([
    // it is                            account    entry                                 answer
    ['of another account',              'bob',     '',                                   404],
    ['of an account nobody opened',     'nobody',  '',                                   404],
    ['of nobody',                       'ann',     'ent_00000000000000000000000000',     404],
    ['no id of an entry',               'ann',     'lot_1',                              422],
  ])('%s', async (_case, accountId, other, status) => {
    await skena.open('bob');
    const entryId = other || (await entryOf('ann'));
    expect(await skena.support.get(path(accountId, entryId))).toMatchObject({ status });
  });

  it('the entry of another product is not found here', async () => {
    const both = await newWorld();
    const [ours, theirs] = [productClient(both, 'skena'), productClient(both, 'post-remixer')];
    await ours.open('ann');
    await theirs.open('ann');
    const [{ entryId }] = await ours.entries('ann');
    expect(await theirs.support.get(path('ann', entryId))).toMatchObject({
      status: 404,
      body: { code: 'not_found' },
    });
  });
});
