import { describe, expect, it } from 'vitest';
import { type SkenaStory, skenaStory, skenaWith } from '../support/skena-story.ts';

const march = {
  rateCard: '2026-03',
  from: '2026-03-01T00:00:00.000Z',
  actions: { image: 1, video: 10, avatar: 20 },
};
/** The price of a video changes half an hour after Amina opened her account. */
const at = '2026-03-02T09:00:00.000Z';
const change = '2026-03-02T09:30:00.000Z';
const fromThenOn = (video: number) => ({
  rateCard: 'half-past-nine',
  from: change,
  announcedAt: '2026-03-01T12:00:00.000Z',
  actions: { image: 1, video, avatar: 20 },
});
const priceBecomes = (video: number) =>
  skenaStory({ at, products: [skenaWith(march, fromThenOn(video))] });

async function withAPurchase(): Promise<SkenaStory> {
  const story = await skenaStory();
  await story.buy();
  return story;
}

describe('SK-13: a job costs what the studio showed, by the rate card', () => {
  // biome-ignore format: one case a row
  it.each([
    // action     variants   credits
    ['image',     1,         1],
    ['image',     100,       100],
    ['video',     1,         10],
    ['video',     4,         40],
    ['avatar',    2,         40],
    ['avatar',    5,         100],
  ])('%s x %d', async (action, variants, credits) => {
    const story = await withAPurchase();
    const { body: quote } = await story.quote(action, variants);
    expect(quote).toMatchObject({ credits, balanceAfter: 115 - credits, rateCard: '2026-01' });

    const { status, body } = await story.start('job-1', action, variants, { quoteId: quote.quoteId });

    expect({ status, charged: body.credits.charged }).toEqual({ status: 201, charged: credits });
    expect(await story.balance()).toMatchObject({ available: 115 - credits, pending: credits });
    const [charge] = await story.app.entries('amina');
    expect(charge).toMatchObject({ kind: 'charge', credits: -credits, clause: 'SK-13' });
    await story.addsUp();
  });

  it('a quote tells all there is to know, and writes nothing to the ledger', async () => {
    const story = await withAPurchase();
    const before = await story.everything();
    const [trial, bought] = before.account.lots;

    const { status, body } = await story.quote('video', 3);

    expect(status).toBe(200);
    expect(body).toEqual({
      quoteId: expect.stringMatching(/^qte_/),
      action: 'video',
      variants: 3,
      credits: 30,
      perVariant: [10, 10, 10],
      rateCard: '2026-01',
      draws: [
        { lotId: trial.lotId, kind: 'trial', credits: 15 },
        { lotId: bought.lotId, kind: 'purchase', credits: 15 },
      ],
      endsRefundOf: [bought.orderId],
      sufficient: true,
      balanceAfter: 85,
      expiresAt: '2026-03-02T09:31:00.000Z',
      explanation: [
        '3 outputs of video cost 30 credits (SK-13).',
        `They would come from ${trial.lotId} (15) and ${bought.lotId} (15).`,
        '85 credits would be left to spend.',
        `Once an output of it is delivered, ${bought.orderId} can no longer be paid back for being unspent (SK-19).`,
        'The price holds until 2 March 2026 at 16:31 (Asia/Jakarta).',
      ].join(' '),
    });
    expect(await story.everything()).toEqual(before);
  });

  // biome-ignore format: one case a row
  it.each([
    // a video then costs   named             charged   shares
    ['more',    12,         'the quote',      30,       [10, 10, 10]],
    ['more',    12,         'nothing',        33,       [11, 11, 11]],
    ['less',    8,          'the quote',      24,       [8, 8, 8]],
    ['less',    8,          'nothing',        24,       [8, 8, 8]],
    ['as much', 10,         'the quote',      30,       [10, 10, 10]],
  ])('quoted at 10, a video then costs %s (%d): whoever names %s pays %d', async (_case, video, named, charged, shares) => {
    const story = await priceBecomes(video);
    const { body: quote } = await story.quote('video', 3);
    expect(quote).toMatchObject({ credits: 30, sufficient: false, balanceAfter: 15 });

    story.world.set(change);
    await story.buy();
    const promised = named === 'nothing' ? {} : { quoteId: quote.quoteId };
    const { body } = await story.start('job-1', 'video', 3, promised);

    expect(body.credits).toMatchObject({ charged });
    expect(body.variants).toMatchObject(shares.map((credits) => ({ credits })));
    expect(body.draws).toMatchObject([{ credits: 15 }, { credits: charged - 15 }]);
    await story.addsUp();
  });

  it('a quote binds although another job has since spent the credits it counted on', async () => {
    const story = await priceBecomes(12);
    const { body: quote } = await story.quote('video', 1);
    await story.start('other', 'image', 10);
    story.world.set(change);
    await story.buy();

    const { body } = await story.start('job-1', 'video', 1, { quoteId: quote.quoteId });

    expect(body).toMatchObject({
      credits: { charged: 10 },
      draws: [{ credits: 5 }, { credits: 5 }],
    });
    await story.addsUp();
  });

  // biome-ignore format: one case a row
  it.each([
    // shown   answer                               charged
    [0,        { status: 409, code: 'price_changed' },   0],
    [29,       { status: 409, code: 'price_changed' },   0],
    [30,       { status: 201 },                          30],
    [31,       { status: 201 },                          30],
    [1000,     { status: 201 },                          30],
    [undefined, { status: 201 },                         30],
  ])('without a quote, the studio showed %s credits for what costs 30', async (shownCredits, answer, charged) => {
    const story = await withAPurchase();

    const { status, body } = await story.start('job-1', 'video', 3, { shownCredits });

    expect({ status, code: body.code }).toEqual({ code: undefined, ...answer });
    expect(await story.balance()).toMatchObject({ available: 115 - charged, pending: charged });
    await story.addsUp();
  });

  // biome-ignore format: one case a row
  it.each([
    // the quote is used after                  answer
    ['29 minutes',      { minutes: 29 },                    { status: 201 }],
    ['30 minutes',      { minutes: 30 },                    { status: 201 }],
    ['a bit longer',    { minutes: 30, milliseconds: 1 },   { status: 409, code: 'quote_expired' }],
    ['a day',           { days: 1 },                        { status: 409, code: 'quote_expired' }],
  ])('a quote holds for 30 minutes: used after %s', async (_case, time, answer) => {
    const story = await withAPurchase();
    const { body: quote } = await story.quote('video', 3);
    story.world.advance(time);

    const { status, body } = await story.start('job-1', 'video', 3, { quoteId: quote.quoteId });

    expect({ status, code: body.code }).toEqual({ code: undefined, ...answer });
  });

  // biome-ignore format: one case a row
  it.each([
    // a quote for 3 videos, used for    request                               status   code
    ['a dearer action',                  { action: 'avatar' },                 409,     'price_changed'],
    ['a cheaper action',                 { action: 'image' },                  409,     'price_changed'],
    ['more of them',                     { variants: 4 },                      409,     'price_changed'],
    ['fewer of them',                    { variants: ['v1', 'v2'] },           409,     'price_changed'],
    ['somebody else',                    { accountId: 'beni' },                404,     'quote_not_found'],
    ['nobody we know',                   { accountId: 'nobody' },              404,     'account_not_found'],
    ['an action there is not',           { action: 'music' },                  422,     'invalid_request'],
    ['an action no card has',            { action: 'constructor' },            422,     'invalid_request'],
    ['another quote there is not',       { quoteId: 'qte_1' },                 404,     'quote_not_found'],
  ])('a quote for three videos, used for %s, starts nothing', async (_case, request, status, code) => {
    const story = await withAPurchase();
    await story.app.open('beni');
    const { quoteId } = (await story.quote('video', 3)).body;
    const before = await story.everything();

    const answer = await story.start('job-1', 'video', 3, { quoteId, ...request });

    expect(answer).toMatchObject({ status, body: { code } });
    expect(await story.everything()).toEqual(before);
    expect((await story.app.account('beni')).balance).toMatchObject({ available: 15, pending: 0 });
    expect(await story.app.job('job-1')).toMatchObject({ code: 'job_not_found' });
  });

  // biome-ignore format: one case a row
  it.each([
    // asked                   request                                    status   answer
    ['an unknown action',      { action: 'music' },                       422,     { errors: [{ path: 'action' }] }],
    ['a word of JavaScript',   { action: 'constructor' },                 422,     { errors: [{ path: 'action' }] }],
    ['no variants',            { variants: 0 },                           422,     { errors: [{ path: 'variants' }] }],
    ['half a variant',         { variants: 0.5 },                         422,     { errors: [{ path: 'variants' }] }],
    ['101 variants',           { variants: 101 },                         422,     { errors: [{ path: 'variants' }] }],
    ['one variant twice',      { variants: ['v1', 'v1'] },                422,     { errors: [{ path: 'variants' }] }],
    ['an unknown customer',    { accountId: 'nobody' },                   404,     { code: 'account_not_found' }],
  ])('there is no price for %s', async (_case, request, status, body) => {
    const story = await skenaStory();
    const asked = { accountId: 'amina', action: 'video', variants: 1, ...request };

    expect(await story.app.post('/quotes', asked)).toMatchObject({ status, body });
    expect(await story.app.post('/jobs', { jobId: 'job-1', ...asked })).toMatchObject({ status, body });
    expect(await story.balance()).toMatchObject({ available: 15, pending: 0 });
  });

  it('who has too few credits is told how many are needed and how many there are', async () => {
    const story = await skenaStory();
    const before = await story.everything();

    const answer = await story.start('job-1', 'video', 2);

    const body = { code: 'insufficient_credits', needed: 20, available: 15, clause: 'SK-13' };
    expect(answer).toMatchObject({ status: 402, body });
    expect(await story.everything()).toEqual(before);
  });

  it('of two jobs that together are too many only one starts', async () => {
    const story = await skenaStory();

    const answers = await Promise.all([
      story.start('job-1', 'video', 1),
      story.start('job-2', 'video', 1),
    ]);

    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 402]);
    expect(await story.balance()).toMatchObject({ available: 5, pending: 10 });
    await story.addsUp();
  });
});
