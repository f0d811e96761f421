import { describe, expect, it } from 'vitest';
import type { Product } from '../../shared/policy/product.ts';
import { postRemixer } from '../../shared/products/post-remixer/product.ts';
import { productClient } from '../support/product-client.ts';
import { sessionCompleted, smallPack, soundAccount, stripeCustomer } from '../support/purchases.ts';
import { underPolicy } from '../support/under-policy.ts';
import { newWorld } from '../support/world.ts';

const [card] = postRemixer.rates;
const cardFrom = (month: string, quickRemix: number) => ({
  rateCard: month,
  from: `${month}-01T00:00:00.000Z`,
  actions: { ...card.actions, 'quick-remix': quickRemix },
});

/** Quick Remix costs 4, from July 6, from September 3. */
const repriced: Product = {
  ...postRemixer,
  rates: [card, cardFrom('2026-07', 6), cardFrom('2026-09', 3)],
};
const unpinned: Product = underPolicy(repriced, {
  ...repriced.policy,
  rates: { clause: 'PR-02', lotsKeepTheirRate: false, increaseNeedsNotice: false },
});

describe('PR-02: what an action costs varies and may change, card by card', () => {
  // biome-ignore format: one case a row
  it.each([
    // asked at                   card in force  Quick Remix
    ['2026-06-30T23:59:59.999Z',  '2026-01',  4],
    ['2026-07-01T00:00:00.000Z',  '2026-07',  6],
    ['2026-08-31T23:59:59.999Z',  '2026-07',  6],
    ['2026-09-01T00:00:00.000Z',  '2026-09',  3],
  ])('at %s card %s asks for %i', async (at, rateCard, credits) => {
    const world = await newWorld({ at, products: [repriced] });
    const { body } = await productClient(world, 'post-remixer').get('/rates');
    expect(body).toMatchObject({ rateCard });
    expect(body.actions).toContainEqual({ action: 'quick-remix', credits });
  });

  // biome-ignore format: one case a row
  it.each([
    // case                                           lots      bought        started       charged
    ['under one card it is the card that counts',     repriced, '2026-06-15', '2026-06-20', 4],
    ['credits keep the price they were bought at',    repriced, '2026-06-15', '2026-07-15', 4],
    ['credits bought since pay the new price',        repriced, '2026-07-02', '2026-07-15', 6],
    ['a lower price is for all',                      repriced, '2026-06-15', '2026-09-15', 3],
    ['also for those who bought dear',                repriced, '2026-07-02', '2026-09-15', 3],
    ['where the operator switched that off: before',  unpinned, '2026-06-15', '2026-06-20', 4],
    ['where the operator switched that off: dearer',  unpinned, '2026-06-15', '2026-07-15', 6],
    ['where the operator switched that off: cheaper', unpinned, '2026-07-02', '2026-09-15', 3],
  ])('%s', async (_case, product, bought, started, charged) => {
    const world = await newWorld({ at: `${bought}T09:00:00.000Z`, products: [product] });
    const remixer = productClient(world, 'post-remixer');
    await stripeCustomer(remixer, smallPack('ann', world.now()));
    world.set(`${started}T09:00:00.000Z`);

    const asked = { accountId: 'ann', action: 'quick-remix', variants: 1 };
    const { body: quote } = await remixer.post('/quotes', asked);
    const job = { ...asked, jobId: 'job-1', shownCredits: charged };

    expect(quote).toMatchObject({ credits: charged, perVariant: [charged] });
    expect(await remixer.post('/jobs', job)).toMatchObject({
      status: 201,
      body: { credits: { charged } },
    });
    const { balance, entries } = await soundAccount(remixer, 'ann');
    expect(balance.available).toBe(40 - charged);
    expect(entries[0]).toMatchObject({ kind: 'charge', credits: -charged });
  });

  it('names the card a lot was bought under', async () => {
    const world = await newWorld({ at: '2026-06-15T09:00:00.000Z', products: [repriced] });
    const remixer = productClient(world, 'post-remixer');
    await stripeCustomer(remixer, smallPack('ann', world.now()));
    world.set('2026-07-15T09:00:00.000Z');
    await remixer.stripe(
      sessionCompleted({ ...smallPack('ann', world.now()), payment: 'pi_july' }),
    );
    const { lots } = await remixer.account('ann');
    expect(lots).toMatchObject([{ rateCard: '2026-01' }, { rateCard: '2026-07' }]);
  });

  it('a job that draws on both pays each its own price', async () => {
    const world = await newWorld({ at: '2026-06-15T09:00:00.000Z', products: [repriced] });
    const remixer = productClient(world, 'post-remixer');
    await stripeCustomer(remixer, smallPack('ann', world.now()));
    world.set('2026-07-15T09:00:00.000Z');
    await remixer.stripe(
      sessionCompleted({ ...smallPack('ann', world.now()), payment: 'pi_july' }),
    );

    const asked = { jobId: 'job-1', accountId: 'ann', action: 'quick-remix', variants: 12 };
    const { body } = await remixer.post('/jobs', { ...asked, shownCredits: 80 });

    expect(body.credits.charged).toBe(10 * 4 + 2 * 6);
    const { lots } = await soundAccount(remixer, 'ann');
    expect(lots.map(({ remaining }) => remaining)).toEqual([0, 40 - 2 * 6]);
  });

  it('a price that was quoted holds while the quote lives', async () => {
    const world = await newWorld({ at: '2026-06-30T23:50:00.000Z', products: [unpinned] });
    const remixer = productClient(world, 'post-remixer');
    await stripeCustomer(remixer, smallPack('ann', world.now()));
    const asked = { accountId: 'ann', action: 'quick-remix', variants: 2 };
    const { body: quote } = await remixer.post('/quotes', asked);
    world.set('2026-07-01T00:10:00.000Z');

    const job = { ...asked, jobId: 'job-1', quoteId: quote.quoteId };
    expect((await remixer.post('/jobs', job)).body.credits.charged).toBe(8);
    const again = { ...asked, jobId: 'job-2', shownCredits: 8 };
    expect(await remixer.post('/jobs', again)).toMatchObject({
      status: 409,
      body: { code: 'price_changed', credits: 12, clause: 'PR-03' },
    });
  });
});
