import { beforeEach, describe, expect, it } from 'vitest';
import { stripeEvent } from '../support/purchases.ts';
import { dollars, type SkenaMoney, skenaMoney } from '../support/skena-money.ts';

let skena: SkenaMoney;
beforeEach(async () => {
  skena = await skenaMoney();
});

type Act = (payment: string) => unknown;

const nothing: Act = () => undefined;
const tooLate: Act = () => skena.world.advance({ hours: 168, milliseconds: 1 });
const used: Act = async () => {
  await skena.start('amina', 'job-used');
  await skena.app.succeed('job-used');
};
const disputed: Act = (payment) => {
  const dispute = {
    id: 'du_1',
    object: 'dispute',
    payment_intent: payment,
    status: 'needs_response',
    amount: 1000,
    currency: 'usd',
    reason: 'fraudulent',
  };
  return skena.app.stripe(stripeEvent('charge.dispute.created', dispute, skena.world.now()));
};
const refunding: Act = async () => {
  skena.world.payments.next('stripe', 'pending');
  await skena.desk.ask('amina', 'unused');
};
const refundedAlready: Act = () => skena.desk.ask('amina', 'unused');

describe('SK-15: outside the window it has no cash value', () => {
  // biome-ignore format: one case a row
  it.each([
    // asked as      answer      code                   clause
    ['unused',      'refused',  'window_closed',       'SK-15'],
    ['other',       'refused',  'not_offered',         'SK-15'],
    ['quality',     'refused',  'quality_not_covered', 'SK-20'],
    ['duplicate',   'refused',  'not_a_duplicate',     'SK-11'],
    ['unauthorised', 'review',  'claim_to_check',      'SK-11'],
    ['outage',      'review',   'claim_to_check',      'SK-11'],
    ['faulty',      'review',   'claim_to_check',      'SK-20'],
    ['statutory',   'review',   'statutory_claim',     'SK-15'],
  ])('asked back as %s', async (ground, outcome, code, clause) => {
    const { desk, buy, sound } = skena;
    await buy('amina');
    await tooLate('');

    const quote = await desk.quote('amina', ground);

    expect(quote).toMatchObject({ outcome, code, clause, net: dollars(outcome === 'review' ? 1000 : 0) });
    expect((await desk.confirm(quote.refundQuoteId)).status).toBe(outcome === 'review' ? 202 : 409);
    await sound('amina');
  });

  it('the refusal says where else to turn', async () => {
    const { desk, buy } = skena;
    await buy('amina');
    await tooLate('');
    expect((await desk.quote('amina', 'unused')).explanation).toContain('"statutory"');
    expect((await desk.quote('amina', 'other')).explanation).toContain(
      'right that the law gives you',
    );
  });
});

describe('SK-15: a right that the law gives is never refused by a rule of ours: a person looks at it', () => {
  // biome-ignore format: one case a row
  it.each([
    // where                          happened     against
    ['nothing speaks against it',     nothing,     undefined],
    ['the window has closed',         tooLate,     'window closed (SK-15)'],
    ['credits of it were spent',      used,        'lot used (SK-19)'],
    ['a bank is looking into it',     disputed,    'disputed (MG-02)'],
  ])('%s', async (_case, happened, against) => {
    const { desk, buy } = skena;
    const { payment } = await buy('amina');
    await happened(payment);

    const quote = await desk.quote('amina', 'statutory', { statement: 'it never worked' });

    expect(quote).toMatchObject({ outcome: 'review', code: 'statutory_claim', clause: 'SK-15', gross: dollars(1000), fee: dollars(0), decisionWithin: '1 business day' });
    expect(quote.explanation.includes('the answer would be no')).toBe(against !== undefined);
    expect(quote.explanation).toContain(against ?? 'A person always looks at that');
    const { body } = await desk.confirm(quote.refundQuoteId);
    expect(body).toMatchObject({ state: 'under_review', clause: 'SK-15' });
    const [work] = await desk.work('amina');
    expect(work).toMatchObject({ kind: 'refund', id: body.refundId, accountId: 'amina' });
    expect(work.summary).toContain('asked for as statutory');
    expect(work.summary).toContain(against ?? 'statutory claim');
  });

  // biome-ignore format: one case a row
  it.each([
    // but what nobody can pay stays refused   happened           code
    ['nothing was paid',                       'free',            'no_cash_value'],
    ['it has gone back already',               refundedAlready,   'already_refunded'],
    ['it is on its way back',                  refunding,         'refund_open'],
  ])('but not where there is no money to give: %s', async (_case, happened, code) => {
    const { desk, buy } = skena;
    const { payment } = await buy('amina', happened === 'free' ? { amount: 0 } : {});
    if (happened !== 'free') await (happened as Act)(payment);
    expect(await desk.quote('amina', 'statutory')).toMatchObject({ outcome: 'refused', code });
  });
});

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
