import { beforeEach, describe, expect, it } from 'vitest';
import { toInstant } from '../../shared/domain/instant.ts';
import { type ProductClient, productClient } from '../support/product-client.ts';
import {
  intentSucceeded,
  sessionCompleted,
  soundAccount,
  transactionEvent,
} from '../support/purchases.ts';
import { newWorld, type World } from '../support/world.ts';

const monday = toInstant('2026-03-02T09:00:00.000Z');
const hundred = 'pri_01jm0000000000000000000100';

const bySession = (named: object) =>
  sessionCompleted({ payment: 'pi_1', at: monday, amount: 1000, ...named });
const forNothing = (named: object) =>
  sessionCompleted({ payment: 'pi_1', at: monday, ...named }, 'no_payment_required');
const byIntent = (named: object) => intentSucceeded({ payment: 'pi_1', at: monday, ...named });
const byTransaction = (named: object) =>
  transactionEvent({ payment: 'txn_1', at: monday, priceId: hundred, ...named });

const noPack = { account: 'ann' };
const unopened = { account: 'bob', pack: 'starter' };

let world: World;
const clientOf = async (product: string, at: string = monday) => {
  world = await newWorld({ at });
  const client = productClient(world, product);
  await client.open('ann');
  return client;
};
const openPayments = async (client: ProductClient) => {
  const { status, body } = await client.support.get('/work?kind=payment');
  expect(status).toBe(200);
  return body.items;
};

describe('MG-08: a payment that names nobody we know is kept, and is open work', () => {
  // biome-ignore format: one case a row
  it.each([
    // it names                  told                                           id      but no
    ['nothing at all',           bySession({}),                                 'pi_1', 'account'],
    ['a pack alone',             bySession({ pack: 'starter' }),                'pi_1', 'account'],
    ['an account nobody opened', bySession(unopened),                           'pi_1', 'account'],
    ['an impossible account',    bySession({ account: 'a/../b' }),              'pi_1', 'account'],
    ['no pack',                  bySession(noPack),                             'pi_1', 'pack'],
    ['a pack we do not sell',    bySession({ ...noPack, pack: 'gigantic' }),    'pi_1', 'pack'],
    ['a built-in word',          bySession({ ...noPack, pack: 'constructor' }), 'pi_1', 'pack'],
    ['nothing, by the intent',   byIntent({}),                                  'pi_1', 'account'],
    ['nobody, and cost nothing', forNothing({ pack: 'starter' }),               'cs_1', 'account'],
  ])('Stripe: %s', async (_case, told, id, says) => {
    const skena = await clientOf('skena');
    const before = await soundAccount(skena, 'ann');

    expect(await skena.stripe(told)).toMatchObject({ status: 200 });

    expect(await soundAccount(skena, 'ann')).toEqual(before);
    const [work, ...others] = await openPayments(skena);
    expect(others).toEqual([]);
    expect(work).toMatchObject({ kind: 'payment', id, overdue: false });
    expect(work.dueAt).toBe('2026-03-03T16:59:59.999Z');
    expect(work.summary).toContain(`no ${says}`);
  });

  // biome-ignore format: one case a row
  it.each([
    // it names                   told                                                  but no
    ['nobody',                    byTransaction({}),                                    'account'],
    ['an account nobody opened',  byTransaction({ account: 'bob' }),                    'account'],
    ['a price that is not ours',  byTransaction({ account: 'ann', priceId: 'pri_x' }),  'pack'],
  ])('Paddle: %s', async (_case, told, says) => {
    const jimeng = await clientOf('jimeng');
    expect(await jimeng.paddle(told)).toMatchObject({ status: 200 });
    expect((await soundAccount(jimeng, 'ann')).lots).toEqual([]);
    const [work, ...others] = await openPayments(jimeng);
    expect(others).toEqual([]);
    expect(work).toMatchObject({ id: 'txn_1', dueAt: '2026-03-03T23:59:59.999Z' });
    expect(work.summary).toContain(`no ${says}`);
  });

  it('says which account it named, where it named one', async () => {
    const skena = await clientOf('skena');
    await skena.stripe(bySession({ account: 'ann', pack: 'gigantic' }));
    expect(await openPayments(skena)).toMatchObject([{ accountId: 'ann' }]);
  });

  it('told again, it is the same work', async () => {
    const skena = await clientOf('skena');
    await skena.stripe(bySession({}));
    const before = await openPayments(skena);
    world.advance({ days: 1 });
    await skena.stripe(bySession({}));
    await skena.stripe({ ...bySession({}), id: 'evt_again' });
    await skena.stripe(byIntent({}));
    expect(
      (await openPayments(skena)).map(({ id, dueAt }: { id: string; dueAt: string }) => [
        id,
        dueAt,
      ]),
    ).toEqual([[before[0].id, before[0].dueAt]]);
  });
});

