import { beforeEach, describe, expect, it } from 'vitest';
import { later, toInstant } from '../../shared/domain/instant.ts';
import { type EvidenceDesk, evidenceDesk } from '../support/evidence-desk.ts';
import { adjustmentEvent, type DisputeWord, fraudWarning } from '../support/money-back.ts';
import { type PaidAccount, paidAccount } from '../support/paid-account.ts';
import { productClient } from '../support/product-client.ts';
import { hundredPack, paddleCustomer } from '../support/purchases.ts';
import { newWorld } from '../support/world.ts';

const dueBy = toInstant('2026-03-09T12:00:00.000Z');

let ann: PaidAccount;
let desk: EvidenceDesk;
beforeEach(async () => {
  ann = await paidAccount({ providers: true });
  desk = evidenceDesk(ann.world, ann.app);
});

const ok = { status: 200 };
const refused = (code: string) => ({ status: 409, body: { code } });

describe('nothing goes to the bank by itself', () => {
  it('evidence is drawn up, and Stripe hears nothing of it', async () => {
    await ann.dispute('needs_response', { dueBy });
    for (let day = 0; day < 10; day += 1) {
      ann.world.advance({ days: 1 });
      await ann.world.tick();
    }
    expect((await desk.read()).evidence?.fields.customer_email_address).toBe('ann@example.com');
    expect(desk.sent()).toEqual([]);
    expect((await desk.atStripe()).evidence_details.submission_count).toBe(0);
  });

  it('as a draft: Stripe has it and the bank does not', async () => {
    await ann.dispute('needs_response', { dueBy });
    const answered = await desk.send(false);

    const { fields, ...times } = (await desk.read()).evidence ?? {};
    expect(answered).toMatchObject({ ...ok, body: { evidence: { fields, ...times } } });
    expect(times).toEqual({ draftedAt: ann.world.now(), stagedAt: ann.world.now() });
    expect(desk.sent()).toMatchObject([
      { params: { id: 'du_1', evidence: fields, submit: false } },
    ]);
    expect(await desk.atStripe()).toMatchObject({
      status: 'needs_response',
      evidence: { ...fields },
      evidence_details: { submission_count: 0 },
    });
  });

  it('for good: word for word, and once', async () => {
    await ann.dispute('needs_response', { dueBy });
    ann.world.advance({ hours: 1 });
    expect(await desk.send(true)).toMatchObject({
      ...ok,
      body: { evidence: { submittedAt: ann.world.now() } },
    });
    expect(await desk.send(true)).toMatchObject(refused('evidence_submitted'));
    expect(await desk.send(false)).toMatchObject(refused('evidence_submitted'));
    const { evidence } = await desk.read();
    expect(desk.sent()).toMatchObject([{ params: { evidence: evidence?.fields, submit: true } }]);
    expect(await desk.atStripe()).toMatchObject({
      status: 'under_review',
      evidence_details: { submission_count: 1 },
    });
  });

  it('the same request again is answered as the first time, and Stripe is not asked again', async () => {
    await ann.dispute('needs_response', { dueBy });
    const first = await desk.send(true, 'dsp_du_1', 'once');
    ann.world.advance({ days: 3 });
    expect(await desk.send(true, 'dsp_du_1', 'once')).toMatchObject({ ...ok, body: first.body });
    expect(desk.sent()).toHaveLength(1);
  });

  it('ten people at once: one of them submits it, the others learn it', async () => {
    await ann.dispute('needs_response', { dueBy });
    const answers = await Promise.all(Array.from({ length: 10 }, () => desk.send(true)));
    const statuses = answers.map(({ status, body }) => (status === 200 ? 200 : body.code));
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
    expect(statuses.every((one) => /200|evidence_submitted|busy/.test(String(one)))).toBe(true);
    expect((await desk.atStripe()).evidence_details.submission_count).toBe(1);
  });

  it('needs a key, and is for support only', async () => {
    await ann.dispute('needs_response', { dueBy });
    const path = '/disputes/dsp_du_1/evidence';
    expect(await ann.app.support.post(path, { submit: true })).toMatchObject({
      status: 400,
      body: { code: 'idempotency_key_required' },
    });
    const key = { 'idempotency-key': 'k' };
    expect(await ann.app.post(path, { submit: true }, key)).toMatchObject({ status: 403 });
    expect(desk.sent()).toEqual([]);
  });
});

describe('what is sent is drawn up afresh', () => {
  it('with what happened since it was drawn up or staged', async () => {
    await ann.dispute('needs_response', { dueBy });
    await desk.send(false);
    const staged = await desk.read();
    ann.world.advance({ hours: 1 });
    const asked = { email: 'ann@example.com', kind: 'other', message: 'It was my brother.' };
    await ann.app.post('/cases', asked, { 'idempotency-key': 'case' });

    await desk.send(true);
    const { evidence } = await desk.read();
    expect(evidence?.fields.uncategorized_text).toContain('> It was my brother.');
    expect(evidence).toMatchObject({ draftedAt: ann.world.now(), submittedAt: ann.world.now() });
    expect(staged.evidence?.draftedAt).not.toBe(evidence?.draftedAt);
    expect((await desk.atStripe()).evidence).toMatchObject({ ...evidence?.fields });
  });

  it('and where nothing happened, is the draft that there was', async () => {
    await ann.dispute('needs_response', { dueBy });
    const drafted = (await desk.read()).evidence;
    ann.world.advance({ days: 2 });
    await desk.send(true);
    expect((await desk.read()).evidence).toMatchObject({
      fields: drafted?.fields,
      draftedAt: drafted?.draftedAt,
    });
  });
});

