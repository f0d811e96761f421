import { beforeEach, describe, expect, it } from 'vitest';
import { dollars, type SkenaMoney, skenaMoney } from '../support/skena-money.ts';

const lastMoment = { hours: 168 };

let skena: SkenaMoney;
beforeEach(async () => {
  skena = await skenaMoney();
});

type Act = (story: SkenaMoney) => unknown;

const nothing: Act = () => undefined;
const delivered: Act = ({ app }) => app.succeed('job-1');
const failed: Act = ({ app }) => app.fail('job-1');
const cancelled: Act = ({ app }) => app.cancel('job-1');
const ranOut: Act = ({ world }) => {
  world.advance({ minutes: 10, milliseconds: 1 });
  return world.tick();
};

describe('SK-09: a purchase is used once an output that it paid for was delivered, and not before', () => {
  // biome-ignore format: one case a row
  it.each([
    // its 5 credits are on a job that      ended        answer       code           clause
    ['was delivered',                       delivered,   'refused',   'lot_used',    'SK-19'],
    ['failed',                              failed,      'automatic', 'eligible',    'SK-08'],
    ['was cancelled',                       cancelled,   'automatic', 'eligible',    'SK-08'],
    ['ran out of time',                     ranOut,      'automatic', 'eligible',    'SK-08'],
    ['is still running',                    nothing,     'review',    'lot_pending', 'SK-09'],
  ])('%s', async (_case, ended, outcome, code, clause) => {
    const { desk, buy, start, sound } = skena;
    await buy('amina');
    await start('amina', 'job-1');
    await ended(skena);

    const quote = await desk.quote('amina', 'unused');

    expect(quote).toMatchObject({ outcome, code, clause });
    expect(quote.gross).toEqual(dollars(outcome === 'refused' ? 0 : 1000));
    expect((await sound('amina')).lots[1]?.refund).toMatchObject({ code, clause });
  });

  // biome-ignore format: one case a row
  it.each([
    // of 20 images, 15 on the trial and 5 on the purchase       failed  code
    ['5: exactly what the purchase had paid comes back to it',   5,      'eligible'],
    ['4: one credit of the purchase was spent',                  4,      'lot_used'],
  ])('what fails unwinds the purchase first: of 20 images fail %s', async (_case, fails, code) => {
    const { app, desk, buy, start, sound } = skena;
    await buy('amina');
    await start('amina', 'job-1', 'image', 20);
    for (let image = 1; image <= 20; image += 1) {
      await (image <= fails ? app.fail : app.succeed)('job-1', `v${image}`);
    }

    expect(await desk.quote('amina', 'unused')).toMatchObject({ code });
    expect((await sound('amina')).lots[1]).toMatchObject({ captured: 5 - fails });
  });
});

describe('SK-09: while a job that drew on it runs, the answer waits, and then follows by itself', () => {
  const asked = async () => {
    const bought = await skena.buy('amina');
    skena.world.advance(lastMoment);
    await skena.start('amina', 'job-1');
    const quote = await skena.desk.quote('amina', 'unused');
    expect(quote).toMatchObject({ outcome: 'review', code: 'lot_pending', net: dollars(941) });
    expect(quote).not.toHaveProperty('decisionWithin');
    return { ...bought, ...quote };
  };

  it('the rest of the purchase is frozen meanwhile, and nobody has to look at it', async () => {
    const { app, desk, world, sound } = skena;
    const { refundQuoteId, payment } = await asked();

    const { status, body } = await desk.confirm(refundQuoteId);

    expect({ status, state: body.state }).toEqual({ status: 202, state: 'under_review' });
    expect(body).not.toHaveProperty('decisionDueAt');
    world.advance({ minutes: 9 });
    await world.tick();
    expect(await desk.refund(body.refundId)).toMatchObject({ state: 'under_review' });
    expect(desk.sent(payment)).toEqual([]);
    expect(await desk.work('amina')).toEqual([]);
    const { balance, lots } = await sound('amina');
    expect(balance).toEqual({ available: 0, pending: 20, frozen: 95, owed: 0 });
    expect(lots[1]).toMatchObject({ state: 'frozen', refund: { code: 'refund_open' } });
    expect(await app.get('/accounts/amina/entries')).toMatchObject({
      body: { items: [{ kind: 'refund', credits: 0, frozen: 95, clause: 'SK-09' }, {}, {}, {}] },
    });
  });

  // biome-ignore format: one case a row
  it.each([
    // the job        ended       state        of the purchase                              can be spent
    ['failed',        failed,     'succeeded', { refunded: 100, captured: 0 },              15],
    ['was cancelled', cancelled,  'succeeded', { refunded: 100, captured: 0 },              15],
    ['ran out of time', ranOut,   'succeeded', { refunded: 100, captured: 0 },              15],
    ['was delivered', delivered,  'denied',    { refunded: 0, captured: 5, remaining: 95 }, 95],
  ])('the window has closed when the job %s: by the time of the quote it is %s', async (_case, ended, state, lot, available) => {
    const { desk, world, sound } = skena;
    const { refundQuoteId, payment } = await asked();
    world.advance({ minutes: 1 });
    const { refundId } = (await desk.confirm(refundQuoteId)).body;
    await ended(skena);
    world.advance({ minutes: 1 });

    await world.tick();

    const isPaid = state === 'succeeded';
    const refund = await desk.refund(refundId);
    expect(refund).toMatchObject({ state, clause: isPaid ? 'SK-08' : 'SK-19' });
    expect(refund.history.slice(0, 2)).toMatchObject([
      { state: 'under_review', by: 'customer' },
      isPaid ? { state: 'approved', by: 'policy' } : { by: 'policy', note: 'lot_used' },
    ]);
    expect(desk.sent(payment)).toMatchObject(isPaid ? [{ params: { amount: 941 } }] : []);
    const account = await sound('amina');
    expect(account.balance).toEqual({ available, pending: 0, frozen: 0, owed: 0 });
    expect(account.lots[1]).toMatchObject(lot);
  });
});
