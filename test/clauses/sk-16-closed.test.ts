import { beforeEach, describe, expect, it } from 'vitest';
import { sessionCompleted } from '../support/purchases.ts';
import { dollars, type SkenaMoney, skenaMoney } from '../support/skena-money.ts';

let skena: SkenaMoney;
beforeEach(async () => {
  skena = await skenaMoney();
});

const nothing = { available: 0, pending: 0, frozen: 0, owed: 0 };
const closed = { status: 200, body: { status: 'closed', balance: { available: 0, frozen: 0 } } };

describe('SK-16: a closed account stays closed', () => {
  const goodbye = async () => {
    const bought = await skena.buy('amina');
    const { refundQuoteId } = await skena.desk.quote('amina', 'unused');
    expect(await skena.desk.close('amina', 'customer', 115)).toMatchObject(closed);
    return { ...bought, refundQuoteId };
  };
  const refused = { status: 409, body: { code: 'account_closed' } };

  it('closed once: the same request is answered as before, another is refused', async () => {
    const { app, buy, sound } = skena;
    await buy('amina');
    const close = (key: string) =>
      app.post(
        '/accounts/amina/closure',
        { by: 'customer', forfeitCredits: 115 },
        { 'idempotency-key': key },
      );
    const first = await close('one');
    const after = await sound('amina');

    expect(await close('one')).toMatchObject({
      status: 200,
      body: first.body,
      headers: { 'idempotency-replayed': 'true' },
    });
    expect(await close('two')).toMatchObject(refused);
    expect(await sound('amina')).toEqual(after);
    expect(
      await app.post('/accounts/amina/closure', { by: 'customer', forfeitCredits: 0 }),
    ).toMatchObject({
      status: 400,
      body: { code: 'idempotency_key_required' },
    });
  });

  it('it spends nothing and is given nothing', async () => {
    const { app, desk, start, sound } = skena;
    await goodbye();
    expect(await start('amina', 'job-1', 'image')).toMatchObject(refused);
    expect(await desk.goodwill('amina', 5)).toMatchObject(refused);
    const checkout = {
      accountId: 'amina',
      pack: 'starter',
      successUrl: 'https://skena.example/ok',
    };
    expect(await app.post('/checkouts', checkout, { 'idempotency-key': 'buy' })).toMatchObject(
      refused,
    );
    expect((await app.open('amina')).body).toMatchObject({ status: 'closed', balance: nothing });
    expect((await sound('amina')).balance).toEqual(nothing);
  });

  it('what was forfeited is not paid back, not even by a quote made before', async () => {
    const { desk, sound } = skena;
    const { refundQuoteId, payment } = await goodbye();
    expect(await desk.confirm(refundQuoteId)).toMatchObject({
      status: 409,
      body: { code: 'refund_refused', clause: 'SK-16' },
    });
    expect(await desk.quote('amina', 'unused')).toMatchObject({
      code: 'no_cash_value',
      clause: 'SK-16',
    });
    expect(await desk.quote('amina', 'statutory')).toMatchObject({
      outcome: 'review',
      gross: dollars(1000),
    });
    expect(desk.sent(payment)).toEqual([]);
    await sound('amina');
  });

  it('a purchase that is paid all the same grants nothing, and is open work', async () => {
    const { app, world, sound } = skena;
    await goodbye();
    const late = { account: 'amina', pack: 'starter', payment: 'pi_late', at: world.now() };
    expect(await app.stripe(sessionCompleted(late))).toMatchObject({ status: 200 });
    const { body } = await app.support.get('/work?kind=payment');
    expect(body.items).toMatchObject([{ kind: 'payment', id: 'pi_late', accountId: 'amina' }]);
    expect(body.items[0].summary).toContain('closed account');
    expect(await sound('amina')).toMatchObject({ balance: nothing, lots: [{}, {}] });
  });
});
