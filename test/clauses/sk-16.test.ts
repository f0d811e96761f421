import { beforeEach, describe, expect, it } from 'vitest';
import { dollars, type SkenaMoney, skenaMoney } from '../support/skena-money.ts';

let skena: SkenaMoney;
beforeEach(async () => {
  skena = await skenaMoney();
});

const nothing = { available: 0, pending: 0, frozen: 0, owed: 0 };
const closed = { status: 200, body: { status: 'closed', balance: { available: 0, frozen: 0 } } };
const notYet = (forfeitCredits: number) => ({
  status: 409,
  body: { code: 'forfeit_not_acknowledged', clause: 'SK-16', forfeitCredits },
});

describe('SK-16: closing an account zeroes what is left, in two steps', () => {
  it('first it says what goes, and what can be asked back before', async () => {
    const { desk, world, buy, start, app, sound } = skena;
    await buy('amina');
    world.advance({ hours: 168, milliseconds: 1 });
    const used = await buy('amina');
    world.advance({ minutes: 1 });
    const whole = await buy('amina', { pack: 'studio', amount: 5000 });
    await start('amina', 'job-1', 'avatar', 6);
    for (const variant of [1, 2, 3, 4, 5, 6]) await app.succeed('job-1', `v${variant}`);
    const before = await sound('amina');

    const { status, body } = await desk.close('amina', 'customer', 0);

    expect({ status, body }).toMatchObject(notYet(95 + 550));
    expect(body.refundable).toMatchObject([
      {
        orderId: whole.orderId,
        ground: 'unused',
        outcome: 'automatic',
        gross: dollars(5000),
        fee: dollars(175),
        creditsRetired: 550,
      },
    ]);
    expect(before.lots.map(({ captured }) => captured)).toEqual([15, 100, 5, 0]);
    expect(await desk.quote('amina', 'unused', { orderId: used.orderId })).toMatchObject({
      code: 'lot_used',
    });
    expect(await sound('amina')).toEqual(before);
  });

  it('what it offers can be confirmed, and then less goes', async () => {
    const { desk, buy, sound } = skena;
    await buy('amina');
    const { body } = await desk.close('amina', 'customer', 0);
    expect(body).toMatchObject({ forfeitCredits: 115 });

    expect(await desk.confirm(body.refundable[0].refundQuoteId)).toMatchObject({ status: 202 });

    expect(await desk.close('amina', 'customer', 115)).toMatchObject(notYet(15));
    expect(await desk.close('amina', 'customer', 15)).toMatchObject(closed);
    const { lots, balance } = await sound('amina');
    expect(balance).toEqual(nothing);
    expect(lots).toMatchObject([
      { state: 'forfeited', forfeited: 15 },
      { state: 'refunded', refunded: 100 },
    ]);
  });

  // biome-ignore format: one case a row
  it.each(['customer', 'operator'] as const)('acknowledged by the %s, everything goes: trial, goodwill and purchases', async (by) => {
    const { desk, world, buy, sound } = skena;
    await buy('amina');
    world.advance({ minutes: 1 });
    await desk.goodwill('amina', 7);
    expect(await desk.close('amina', by, 121)).toMatchObject(notYet(122));

    expect(await desk.close('amina', by, 122)).toMatchObject(closed);

    const { status, balance, lots, entries } = await sound('amina');
    expect({ status, balance }).toEqual({ status: 'closed', balance: nothing });
    expect(lots.map(({ kind, state, forfeited }) => [kind, state, forfeited])).toEqual([
      ['trial', 'forfeited', 15],
      ['purchase', 'forfeited', 100],
      ['goodwill', 'forfeited', 7],
    ]);
    expect(entries[0]).toMatchObject({ kind: 'forfeit', credits: -122, balanceAfter: 0, clause: 'SK-16' });
    expect(lots[1]?.refund).toMatchObject({ eligible: false, code: 'no_cash_value', clause: 'SK-16' });
  });

  it('what a dispute has frozen goes with the rest', async () => {
    const { app, desk, buy, sound } = skena;
    const { payment } = await buy('amina');
    await app.stripe(skena.dispute(payment));
    expect((await sound('amina')).balance).toMatchObject({ available: 15, frozen: 100 });
    const { body } = await desk.close('amina', 'customer', 15);
    expect(body).toMatchObject({ forfeitCredits: 115, refundable: [] });
    expect(await desk.close('amina', 'customer', 115)).toMatchObject(closed);
    expect((await sound('amina')).balance).toEqual(nothing);
  });

  it('with nothing left, nothing has to be acknowledged', async () => {
    const { app, desk, start, sound } = skena;
    await app.open('amina');
    await start('amina', 'job-1', 'image', 15);
    for (let image = 1; image <= 15; image += 1) await app.succeed('job-1', `v${image}`);
    expect(await desk.close('amina', 'customer', 0)).toMatchObject(closed);
    expect((await sound('amina')).entries[0]).toMatchObject({ kind: 'charge' });
  });
});
