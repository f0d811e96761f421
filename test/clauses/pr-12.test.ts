import { beforeEach, describe, expect, it } from 'vitest';
import { type Duration, type Instant, later } from '../../shared/domain/instant.ts';
import { type HelpDesk, helpDesk } from '../support/help-desk.ts';
import { type ProductClient, productClient } from '../support/product-client.ts';
import { smallPack, stripeCustomer } from '../support/purchases.ts';
import { newWorld, type World } from '../support/world.ts';

let world: World;
let remixer: ProductClient;
let help: HelpDesk;
let started: Instant;

const start = (jobId: string, action = 'quick-remix', shownCredits = 4, accountId = 'ann') =>
  remixer.post('/jobs', { jobId, accountId, action, variants: 1, shownCredits });

beforeEach(async () => {
  world = await newWorld({ at: '2026-06-01T09:00:00.000Z' });
  remixer = productClient(world, 'post-remixer');
  help = helpDesk(remixer);
  await stripeCustomer(remixer, smallPack('ann', world.now()));
  world.advance({ days: 1 });
  started = world.now();
  await start('job-1');
  await remixer.succeed('job-1');
  world.advance({ hours: 6 });
});

const four = (told: object = {}) => ({
  project: 'Summer posts',
  action: 'Quick Remix',
  approximateTime: started,
  expectation: 'four remixes of my post',
  ...told,
});

describe('PR-12: what a request has to say is asked for, and its absence refuses nothing', () => {
  // biome-ignore format: one case a row
  it.each([
    // kind             left out           asked for
    ['credits_wrong',   [],                []],
    ['faulty_output',   ['project'],       ['project']],
    ['refund',          ['expectation'],   ['expectation']],
    ['payment',         ['project', 'expectation'], ['project', 'expectation']],
    ['other',           ['approximateTime', 'action'], ['action', 'approximateTime']],
    ['credits_wrong',   ['project', 'action', 'approximateTime', 'expectation'], ['project', 'action', 'approximateTime', 'expectation']],
  ])('%s without %j', async (kind, without, missing) => {
    const told = Object.entries(four()).filter(([name]) => !without.includes(name));
    const file = await help.ask({ kind, ...Object.fromEntries(told) });
    expect(file).toMatchObject({
      state: missing.length > 0 ? 'waiting' : 'open',
      missing,
      clause: 'PR-05',
      dueAt: '2026-06-09T22:59:59.999Z',
    });
    if (missing.length > 0) expect(file.explanation).toContain('(PR-12)');
  });

  it('told bit by bit it is asked for no more, while the clock runs on', async () => {
    const { caseId, dueAt } = await help.ask();
    world.advance({ days: 1 });
    const tell = async (told: object) => (await help.tell(caseId, told)).body;
    expect(await tell({ project: 'Summer posts' })).toMatchObject({
      state: 'waiting',
      missing: ['action', 'approximateTime', 'expectation'],
      dueAt,
    });
    expect(await tell({ approximateTime: started })).toMatchObject({
      missing: ['expectation'],
    });
    expect(await tell({ expectation: 'a remix' })).toMatchObject({
      state: 'open',
      missing: [],
      dueAt,
    });
    expect(await help.work()).toMatchObject([{ id: caseId, accountId: 'ann', dueAt }]);
  });
});

