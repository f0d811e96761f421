import { describe, expect, it } from 'vitest';
import {
  caseWork,
  decideAddition,
  decideAnswer,
  remindedCase,
} from '../../shared/decide/case-steps.ts';
import { isRefusal } from '../../shared/decide/decision.ts';
import { openCase } from '../../shared/decide/open-case.ts';
import {
  type Case,
  type CaseOutcome,
  type CaseState,
  caseOutcomes,
} from '../../shared/domain/case.ts';
import type { AccountId, JobId, OrderId } from '../../shared/domain/ids.ts';
import { type Duration, type Instant, later, toInstant } from '../../shared/domain/instant.ts';
import { jimeng } from '../../shared/products/jimeng/product.ts';
import { skena } from '../../shared/products/skena/product.ts';
import { at } from './given.ts';
import { askedOf, caseOf } from './given-case.ts';

const jobId = 'job-1' as JobId;
const accountId = 'ann' as AccountId;
const waiting = caseOf();
const open = caseOf({ details: { jobId }, about: { accountId, jobId } });
const mended = openCase(askedOf({ about: { accountId, jobId } }), skena, at, true);

function accepted<Value>(
  decided: { readonly accepted: Value } | { readonly refused: string },
): Value {
  if ('refused' in decided) throw new Error(`refused as ${decided.refused}`);
  return decided.accepted;
}
const answeredWith = (file: Case, outcome: CaseOutcome): Case =>
  accepted(decideAnswer(file, { outcome }));
const answered = answeredWith(open, 'explained');

describe('an answer ends a case, but for one that asks for more', () => {
  // biome-ignore format: one case a row
  it.each<[string, Case, CaseOutcome, CaseState | 'case_answered']>([
    // the case is              answered with        then is
    ['open',          open,     'credits_restored',  'answered'],
    ['open',          open,     'refund_opened',     'answered'],
    ['open',          open,     'explained',         'answered'],
    ['open',          open,     'declined',          'answered'],
    ['open',          open,     'needs_information', 'waiting'],
    ['waiting',       waiting,  'declined',          'answered'],
    ['waiting',       waiting,  'needs_information', 'waiting'],
    ['mended',        mended,   'explained',         'answered'],
    ['mended',        mended,   'needs_information', 'waiting'],
    ['answered',      answered, 'explained',         'case_answered'],
    ['answered',      answered, 'needs_information', 'case_answered'],
  ])('%s, %#: %s', (_state, file, outcome, then) => {
    const decided = decideAnswer(file, { outcome });
    if (then === 'case_answered') expect(decided).toEqual({ refused: then, clause: 'SK-22' });
    else expect(decided).toMatchObject({ accepted: { state: then, dueAt: file.dueAt } });
  });

  it('nobody is reminded of it any more; asked for more, its clock runs on (JM-13)', () => {
    for (const outcome of caseOutcomes) {
      const { nextAt, dueAt } = answeredWith(open, outcome);
      expect(dueAt).toBe(open.dueAt);
      expect(nextAt).toBe(outcome === 'needs_information' ? open.nextAt : undefined);
    }
  });
});

const told = (details: Case['details'], about: Case['about'] = {}) => ({
  details,
  about,
  redacted: [],
});