describe('MG-08: somebody looks at it by the end of the next business day', () => {
  // biome-ignore format: one case a row
  it.each([
    // product       told at                     which is             due
    ['skena',        '2026-03-02T09:00:00.000Z', 'a Monday',          '2026-03-03T16:59:59.999Z'],
    ['skena',        '2026-03-02T17:30:00.000Z', 'a Jakarta Tuesday', '2026-03-04T16:59:59.999Z'],
    ['skena',        '2026-03-06T09:00:00.000Z', 'a Friday',          '2026-03-09T16:59:59.999Z'],
    ['skena',        '2026-03-18T09:00:00.000Z', 'before Nyepi',      '2026-03-20T16:59:59.999Z'],
    ['post-remixer', '2026-03-07T12:00:00.000Z', 'a Saturday',        '2026-03-09T23:59:59.999Z'],
    ['post-remixer', '2026-03-27T12:00:00.000Z', 'clocks change',     '2026-03-30T22:59:59.999Z'],
    ['post-remixer', '2026-04-02T12:00:00.000Z', 'before Easter',     '2026-04-07T22:59:59.999Z'],
    ['jimeng',       '2026-03-06T23:59:59.999Z', 'late on a Friday',  '2026-03-09T23:59:59.999Z'],
    ['jimeng',       '2026-03-08T12:00:00.000Z', 'a Sunday',          '2026-03-09T23:59:59.999Z'],
  ])('%s, told %s, %s: due %s', async (product, at, _which, dueAt) => {
    const client = await clientOf(product, at);
    await (product === 'jimeng' ? client.paddle(byTransaction({})) : client.stripe(bySession({})));
    expect(await openPayments(client)).toMatchObject([{ dueAt, overdue: false }]);

    world.set(dueAt);
    expect(await openPayments(client)).toMatchObject([{ dueAt, overdue: false }]);
    world.advance({ milliseconds: 1 });
    expect(await openPayments(client)).toMatchObject([{ dueAt, overdue: true }]);
  });

  it('what is due first stands first, page by page', async () => {
    const skena = await clientOf('skena');
    for (const payment of ['pi_3', 'pi_1', 'pi_2']) {
      await skena.stripe(sessionCompleted({ payment, at: monday }));
      world.advance({ days: 1 });
    }
    const first = (await skena.support.get('/work?kind=payment&limit=2')).body;
    const cursor = encodeURIComponent(first.nextCursor);
    const second = (await skena.support.get(`/work?kind=payment&limit=2&cursor=${cursor}`)).body;
    const ids = [...first.items, ...second.items].map(({ id }: { id: string }) => id);
    expect(ids).toEqual(['pi_3', 'pi_1', 'pi_2']);
    expect(second.nextCursor).toBeUndefined();
  });

  it('is for support only, and only of the own product', async () => {
    const skena = await clientOf('skena');
    await skena.stripe(bySession({}));
    expect(await skena.get('/work?kind=payment')).toMatchObject({ status: 403 });
    expect(await openPayments(productClient(world, 'post-remixer'))).toEqual([]);
  });
});

describe('MG-08: one that says later whom it is for places itself', () => {
  const packAlone = { pack: 'starter' };
  const named = { account: 'ann', ...packAlone };
  const again = (told: object) => ({ ...bySession(told), id: 'evt_again' });

  // biome-ignore format: one case a row
  it.each([
    // case                   first                 then                goes to
    ['the session names it',  byIntent({}),         bySession(named),   'ann'],
    ['the intent names it',   bySession({}),        byIntent(named),    'ann'],
    ['each names a part',     byIntent(packAlone),  bySession(noPack),  'ann'],
    ['its account is new',    bySession(unopened),  again(unopened),    'bob'],
    ['the same, by intent',   bySession(unopened),  byIntent({}),       'bob'],
  ])('%s', async (_case, first, then, accountId) => {
    const skena = await clientOf('skena');
    await skena.stripe(first);
    expect(await openPayments(skena)).toHaveLength(1);
    await skena.open('bob');
    world.advance({ hours: 1 });

    await skena.stripe(then);

    expect(await openPayments(skena)).toEqual([]);
    const { balance, entries } = await soundAccount(skena, accountId);
    expect(balance.available).toBe(115);
    expect(entries[0]).toMatchObject({ kind: 'grant', credits: 100 });
  });
});

