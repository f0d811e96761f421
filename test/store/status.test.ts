import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Instant, later } from '../../shared/domain/instant.ts';
import { outagesIn } from '../../shared/domain/outage.ts';
import type { StatusReport } from '../../shared/domain/status-report.ts';
import { jimeng } from '../../shared/products/jimeng/product.ts';
import { newMint } from '../../shared/runtime/ids.ts';
import type { Store } from '../../shared/store/store.ts';
import type { Context } from '../../shared/use-cases/context.ts';
import { listOutages } from '../../shared/use-cases/list-outages.ts';
import { outagesSince } from '../../shared/use-cases/outages.ts';
import { reportStatus } from '../../shared/use-cases/report-status.ts';
import { anyArrival, nine, seen } from '../domain/any-reports.ts';
import { everythingIn } from '../functions/table.ts';
import { overWire, type Wire } from '../support/faults.ts';
import { productClient } from '../support/product-client.ts';
import { newCrowdedWorld } from './contention.ts';
import { newStore } from './new-store.ts';

const mint = newMint();
const now = later(nine, { days: 9 });

/** A product of its own in the store, that nothing was reported of yet. */
const contextOf = (store: Store, product: string): Context => ({
  product: { ...jimeng, product },
  store,
  mint,
  now,
  providerOf: () => {
    throw new Error('nobody is paid here');
  },
  report: () => undefined,
});

const tell = (context: Context, report: StatusReport) => reportStatus(context, report, () => []);

const named = (context: Context, reports: readonly StatusReport[]) =>
  outagesIn(reports, 30).map((outage) => ({
    ...outage,
    outageId: mint.outageId(context.product.product, outage.startedAt),
  }));

/** All pages, as so many at a time. */
async function walk(context: Context, limit: number) {
  const items = [];
  let before: Instant | undefined;
  do {
    const page = await listOutages(context, { limit, ...(before && { before }) });
    items.push(...page.items);
    before = page.next;
  } while (before);
  return items;
}

describe('the same reports are the same outages', () => {
  let store: Store;
  beforeAll(async () => {
    store = await newStore();
  });
  let products = 0;
  const newContext = () => {
    products += 1;
    return contextOf(store, `product-${products}`);
  };

  it('in whatever order they come, and however often', async () => {
    await fc.assert(
      fc.asyncProperty(anyArrival(10), async ({ reports, arriving }) => {
        const context = newContext();
        for (const report of arriving) await tell(context, report);
        const outages = named(context, reports);
        expect(await outagesSince(context, later(nine, { days: -1 }))).toEqual(outages);
        const listed = (await walk(context, 1)).map(({ qualifies: _qualifies, ...one }) => one);
        expect(listed).toEqual(outages.toReversed());
      }),
      { numRuns: 60 },
    );
  });

  it('and who reports is told of the outage as it then is', async () => {
    await fc.assert(
      fc.asyncProperty(anyArrival(8), async ({ arriving }) => {
        const context = newContext();
        const known: StatusReport[] = [];
        for (const report of arriving) {
          known.push(report);
          const { outage } = await tell(context, report);
          const outages = named(context, known);
          const { qualifies: _qualifies, ...told } = outage ?? {};
          const { at } = report;
          const own = outages.find(
            ({ startedAt, endedAt }) => startedAt <= at && (!endedAt || at <= endedAt),
          );
          expect(told).toEqual(own ?? {});
        }
      }),
      { numRuns: 60 },
    );
  });

  it('outages are those that had not ended before', async () => {
    const context = newContext();
    for (const report of seen('down 0, up 10, down 60, up 70, down 120'))
      await tell(context, report);
    const since = async (minutes: number, milliseconds = 0) =>
      (await outagesSince(context, later(nine, { minutes, milliseconds }))).length;
    expect([
      await since(0),
      await since(10),
      await since(10, 1),
      await since(70),
      await since(70, 1),
    ]).toEqual([3, 3, 2, 2, 1]);
  });

  it('however many turns there are between two reads', async () => {
    const context = newContext();
    const turns = Array.from(
      { length: 110 },
      (_, index) => `down ${index * 2}, up ${index * 2 + 1}`,
    );
    const reports = seen(['down -500, up -499', ...turns, 'down 600, up 601'].join(', '));
    for (const report of reports) await tell(context, report);
    const outages = named(context, reports);
    expect(outages).toHaveLength(3);
    for (const limit of [1, 2, 3]) {
      const listed = (await walk(context, limit)).map(({ qualifies: _qualifies, ...one }) => one);
      expect(listed).toEqual(outages.toReversed());
    }
    expect(await outagesSince(context, later(nine, { minutes: 200 }))).toEqual(outages.slice(1));
  });
});