describe('PR-12: a job is found by the time it was started at, two hours either way', () => {
  // biome-ignore format: one case a row
  it.each<[string, Duration, boolean]>([
    // named                            from its start                          found
    ['at its start',                    {},                                     true],
    ['two hours later',                 { hours: 2 },                           true],
    ['a millisecond after that',        { hours: 2, milliseconds: 1 },          false],
    ['two hours before',                { hours: -2 },                          true],
    ['a millisecond before that',       { hours: -2, milliseconds: -1 },        false],
    ['a day before',                    { days: -1 },                           false],
    ['long before there were computers', { days: -60 * 365 },                   false],
  ])('%s', async (_case, by, isFound) => {
    const file = await help.ask(four({ approximateTime: later(started, by) }));
    expect(file.about).toEqual({ accountId: 'ann', ...(isFound && { jobId: 'job-1' }) });
  });

  it('in the zone of whoever names it', async () => {
    const { about } = await help.ask(four({ approximateTime: '2026-06-02T16:30:00+07:00' }));
    expect(about).toEqual({ accountId: 'ann', jobId: 'job-1' });
  });

  it('of several near it, the one of the action that is named, however it is written', async () => {
    world.set(later(started, { hours: 1 }));
    await start('job-2', 'studio-options', 2);
    for (const action of ['studio-options', 'Studio options', ' STUDIO_OPTIONS ']) {
      expect((await help.ask(four({ action }))).about.jobId).toBe('job-2');
    }
    expect((await help.ask(four())).about.jobId).toBe('job-1');
  });

  it('where several fit none is guessed, and support sees which they may be', async () => {
    world.set(later(started, { minutes: 1 }));
    await start('job-2');
    await start('job-3', 'studio-options', 2);

    const { caseId, about } = await help.ask(four());
    const unclear = await help.ask(four({ action: 'that button on the left' }));

    expect(about).toEqual({ accountId: 'ann' });
    expect((await help.file(caseId)).mayBeAbout).toEqual(['job-1', 'job-2']);
    expect((await help.file(unclear.caseId)).mayBeAbout).toEqual(['job-1', 'job-2', 'job-3']);
    await help.tell(caseId, { jobId: 'job-2' });
    expect((await help.file(caseId)).about).toEqual({ accountId: 'ann', jobId: 'job-2' });
    expect((await help.file(caseId)).mayBeAbout).toEqual([]);
  });

  it('the jobs of others are not looked at', async () => {
    await stripeCustomer(remixer, smallPack('bob', world.now()));
    await start('job-9', 'quick-remix', 4, 'bob');
    const { about, caseId } = await help.ask(four({ approximateTime: world.now() }));
    expect(about).toEqual({ accountId: 'ann' });
    expect((await help.file(caseId)).mayBeAbout).toEqual([]);
  });
});

describe('PR-12: an account is found by its e-mail address, where there is but one', () => {
  const openedWith = (accountId: string, email: string) =>
    remixer.post('/accounts', { accountId, email });

  // biome-ignore format: one case a row
  it.each([
    // asked from            about
    ['ann@example.com',      { accountId: 'ann' }],
    ['Ann@Example.COM',      { accountId: 'ann' }],
    ['eve@example.com',      { accountId: 'eve' }],
    ['two@example.com',      {}],
    ['none@example.com',     {}],
    ['ann@example.com.au',   {}],
  ])('%s', async (email, about) => {
    await openedWith('eve', 'Eve@Example.com');
    await openedWith('two-1', 'two@example.com');
    await openedWith('two-2', 'TWO@example.com');
    expect((await help.ask({ email })).about).toEqual(about);
  });

  it('of two accounts of one address, the backend may say which', async () => {
    await openedWith('two-1', 'two@example.com');
    await openedWith('two-2', 'two@example.com');
    const { about } = await help.ask({ email: 'two@example.com', accountId: 'two-2' });
    expect(about).toEqual({ accountId: 'two-2' });
  });

  it('of two accounts of one address, the one that alone has such a purchase is meant', async () => {
    await openedWith('ann-again', 'ann@example.com');
    const [{ orderId }] = (await remixer.get('/accounts/ann/orders')).body.items;
    expect((await help.ask({ orderId })).about).toEqual({ accountId: 'ann', orderId });
    expect((await help.ask({ orderId: 'ord_unknown' })).about).toEqual({});
  });

  it('an account that is named and is not there is an error, and nothing is kept', async () => {
    const answer = await help.send({ accountId: 'nobody' });
    expect(answer).toMatchObject({ status: 404, body: { code: 'account_not_found' } });
    expect(await help.work()).toEqual([]);
    const again = await help.send({ accountId: 'ann' }, { 'idempotency-key': 'help-1' });
    expect(again).toMatchObject({ status: 201 });
  });

  it('the account of another product is not of this one', async () => {
    const skena = productClient(world, 'skena');
    await skena.post('/accounts', { accountId: 'sue', email: 'sue@example.com' });
    expect((await help.ask({ email: 'sue@example.com' })).about).toEqual({});
  });
});