const key = (text: string) => ({ 'idempotency-key': text });

describe('MG-08: support attaches it, once', () => {
  let skena: ProductClient;
  beforeEach(async () => {
    skena = await clientOf('skena');
    await skena.open('bob');
    await skena.stripe(bySession({ amount: 900 }));
    world.advance({ hours: 3 });
  });
  const attach = (body: object, headers: Record<string, string> = key('k-1'), payment = 'pi_1') =>
    skena.support.post(`/payments/${payment}/attachment`, body, headers);
  const toAnn = { accountId: 'ann', pack: 'starter' };
  const toBob = { ...toAnn, accountId: 'bob' };
  const toEve = { ...toAnn, accountId: 'eve' };
  const studio = { ...toAnn, pack: 'studio' };
  const withoutPack = { accountId: 'ann' };
  const withCredits = { ...toAnn, credits: 9999 };
  const gigantic = { ...toAnn, pack: 'gigantic' };

  it('grants the pack, and the work is done', async () => {
    const answer = await attach(toAnn);

    expect(answer.status).toBe(200);
    const { lots, entries, balance } = await soundAccount(skena, 'ann');
    const lot = lots.find(({ kind }) => kind === 'purchase');
    expect(answer.body).toMatchObject({
      orderId: lot?.orderId,
      lotId: lot?.lotId,
      pack: 'starter',
      credits: 100,
      paid: { amountMinor: 900, currency: 'USD' },
      paidAt: monday,
      provider: 'stripe',
      paymentId: 'pi_1',
      refunds: [],
      refund: { eligible: true, code: 'eligible', until: '2026-03-09T09:00:00.000Z' },
    });
    expect(balance.available).toBe(115);
    expect(lot).toMatchObject({ credits: 100, remaining: 100, grantedAt: monday });
    expect(entries[0]).toMatchObject({
      kind: 'grant',
      credits: 100,
      at: world.now(),
      orderId: lot?.orderId,
      policy: 'skena@1',
    });
    expect((await skena.get('/accounts/ann/orders')).body.items).toEqual([answer.body]);
    expect(await openPayments(skena)).toEqual([]);
  });

  // biome-ignore format: one case a row
  it.each([
    // asked again                         with     key     answer
    ['the same once more',                 toAnn,   'k-1',  200],
    ['another account, the same key',      toBob,   'k-1',  'idempotency_conflict'],
    ['another pack, the same key',         studio,  'k-1',  'idempotency_conflict'],
    ['the same under another key',         toAnn,   'k-2',  'already_attached'],
    ['another account under another key',  toBob,   'k-2',  'already_attached'],
  ])('asked again, %s', async (_case, body, name, then) => {
    const first = await attach(toAnn);
    const [ann, bob] = [await soundAccount(skena, 'ann'), await soundAccount(skena, 'bob')];
    world.advance({ hours: 1 });

    const second = await attach(body, key(name));

    if (then === 200) {
      expect(second).toMatchObject({ status: 200, headers: { 'idempotency-replayed': 'true' } });
      expect(second.body).toEqual(first.body);
    } else {
      expect(second).toMatchObject({ status: 409, body: { code: then } });
    }
    expect([await soundAccount(skena, 'ann'), await soundAccount(skena, 'bob')]).toEqual([
      ann,
      bob,
    ]);
  });

  // biome-ignore format: one case a row
  it.each([
    // asked                    with          key     payment  answer
    ['without a key',           toAnn,        '',     'pi_1',  400,  'idempotency_key_required'],
    ['for an unknown payment',  toAnn,        'k-1',  'pi_2',  404,  'not_found'],
    ['for an unknown account',  toEve,        'k-1',  'pi_1',  404,  'account_not_found'],
    ['for an unknown pack',     gigantic,     'k-1',  'pi_1',  422,  'invalid_request'],
    ['for no pack',             withoutPack,  'k-1',  'pi_1',  422,  'invalid_request'],
    ['for credits of its own',  withCredits,  'k-1',  'pi_1',  422,  'invalid_request'],
  ])(
    'asked %s, nothing is done',
    async (_case, body, name, payment, status, code) => {
      const before = await soundAccount(skena, 'ann');
      const answer = await attach(body, name ? key(name) : {}, payment);
      expect(answer).toMatchObject({ status, body: { code } });
      expect(await soundAccount(skena, 'ann')).toEqual(before);
      expect(await openPayments(skena)).toHaveLength(1);
      expect(await attach(toAnn)).toMatchObject({ status: 200 });
    },
  );

  it('is for support only', async () => {
    const asked = await skena.post('/payments/pi_1/attachment', toAnn, key('k-1'));
    expect(asked).toMatchObject({ status: 403, body: { code: 'forbidden' } });
    expect(await openPayments(skena)).toHaveLength(1);
  });

  it('whoever asks at the same moment, it is granted once', async () => {
    const bodies = Array.from({ length: 10 }, (_, n) => ({
      ...toAnn,
      accountId: n % 2 ? 'ann' : 'bob',
    }));
    const answers = await Promise.all(bodies.map((body, n) => attach(body, key(`k-${n}`))));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, ...Array(9).fill(409)]);
    const available = [await soundAccount(skena, 'ann'), await soundAccount(skena, 'bob')].map(
      ({ balance }) => balance.available,
    );
    expect(available.toSorted()).toEqual([115, 15]);
  });

  it('one that was paid for, and placed itself, is not attached elsewhere', async () => {
    await skena.stripe(byIntent({ account: 'ann', pack: 'starter' }));
    const answer = await attach(toBob);
    expect(answer).toMatchObject({ status: 409, body: { code: 'already_attached' } });
  });

  it('what the provider says later does not move it', async () => {
    await attach(toAnn);
    const ann = await soundAccount(skena, 'ann');
    await skena.stripe(byIntent({ account: 'bob', pack: 'studio', amount: 900 }));
    expect(await soundAccount(skena, 'ann')).toEqual(ann);
    expect((await soundAccount(skena, 'bob')).balance.available).toBe(15);
    expect(await openPayments(skena)).toEqual([]);
  });

  it('one that was not paid for cannot be attached', async () => {
    await skena.stripe(sessionCompleted({ payment: 'pi_9', at: monday }, 'unpaid'));
    const answer = await attach(toAnn, key('k-9'), 'pi_9');
    expect(answer).toMatchObject({ status: 404, body: { code: 'not_found' } });
  });
});

