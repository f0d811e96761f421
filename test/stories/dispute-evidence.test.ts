import { beforeEach, describe, expect, it } from 'vitest';
import { type Instant, later, toInstant } from '../../shared/domain/instant.ts';
import { type EvidenceDesk, evidenceDesk } from '../support/evidence-desk.ts';
import { type PaidAccount, paidAccount } from '../support/paid-account.ts';
import { refundEvent } from '../support/purchases.ts';

let ann: PaidAccount;
let desk: EvidenceDesk;
beforeEach(async () => {
  ann = await paidAccount();
  desk = evidenceDesk(ann.world, ann.app);
});

const linesOf = (text = '') => text.split('\n');

/** The lines of a text that say something, and the numbers of credits in them. */
const creditsIn = (text: string | undefined, says: RegExp): number[] =>
  linesOf(text)
    .filter((line) => says.test(line))
    .flatMap((line) => [...line.matchAll(/(\d+) credits/g)].map(([, credits]) => Number(credits)));

const total = (numbers: readonly number[]) => numbers.reduce((sum, one) => sum + one, 0);

/** Spends 30, loses a job of 20 and half of another, runs one more, and saves an output. */
async function aLife() {
  await ann.spend(30);
  const lost = await ann.run(20);
  await ann.app.fail(lost, 'v1');
  await ann.app.fail(lost, 'v2', 'storage_upload_failed');
  ann.world.advance({ days: 1 });
  const half = await ann.run(20);
  await ann.app.succeed(half, 'v1');
  await ann.app.fail(half, 'v2');
  await ann.app.post(`/jobs/${half}/deliveries`, { variantId: 'v1', kind: 'downloaded' });
  const running = await ann.run(10);
  return { lost, half, running };
}

describe('the evidence of a dispute says what is on record', () => {
  it('every number in it is the ledger’s', async () => {
    await aLife();
    await ann.dispute('needs_response');

    const fields = await desk.fields();
    const lot = await ann.lot();
    const { entries } = await ann.sound();
    const of = (kind: string) =>
      entries.filter(
        (entry) => entry.kind === kind && entry.draws.some((d) => d.lotId === lot.lotId),
      );
    const moved = (kind: string) => of(kind).map(({ credits }) => Math.abs(credits));

    const log = fields.access_activity_log;
    expect(creditsIn(log, /added to account/)).toEqual([lot.credits]);
    expect(creditsIn(log, /was started/).toSorted()).toEqual(moved('charge').toSorted());
    expect(creditsIn(log, /given back/).toSorted()).toEqual(moved('restore').toSorted());
    expect(total(creditsIn(log, /was delivered/))).toBe(lot.captured);
    const about = fields.product_description;
    expect(creditsIn(about, /^Paid for/)).toEqual([lot.captured]);
    expect(creditsIn(about, /^On jobs/)).toEqual([lot.pending]);
    expect(creditsIn(about, /^Not spent/)).toEqual([lot.remaining]);
    expect(creditsIn(about, /^video/)).toEqual([lot.captured]);
    expect(creditsIn(fields.uncategorized_text, /^Given back/)).toEqual([total(moved('restore'))]);
    expect(lot).toMatchObject({ captured: 40, pending: 10, remaining: 50 });
  });

  it('what was done with the credits, oldest first, each with its time and its job', async () => {
    const { lost, half } = await aLife();
    await ann.dispute('needs_response');
    const [head, ...log] = linesOf((await desk.fields()).access_activity_log);
    expect(head).toContain('oldest first');
    expect(log.map((line) => line.slice(0, 23))).toEqual(
      log.map((line) => line.slice(0, 23)).toSorted(),
    );
    expect(log[0]).toBe('2026-03-02 09:00:00 UTC: 100 credits were added to account ann.');
    expect(log).toContain(
      `2026-03-02 09:01:00 UTC: 10 credits were given back to this purchase for job ${lost} (internal error, rule SK-06).`,
    );
    expect(log).toContain(
      `2026-03-03 09:01:00 UTC: output v1 of job ${half} was downloaded from the account.`,
    );
    expect(log.filter((line) => line.includes(lost) && line.includes('delivered'))).toEqual([]);
  });

  it('when it was delivered, by the days of the first and the last output', async () => {
    await aLife();
    await ann.dispute('needs_response');
    expect(await desk.fields()).toMatchObject({
      service_date: '2 March 2026 to 3 March 2026',
      customer_email_address: 'ann@example.com',
    });
  });

  it('of credits that nobody spent there is no day of delivery', async () => {
    await ann.dispute('needs_response');
    const fields = await desk.fields();
    expect(fields).not.toHaveProperty('service_date');
    expect(fields).not.toHaveProperty('duplicate_charge_id');
    expect(creditsIn(fields.product_description, /^Not spent/)).toEqual([100]);
    expect(fields.refund_refusal_explanation).toBe(
      'No refund of this payment was asked for, as far as is on record.',
    );
  });

  it('of what another purchase paid for nothing is said', async () => {
    await ann.buy('pi_2');
    await ann.spend(30);
    await ann.dispute('needs_response', {}, 'pi_2');
    const fields = await desk.fields('dsp_du_2');
    expect(linesOf(fields.access_activity_log)).toHaveLength(2);
    expect(creditsIn(fields.product_description, /^(Paid|Not)/)).toEqual([100]);
  });
});

