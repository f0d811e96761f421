import { describe, expect, it } from 'vitest';
import { drawUpDossier } from '../../shared/decide/dossier/dossier.ts';
import type { Records, RefundAnswer } from '../../shared/decide/dossier/records.ts';
import { openCase } from '../../shared/decide/open-case.ts';
import type { Case, CaseKind, CaseSubject } from '../../shared/domain/case.ts';
import { toCredits } from '../../shared/domain/credits.ts';
import type { AccountId, JobId, LotId, OrderId, PaymentId } from '../../shared/domain/ids.ts';
import { type Instant, later } from '../../shared/domain/instant.ts';
import type { Order } from '../../shared/domain/order.ts';
import type { Product } from '../../shared/policy/product.ts';
import { jimeng } from '../../shared/products/jimeng/product.ts';
import { postRemixer as remixer } from '../../shared/products/post-remixer/product.ts';
import { skena } from '../../shared/products/skena/product.ts';
import { unheard } from './facts.ts';
import { at } from './given.ts';
import { askedOf } from './given-case.ts';
import { type Happening, jobWith, recordsOf, refundOf } from './given-records.ts';

const accountId = 'ann' as AccountId;
const aboutJob: CaseSubject = { accountId, jobId: 'job' as JobId };
const aboutOrder: CaseSubject = { accountId, orderId: 'ord_1' as OrderId };

const fileOf = (kind: CaseKind, about: CaseSubject, product: Product, isMended = false): Case =>
  openCase(askedOf({ kind, about }), product, at, isMended);

const suggestionFor = (said: Partial<Records>, product: Product) =>
  drawUpDossier(recordsOf(said), product.policy).suggestion;

type Asked = [kind: CaseKind, product: Product, events: Happening[]];
type Row = [string, ...Asked, outcome: string, code: string, clause: string];

const failed: Happening = ['model_failed', 'v1', 1];
const cancelled: Happening = ['cancelled', 'v1', 1];
const saved: Happening = ['saved', 'v1', 0];
const rendered: Happening = ['succeeded', 'v1', 1];

describe('what the records of a job speak for, with the clause to answer by', () => {
  // biome-ignore format: one case a row
  it.each<Row>([
    // the job                    kind             product  what happened       answer               because             by
    ['runs',                      'credits_wrong', remixer, [],                 'explained',         'still_running',    'PR-15'],
    ['failed',                    'credits_wrong', remixer, [failed],           'explained',         'restored_already', 'PR-04'],
    ['was cancelled',             'credits_wrong', remixer, [cancelled],        'explained',         'restored_already', 'PR-15'],
    ['was delivered',             'credits_wrong', remixer, [rendered],         'explained',         'delivered',        'PR-06'],
    ['failed after it was saved', 'credits_wrong', remixer, [saved, failed],    'credits_restored',  'failed_and_kept',  'PR-04'],
    ['failed after it was saved', 'faulty_output', remixer, [saved, failed],    'credits_restored',  'failed_and_kept',  'PR-04'],
    ['was delivered',             'faulty_output', remixer, [rendered],         'needs_information', 'look_at_output',   'PR-07'],
    ['was delivered',             'faulty_output', skena,   [rendered],         'needs_information', 'look_at_output',   'SK-20'],
    ['was delivered',             'faulty_output', jimeng,  [rendered],         'needs_information', 'look_at_output',   'JM-10'],
    ['failed',                    'faulty_output', remixer, [failed],           'explained',         'restored_already', 'PR-04'],
    ['runs',                      'faulty_output', skena,   [],                 'explained',         'still_running',    'SK-04'],
    ['runs',                      'credits_wrong', jimeng,  [],                 'explained',         'still_running',    'JM-18'],
    ['was delivered',             'other',         skena,   [rendered],         'explained',         'delivered',        'SK-18'],
  ])('it %s: %s', (_case, kind, product, events, outcome, code, clause) => {
    const file = fileOf(kind, aboutJob, product);
    const { ruling, ...suggestion } = suggestionFor({ file, ...jobWith(1, events) }, product);
    expect(suggestion).toMatchObject({ outcome, code, clause });
    expect(ruling).toBeUndefined();
  });

  it('a restore that was made already is cited, and no second one suggested', () => {
    const made = jobWith(2, [failed, ['model_failed', 'v2', 2]]);
    const [, first] = made.entries;
    const { refs } = suggestionFor(
      { file: fileOf('credits_wrong', aboutJob, remixer), ...made },
      remixer,
    );
    expect(refs).toEqual([first?.entryId]);
  });

  it('a job past its limit that nobody ended gives its credits back, a millisecond after', () => {
    const file = fileOf('credits_wrong', aboutJob, remixer);
    const made = jobWith(1, []);
    const codeAt = (now: Instant) => suggestionFor({ file, ...made, now }, remixer).code;
    expect(codeAt(made.job.capAt)).toBe('still_running');
    expect(codeAt(later(made.job.capAt, { milliseconds: 1 }))).toBe('past_its_limit');
  });

  it('a case that was mended on the spot is answered by that restore', () => {
    const file = fileOf('credits_wrong', aboutJob, skena, true);
    const made = jobWith(1, [failed]);
    expect(suggestionFor({ file, ...made }, skena)).toMatchObject({
      outcome: 'credits_restored',
      code: 'mended_on_the_spot',
      refs: [made.entries[1]?.entryId],
    });
  });

  it('what was kept of a failure points at how it had been delivered', () => {
    const made = jobWith(1, [saved, failed]);
    const file = fileOf('credits_wrong', aboutJob, remixer);
    expect(suggestionFor({ file, ...made }, remixer).refs).toEqual(['job/v1']);
  });

  // biome-ignore format: one case a row
  it.each<[string, CaseKind, Product, Partial<Records>, string]>([
    // it                       kind             product  records                by
    ['no job',                  'credits_wrong', skena,   {},                    'SK-22'],
    ['no job',                  'faulty_output', remixer, {},                    'PR-12'],
    ['no job',                  'credits_wrong', jimeng,  {},                    'JM-12'],
    ['the job of somebody else', 'credits_wrong', remixer, jobWith(1, [failed]), 'PR-12'],
  ])('where it is about %s there is more to be asked', (_case, kind, product, said, clause) => {
    const file = fileOf(kind, { accountId: 'eve' as AccountId }, product);
    expect(suggestionFor({ file, ...said }, product)).toEqual({
      outcome: 'needs_information',
      code: 'tell_more',
      clause,
      refs: [],
    });
  });

  it('where several jobs fit, they are named', () => {
    const file = fileOf('credits_wrong', { accountId }, remixer);
    const fits = ['job_1', 'job_2'];
    expect(suggestionFor({ file, others: fits }, remixer)).toMatchObject({
      code: 'several_fit',
      refs: fits,
    });
  });

  it('where nobody knows whose it is, a job that gave its credits back was not "delivered"', () => {
    const { job } = jobWith(1, [failed]);
    const { account: _account, ...records } = recordsOf({
      job,
      file: fileOf('credits_wrong', {}, remixer),
    });
    expect(drawUpDossier(records, remixer.policy).suggestion.code).toBe('holder_unknown');
  });
});