describe('MG-08: one for a closed account is kept, and is open work', () => {
  const paid = { account: 'ann', pack: 'starter' };
  let skena: ProductClient;
  beforeEach(async () => {
    skena = await clientOf('skena');
    const closing = { by: 'customer', forfeitCredits: 15 };
    expect(await skena.post('/accounts/ann/closure', closing, key('close'))).toMatchObject({
      status: 200,
    });
  });

  it('grants nothing, and somebody is shown it', async () => {
    const before = await soundAccount(skena, 'ann');
    expect(await skena.stripe(bySession(paid))).toMatchObject({ status: 200 });
    expect(await soundAccount(skena, 'ann')).toEqual(before);
    const [work, ...others] = await openPayments(skena);
    expect(others).toEqual([]);
    expect(work).toMatchObject({ id: 'pi_1', accountId: 'ann' });
    expect(work.summary).toContain('closed account');
  });

  it('is not attached to a closed account; to another one it is', async () => {
    await skena.stripe(bySession(paid));
    await skena.open('bob');
    const attach = (accountId: string) =>
      skena.support.post(
        '/payments/pi_1/attachment',
        { accountId, pack: 'starter' },
        key(`to-${accountId}`),
      );
    expect(await attach('ann')).toMatchObject({ status: 409, body: { code: 'account_closed' } });
    expect(await openPayments(skena)).toHaveLength(1);
    expect(await attach('bob')).toMatchObject({ status: 200 });
    expect(await openPayments(skena)).toEqual([]);
    expect((await soundAccount(skena, 'bob')).balance.available).toBe(115);
  });

  it('paid before it was closed and told after, it is the same', async () => {
    await skena.stripe(byIntent(paid));
    await skena.stripe(bySession(paid));
    expect((await soundAccount(skena, 'ann')).lots).toHaveLength(1);
    expect(await openPayments(skena)).toHaveLength(1);
  });
});
