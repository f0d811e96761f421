import { beforeEach, describe, expect, it } from 'vitest';
import { dollars, type SkenaMoney, skenaMoney } from '../support/skena-money.ts';

let skena: SkenaMoney;
beforeEach(async () => {
  skena = await skenaMoney();
});

/** Images that were delivered, a credit each. */
const images = async (accountId: string, jobId: string, count: number) => {
  await skena.start(accountId, jobId, 'image', count);
  for (let image = 1; image <= count; image += 1) await skena.app.succeed(jobId, `v${image}`);
};

const codes = async (accountId: string) =>
  (await skena.sound(accountId)).lots.map(({ kind, refund }) => [kind, refund.code]);

describe('SK-19: one credit of a purchase spent on something delivered, and none of it goes back', () => {
  // biome-ignore format: one case a row
  it.each([
    // images of a credit each      answer       code        clause   pays
    ['all on the trial',    15,     'automatic', 'eligible', 'SK-08', 1000],
    ['one on the purchase', 16,     'refused',   'lot_used', 'SK-19', 0],
    ['all of it',           100,    'refused',   'lot_used', 'SK-19', 0],
  ])('%s', async (_case, count, outcome, code, clause, gross) => {
    const { desk, buy } = skena;
    await buy('amina');
    for (let done = 0; done < count; done += 50) {
      await images('amina', `job-${done}`, Math.min(50, count - done));
    }

    const quote = await desk.quote('amina', 'unused');

    expect(quote).toMatchObject({ outcome, code, clause, gross: dollars(gross) });
    expect(await codes('amina')).toEqual([['trial', 'no_cash_value'], ['purchase', code]]);
  });

  it('and nobody can be made to pay it by confirming that quote', async () => {
    const { desk, buy, sound } = skena;
    const { payment } = await buy('amina');
    await images('amina', 'job-1', 16);
    const { refundQuoteId, net, creditsRetired } = await desk.quote('amina', 'unused');
    expect({ net, creditsRetired }).toEqual({ net: dollars(0), creditsRetired: 0 });

    expect(await desk.confirm(refundQuoteId)).toMatchObject({
      status: 409,
      body: { code: 'refund_refused', clause: 'SK-19' },
    });

    expect(desk.sent(payment)).toEqual([]);
    expect((await sound('amina')).balance).toMatchObject({ available: 99, frozen: 0 });
  });

  it('the answer names the job that spent it', async () => {
    const { desk, buy } = skena;
    await buy('amina');
    await images('amina', 'job-1', 16);
    expect((await desk.quote('amina', 'unused')).explanation).toContain('job-1');
  });
});

describe('SK-19: what costs the customer least to lose is spent first', () => {
  it('of two purchases one is drawn on, and the other stays whole and goes back', async () => {
    const { desk, world, buy, sound } = skena;
    const first = await buy('amina');
    world.advance({ days: 1 });
    const second = await buy('amina');
    await images('amina', 'job-1', 40);

    expect(await desk.quote('amina', 'unused', { orderId: first.orderId })).toMatchObject({
      code: 'lot_used',
    });
    const refund = await desk.ask('amina', 'unused', { orderId: second.orderId });

    expect(refund).toMatchObject({ state: 'succeeded', gross: dollars(1000) });
    expect(desk.sent(first.payment)).toEqual([]);
    const { lots, balance } = await sound('amina');
    expect(lots).toMatchObject([
      { kind: 'trial', captured: 15 },
      { captured: 25, remaining: 75, state: 'open' },
      { captured: 0, refunded: 100, state: 'refunded' },
    ]);
    expect(balance).toEqual({ available: 75, pending: 0, frozen: 0, owed: 0 });
  });

  it('one whose window has closed is spent before a newer one', async () => {
    const { world, buy } = skena;
    await buy('amina');
    world.advance({ hours: 168, milliseconds: 1 });
    await buy('amina');
    await images('amina', 'job-1', 20);
    expect(await codes('amina')).toEqual([
      ['trial', 'no_cash_value'],
      ['purchase', 'lot_used'],
      ['purchase', 'eligible'],
    ]);
  });

  it('one that a running job drew on is spent on, although that job may still fail', async () => {
    const { app, buy, start } = skena;
    await buy('amina');
    await buy('amina');
    await start('amina', 'job-1');
    await images('amina', 'job-2', 20);
    await app.fail('job-1');
    expect((await codes('amina')).map(([, code]) => code).slice(1)).toEqual([
      'lot_used',
      'eligible',
    ]);
  });

  it('a job over both unwinds from the second, so what is delivered of it is spent on the first', async () => {
    const { app, buy, start } = skena;
    await buy('amina');
    await buy('amina');
    await start('amina', 'job-1', 'avatar', 6);
    await app.succeed('job-1', 'v6');
    for (const failed of ['v1', 'v2', 'v3', 'v4', 'v5']) await app.fail('job-1', failed);
    const { lots } = await skena.sound('amina');
    expect(lots.map(({ captured }) => captured)).toEqual([15, 5, 0]);
    expect(lots.map(({ refund }) => refund.code).slice(1)).toEqual(['lot_used', 'eligible']);
  });

  it('goodwill is spent before what was paid for', async () => {
    const { desk, world, buy } = skena;
    await buy('amina');
    world.advance({ minutes: 1 });
    await desk.goodwill('amina', 5);
    await images('amina', 'job-1', 20);
    expect(await codes('amina')).toEqual([
      ['trial', 'no_cash_value'],
      ['purchase', 'eligible'],
      ['goodwill', 'no_cash_value'],
    ]);
  });
});
