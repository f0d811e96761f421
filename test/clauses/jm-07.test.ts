import { describe, expect, it } from 'vitest';
import { type Duration, later, toInstant } from '../../shared/domain/instant.ts';
import { monitored, type Seen } from '../support/outages.ts';
import { productClient } from '../support/product-client.ts';
import { hundredPack, paddleCustomer, soundAccount } from '../support/purchases.ts';
import { refundDesk } from '../support/refund-desk.ts';
import { spend, start } from '../support/spend.ts';
import { newWorld } from '../support/world.ts';

/** The moment that all times here are counted from. */
const noon = toInstant('2026-03-02T12:00:00.000Z');

/** Ann buys 100 credits; a monitor sees what it sees; she asks when the week is over. */
async function world(bought: Duration, seen: readonly Seen[], askedAfter: Duration = { days: 7 }) {
  const around = await newWorld({ at: later(noon, bought), providers: true });
  const jimeng = productClient(around, 'jimeng');
  const desk = refundDesk(around, jimeng);
  await paddleCustomer(jimeng, hundredPack('ann', around.now()));
  const goOn = async () => {
    around.set(later(noon, { days: 7 }));
    await monitored(jimeng, noon, seen);
    around.set(later(noon, askedAfter));
  };
  return { around, jimeng, desk, goOn };
}

const hours72 = { hours: 72 };
const over72 = { hours: 72, milliseconds: 1 };
const down = (from: Duration, to: Duration): Seen[] => [
  ['down', from],
  ['up', to],
];
const at = (hours: number, milliseconds = 0): Duration => ({ hours, milliseconds });
const minutes30 = 30 * 60_000;

describe('JM-07: more than 72 hours completely down after a purchase: what is unused goes back', () => {
  // biome-ignore format: one case a row
  it.each([
    // case                             bought    what the monitor saw                                    qualifies
    ['72 hours exactly',                at(-1),   down(at(0), hours72),                                   false],
    ['a millisecond more',              at(-1),   down(at(0), over72),                                    true],
    ['bought as it began',              at(0),    down(at(0), over72),                                    true],
    ['a millisecond after it began',    at(0, 1), down(at(0), over72),                                    false],
    ['an hour after, it lasted 73',     at(1),    down(at(0), at(73)),                                    false],
    ['and a millisecond',               at(1),    down(at(0), at(73, 1)),                                 true],
    ['bought when it was over',         at(80),   down(at(0), at(80)),                                    false],
    ['back for 29:59.999 of it',        at(-1),   [...down(at(0), at(40)), ...down(at(40, minutes30 - 1), over72)], true],
    ['back for 30:00.000 of it',        at(-1),   [...down(at(0), at(40)), ...down(at(40, minutes30), over72)], false],
    ['back for 30 minutes, then 72',    at(-1),   [...down(at(0), at(4)), ...down(at(5), at(77, 1))],     true],
    ['twice 40 hours',                  at(-1),   [...down(at(0), at(40)), ...down(at(41), at(81))],      false],
    ['degraded all the time',           at(-1),   [['degraded', at(0)], ['up', at(100)]],                 false],
    ['degraded for the second half',    at(-1),   [['down', at(0)], ['degraded', at(50)], ['up', at(90)]], false],
    ['degraded first, then down',       at(-1),   [['degraded', at(0)], ...down(at(20), at(92))],         false],
    ['degraded for a quarter of it',    at(-1),   [['down', at(0)], ['degraded', at(40)], ...down(at(40, minutes30 / 2), over72)], true],
    ['nothing at all',                  at(-1),   [],                                                     false],
  ] as [string, Duration, Seen[], boolean][])('%s', async (_case, bought, seen, isReached) => {
    const { desk, goOn } = await world(bought, seen);
    await goOn();
    expect(await desk.quote('ann', 'outage')).toMatchObject({
      outcome: isReached ? 'automatic' : 'refused',
      code: isReached ? 'eligible' : 'no_qualifying_outage',
      clause: 'JM-07',
      gross: { amountMinor: isReached ? 990 : 0, currency: 'USD' },
      fee: { amountMinor: 0 },
      creditsRetired: isReached ? 100 : 0,
    });
  });

  // biome-ignore format: one case a row
  it.each([
    ['after 72 hours exactly',          hours72,       'refused'],
    ['a millisecond later',             over72,        'automatic'],
    ['in the middle of the fifth day',  at(108),       'automatic'],
    ['a year after that',               { days: 365 }, 'automatic'],
  ])('while it is still down, asked %s', async (_case, asked, outcome) => {
    const { desk, goOn } = await world(at(-1), [['down', at(0)]], asked);
    await goOn();
    expect(await desk.quote('ann', 'outage')).toMatchObject({ outcome });
  });

  it('there is no date by which one has to ask', async () => {
    const { desk, goOn } = await world(at(-1), down(at(0), over72), { days: 700 });
    await goOn();
    expect(await desk.quote('ann', 'outage')).toMatchObject({ outcome: 'automatic' });
  });
});

const video = (variants: number, name = '') => ({
  accountId: 'ann',
  jobId: `job${name}`,
  action: 'image-to-video',
  variants,
});

describe('JM-07: what is unused goes back at what it cost, by itself', () => {
  // biome-ignore format: one case a row
  it.each([
    // of 100 for 9.90        videos of 12   pays  takes
    ['nothing used',          0,             990,  100],
    ['some used',             1,             872,   88],
    ['nearly all used',       8,              40,    4],
  ])('%s', async (_case, videos, amountMinor, takes) => {
    const { jimeng, desk, goOn } = await world(at(-1), down(at(0), over72));
    if (videos > 0) await spend(jimeng, video(videos));
    await goOn();

    const { refundId } = await desk.ask('ann', 'outage');

    expect(await desk.refund(refundId)).toMatchObject({
      state: 'succeeded',
      clause: 'JM-07',
      net: { amountMinor, currency: 'USD' },
      creditsRetired: takes,
      history: [{ by: 'policy' }, { by: 'paddle' }],
    });
    const { balance, lots } = await soundAccount(jimeng, 'ann');
    expect(balance).toEqual({ available: 0, pending: 0, frozen: 0, owed: 0 });
    expect(lots).toMatchObject([{ refunded: takes, captured: 100 - takes }]);
    expect(await desk.work('ann')).toEqual([]);
  });

  it('nothing is left of what was used up', async () => {
    const { jimeng, desk, goOn } = await world(at(-1), down(at(0), over72));
    await spend(jimeng, { ...video(10), action: 'text-to-video' });
    await goOn();
    expect(await desk.quote('ann', 'outage')).toMatchObject({
      outcome: 'refused',
      code: 'lot_used',
      clause: 'JM-08',
    });
  });

  // biome-ignore format: one case a row
  it.each([
    // a video that runs   is used then   no more was paid than
    ['fails',              0,             990],
    ['succeeds',           12,            872],
  ])('a video that runs and then %s', async (ends, captured, most) => {
    const { around, jimeng, desk, goOn } = await world(at(-1), down(at(0), over72));
    await goOn();
    await start(jimeng, video(1));
    const { refundId } = await desk.ask('ann', 'outage');
    await (ends === 'fails' ? jimeng.fail : jimeng.succeed)('job', 'v1');
    around.advance({ minutes: 2 });
    await around.tick();

    const { lots } = await soundAccount(jimeng, 'ann');
    expect(lots).toMatchObject([{ captured, refunded: 100 - captured }]);
    const { state, net } = await desk.refund(refundId);
    expect({ state, net: net.amountMinor }).toEqual({ state: 'succeeded', net: most });
  });
});
