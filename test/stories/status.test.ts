import { beforeEach, describe, expect, it } from 'vitest';
import { later } from '../../shared/domain/instant.ts';
import { expectProblem, pathsOf } from '../functions/problems.ts';
import { unchanged } from '../functions/table.ts';
import { type ProductClient, productClient } from '../support/product-client.ts';
import { newWorld, type World } from '../support/world.ts';

let world: World;
let jimeng: ProductClient;

beforeEach(async () => {
  world = await newWorld();
  jimeng = productClient(world, 'jimeng');
});

const report = (state: string, told: object = {}, client = jimeng) =>
  client.support.post('/status', { state, source: 'probe', ...told });

const outages = async (client = jimeng) => (await client.get('/outages')).body.items;

describe('a monitor tells how the service is', () => {
  it('nothing went down: there is no outage to tell of', async () => {
    expect(await report('up')).toMatchObject({ status: 200, body: {} });
    expect((await report('degraded')).body).toEqual({});
    expect(await outages()).toEqual([]);
  });

  it('it goes down, and comes back: one outage, under one id', async () => {
    const startedAt = world.now();
    const { body } = await report('down', { source: 'Ann on call' });
    expect(body).toEqual({
      outage: { outageId: expect.stringMatching(/^out_/), startedAt, qualifies: false },
    });
    const { outageId } = body.outage;

    world.advance({ hours: 2 });
    expect((await report('down')).body).toEqual(body);
    world.advance({ minutes: 1 });
    const endedAt = world.now();
    const ended = { outageId, startedAt, endedAt, qualifies: false };
    expect((await report('up')).body).toEqual({ outage: ended });
    expect(await outages()).toEqual([{ ...ended, source: 'Ann on call' }]);

    world.advance({ minutes: 1 });
    expect((await report('up')).body).toEqual({});
  });

  it('where two disagree on one moment, it was down', async () => {
    await report('down');
    world.advance({ minutes: 1 });
    await report('down', { source: 'ann' });
    const { body } = await report('up');
    expect(body.outage).not.toHaveProperty('endedAt');
    expect(await outages()).toMatchObject([body.outage]);
    expect((await outages())[0]).not.toHaveProperty('endedAt');
  });

  it('degraded is not down, and ends what was', async () => {
    await report('down');
    world.advance({ hours: 1 });
    expect((await report('degraded')).body.outage).toMatchObject({ endedAt: world.now() });
  });

  // biome-ignore format: one case a row
  it.each([
    ['29:59.999 later it is the same outage',   { minutes: 30, milliseconds: -1 }, 1],
    ['30:00.000 later it is another',           { minutes: 30 },                   2],
  ])('down again %s', async (_case, recovery, count) => {
    const first = (await report('down')).body.outage;
    world.advance({ hours: 1 });
    await report('up');
    world.advance(recovery);
    const again = (await report('down')).body.outage;
    expect(await outages()).toHaveLength(count);
    expect(again.outageId === first.outageId).toBe(count === 1);
    expect(again).not.toHaveProperty('endedAt');
  });

  it('is told of what was, and tells the same as if it had been told then', async () => {
    const at = (hours: number) => ({ at: later(world.now(), { hours }) });
    await report('up', at(-1));
    await report('up', at(-3));
    await report('down', at(-9));
    expect((await report('down', at(-2))).body.outage).toMatchObject({
      startedAt: at(-2).at,
      endedAt: at(-1).at,
    });
    expect(await outages()).toMatchObject([
      { startedAt: at(-2).at, endedAt: at(-1).at },
      { startedAt: at(-9).at, endedAt: at(-3).at },
    ]);
  });

  it('of its own product only', async () => {
    await report('down');
    expect(await outages(productClient(world, 'skena'))).toEqual([]);
    const other = await report('down', {}, productClient(world, 'skena'));
    expect(other.body.outage.outageId).not.toBe((await outages())[0].outageId);
  });
});

describe('JM-07: an outage qualifies when it has lasted longer than 72 hours', () => {
  const qualifies = async (client = jimeng) => (await outages(client))[0].qualifies;

  it('to the millisecond, while it goes on', async () => {
    await report('down');
    world.advance({ hours: 72 });
    expect(await qualifies()).toBe(false);
    expect((await report('down')).body.outage.qualifies).toBe(false);
    world.advance({ milliseconds: 1 });
    expect(await qualifies()).toBe(true);
    expect((await report('up')).body.outage.qualifies).toBe(true);
  });

  it('not when it ended in time, however long ago', async () => {
    await report('down');
    world.advance({ hours: 72 });
    expect((await report('up')).body.outage.qualifies).toBe(false);
    world.advance({ days: 30 });
    expect(await qualifies()).toBe(false);
  });

  it('also over recoveries too brief to count', async () => {
    await report('down');
    for (let hour = 0; hour < 73; hour += 1) {
      world.advance({ minutes: 40 });
      await report('up');
      world.advance({ minutes: 20 });
      await report('down');
    }
    expect(await outages()).toMatchObject([{ qualifies: true }]);
  });

  it.each(['skena', 'post-remixer'])(
    'nothing is promised by %s, and nothing qualifies',
    async (name) => {
      const client = productClient(world, name);
      await report('down', {}, client);
      world.advance({ days: 30 });
      expect(await qualifies(client)).toBe(false);
    },
  );
});

