import { describe, expect, it } from 'vitest';
import type { RateCard } from '../../shared/domain/rate-card.ts';
import { type SkenaStory, skenaStory, skenaWith } from '../support/skena-story.ts';

const openedOn = '2026-01-20T09:00:00.000Z';
const told = '2026-01-25T00:00:00.000Z';
const change = '2026-02-01T00:00:00.000Z';
const justBefore = '2026-01-31T23:59:59.999Z';
const boughtOn = '2026-02-10T09:00:00.000Z';

const old = (actions: RateCard['actions']): RateCard => ({
  rateCard: 'old',
  from: '2026-01-01T00:00:00.000Z',
  actions,
});
const next = (actions: RateCard['actions'], more: Partial<RateCard> = {}): RateCard => ({
  rateCard: 'new',
  from: change,
  announcedAt: told,
  actions,
  ...more,
});

/** Amina has her 15 trial credits since January, and buys 100 under the cards of February. */
async function boughtUnder(...cards: [RateCard, ...RateCard[]]): Promise<SkenaStory> {
  const story = await skenaStory({ at: openedOn, products: [skenaWith(...cards)] });
  story.world.set(boughtOn);
  await story.buy();
  return story;
}

const videoPrice = async ({ app }: SkenaStory) => {
  const { body } = await app.get('/rates');
  return body.actions.find(({ action }: { action: string }) => action === 'video').credits;
};

