import { describe, expect, it } from 'vitest';
import type { Provider } from '../../shared/domain/payment.ts';
import { mortal, overWire } from '../support/faults.ts';
import { oneRefund } from '../support/one-refund.ts';

type HowMuch = 'all' | 'part';

async function newLife(provider: Provider, howMuch: HowMuch) {
  const process = mortal();
  const story = await oneRefund(provider, { client: overWire(process.wire) }, howMuch);
  return { ...story, process, ask: await story.begin() };
}

/** How many calls of the table asking for a refund is, the provider's answer noted with it. */
async function callsOf(provider: Provider, howMuch: HowMuch) {
  const { process, ask } = await newLife(provider, howMuch);
  process.startAgain();
  expect((await ask()).body).toMatchObject({ state: 'approved' });
  return process.calls();
}

const everyCall = (calls: number) =>
  Array.from({ length: calls }, (_, index) => index + 1).flatMap((at) =>
    (['before', 'after'] as const).map((when) => ({ at, when })),
  );

/** Long enough for whatever is left to do. */
const aWhile = [5, 60, 60];

describe('a process that dies while it lets money go, at any call of the table', () => {
  // biome-ignore format: one case a row
  it.each([
    // provider  of it    and the schedule runs again after
    ['stripe',   'all',   { minutes: 3 }],
    ['stripe',   'part',  { days: 8 }],
    ['paddle',   'part',  { hours: 25 }],
  ] as const)('%s, %s: paid once, when the schedule runs %j later', async (provider, howMuch, time) => {
    let unheard = 0;
    for (const { at, when } of everyCall(await callsOf(provider, howMuch))) {
      const life = await newLife(provider, howMuch);
      const { world, process, ask, wait, expectOnce, atProvider } = life;
      process.dieAt(at, when);
      await ask().catch(() => undefined);
      expect(process.hasDied()).toBe(true);
      process.startAgain();
      unheard += (await atProvider()).length;
      world.advance(time);
      await world.tick();

      // The same request again is the same refund, or the first one where nothing was recorded.
      const { body } = await ask();

      await wait(aWhile);
      const { all, refund } = await expectOnce(body.refundId, 'succeeded');
      const steps = howMuch === 'all' ? 2 : 3;
      const taken = refund.history.filter(({ by }: { by: string }) => by !== 'schedule');
      expect([at, when, all.length, taken.length]).toEqual([at, when, 1, steps]);
    }
    expect(unheard).toBeGreaterThan(0);
  });
});

describe('a schedule that dies while it sends a refund, at any call of the table', () => {
  it.each([['stripe'], ['paddle']] as const)('%s: paid once', async (provider) => {
    const begun = async () => {
      const life = await newLife(provider, 'part');
      const busy = provider === 'stripe' ? 'fail:rate_limit' : 'fail:too_many_requests';
      life.world.payments.next(provider, busy);
      const { body } = await life.ask();
      expect(body).toMatchObject({ state: 'approved' });
      life.world.advance({ minutes: 5 });
      life.process.startAgain();
      return { ...life, refundId: body.refundId };
    };
    const undisturbed = await begun();
    await undisturbed.world.tick();
    const calls = undisturbed.process.calls();
    expect(calls).toBeGreaterThan(3);

    for (const { at, when } of everyCall(calls)) {
      const { world, process, wait, expectOnce, refundId } = await begun();
      process.dieAt(at, when);
      await world.tick().catch(() => undefined);
      process.startAgain();
      await wait(at % 2 === 0 ? aWhile : [25 * 60, ...aWhile]);
      const { all } = await expectOnce(refundId, 'succeeded');
      expect([at, when, all.length]).toEqual([at, when, 1]);
    }
  });
});