describe('what is no report is refused, and nothing is kept of it', () => {
  // biome-ignore format: one case a row
  it.each<[string, object, string | undefined]>([
    ['now',                                 {},                                       undefined],
    ['of long ago',                         { at: '2019-12-31T23:59:59Z' },           undefined],
    ['in another zone, with microseconds',  { at: '2026-03-02T10:00:00.000999+01:00' }, undefined],
    ['five minutes ahead',                  { at: '2026-03-02T09:05:00.000Z' },       undefined],
    ['a millisecond more',                  { at: '2026-03-02T09:05:00.001Z' },       'at'],
    ['far ahead',                           { at: '9999-12-31T23:59:59-12:00' },      'at'],
    ['before all years',                    { at: '0000-01-01T00:00:00+12:00' },      'at'],
    ['of no day there is',                  { at: '2026-02-29T09:00:00Z' },           'at'],
    ['a day only',                          { at: '2026-03-02' },                     'at'],
    ['no zone',                             { at: '2026-03-02T09:00:00' },            'at'],
    ['a number of seconds',                 { at: 1_772_442_000 },                    'at'],
    ['another state',                       { state: 'DOWN' },                        'state'],
    ['a state of every object',             { state: 'constructor' },                 'state'],
    ['a source in other letters',           { source: 'дежурный: Анна' },             undefined],
    ['a source of 100 characters',          { source: '😀'.repeat(100) },              undefined],
    ['a source of 101',                     { source: 'x'.repeat(101) },              'source'],
    ['a source of a space',                 { source: ' ' },                          'source'],
    ['a line break in it',                  { source: 'a\nb' },                       'source'],
    ['a NUL in it',                         { source: 'a\0' },                        'source'],
    ['half a character in it',              { source: 'a\ud800' },                    'source'],
  ])('%s', async (_case, told, path) => {
    if (path === undefined) {
      expect(await report('down', told)).toMatchObject({ status: 200, body: { outage: {} } });
      expect(await outages()).toMatchObject([{ source: 'probe', ...told, at: undefined }].map(({ at: _at, ...one }) => one));
      return;
    }
    const answered = await unchanged(world, () => report('down', told));
    expectProblem(answered, 422, 'invalid_request');
    expect(pathsOf(answered)).toEqual([path]);
  });

  it('is for support only', async () => {
    const asked = () => jimeng.post('/status', { state: 'down', source: 'probe' });
    expectProblem(await unchanged(world, asked), 403, 'forbidden');
  });
});

describe('under a key', () => {
  const underKey = { 'idempotency-key': 'k' };
  const down = { state: 'down', source: 'probe' };

  it('it is heard once, at the time it first came', async () => {
    const first = await jimeng.support.post('/status', down, underKey);
    world.advance({ hours: 1 });
    await report('up');
    world.advance({ hours: 1 });
    const again = await unchanged(world, () => jimeng.support.post('/status', down, underKey));
    expect(again.body).toEqual(first.body);
    expect(again.headers['idempotency-replayed']).toBe('true');
    expect(await outages()).toMatchObject([{ endedAt: later(world.now(), { hours: -1 }) }]);
  });

  it('what was known before is answered, and answered again', async () => {
    const told = { ...down, at: world.now() };
    await jimeng.support.post('/status', told);
    const first = await jimeng.support.post('/status', told, underKey);
    await report('up', { at: later(world.now(), { minutes: 2 }) });
    const again = await jimeng.support.post('/status', told, underKey);
    expect(again.body).toEqual(first.body);
    expect(again.headers['idempotency-replayed']).toBe('true');
  });
});

describe('what changes while somebody turns pages', () => {
  it('leaves out what has become part of the page before', async () => {
    const at = (hours: number) => ({ at: later(world.now(), { hours }) });
    for (const hours of [-9, -5, -1]) {
      await report('down', at(hours));
      await report('up', at(hours + 0.1));
    }
    const first = (await jimeng.get('/outages?limit=2')).body;
    await report('down', at(-5.5));
    const cursor = encodeURIComponent(first.nextCursor);
    const second = (await jimeng.get(`/outages?limit=2&cursor=${cursor}`)).body;
    expect(second).toEqual({ items: [expect.objectContaining({ startedAt: at(-9).at })] });
    expect(await outages()).toMatchObject(
      [-1, -5.5, -9].map((hours) => ({ startedAt: at(hours).at })),
    );
  });
});