describe('SK-17: a price that changes takes nothing from credits there already are', () => {
  // biome-ignore format: one case a row
  it.each([
    // case                                              was   is     videos   trial pays   purchase pays
    ['the trial pays all of it at the old price',        10,   12,    1,       10,          0],
    ['15 buy one and a half, 6 the other half',          10,   12,    2,       15,          6],
    ['15 buy one and a half, 18 as much again',          10,   12,    3,       15,          18],
    ['15 buy one and a half, 66 five and a half',        10,   12,    7,       15,          66],
    ['half a video at 3 is 1, not 2',                    2,    3,     8,       15,          1],
    ['a quarter of one at 5 is 1, not 2',                4,    5,     4,       15,          1],
    ['one and a quarter at 7 are 8, not 9',              4,    7,     5,       15,          8],
    ['six sevenths of one at 11 are 9, not 10',          7,    11,    3,       15,          9],
    ['15 still buy one',                                 15,   100,   1,       15,          0],
    ['one at each price',                                15,   100,   2,       15,          100],
    ['a lower price is for the trial too',               12,   10,    1,       10,          0],
    ['a lower price is for both',                        12,   10,    2,       15,          5],
    ['a far lower price is for both',                    20,   1,     20,      15,          5],
  ])('%s', async (_case, was, is, videos, trial, bought) => {
    const story = await boughtUnder(old({ video: was }), next({ video: is }));
    const draws = [trial, bought].filter((credits) => credits > 0).map((credits) => ({ credits }));
    const { body: quote } = await story.quote('video', videos);
    expect(quote).toMatchObject({ credits: trial + bought, rateCard: 'new', draws });

    const { body: job } = await story.start('job-1', 'video', videos);

    expect(job).toMatchObject({ credits: { charged: trial + bought }, draws });
    expect(await story.left()).toEqual({ trial: 15 - trial, purchase: 100 - bought });
    await story.addsUp();

    await story.app.cancel('job-1');
    expect(await story.left()).toEqual({ trial: 15, purchase: 100 });
  });

  it('credits that come back still buy at the old price', async () => {
    const story = await boughtUnder(old({ video: 15 }), next({ video: 30 }));
    for (const jobId of ['job-1', 'job-2', 'job-3']) {
      const { body } = await story.start(jobId, 'video', 1);
      expect(body.credits.charged).toBe(15);
      await story.app.fail(jobId);
    }
    await story.start('job-4', 'video', 1);
    await story.app.succeed('job-4');

    expect((await story.start('job-5', 'video', 1)).body.credits.charged).toBe(30);
    await story.addsUp();
  });

  it('each lot keeps its own card, and says which', async () => {
    const cheap = next({ video: 8 });
    const dear = next({ video: 20 }, { rateCard: 'dear', from: '2026-03-01T00:00:00.000Z' });
    const story = await boughtUnder(old({ video: 10 }), cheap, dear);
    story.world.set('2026-03-10T09:00:00.000Z');
    await story.buy('pi_2');

    const { lots } = await story.app.account('amina');
    expect(lots).toMatchObject([{ rateCard: 'old' }, { rateCard: 'new' }, { rateCard: 'dear' }]);

    // 15 at 10 are one and a half, 100 at 8 twelve and a half, and one more at 20.
    const { body } = await story.start('job-1', 'video', 15);
    expect(body.draws).toMatchObject([{ credits: 15 }, { credits: 100 }, { credits: 20 }]);
    await story.addsUp();
  });

  // biome-ignore format: one case a row
  it.each([
    // announced                            dearer video   cheaper image
    ['a week before',                       told,                         12,   1],
    ['with the change',                     change,                       12,   1],
    ['a millisecond too late',              '2026-02-01T00:00:00.001Z',   10,   1],
    ['the day after',                       '2026-02-02T00:00:00.000Z',   10,   1],
    ['never',                               undefined,                    10,   1],
  ])('an increase announced %s', async (_case, announcedAt, video, image) => {
    const { announcedAt: _told, ...silent } = next({ video: 12, image: 1 });
    const card = announcedAt ? { ...silent, announcedAt } : silent;
    const story = await boughtUnder(old({ video: 10, image: 2 }), card);

    const { body: rates } = await story.app.get('/rates');
    expect(rates).toEqual({
      rateCard: 'new',
      since: change,
      actions: [
        { action: 'video', credits: video },
        { action: 'image', credits: image },
      ],
    });

    await story.start('trial-first', 'image', 15);
    expect((await story.start('job-1', 'video', 1)).body.credits.charged).toBe(video);
    expect((await story.start('job-2', 'image', 1)).body.credits.charged).toBe(image);
  });

  // biome-ignore format: one case a row
  it.each([
    // at                                     price   announced
    ['before anybody was told',    openedOn,   10,     false],
    ['once customers are told',    told,       10,     true],
    ['a millisecond before',       justBefore, 10,     true],
    ['as it takes effect',         change,     12,     false],
  ])('%s the price list says so', async (_case, at, price, isAnnounced) => {
    const products = [skenaWith(old({ video: 10 }), next({ video: 12 }))];
    const story = await skenaStory({ at: openedOn, products });
    story.world.set(at);

    const { body } = await story.app.get('/rates');

    expect(await videoPrice(story)).toBe(price);
    const actions = [{ action: 'video', credits: 12 }];
    const announced = { rateCard: 'new', from: change, announcedAt: told, actions };
    expect(body.announced).toEqual(isAnnounced ? announced : undefined);
  });

  // biome-ignore format: one case a row
  it.each([
    // a video cost   then, as announced   and then, unannounced   costs
    [10,              14,                  16,                     14],
    [10,              14,                  12,                     12],
    [10,              8,                   9,                      8],
    [10,              8,                   7,                      7],
  ])('%d, then %d as announced, then %d unannounced: it costs %d', async (first, second, third, price) => {
    const silent: RateCard = {
      rateCard: 'silent',
      from: '2026-02-05T00:00:00.000Z',
      actions: { video: third },
    };
    const story = await boughtUnder(old({ video: first }), next({ video: second }), silent);

    expect(await videoPrice(story)).toBe(price);
  });

  it('an increase nobody was told of happens when a later card is announced', async () => {
    const { announcedAt: _never, ...silent } = next({ video: 12 });
    const later = next({ video: 12 }, { rateCard: 'told', from: '2026-03-01T00:00:00.000Z' });
    const story = await boughtUnder(old({ video: 10 }), silent, later);
    expect(await videoPrice(story)).toBe(10);

    story.world.set(later.from);
    expect(await videoPrice(story)).toBe(12);
    await story.start('with-the-trial', 'video', 1);
    // What was bought in February was bought at 10, whatever the card said.
    const { body } = await story.start('job-1', 'video', 2);
    expect(body.credits.charged).toBe(20);
  });

  const renamed = { successors: { clip: 'video' } };
  const { announcedAt: _unsaid, ...unannounced } = next({ clip: 14 }, renamed);
  const twice: RateCard = {
    rateCard: 'newest',
    from: '2026-02-05T00:00:00.000Z',
    announcedAt: told,
    actions: { short: 20 },
    successors: { short: 'clip' },
  };
  // biome-ignore format: one case a row
  it.each<[string, RateCard[], string, number, number]>([
    // case                              cards                                  action    trial pays   five cost
    ['a new action has its price',       [next({ video: 10, music: 5 })],       'music',  5,           25],
    ['a renamed one keeps the old',      [next({ clip: 14 }, renamed)],         'clip',   10,          15 + 49],
    ['renamed and cheaper is cheaper',   [next({ clip: 8 }, renamed)],          'clip',   8,           40],
    ['renamed, dearer and untold',       [unannounced],                         'clip',   10,          50],
    ['renamed twice',                    [next({ clip: 14 }, renamed), twice],  'short',  10,          15 + 70],
  ])('%s', async (_case, cards, action, trial, five) => {
    const story = await boughtUnder(old({ video: 10 }), ...cards);

    const { body: first } = await story.start('job-1', action, 1);
    expect(first).toMatchObject({ credits: { charged: trial }, draws: [{ credits: trial }] });
    await story.app.cancel('job-1');

    const { body: second } = await story.start('job-2', action, 5);
    expect(second).toMatchObject({ credits: { charged: five }, draws: [{}, { credits: five - 15 }] });
    await story.addsUp();
  });

  it('an action that was renamed is no longer sold under its old name', async () => {
    const story = await boughtUnder(old({ video: 10 }), next({ clip: 14 }, renamed));
    expect(await story.start('job-1', 'video', 1)).toMatchObject({ status: 422 });
  });
});
