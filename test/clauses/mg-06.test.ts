import { beforeEach, describe, expect, it } from 'vitest';
import { type PaidAccount, paidAccount } from '../support/paid-account.ts';

let ann: PaidAccount;
beforeEach(async () => {
  ann = await paidAccount();
});

const told = { credits: 20, reason: 'The export was slow', by: 'sue' };
const key = (text: string) => ({ 'idempotency-key': text });
const adjust = (body: object, headers: Record<string, string> = key('k-1'), account = 'ann') =>
  ann.app.support.post(`/accounts/${account}/adjustments`, body, headers);

describe('MG-06: support may give and take credits, saying who and why', () => {
  it('given, they are a goodwill lot without cash value', async () => {
    const { status, body } = await adjust({ ...told, caseId: 'cse_1' });

    expect(status).toBe(201);
    const { lots, entries, balance } = await ann.sound();
    const goodwill = lots.find(({ kind }) => kind === 'goodwill');
    expect(body).toEqual(entries[0]);
    expect(body).toMatchObject({
      kind: 'adjust',
      credits: 20,
      balanceAfter: 120,
      at: ann.world.now(),
      draws: [{ lotId: goodwill?.lotId, credits: 20 }],
      clause: 'MG-06',
      policy: 'skena@1',
      explanation: `20 credits given by sue, in ${goodwill?.lotId} (MG-06): "The export was slow". It belongs to case cse_1.`,
    });
    expect(balance.available).toBe(120);
    expect(goodwill).toMatchObject({
      credits: 20,
      remaining: 20,
      state: 'open',
      grantedAt: ann.world.now(),
      refund: { eligible: false, code: 'no_cash_value' },
    });
    expect(goodwill).not.toHaveProperty('orderId');
    expect((await ann.app.get('/accounts/ann/orders')).body.items).toHaveLength(1);
  });

  it('goodwill is spent before what was bought', async () => {
    await adjust(told);
    await ann.spend(20);
    expect(await ann.lot()).toMatchObject({ remaining: 100, refund: { eligible: true } });
  });

  it('taken, they come from what would be spent first', async () => {
    await adjust(told);
    const { status, body } = await adjust({ ...told, credits: -50 }, key('k-2'));
    expect({ status, body }).toMatchObject({
      status: 201,
      body: { kind: 'adjust', credits: -50, balanceAfter: 70, clause: 'MG-06' },
    });
    const { lots } = await ann.sound();
    expect(lots).toMatchObject([
      { kind: 'purchase', remaining: 70, adjusted: 30, state: 'open' },
      { kind: 'goodwill', remaining: 0, adjusted: 20 },
    ]);
  });

  // biome-ignore format: one case a row
  it.each([
    // taken  answer
    [-100,    { status: 201 }],
    [-101,    { status: 402, body: { code: 'insufficient_credits', needed: 101, available: 100 } }],
  ])('of 100 credits: %i', async (credits, answer) => {
    const before = await ann.sound();
    expect(await adjust({ ...told, credits })).toMatchObject(answer);
    const after = await ann.sound();
    if (answer.status === 402) expect(after).toEqual(before);
    else expect(after.balance.available).toBe(0);
  });

  it('what running jobs hold cannot be taken', async () => {
    await ann.run(40);
    expect(await adjust({ ...told, credits: -61 })).toMatchObject({
      status: 402,
      body: { needed: 61, available: 60 },
    });
  });

  // biome-ignore format: one case a row
  it.each([
    // asked                body                         key      account  answer
    ['without a reason',    { credits: 1, by: 'sue' },   'k-1',   'ann',   422, 'invalid_request'],
    ['without a name',      { credits: 1, reason: 'r' }, 'k-1',   'ann',   422, 'invalid_request'],
    ['for nothing',         { ...told, credits: 0 },     'k-1',   'ann',   422, 'invalid_request'],
    ['for half a credit',   { ...told, credits: 0.5 },   'k-1',   'ann',   422, 'invalid_request'],
    ['for text',            { ...told, credits: '5' },   'k-1',   'ann',   422, 'invalid_request'],
    ['without a key',       told,                        '',      'ann',   400, 'idempotency_key_required'],
    ['for nobody we know',  told,                        'k-1',   'bob',   404, 'account_not_found'],
  ])('asked %s, nothing is done', async (_case, body, name, account, status, code) => {
    const before = await ann.sound();
    const answer = await adjust(body, name ? key(name) : {}, account);
    expect(answer).toMatchObject({ status, body: { code } });
    expect(await ann.sound()).toEqual(before);
  });

  it('asked again with the same key, it is done once; with another body it is a conflict', async () => {
    const first = await adjust(told);
    const again = await adjust(told);
    expect(again).toMatchObject({ status: 201, headers: { 'idempotency-replayed': 'true' } });
    expect(again.body).toEqual(first.body);
    expect(await adjust({ ...told, credits: 21 })).toMatchObject({
      status: 409,
      body: { code: 'idempotency_conflict' },
    });
    expect(await ann.balance()).toMatchObject({ available: 120 });
  });

  it('is for support only', async () => {
    const asked = await ann.app.post('/accounts/ann/adjustments', told, key('k-1'));
    expect(asked).toMatchObject({ status: 403, body: { code: 'forbidden' } });
  });

  it('a closed account is not adjusted', async () => {
    await ann.desk.close('ann', 'customer', 100);
    for (const credits of [20, -20]) {
      expect(await adjust({ ...told, credits }, key(`k${credits}`))).toMatchObject({
        status: 409,
        body: { code: 'account_closed', clause: 'MG-06' },
      });
    }
    await ann.sound();
  });
});