const order: Order = {
  orderId: 'ord_1' as OrderId,
  lotId: 'lot_1' as LotId,
  pack: 'starter',
  credits: toCredits(100),
  paid: { amountMinor: 1000, currency: 'USD' },
  paidAt: at,
  provider: 'stripe',
  paymentId: 'pi_1' as PaymentId,
};
const payment = unheard;

const denied = refundOf('rfd_0', { state: 'denied', at, by: 'sue' });
const open = refundOf('rfd_1', { state: 'under_review', at, by: 'customer' });
const refunding = { ...unheard, ours: { rfd_0: denied, rfd_1: open } };

type Ruled = [string, CaseKind, Product, RefundAnswer, string, string, string[]];

describe('what the policy says of a purchase, where money is asked back', () => {
  // biome-ignore format: one case a row
  it.each<Ruled>([
    // the refund would be    kind       product  answered                                                            answer           because             refs
    ['paid at once',          'refund',  skena,   { outcome: 'automatic', code: 'eligible', clause: 'SK-08' },        'refund_opened', 'refund_by_policy', ['ord_1']],
    ['looked at',             'refund',  remixer, { outcome: 'review', code: 'case_by_case', clause: 'PR-09' },       'refund_opened', 'refund_by_policy', ['ord_1']],
    ['refused',               'refund',  jimeng,  { outcome: 'refused', code: 'not_offered', clause: 'JM-01' },       'declined',      'refund_refused',   ['ord_1']],
    ['refused',               'payment', skena,   { outcome: 'refused', code: 'window_closed', clause: 'SK-15' },     'declined',      'refund_refused',   ['ord_1']],
    ['paid at once',          'other',   skena,   { outcome: 'automatic', code: 'eligible', clause: 'SK-08' },        'refund_opened', 'refund_by_policy', ['ord_1']],
    ['a second one',          'refund',  skena,   { outcome: 'refused', code: 'refund_open', clause: 'SK-10' },       'explained',     'refund_under_way', ['rfd_1']],
  ])('%s: %s', (_case, kind, product, refund, outcome, code, refs) => {
    const file = fileOf(kind, aboutOrder, product);
    const said = { file, order, refund, payment: code === 'refund_under_way' ? refunding : payment };
    const { code: word, clause } = refund;
    expect(suggestionFor(said, product)).toEqual({
      outcome, code, clause, refs, ruling: { code: word, clause },
    });
  });

  it('what has gone back already is explained: nobody declines it', () => {
    const refund: RefundAnswer = { outcome: 'refused', code: 'already_refunded', clause: 'SK-10' };
    const said = { file: fileOf('refund', aboutOrder, skena), order, refund, payment };
    expect(suggestionFor(said, skena).outcome).toBe('explained');
  });

  // biome-ignore format: one case a row
  it.each<[CaseKind, Product, string]>([
    ['refund',  skena,   'SK-12'],
    ['payment', skena,   'SK-12'],
    ['refund',  remixer, 'PR-12'],
    ['payment', jimeng,  'JM-12'],
  ])('%s in $product: where no purchase is known there is more to be asked', (kind, product, clause) => {
    const file = fileOf(kind, { accountId }, product);
    expect(suggestionFor({ file }, product)).toMatchObject({
      outcome: 'needs_information', code: 'tell_more', clause,
    });
  });

  it('where nothing is known of what it is about, nothing is suggested but an answer', () => {
    const file = fileOf('other', { accountId }, skena);
    expect(suggestionFor({ file }, skena)).toMatchObject({
      code: 'nothing_found',
      clause: 'SK-22',
    });
  });
});
