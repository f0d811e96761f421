import { beforeEach, describe, expect, it } from 'vitest';
import { dollars, type SkenaMoney, skenaMoney } from '../support/skena-money.ts';

let skena: SkenaMoney;
beforeEach(async () => {
  skena = await skenaMoney();
});

type Act = (payment: string) => unknown;

const tooLate: Act = () => skena.world.advance({ hours: 168, milliseconds: 1 });
const used: Act = async () => {
  await skena.start('amina', 'job-used');
  await skena.app.succeed('job-used');
};
const disputed: Act = (payment) => skena.app.stripe(skena.dispute(payment));

describe('SK-15: what the person decides is done, with the reason and the rule that it outranked', () => {
  const claimed = async (happened: Act) => {
    const { payment } = await skena.buy('amina');
    await happened(payment);
    return { payment, ...(await skena.desk.ask('amina', 'statutory')) };
  };
  const byLaw = { reason: 'UUPK 18', by: 'sue', statutory: true };

  it('approved: all of it is paid, also what was spent, and what is left is given up', async () => {
    const { desk, world, sound } = skena;
    const { payment, refundId } = await claimed(async () => {
      await used('');
      tooLate('');
    });
    expect((await sound('amina')).balance).toMatchObject({ available: 0, frozen: 95 });
    world.advance({ hours: 1 });

    expect(await desk.decide(refundId, 'approve', byLaw)).toMatchObject({
      status: 200,
      body: { state: 'approved', clause: 'SK-15', history: [{}, { by: 'sue', note: 'UUPK 18' }] },
    });

    expect(await desk.refund(refundId)).toMatchObject({ state: 'succeeded', net: dollars(1000) });
    expect(desk.sent(payment)).toMatchObject([{ params: { amount: 1000 } }]);
    expect(await desk.work('amina')).toEqual([]);
    const { balance, lots } = await sound('amina');
    expect(balance).toEqual({ available: 0, pending: 0, frozen: 0, owed: 0 });
    expect(lots[1]).toMatchObject({ captured: 5, refunded: 95, remaining: 0 });
  });

  it('denied: the credits can be spent again, and it can be claimed anew', async () => {
    const { desk, sound } = skena;
    const { payment, refundId } = await claimed(tooLate);

    expect(await desk.decide(refundId, 'deny', byLaw)).toMatchObject({ body: { state: 'denied' } });

    expect(await desk.work('amina')).toEqual([]);
    expect(desk.sent(payment)).toEqual([]);
    expect((await sound('amina')).balance).toMatchObject({ available: 115, frozen: 0 });
    expect(await desk.quote('amina', 'statutory')).toMatchObject({ code: 'statutory_claim' });
  });

  it('the refusal it was decided against stands in the answer to the decision', async () => {
    const { desk } = skena;
    const { refundId } = await claimed(used);
    const { body } = await desk.decide(refundId, 'approve', byLaw);
    expect(JSON.stringify(body)).toContain('SK-19');
  });

  it('not while a bank is looking into the payment', async () => {
    const { desk, sound } = skena;
    const { payment, refundId } = await claimed(disputed);
    expect(await desk.decide(refundId, 'approve', byLaw)).toMatchObject({
      status: 409,
      body: { code: 'refund_refused', clause: 'MG-02' },
    });
    expect(desk.sent(payment)).toEqual([]);
    expect(await desk.refund(refundId)).toMatchObject({ state: 'under_review' });
    await sound('amina');
  });

  it('a job that fails after it was paid gives nothing back twice', async () => {
    const { app, desk, start, sound } = skena;
    const { refundId } = await claimed(() => start('amina', 'job-1'));
    await desk.decide(refundId, 'approve', byLaw);
    await app.fail('job-1');
    const { balance, lots } = await sound('amina');
    expect(balance).toEqual({ available: 15, pending: 0, frozen: 0, owed: 0 });
    expect(lots[1]).toMatchObject({ state: 'refunded', refunded: 100 });
  });
});
