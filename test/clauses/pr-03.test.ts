import { describe, expect, it } from 'vitest';
import { type ProductClient, productClient } from '../support/product-client.ts';
import { smallPack, soundAccount, stripeCustomer } from '../support/purchases.ts';
import { newWorld, type World } from '../support/world.ts';

const twoRemixes = { accountId: 'ann', action: 'quick-remix', variants: 2 };

type Shown = (remixer: ProductClient, world: World) => Promise<object>;

const nothing: Shown = async () => ({});
const price =
  (shownCredits: number): Shown =>
  async () => ({ shownCredits });

const quoteFor =
  (asked: object, millisecondsAgo = 0): Shown =>
  async (remixer, world) => {
    const { body } = await remixer.post('/quotes', { ...twoRemixes, ...asked });
    world.advance({ milliseconds: millisecondsAgo });
    return { quoteId: body.quoteId };
  };
const quoteForAnalysis = quoteFor({ action: 'analyse-image' });
const halfAnHour = 30 * 60 * 1000;

const quoteOfSomebodyElse: Shown = async (remixer, world) => {
  await stripeCustomer(remixer, smallPack('bob', world.now()));
  return quoteFor({ accountId: 'bob' })(remixer, world);
};

async function remixerOfAnn() {
  const world = await newWorld({ at: '2026-06-01T09:00:00.000Z' });
  const remixer = productClient(world, 'post-remixer');
  await stripeCustomer(remixer, smallPack('ann', world.now()));
  return { world, remixer };
}

describe('PR-03: what an action will cost is shown before it starts', () => {
  // biome-ignore format: one case a row
  it.each([
    // what was shown                how                            code
    ['nothing at all',               nothing,                       'price_not_shown'],
    ['less than it costs',           price(7),                      'price_changed'],
    ['that it costs nothing',        price(0),                      'price_changed'],
    ['the price of another action',  quoteForAnalysis,              'price_changed'],
    ['the price of fewer of them',   quoteFor({ variants: 1 }),     'price_changed'],
    ['the price of more of them',    quoteFor({ variants: 3 }),     'price_changed'],
    ['half an hour and 1 ms ago',    quoteFor({}, halfAnHour + 1),  'quote_expired'],
  ])('%s: not started, and nothing changes', async (_case, shown, code) => {
    const { world, remixer } = await remixerOfAnn();
    const asked = { ...twoRemixes, jobId: 'job-1', ...(await shown(remixer, world)) };
    const before = await soundAccount(remixer, 'ann');

    const answer = await remixer.post('/jobs', asked);

    expect(answer).toMatchObject({ status: 409, body: { code, clause: 'PR-03' } });
    expect(await soundAccount(remixer, 'ann')).toEqual(before);
    expect(await remixer.get('/jobs/job-1')).toMatchObject({ status: 404 });
  });

  // biome-ignore format: one case a row
  it.each([
    // what was shown                         how
    ['a quote that somebody else was given',  quoteOfSomebodyElse],
    ['a quote that nobody was given',         async () => ({ quoteId: 'qte_none' })],
  ])('%s is no quote', async (_case, shown) => {
    const { world, remixer } = await remixerOfAnn();
    const asked = { ...twoRemixes, jobId: 'job-1', ...(await shown(remixer, world)) };
    const before = await soundAccount(remixer, 'ann');
    expect(await remixer.post('/jobs', asked)).toMatchObject({
      status: 404,
      body: { code: 'quote_not_found' },
    });
    expect(await soundAccount(remixer, 'ann')).toEqual(before);
  });

  // biome-ignore format: one case a row
  it.each([
    // what was shown                          how                                  charged
    ['a quote just now',                       quoteFor({}),                        8],
    ['a quote half an hour ago',               quoteFor({}, halfAnHour),            8],
    ['a quote for as many, named one by one',  quoteFor({ variants: ['a', 'b'] }),  8],
    ['the very price',                         price(8),                            8],
    ['a higher price',                         price(9),                            8],
  ])('%s: it starts, and costs what it costs', async (_case, shown, charged) => {
    const { world, remixer } = await remixerOfAnn();
    const asked = { ...twoRemixes, jobId: 'job-1', ...(await shown(remixer, world)) };

    const answer = await remixer.post('/jobs', asked);

    expect(answer).toMatchObject({
      status: 201,
      body: { status: 'running', credits: { charged } },
    });
    const { balance, entries } = await soundAccount(remixer, 'ann');
    expect(balance).toMatchObject({ available: 40 - charged, pending: charged });
    expect(entries[0]).toMatchObject({
      kind: 'charge',
      credits: -charged,
      clause: 'PR-03',
      policy: 'post-remixer@1',
      jobId: 'job-1',
    });
  });

  it('after it was not started for want of a price, it may start under the same id', async () => {
    const { remixer } = await remixerOfAnn();
    await remixer.post('/jobs', { ...twoRemixes, jobId: 'job-1' });
    const shown = { ...twoRemixes, jobId: 'job-1', shownCredits: 8 };
    expect(await remixer.post('/jobs', shown)).toMatchObject({ status: 201 });
    expect(await remixer.post('/jobs', shown)).toMatchObject({
      status: 200,
      headers: { 'idempotency-replayed': 'true' },
    });
    expect((await soundAccount(remixer, 'ann')).balance.available).toBe(32);
  });

  it('asking for the price changes nothing', async () => {
    const { remixer } = await remixerOfAnn();
    const before = await soundAccount(remixer, 'ann');
    expect((await remixer.post('/quotes', twoRemixes)).body).toMatchObject({
      credits: 8,
      perVariant: [4, 4],
      sufficient: true,
      balanceAfter: 32,
      expiresAt: '2026-06-01T09:30:00.000Z',
    });
    expect(await soundAccount(remixer, 'ann')).toEqual(before);
  });
});
