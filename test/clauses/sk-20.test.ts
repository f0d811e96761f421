import { beforeEach, describe, expect, it } from 'vitest';
import { dollars, type SkenaMoney, skenaMoney } from '../support/skena-money.ts';

let skena: SkenaMoney;
beforeEach(async () => {
  skena = await skenaMoney();
  await skena.buy('amina');
});

type Act = () => unknown;
const nothing: Act = () => undefined;
const delivered: Act = async () => {
  await skena.start('amina', 'job-1');
  await skena.app.succeed('job-1');
};
const tooLate: Act = () => skena.world.advance({ days: 8 });

describe('SK-20: not liking an output is no failure', () => {
  // biome-ignore format: one case a row
  it.each([
    ['whole',     nothing],
    ['used',      delivered],
    ['a week old', tooLate],
  ])('the purchase is %s: refused all the same', async (_case, happened) => {
    const { desk, sound } = skena;
    await happened();

    const quote = await desk.quote('amina', 'quality', { statement: 'the cat looks sad' });

    expect(quote).toMatchObject({ outcome: 'refused', code: 'quality_not_covered', clause: 'SK-20', net: dollars(0), creditsRetired: 0 });
    expect(await desk.confirm(quote.refundQuoteId)).toMatchObject({
      status: 409,
      body: { code: 'refund_refused', clause: 'SK-20' },
    });
    expect(await desk.work('amina')).toEqual([]);
    await sound('amina');
  });

  it('the refusal says what to ask for where the output is broken', async () => {
    expect((await skena.desk.quote('amina', 'quality')).explanation).toContain('"faulty"');
  });

  it('the refusal suggests to render it again', async () => {
    expect((await skena.desk.quote('amina', 'quality')).explanation).toMatch(/regen/i);
  });
});

describe('SK-20: an output that is technically broken is looked at by a person', () => {
  // biome-ignore format: one case a row
  it.each([
    // the purchase is      happened    gives up  is left with
    ['whole',               nothing,    100,      15],
    ['used',                delivered,  95,       0],
    ['a week old',          tooLate,    100,      15],
  ])('the purchase is %s: approved, all of its price goes back', async (_case, happened, creditsRetired, available) => {
    const { desk, sound } = skena;
    await happened();
    const terms = { gross: dollars(1000), fee: dollars(0), net: dollars(1000), creditsRetired };
    const quote = await desk.quote('amina', 'faulty', { statement: 'no sound' });
    expect(quote).toMatchObject({ outcome: 'review', code: 'claim_to_check', clause: 'SK-20', ...terms });

    const { body } = await desk.confirm(quote.refundQuoteId);

    expect(body).toMatchObject({ state: 'under_review', ...terms });
    expect((await sound('amina')).balance).toMatchObject({ available, frozen: creditsRetired });
    await desk.decide(body.refundId, 'approve', { reason: 'no sound indeed' });
    expect(await desk.refund(body.refundId)).toMatchObject({ state: 'succeeded', ...terms });
    expect((await sound('amina')).balance).toEqual({ available, pending: 0, frozen: 0, owed: 0 });
  });

  it('denied, its credits can be spent again', async () => {
    const { desk, sound } = skena;
    const { refundId } = await desk.ask('amina', 'faulty');
    expect(await desk.decide(refundId, 'deny', { reason: 'it plays' })).toMatchObject({
      status: 200,
      body: { state: 'denied', history: [{}, { by: 'sue', note: 'it plays' }] },
    });
    expect((await sound('amina')).balance).toMatchObject({ available: 115, frozen: 0 });
  });

  it('decided once', async () => {
    const { desk } = skena;
    const { refundId } = await desk.ask('amina', 'faulty');
    await desk.decide(refundId, 'deny');
    for (const decision of ['approve', 'deny'] as const) {
      expect(await desk.decide(refundId, decision)).toMatchObject({
        status: 409,
        body: { code: 'refund_decided' },
      });
    }
  });
});
