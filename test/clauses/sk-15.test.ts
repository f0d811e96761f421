import { beforeEach, describe, expect, it } from 'vitest';
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
const disputed: Act = (payment) => skena.app.stripe(skena.dispute(payment));
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
    // where                          happened     against                    the customer reads
    ['nothing speaks against it',     nothing,     undefined,                 'A person always looks at that'],
    ['the window has closed',         tooLate,     'window closed (SK-15)',   'because the time for it is over (SK-15)'],
    ['credits of it were spent',      used,        'lot used (SK-19)',        'because credits of it were spent (SK-19)'],
    ['a bank is looking into it',     disputed,    'disputed (MG-02)',        'because the bank is looking into the payment (MG-02)'],
  ])('%s', async (_case, happened, against, words) => {
    const { desk, buy } = skena;
    const { payment } = await buy('amina');
    await happened(payment);

    const quote = await desk.quote('amina', 'statutory', { statement: 'it never worked' });

    expect(quote).toMatchObject({ outcome: 'review', code: 'statutory_claim', clause: 'SK-15', gross: dollars(1000), fee: dollars(0), decisionWithin: '1 business day' });
    expect(quote.explanation.includes('the answer would be no')).toBe(against !== undefined);
    expect(quote.explanation).toContain(words);
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