describe('what is sent may be long, and in any script', () => {
  it('as much as Stripe takes, and no more', async () => {
    for (let n = 0; n < 5; n += 1) {
      const asked = { email: 'ann@example.com', kind: 'refund', message: '画'.repeat(10_000) };
      await ann.app.post('/cases', asked, { 'idempotency-key': `case-${n}` });
    }
    await ann.dispute('needs_response', { dueBy });
    expect(await desk.send(true, 'dsp_du_1', 'once')).toMatchObject(ok);
    const { uncategorized_text: text = '' } = await desk.fields();
    expect(text.length).toBeLessThanOrEqual(20_000);
    expect(text).toContain(`> ${'画'.repeat(10_000)}`);
    expect(text.split('\n').at(-1)).toMatch(/^\(Lines left out .*: \d+\.\)$/);
    expect((await desk.atStripe()).evidence.uncategorized_text).toBe(text);
    expect(await desk.send(true, 'dsp_du_1', 'once')).toMatchObject(ok);
  });
});

describe('to the millisecond of the bank', () => {
  // biome-ignore format: one case a row
  it.each([
    // sent                              then
    [dueBy,                              200],
    [later(dueBy, { milliseconds: 1 }),  'dispute_over'],
    [later(dueBy, { days: 30 }),         'dispute_over'],
  ])('at %s: %s', async (at, then) => {
    await ann.dispute('needs_response', { dueBy });
    ann.world.set(at);
    for (const submit of [false, true]) {
      const { status, body } = await desk.send(submit);
      expect(status === 200 ? status : body.code).toBe(then);
    }
    expect(desk.sent()).toHaveLength(then === 200 ? 2 : 0);
  });
});

describe('a dispute that takes no evidence', () => {
  // biome-ignore format: one word a row
  it.each<[DisputeWord, number | string]>([
    // Stripe says              then
    ['warning_needs_response', 200],
    ['warning_under_review',   'evidence_submitted'],
    ['warning_closed',         'dispute_over'],
    ['needs_response',         200],
    ['under_review',           'evidence_submitted'],
    ['won',                    'dispute_over'],
    ['lost',                   'dispute_over'],
    ['prevented',              'dispute_over'],
    ['appeal_needs_response',  'evidence_not_taken'],
    ['appeal_under_review',    'evidence_not_taken'],
  ])('%s: %s', async (word, then) => {
    await ann.dispute(word, { dueBy });
    const { status, body } = await desk.send(true);
    expect(status === 200 ? status : body.code).toBe(then);
    expect(desk.sent()).toHaveLength(then === 200 ? 1 : 0);
  });

  it('a warning of fraud is nothing at Stripe that could be answered', async () => {
    await ann.app.stripe(fraudWarning('pi_1', ann.world.now()));
    expect((await desk.read('dsp_issfr_1')).evidence).toBeDefined();
    expect(await desk.send(true, 'dsp_issfr_1')).toMatchObject(refused('evidence_not_taken'));
  });

  it('one that nobody heard of', async () => {
    expect(await desk.send(true, 'dsp_du_none')).toMatchObject({
      status: 404,
      body: { code: 'dispute_not_found' },
    });
  });

  // biome-ignore format: one case a row
  it.each([
    // Paddle says          status      it is
    ['chargeback',         'approved', 'lost'],
    ['chargeback_warning', 'approved', 'warning'],
  ] as const)('Paddle answers the bank by itself: %s', async (action, status, is) => {
    const world = await newWorld({ providers: true });
    const jimeng = productClient(world, 'jimeng');
    const staff = evidenceDesk(world, jimeng);
    await paddleCustomer(jimeng, hundredPack('ann', world.now()));
    await jimeng.paddle(adjustmentEvent('txn_ann', action, world.now(), { status }));

    expect(await staff.send(true, 'dsp_adj_1')).toMatchObject(refused('evidence_not_taken'));
    const { evidence, ...dispute } = await staff.read('dsp_adj_1');
    expect(dispute.status).toBe(is);
    expect(evidence?.fields.refund_policy_disclosure).toContain('jimeng@1');
    expect(evidence).not.toHaveProperty('stagedAt');
    expect(world.payments.calls.received).toEqual([]);
  });
});

describe('an inquiry that becomes a dispute asks anew', () => {
  it('what was submitted to the one is submitted to the other as well', async () => {
    await ann.dispute('warning_needs_response', { dueBy });
    await desk.send(true);
    await ann.dispute('warning_under_review', { dueBy });
    expect(await desk.send(true)).toMatchObject(refused('evidence_submitted'));

    await ann.dispute('needs_response', { dueBy });
    expect((await desk.read()).evidence).not.toHaveProperty('submittedAt');
    expect(await desk.send(true)).toMatchObject(ok);
    expect(await desk.send(true)).toMatchObject(refused('evidence_submitted'));
    expect((await desk.atStripe()).evidence_details.submission_count).toBe(2);
  });

  it('submitted, it stays on record when the bank has decided', async () => {
    await ann.dispute('needs_response', { dueBy });
    await desk.send(true);
    const sent = (await desk.read()).evidence;
    await ann.dispute('under_review', { dueBy });
    await ann.dispute('won', { dueBy });
    expect(await desk.read()).toMatchObject({ status: 'won', evidence: sent });
  });
});