describe('a monitor that reports every minute', () => {
  const minutes = 480;

  it('fills an item an hour, and what outages are read off is no more than what turned', async () => {
    const context = contextOf(await newStore(), 'jimeng');
    for (let minute = 0; minute < minutes; minute += 1) {
      const isDown = minute >= 200 && minute < 400;
      await tell(context, {
        at: later(nine, { minutes: minute }),
        state: isDown ? 'down' : 'up',
        source: 'probe',
      });
    }
    const items = await everythingIn(context.store);
    const kinds = Map.groupBy(items, ({ sk }) => String(sk).split('/')[0]);
    expect([...kinds].map(([kind, { length }]) => [kind, length])).toEqual([
      ['heard', minutes / 60],
      ['turn', 2],
      ['version', 1],
    ]);
  });

  it('writes nothing when it repeats itself', async () => {
    const context = contextOf(await newStore(), 'jimeng');
    const all = () => everythingIn(context.store);
    for (const report of seen('down 0, up 10')) await tell(context, report);
    const before = await all();
    for (const report of seen('up 10, down 0')) await tell(context, report);
    expect(await all()).toEqual(before);
  });
});

describe('what is reported between reading and writing is noticed', () => {
  // biome-ignore format: one case a row
  it.each([
    // case                           known             reported   meanwhile   outages
    ['it ends what is beginning',     'up 0, up 60',    'down 10', 'up 20',    ['10-20']],
    ['it begins what is ending',      'up 0, up 60',    'up 20',   'down 10',  ['10-20']],
    ['it is the first of all',        'up 60',          'up 20',   'down 10',  ['10-20']],
    ['it is the same',                'up 0, up 60',    'down 10', 'down 10',  ['10-60']],
    ['in another hour',               'up 0, up 600',   'down 50', 'up 400',   ['50-400']],
  ])('%s', async (_case, known, reported, meanwhile, outages) => {
    let happens: (() => Promise<unknown>) | undefined;
    const wire: Wire = async ({ operation, send }) => {
      const work = operation === 'TransactWriteItems' ? happens : undefined;
      if (work) happens = undefined;
      await work?.();
      return send();
    };
    const context = contextOf(await newStore({ client: overWire(wire) }), 'jimeng');
    for (const report of seen(known)) await tell(context, report);
    happens = () => Promise.all(seen(meanwhile).map((report) => tell(context, report)));
    for (const report of seen(reported)) await tell(context, report);
    expect(happens).toBeUndefined();

    const found = await outagesSince(context, nine);
    const minutes = (at = nine) => (Date.parse(at) - Date.parse(nine)) / 60_000;
    expect(found.map((one) => `${minutes(one.startedAt)}-${minutes(one.endedAt)}`)).toEqual(
      outages,
    );
  });
});

describe.each([1, 2, 3])('twenty reports at once, in the order of seed %i', (seed) => {
  const reports = seen(
    Array.from({ length: 20 }, (_, index) => {
      return `${['down', 'up', 'degraded', 'down'][index % 4]} ${(index % 10) * 17} probe-${index}`;
    }).join(', '),
  );

  it('are all heard, and are the outages that they would be one by one', async () => {
    const { world, time, atOnce } = await newCrowdedWorld(seed);
    world.set(now);
    const jimeng = productClient(world, 'jimeng');
    const answers = await atOnce(
      reports.map((report) => () => jimeng.support.post('/status', report)),
    );
    expect(answers.map(({ status }) => status)).toEqual(reports.map(() => 200));
    const { items } = (await time.run(jimeng.get('/outages'))).body;
    const expected = outagesIn(reports, 30).toReversed();
    expect(items).toMatchObject(expected);
    expect(items).toHaveLength(expected.length);
  });
});