describe('whether the money was asked back, how that was answered, and by which clause', () => {
  const told = async () => linesOf((await desk.fields()).refund_refusal_explanation);

  it('refused at once', async () => {
    await ann.spend(10);
    expect(await ann.desk.quote('ann', 'unused')).toMatchObject({ code: 'lot_used' });
    await ann.desk.quote('ann', 'quality');
    await ann.dispute('needs_response');
    expect(await told()).toEqual([
      '2026-03-02 09:01:00 UTC: a refund was asked for on the ground of "unused". It was refused: lot used (rule SK-19 of skena@1).',
      '2026-03-02 09:01:00 UTC: a refund was asked for on the ground of "quality". It was refused: quality not covered (rule SK-20 of skena@1).',
    ]);
  });

  it('an answer that nobody took up is no request that was refused', async () => {
    expect(await ann.desk.quote('ann', 'unused')).toMatchObject({ outcome: 'automatic' });
    await ann.dispute('needs_response');
    expect(await told()).toEqual([expect.stringMatching(/^No refund/)]);
  });

  it('made at the provider, and written about to support', async () => {
    await ann.app.stripe(
      refundEvent('pi_1', { id: 're_1', status: 'succeeded', amount: 400 }, ann.world.now()),
    );
    const asked = { email: 'ann@example.com', kind: 'refund', message: 'I want the rest back.' };
    const { body } = await ann.app.post('/cases', asked, { 'idempotency-key': 'case' });
    ann.world.advance({ hours: 1 });
    const answer = { outcome: 'declined', message: 'You have used it.', by: 'sue' };
    await ann.app.support.post(`/cases/${body.caseId}/answer`, answer, { 'idempotency-key': 'a' });
    await ann.dispute('needs_response', { amount: 600 });
    expect(await told()).toEqual([
      '2026-03-02 09:01:00 UTC: a refund of 4.00 USD was made at the payment provider: succeeded.',
      `2026-03-02 09:01:00 UTC: support was written to about a refund, in case ${body.caseId}.`,
      '2026-03-02 10:01:00 UTC: that case was answered: declined.',
    ]);
  });
});

describe('what else speaks for a purchase', () => {
  it('earlier payments, but none that a bank ever asked back or warned of', async () => {
    await ann.buy('pi_2');
    await ann.buy('pi_3', 900);
    await ann.dispute('lost', {}, 'pi_1');
    await ann.dispute('warning_needs_response', { id: 'du_w' }, 'pi_3');
    await ann.dispute('warning_closed', { id: 'du_w' }, 'pi_3');
    await ann.buy('pi_4');
    await ann.buy('pi_5');
    await ann.dispute('needs_response', {}, 'pi_4');

    const { uncategorized_text: text } = await desk.fields('dsp_du_4');
    const payments = linesOf(text).filter((line) => /USD, payment/.test(line));
    expect(payments).toEqual(['2026-03-02 09:01:00 UTC: 10.00 USD, payment pi_2.']);
  });

  it('says what of an earlier payment was paid back', async () => {
    await ann.buy('pi_2');
    await ann.refunded('succeeded', 250);
    await ann.dispute('needs_response', {}, 'pi_2');
    expect(linesOf((await desk.fields('dsp_du_2')).uncategorized_text)).toContain(
      '2026-03-02 09:00:00 UTC: 10.00 USD, payment pi_1; 2.50 USD of it was paid back.',
    );
  });

  it('a payment made twice, where that is what the bank says', async () => {
    await ann.spend(30);
    await ann.buy('pi_2');
    const orders = (await ann.app.get('/accounts/ann/orders')).body.items;
    const orderOf = (payment: string) =>
      orders.find(({ paymentId }: { paymentId: string }) => paymentId === payment).orderId;
    await ann.dispute('needs_response', { reason: 'duplicate' }, 'pi_2');

    expect(await desk.fields('dsp_du_2')).toMatchObject({
      duplicate_charge_id: 'pi_1',
      duplicate_charge_explanation: [
        `Payment pi_1 of 2026-03-02 09:00:00 UTC (order ${orderOf('pi_1')}) and this payment of 2026-03-02 09:01:00 UTC (order ${orderOf('pi_2')}) are two purchases of the same pack. Each added 100 credits to the account.`,
        'Spent on delivered outputs: 30 credits of the earlier purchase, 0 credits of this one.',
      ].join('\n'),
    });
    await ann.dispute('needs_response', { reason: 'duplicate' }, 'pi_1');
    expect(await desk.fields()).not.toHaveProperty('duplicate_charge_id');
  });
});

