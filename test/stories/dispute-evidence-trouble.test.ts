import { describe, expect, it } from 'vitest';
import { toInstant } from '../../shared/domain/instant.ts';
import { evidenceDesk } from '../support/evidence-desk.ts';
import { flakyStripe, type Trouble } from '../support/flaky-stripe.ts';
import { paidAccount } from '../support/paid-account.ts';

const dueBy = toInstant('2026-03-20T12:00:00.000Z');

async function disputed() {
  const stripe = await flakyStripe();
  const ann = await paidAccount({ providers: true, stripeUrl: stripe.url });
  stripe.behind(ann.world.payments.urls.stripe);
  await ann.dispute('needs_response', { dueBy });
  return { ann, stripe, desk: evidenceDesk(ann.world, ann.app) };
}

const twice = (trouble: Trouble) => [trouble, trouble] as const;

describe('Stripe does not say whether it has the evidence: 503, and nothing is recorded as submitted', () => {
  // biome-ignore format: one case a row
  it.each<[string, readonly Trouble[], number]>([
    // case                                     what goes wrong         at the bank already
    ['nothing was done',                        twice('cut'),           0],
    ['it was done, and the answer was lost',    twice('reply_lost'),    1],
    ['a failure that Stripe only repeats',      ['failed_for_good'],    0],
  ])('%s: the same request again submits it once', async (_case, troubles, already) => {
    const { ann, stripe, desk } = await disputed();
    stripe.next(...troubles);
    expect(await desk.send(true, 'dsp_du_1', 'once')).toMatchObject({
      status: 503,
      body: { code: 'busy' },
      headers: { 'retry-after': expect.any(String) },
    });
    expect((await desk.read()).evidence).not.toHaveProperty('submittedAt');
    expect((await desk.atStripe()).evidence_details.submission_count).toBe(already);
    expect(desk.reports()).toEqual(['evidence_not_sent']);

    ann.world.advance({ minutes: 1 });
    const answered = await desk.send(true, 'dsp_du_1', 'once');
    expect(answered).toMatchObject({ status: 200 });
    expect(answered.body.evidence.submittedAt).toBeDefined();
    expect((await desk.atStripe()).evidence_details.submission_count).toBe(1);
    const { evidence } = await desk.read();
    expect((await desk.atStripe()).evidence).toMatchObject({ ...evidence?.fields });
  });

  it('what happened meanwhile does not make it another submission', async () => {
    const { ann, stripe, desk } = await disputed();
    stripe.next(...twice('reply_lost'));
    await desk.send(true);
    const sent = await desk.fields();
    const asked = { email: 'ann@example.com', kind: 'other', message: 'It was me after all.' };
    await ann.app.post('/cases', asked, { 'idempotency-key': 'case' });
    ann.world.advance({ days: 2 });

    expect(await desk.send(true)).toMatchObject({ status: 200 });
    expect(await desk.fields()).toEqual(sent);
    expect((await desk.atStripe()).evidence_details.submission_count).toBe(1);
  });

  it('a draft is asked for where it went to the bank unheard: it is not taken back', async () => {
    const { stripe, desk } = await disputed();
    stripe.next(...twice('reply_lost'));
    await desk.send(true);
    expect(await desk.send(false)).toMatchObject({
      status: 409,
      body: { code: 'evidence_submitted' },
    });
    expect((await desk.read()).evidence?.submittedAt).toBeDefined();
  });

  it('a draft is asked for where nothing went there: it is a draft', async () => {
    const { stripe, desk } = await disputed();
    stripe.next(...twice('cut'));
    await desk.send(true);
    expect(await desk.send(false)).toMatchObject({ status: 200 });
    expect((await desk.read()).evidence).not.toHaveProperty('submittedAt');
    expect((await desk.atStripe()).evidence_details.submission_count).toBe(0);
  });

  it('Stripe cannot be asked at all: still nothing is recorded', async () => {
    const { stripe, desk, ann } = await disputed();
    stripe.next(...twice('reply_lost'));
    await desk.send(true);
    stripe.behind('http://127.0.0.1:9');
    expect((await desk.send(true)).status).toBe(503);
    expect((await desk.read()).evidence).not.toHaveProperty('submittedAt');
    stripe.behind(ann.world.payments.urls.stripe);
    expect((await desk.send(true)).status).toBe(200);
  });
});

