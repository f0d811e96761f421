import { describe, expect, it } from 'vitest';
import { skena } from '../../shared/products/skena/product.ts';
import { evidenceDesk } from '../support/evidence-desk.ts';
import { type PaidAccount, paidAccount } from '../support/paid-account.ts';

type Step = (ann: PaidAccount, jobId: string) => Promise<unknown>;
const succeeds =
  (variant: string): Step =>
  ({ app }, jobId) =>
    app.succeed(jobId, variant);
const fails =
  (variant: string): Step =>
  ({ app }, jobId) =>
    app.fail(jobId, variant);
const downloads =
  (variantId: string): Step =>
  ({ app }, jobId) =>
    app.post(`/jobs/${jobId}/deliveries`, { variantId, kind: 'downloaded' });

/** Two videos of 10, which draw all 15 credits of the trial and 5 of the purchase. */
async function toldOf(steps: readonly Step[]) {
  const ann = await paidAccount({ products: [skena] });
  const jobId = await ann.run(20);
  for (const step of steps) {
    ann.world.advance({ minutes: 1 });
    await step(ann, jobId);
  }
  await ann.dispute('needs_response');
  const fields = await evidenceDesk(ann.world, ann.app).fields();
  const log = (fields.access_activity_log ?? '').split('\n').slice(1);
  const uses = (fields.product_description ?? '').split('\n').slice(2);
  return {
    log: log.map((line) => line.replace(/^.{23}: /, '')).filter((line) => /output/.test(line)),
    uses,
    served: fields.service_date !== undefined,
    captured: (await ann.lot()).captured,
  };
}

const paid = (variant: string) =>
  `output ${variant} of job job-1 was delivered; 5 credits of this purchase were kept for it.`;
const taken = (variant: string) =>
  `output ${variant} of job job-1 was downloaded from the account.`;
const spent = [
  'Paid for outputs that were delivered: 5 credits.',
  'Not spent: 95 credits.',
  'video: 5 credits of this purchase; outputs delivered: 1, jobs: 1.',
];
const unspent = ['Not spent: 100 credits.'];
const running = ['On jobs that are still running: 5 credits.', 'Not spent: 95 credits.'];

describe('a bank is told of an output only what the disputed purchase paid for it', () => {
  // biome-ignore format: one case a row
  it.each<[string, Step[], string[], string[], number]>([
    // case                               what happened                                              of outputs              of the purchase  kept
    ['the trial paid for the only one',   [succeeds('v1'), downloads('v1'), fails('v2')],            [],                     unspent,         0],
    ['it paid for half of the second',    [succeeds('v1'), downloads('v1'), succeeds('v2'), downloads('v2')], [paid('v2'), taken('v2')], spent,  5],
    ['the second is the one settled last', [succeeds('v2'), downloads('v2'), succeeds('v1')],        [paid('v1')],           spent,           5],
    ['the first, and the other is running', [succeeds('v1'), downloads('v1')],                       [],                     running,         0],
  ])('%s', async (_case, steps, log, uses, captured) => {
    expect(await toldOf(steps)).toEqual({ log, uses, served: captured > 0, captured });
  });
});

describe('cases that were not read are not passed over in silence', () => {
  // biome-ignore format: one case a row
  it.each([
    // cases  older ones   of a refund
    [20,      false,      'support was written to about a refund'],
    [21,      true,       'No refund of this payment was asked for in the latest cases of the account; older ones were not read.'],
  ])('of %i cases, the first of which asks for a refund', async (cases, isSaid, ofRefund) => {
    const ann = await paidAccount();
    for (let n = 1; n <= cases; n += 1) {
      const asked = { email: 'ann@example.com', kind: n === 1 ? 'refund' : 'other', message: `Message ${n}.` };
      expect((await ann.app.post('/cases', asked, { 'idempotency-key': `case-${n}` })).status).toBe(201);
      ann.world.advance({ hours: 5 });
    }
    await ann.dispute('needs_response');
    const fields = await evidenceDesk(ann.world, ann.app).fields();
    const { uncategorized_text: text = '', refund_refusal_explanation: asked } = fields;
    expect(asked).toContain(ofRefund);
    const lines = text.split('\n');
    expect(lines.filter((line) => line.startsWith('> '))).toHaveLength(20);
    expect(lines.includes('Older cases are not listed.')).toBe(isSaid);
  });
});