describe('what was written to support', () => {
  const card = '4242 4242 4242 4242';
  const write = (message: string, key: string) =>
    ann.app.post(
      '/cases',
      { email: 'ann@example.com', kind: 'other', message },
      { 'idempotency-key': key },
    );

  it('is told as it was kept, by whom and when; no secret of it gets to the bank', async () => {
    const { body } = await write(`My card is ${card}, password: hunter2secret\nWhere is it?`, 'c');
    ann.world.advance({ minutes: 5 });
    const answer = { outcome: 'explained', message: `Not ${card}, please.`, by: 'sue' };
    await ann.app.support.post(`/cases/${body.caseId}/answer`, answer, { 'idempotency-key': 'a' });
    await ann.dispute('needs_response');

    const fields = await desk.fields();
    const lines = linesOf(fields.uncategorized_text);
    const from = lines.findIndex((line) => line.includes(body.caseId));
    expect(lines.slice(from)).toEqual([
      `2026-03-02 09:01:00 UTC, the customer, case ${body.caseId}:`,
      expect.stringMatching(/^> My card is \[/),
      '> Where is it?',
      `2026-03-02 09:06:00 UTC, support, case ${body.caseId}, answered as "explained":`,
      expect.stringMatching(/^> Not \[.*\], please\.$/),
    ]);
    const everything = Object.values(fields).join('\n');
    for (const secret of ['4242', 'hunter2secret']) expect(everything).not.toContain(secret);
  });

  it('cannot pass for a line of ours', async () => {
    const forged = '2020-01-01 00:00:00 UTC: 10.00 USD, payment pi_forged.';
    await write(`Hello\r${forged}\u2028${forged}\n${forged}`, 'c');
    await ann.dispute('needs_response');
    const lines = linesOf((await desk.fields()).uncategorized_text);
    const ours = lines.filter((line) => !line.startsWith('> '));
    expect(lines.some((line) => line.includes('pi_forged'))).toBe(true);
    expect(ours.some((line) => line.includes('pi_forged'))).toBe(false);
  });

  it('by another account is none of this one’s', async () => {
    await ann.app.open('bob');
    const asked = {
      email: 'bob@example.com',
      accountId: 'bob',
      kind: 'other',
      message: 'I am Bob',
    };
    await ann.app.post('/cases', asked, { 'idempotency-key': 'bob' });
    await ann.dispute('needs_response');
    expect((await desk.fields()).uncategorized_text).not.toContain('Bob');
  });
});

describe('a dispute of a payment that is nobody’s', () => {
  const nobody = (at: Instant) => ({
    id: 'evt_nobody',
    object: 'event',
    api_version: '2026-10-28.endive',
    created: Date.parse(at) / 1000,
    livemode: false,
    type: 'checkout.session.completed',
    data: {
      object: {
        id: 'cs_9',
        object: 'checkout.session',
        mode: 'payment',
        payment_status: 'paid',
        payment_intent: 'pi_9',
        amount_total: 1000,
        currency: 'usd',
        client_reference_id: null,
        metadata: {},
      },
    },
  });

  it('says what is known, and all of it once it is placed', async () => {
    await ann.app.stripe(nobody(toInstant('2026-03-02T09:01:00.000Z')));
    await ann.dispute('needs_response', {}, 'pi_9');
    const before = await desk.fields('dsp_du_9');
    expect(Object.keys(before).toSorted()).toEqual([
      'product_description',
      'refund_policy_disclosure',
      'refund_refusal_explanation',
    ]);
    expect(before.product_description).toContain('could not be matched to an account');

    const place = { accountId: 'ann', pack: 'starter' };
    const key = { 'idempotency-key': 'place' };
    await ann.app.support.post('/payments/pi_9/attachment', place, key);
    ann.world.advance({ minutes: 1 });
    await ann.world.tick();

    expect(await desk.fields('dsp_du_9')).toMatchObject({
      customer_email_address: 'ann@example.com',
      product_description: expect.stringContaining('100 credits of Skena (pack: starter)'),
    });
  });

  it('told of before its payment is drawn up when that is heard of', async () => {
    await ann.dispute('needs_response', {}, 'pi_9');
    expect((await ann.app.support.get('/disputes/dsp_du_9')).status).toBe(404);
    await ann.app.stripe(nobody(ann.world.now()));
    ann.world.set(later(ann.world.now(), { minutes: 1 }));
    await ann.world.tick();
    expect((await desk.read('dsp_du_9')).evidence).toBeDefined();
  });
});