describe('what the customer tells later is added to what is known', () => {
  it('what was asked for opens it again, and is asked for no more', () => {
    const file = accepted(decideAddition(waiting, told({ jobId }, { accountId, jobId }), skena));
    expect(file).toMatchObject({ state: 'open', missing: [], about: { accountId, jobId } });
    expect(file).toMatchObject({ dueAt: waiting.dueAt, receivedAt: at, nextAt: waiting.nextAt });
  });

  it('a part of it leaves the rest to be asked for', () => {
    const file = caseOf({ kind: 'refund' }, jimeng);
    const half = accepted(decideAddition(file, told({ paidOn: '2026-03-02' }), jimeng));
    expect(half).toMatchObject({ state: 'waiting', missing: ['amountMinor'] });
    const whole = accepted(decideAddition(half, told({ amountMinor: 990 }), jimeng));
    expect(whole).toMatchObject({
      state: 'open',
      missing: [],
      details: { paidOn: '2026-03-02', amountMinor: 990 },
    });
  });

  it('a case that support asked more of is open again when something is told', () => {
    const asked = answeredWith(open, 'needs_information');
    expect(asked.state).toBe('waiting');
    expect(accepted(decideAddition(asked, told({}), skena)).state).toBe('open');
  });

  it('what was found before is not forgotten, and told again it is corrected', () => {
    const orderId = 'ord_1' as OrderId;
    const more = accepted(decideAddition(open, told({ orderId }, { accountId, orderId }), skena));
    expect(more.about).toEqual({ accountId, jobId, orderId });
    const other = { accountId, jobId: 'job-2' as JobId };
    const corrected = accepted(decideAddition(more, told({ jobId: 'job-2' }, other), skena));
    expect(corrected).toMatchObject({
      about: { jobId: 'job-2', orderId },
      details: { jobId: 'job-2' },
    });
  });

  it('the kinds of secrets add up, each once, in their order', () => {
    const file = caseOf({ redacted: ['password', 'api_key'] });
    const more = { ...told({}), redacted: ['card_number', 'password'] as const };
    expect(accepted(decideAddition(file, more, skena)).redacted).toEqual([
      'card_number',
      'password',
      'api_key',
    ]);
  });

  // biome-ignore format: one case a row
  it.each([
    ['answered', answered],
    ['mended',   mended],
  ])('a case that is %s is over', (_state, file) => {
    const decided = decideAddition(file, told({ jobId }), skena);
    expect(isRefusal(decided) && decided).toEqual({ refused: 'case_answered', clause: 'SK-22' });
  });
});

describe('somebody is reminded a day before a case is due, and once when it was missed', () => {
  const due = toInstant('2026-03-03T16:59:59.999Z');
  const reminder = (after: Duration): Instant => later(due, after);
  const told1 = remindedCase(open, reminder({ days: -1 }));

  // biome-ignore format: one case a row
  it.each<[string, Case, Instant, string | undefined, Instant | undefined]>([
    // at                             the case   as of                                    reminded of    next
    ['a millisecond before that day', open,      reminder({ days: -1, milliseconds: -1 }), undefined,    reminder({ days: -1 })],
    ['a day before',                  open,      reminder({ days: -1 }),                  'nearly_due',  reminder({ milliseconds: 1 })],
    ['the last moment',               open,      due,                                     'nearly_due',  reminder({ milliseconds: 1 })],
    ['a millisecond late',            open,      reminder({ milliseconds: 1 }),           'missed',      undefined],
    ['reminded, before it is late',   told1,     due,                                     'nearly_due',  reminder({ milliseconds: 1 })],
    ['reminded, and late',            told1,     reminder({ milliseconds: 1 }),           'missed',      undefined],
    ['waiting for the customer',      waiting,   reminder({ days: -1 }),                  'nearly_due',  reminder({ milliseconds: 1 })],
    ['answered',                      answered,  reminder({ days: 9 }),                   undefined,     undefined],
    ['mended',                        mended,    reminder({ days: 9 }),                   undefined,     undefined],
  ])('%s', (_case, file, now, remindedOf, nextAt) => {
    const after = remindedCase(file, now);
    expect([after.remindedOf, after.nextAt]).toEqual([remindedOf, nextAt]);
    expect(after.state).toBe(file.state);
    const again = remindedCase(after, now);
    expect(again === after).toBe(true);
  });

  it('answered after it was missed, it stays answered', () => {
    const missed = remindedCase(open, reminder({ milliseconds: 1 }));
    const late = answeredWith(missed, 'explained');
    expect(remindedCase(late, reminder({ days: 9 }))).toBe(late);
  });
});

describe('an open case is work for somebody', () => {
  it('by its id, due when it is to be answered, for whom it is known to be of', () => {
    expect(caseWork(open)).toEqual({
      product: 'skena',
      kind: 'case',
      id: 'cse_1',
      accountId: 'ann',
      dueAt: open.dueAt,
      summary: 'Case cse_1 (credits wrong) of ann@example.com',
    });
    expect('accountId' in caseWork(waiting)).toBe(false);
  });
});
