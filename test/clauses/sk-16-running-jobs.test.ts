import { beforeEach, describe, expect, it } from 'vitest';
import { dollars, type SkenaMoney, skenaMoney } from '../support/skena-money.ts';

let skena: SkenaMoney;
beforeEach(async () => {
  skena = await skenaMoney();
  await skena.buy('amina');
});

type Act = (refundId: string) => unknown;

const nothing = { available: 0, pending: 0, frozen: 0, owed: 0 };
const close = async (forfeitCredits: number) =>
  expect(await skena.desk.close('amina', 'customer', forfeitCredits)).toMatchObject({
    status: 200,
  });
const later = async () => {
  skena.world.advance({ minutes: 1 });
  await skena.world.tick();
};
const delivered: Act = () => skena.app.succeed('job-1');
const failed: Act = () => skena.app.fail('job-1');
const cancelled: Act = () => skena.app.cancel('job-1');
const ranOut: Act = async () => {
  skena.world.advance({ minutes: 10, milliseconds: 1 });
  await skena.world.tick();
};

describe('SK-16: a running job settles after its account was closed, and what it gives back is forfeited', () => {
  // biome-ignore format: one case a row
  it.each([
    // it             ended       trial: captured, forfeited   purchase: captured, forfeited
    ['is delivered',  delivered,  { captured: 15, forfeited: 0 },  { captured: 5, forfeited: 95 }],
    ['fails',         failed,     { captured: 0, forfeited: 15 },  { captured: 0, forfeited: 100 }],
    ['is cancelled',  cancelled,  { captured: 0, forfeited: 15 },  { captured: 0, forfeited: 100 }],
    ['runs out of time', ranOut,  { captured: 0, forfeited: 15 },  { captured: 0, forfeited: 100 }],
  ])('it %s', async (_case, ended, trial, purchase) => {
    const { desk, start, sound } = skena;
    await start('amina', 'job-1');
    expect((await desk.close('amina', 'customer', 115)).body).toMatchObject({ forfeitCredits: 95 });
    await close(95);
    expect((await sound('amina')).balance).toEqual({ ...nothing, pending: 20 });

    await ended('');

    const { balance, lots, entries } = await sound('amina');
    expect(balance).toEqual(nothing);
    expect(lots).toMatchObject([trial, purchase]);
    const told = entries.slice(0, 2).map(({ kind, credits }) => [kind, credits]);
    const forfeits = [['forfeit', -20], ['restore', 20]];
    expect(told).toEqual(ended === delivered ? [['forfeit', -95], ['charge', -20]] : forfeits);
    await later();
    expect((await sound('amina')).entries).toEqual(entries);
  });

  it('what could be asked back while it runs is offered before, and decides itself', async () => {
    const { desk, start } = skena;
    await start('amina', 'job-1');
    const { body } = await desk.close('amina', 'customer', 0);
    expect(body.refundable).toMatchObject([
      { outcome: 'review', code: 'lot_pending', gross: dollars(1000) },
    ]);
  });
});
