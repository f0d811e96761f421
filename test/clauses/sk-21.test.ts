import { describe, expect, it } from 'vitest';
import { products } from '../../shared/products/products.ts';
import { productClient } from '../support/product-client.ts';
import { skenaStory } from '../support/skena-story.ts';
import { newWorld } from '../support/world.ts';

const opening = { accountId: 'amina', email: 'amina@example.com' };
const noCash = { eligible: false, code: 'no_cash_value', clause: 'SK-21' };

describe('SK-21: 15 credits to try Skena with, once, and never worth cash', () => {
  it('are there when the account opens', async () => {
    const world = await newWorld();
    const app = productClient(world, 'skena');

    const opened = await app.post('/accounts', { ...opening, country: 'ID' });

    expect(opened).toMatchObject({
      status: 201,
      body: { ...opening, country: 'ID', status: 'open' },
    });
    expect(opened.body.balance).toEqual({ available: 15, pending: 0, frozen: 0, owed: 0 });
    expect(opened.body.lots).toMatchObject([
      { kind: 'trial', credits: 15, remaining: 15, state: 'open', refund: noCash },
    ]);
    expect(opened.body).toEqual(await app.account('amina'));
    expect(await app.entries('amina')).toMatchObject([
      { kind: 'grant', credits: 15, balanceAfter: 15, clause: 'SK-21', policy: 'skena@1' },
    ]);
  });

  // biome-ignore format: one case a row
  it.each([
    // opened again                request                                       status   code
    ['the same way',               opening,                                      200,     undefined],
    ['with a country',             { ...opening, country: 'ID' },                200,     undefined],
    ['with another address',       { ...opening, email: 'a@example.com' },       409,     'account_exists'],
  ])('opening the account %s gives nothing more', async (_case, request, status, code) => {
    const story = await skenaStory();
    const before = await story.everything();

    const answer = await story.app.post('/accounts', request);

    expect({ status: answer.status, code: answer.body.code }).toEqual({ status, code });
    if (status === 200) expect(answer.body).toEqual(before.account);
    expect(await story.everything()).toEqual(before);
  });

  // biome-ignore format: one case a row
  it.each([
    // they are          end               left
    ['spent',            'succeed',        5],
    ['set aside',        undefined,        5],
    ['given back',       'fail',           15],
  ] as const)('opening the account again when they are %s does not fill them up', async (_case, end, left) => {
    const story = await skenaStory();
    await story.start('job-1', 'video', 1);
    if (end) await story.app[end]('job-1');

    expect(await story.app.post('/accounts', opening)).toMatchObject({ status: 200 });

    expect(await story.balance()).toMatchObject({ available: left });
    await story.addsUp();
  });

  it('opening it five times at once gives them once', async () => {
    const app = productClient(await newWorld(), 'skena');

    const answers = await Promise.all(Array.from({ length: 5 }, () => app.open('amina')));

    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 200, 200, 200, 201]);
    expect((await app.account('amina')).balance).toMatchObject({ available: 15 });
    expect(await app.entries('amina')).toHaveLength(1);
  });

  // biome-ignore format: one case a row
  it.each([
    // when                       time
    ['on the first day',          { minutes: 1 }],
    ['within the week',           { days: 6 }],
    ['a year later',              { days: 365 }],
  ])('have no cash value %s, and do not run out', async (_case, time) => {
    const story = await skenaStory();
    story.world.advance(time);

    const { lots } = await story.app.account('amina');

    expect(lots).toMatchObject([{ kind: 'trial', remaining: 15, refund: noCash }]);
    expect(lots[0].refund).not.toHaveProperty('until');
    expect((await story.app.get('/accounts/amina/orders')).body.items).toEqual([]);
  });

  // biome-ignore format: one case a row
  it.each([
    // who pays for the job           videos   trial   purchase, before it ends   and when it has failed
    ['the trial alone',               1,       5,      100,                       { trial: 15, purchase: 100 }],
    ['the trial and a purchase',      3,       0,      85,                        { trial: 15, purchase: 100 }],
  ])('what %s paid goes back to the lot it came from', async (_case, videos, trial, purchase, then) => {
    const story = await skenaStory();
    await story.buy();
    await story.start('job-1', 'video', videos);
    expect(await story.left()).toEqual({ trial, purchase });

    await story.app.tell({ type: 'job.failed', jobId: 'job-1', reason: 'model_error' });

    expect(await story.left()).toEqual(then);
    const { lots } = await story.app.account('amina');
    expect(lots).toMatchObject([{ refund: noCash }, { refund: { eligible: true, clause: 'SK-08' } }]);
    await story.addsUp();
  });

  // biome-ignore format: one case a row
  it.each([
    // product         credits to try with
    ['skena',          15],
    ['post-remixer',   0],
    ['jimeng',         0],
  ])('%s gives %d', async (product, credits) => {
    const app = productClient(await newWorld({ products }), product);

    const { status, body } = await app.open('amina');

    expect({ status, available: body.balance.available }).toEqual({ status: 201, available: credits });
    expect(body.lots).toHaveLength(credits > 0 ? 1 : 0);
    expect(await app.entries('amina')).toHaveLength(credits > 0 ? 1 : 0);
  });
});