describe('an inquiry that becomes a dispute while nobody knows what became of a call', () => {
  // biome-ignore format: one case a row
  it.each<[string, Trouble, boolean, number]>([
    // case                                       what went wrong  looked for  at the bank in the end
    ['it had got there, and the schedule looks',  'reply_lost',    true,       2],
    ['it had got there, and somebody is quicker', 'reply_lost',    false,      2],
    ['it had not',                                'cut',           true,       1],
    ['it had not, and somebody is quicker',       'cut',           false,      1],
  ])('%s: the dispute is answered', async (_case, trouble, isLookedFor, submissions) => {
    const stripe = await flakyStripe();
    const ann = await paidAccount({ providers: true, stripeUrl: stripe.url });
    stripe.behind(ann.world.payments.urls.stripe);
    const desk = evidenceDesk(ann.world, ann.app);
    await ann.dispute('warning_needs_response', { dueBy });
    stripe.next(...twice(trouble));
    await desk.send(true);
    await ann.spend(10);
    await ann.dispute('needs_response', { dueBy });
    ann.world.advance({ minutes: 5 });
    if (isLookedFor) await ann.world.tick();

    const first = await desk.send(true);
    if (first.status !== 200) await desk.send(true);
    const { evidence } = await desk.read();
    expect(evidence?.submittedAt).toBe(ann.world.now());
    expect(evidence?.fields.service_date).toBe('2 March 2026');
    const there = await desk.atStripe();
    expect(there.evidence_details.submission_count).toBe(submissions);
    expect(there.evidence).toMatchObject({ ...evidence?.fields });
  });
});

describe('Stripe says no', () => {
  it('to a dispute that it has closed, before we heard of it: nothing is submitted', async () => {
    const { ann, desk } = await disputed();
    const behind = evidenceDesk(ann.world, ann.app);
    expect((await behind.read()).status).toBe('open');
    const stripe = ann.world.payments.urls.stripe;
    const headers = {
      authorization: 'Bearer sk_test_dashboard',
      'content-type': 'application/x-www-form-urlencoded',
    };
    // Somebody has answered it in Stripe's own dashboard.
    const body = 'evidence[uncategorized_text]=mine';
    await fetch(`${stripe}/v1/disputes/du_1`, { method: 'POST', headers, body });

    expect(await desk.send(true)).toMatchObject({ status: 409, body: { code: 'dispute_over' } });
    expect((await desk.read()).evidence).not.toHaveProperty('submittedAt');
    expect(desk.reports()).toEqual(['evidence_refused']);
    expect(await desk.atStripe()).toMatchObject({
      evidence: { uncategorized_text: 'mine' },
      evidence_details: { submission_count: 1 },
    });
  });
});

describe('the schedule finds out what became of a call that nobody came back to', () => {
  // biome-ignore format: one case a row
  it.each<[string, Trouble, number]>([
    // case                              what went wrong  then
    ['it had got there',                 'reply_lost',    409],
    ['it had not, and it stays at that', 'cut',           200],
  ])('%s', async (_case, trouble, then) => {
    const { ann, stripe, desk } = await disputed();
    stripe.next(...twice(trouble));
    const at = ann.world.now();
    await desk.send(true);
    ann.world.advance({ minutes: 5 });
    await ann.world.tick();

    const { evidence } = await desk.read();
    expect(evidence?.submittedAt).toBe(then === 409 ? at : undefined);
    expect((await desk.send(true)).status).toBe(then);
    expect((await desk.atStripe()).evidence_details.submission_count).toBe(1);
    expect(desk.reports()).toEqual(['evidence_not_sent']);
  });

  it('and goes on looking while Stripe cannot be asked', async () => {
    const { ann, stripe, desk } = await disputed();
    stripe.next(...twice('reply_lost'));
    await desk.send(true);
    stripe.behind('http://127.0.0.1:9');
    ann.world.advance({ minutes: 5 });
    expect(await ann.world.tick()).toMatchObject({ failed: 1 });
    stripe.behind(ann.world.payments.urls.stripe);
    ann.world.advance({ minutes: 1 });
    expect(await ann.world.tick()).toMatchObject({ evidence: 1, failed: 0 });
    expect((await desk.read()).evidence?.submittedAt).toBeDefined();
  });
});
