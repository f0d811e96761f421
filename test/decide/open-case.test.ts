import { describe, expect, it } from 'vitest';
import { caseWarnedAt, openCase } from '../../shared/decide/open-case.ts';
import {
  type CaseDetails,
  type CaseKind,
  type CaseSubject,
  caseKinds,
} from '../../shared/domain/case.ts';
import type { AccountId, JobId, OrderId } from '../../shared/domain/ids.ts';
import { type Instant, toInstant } from '../../shared/domain/instant.ts';
import type { Product } from '../../shared/policy/product.ts';
import { jimeng } from '../../shared/products/jimeng/product.ts';
import { postRemixer as remixer } from '../../shared/products/post-remixer/product.ts';
import { skena } from '../../shared/products/skena/product.ts';
import { at } from './given.ts';
import { askedOf, caseOf } from './given-case.ts';

const intake = ['project', 'action', 'approximateTime', 'expectation'];

describe('a request that says nothing is asked for what is needed to look into it', () => {
  // biome-ignore format: one case a row
  it.each<[Product, CaseKind, string[], string, string, string]>([
    // product  kind             asked for                    by        answered by  state
    [skena,     'credits_wrong', ['jobId'],                   'SK-22',  'SK-22',     'waiting'],
    [skena,     'faulty_output', ['jobId'],                   'SK-22',  'SK-22',     'waiting'],
    [skena,     'refund',        ['orderId'],                 'SK-12',  'SK-22',     'waiting'],
    [skena,     'payment',       ['orderId'],                 'SK-12',  'SK-22',     'waiting'],
    [skena,     'other',         [],                          'SK-12',  'SK-22',     'open'],
    [remixer,   'credits_wrong', intake,                      'PR-12',  'PR-05',     'waiting'],
    [remixer,   'faulty_output', intake,                      'PR-12',  'PR-05',     'waiting'],
    [remixer,   'refund',        intake,                      'PR-12',  'PR-05',     'waiting'],
    [remixer,   'payment',       intake,                      'PR-12',  'PR-05',     'waiting'],
    [remixer,   'other',         intake,                      'PR-12',  'PR-05',     'waiting'],
    [jimeng,    'credits_wrong', ['jobId'],                   'JM-12',  'JM-13',     'waiting'],
    [jimeng,    'faulty_output', ['jobId'],                   'JM-12',  'JM-13',     'waiting'],
    [jimeng,    'refund',        ['paidOn', 'amountMinor'],   'JM-12',  'JM-13',     'waiting'],
    [jimeng,    'payment',       ['paidOn', 'amountMinor'],   'JM-12',  'JM-13',     'waiting'],
    [jimeng,    'other',         [],                          'JM-12',  'JM-13',     'open'],
  ])('$product %s', (product, kind, missing, asksBy, clause, state) => {
    const policy = `${product.product}@1`;
    expect(caseOf({ kind }, product)).toMatchObject({ missing, asksBy, clause, state, policy });
  });
});

const job: CaseSubject = { accountId: 'ann' as AccountId, jobId: 'job-1' as JobId };
const order: CaseSubject = { accountId: 'ann' as AccountId, orderId: 'ord_1' as OrderId };
const both: CaseSubject = { ...job, ...order };
const four: CaseDetails = {
  project: 'p',
  action: 'quick-remix',
  approximateTime: at,
  expectation: 'a cat',
};
const named: CaseDetails = { jobId: 'job-9', orderId: 'ord_9' };
const byDay: CaseDetails = { paidOn: '2026-03-02', amountMinor: 0 };

describe('what is known, or was found, is not asked for', () => {
  // biome-ignore format: one case a row
  it.each<[string, Product, CaseKind, CaseDetails, CaseSubject, string[]]>([
    // case                                          product  kind             told                        found  asked for
    ['the job was found',                            skena,   'credits_wrong', {},                         job,   []],
    ['a job was named, and is not there',            skena,   'credits_wrong', named,                      {},    ['jobId']],
    ['the order was found',                          skena,   'refund',        {},                         order, []],
    ['an order was named, and is not there',         skena,   'refund',        named,                      {},    ['orderId']],
    ['a day that fits no purchase',                  skena,   'refund',        byDay,                      {},    ['orderId']],
    ['a job where an order is needed',               skena,   'payment',       {},                         job,   ['orderId']],
    ['all four are told',                            remixer, 'credits_wrong', four,                       {},    []],
    ['the job tells its action and time itself',     remixer, 'credits_wrong', {},                         job,   ['project', 'expectation']],
    ['an order tells neither',                       remixer, 'refund',        {},                         order, intake],
    ['the rest of it is told',                       remixer, 'other',         { project: 'p', expectation: 'x' }, job, []],
    ['a time alone is told',                         remixer, 'other',         { approximateTime: at },    {},    ['project', 'action', 'expectation']],
    ['day and amount are told',                      jimeng,  'refund',        byDay,                      {},    []],
    ['the day alone',                                jimeng,  'refund',        { paidOn: '2026-03-02' },   {},    ['amountMinor']],
    ['an amount of nothing is an amount',            jimeng,  'payment',       { amountMinor: 0 },         {},    ['paidOn']],
    ['the order tells its day and amount itself',    jimeng,  'refund',        {},                         order, []],
    ['job and order, where the job is needed',       jimeng,  'faulty_output', {},                         both,  []],
    ['an account alone tells nothing',               jimeng,  'faulty_output', {},    { accountId: job.accountId as AccountId }, ['jobId']],
  ])('%s', (_case, product, kind, details, about, missing) => {
    const state = missing.length > 0 ? 'waiting' : 'open';
    expect(caseOf({ kind, details, about }, product)).toMatchObject({ missing, state, details, about });
  });
});

describe("a case is answered in business days of its product's calendar, counted from its receipt", () => {
  // biome-ignore format: one case a row
  it.each<[string, string, Product, string]>([
    // received                  which is                                    product  due
    ['2026-03-02T09:00:00.000Z', 'a Monday',                                 skena,   '2026-03-03T16:59:59.999Z'],
    ['2026-03-02T16:59:59.999Z', 'its last moment in Jakarta',               skena,   '2026-03-03T16:59:59.999Z'],
    ['2026-03-02T17:00:00.000Z', 'Tuesday in Jakarta',                       skena,   '2026-03-04T16:59:59.999Z'],
    ['2026-03-06T09:00:00.000Z', 'a Friday',                                 skena,   '2026-03-09T16:59:59.999Z'],
    ['2026-03-18T09:00:00.000Z', 'before Nyepi, between joint leave',        skena,   '2026-03-20T16:59:59.999Z'],
    ['2026-04-02T09:00:00.000Z', 'before Good Friday and Easter',            skena,   '2026-04-06T16:59:59.999Z'],
    ['2026-12-31T17:00:00.000Z', 'New Year in Jakarta, a Friday',            skena,   '2027-01-04T16:59:59.999Z'],
    ['2026-06-01T09:00:00.000Z', 'a Monday in summer time',                  remixer, '2026-06-08T22:59:59.999Z'],
    ['2026-03-26T12:00:00.000Z', 'before clocks go forward, and Easter',     remixer, '2026-04-02T22:59:59.999Z'],
    ['2026-03-30T12:00:00.000Z', 'before Good Friday and Easter Monday',     remixer, '2026-04-08T22:59:59.999Z'],
    ['2026-10-22T12:00:00.000Z', 'before clocks go back',                    remixer, '2026-10-29T23:59:59.999Z'],
    ['2026-05-29T23:30:00.000Z', 'Saturday in London',                       remixer, '2026-06-05T22:59:59.999Z'],
    ['2026-12-23T09:00:00.000Z', 'before Christmas and Boxing Day',          remixer, '2027-01-04T23:59:59.999Z'],
    ['2026-03-02T09:00:00.000Z', 'a Monday',                                 jimeng,  '2026-03-09T23:59:59.999Z'],
    ['2026-03-06T23:59:59.999Z', 'the last moment of a Friday',              jimeng,  '2026-03-13T23:59:59.999Z'],
    ['2026-03-07T00:00:00.000Z', 'a Saturday',                               jimeng,  '2026-03-13T23:59:59.999Z'],
    ['2026-12-24T12:00:00.000Z', 'before Christmas, which counts',           jimeng,  '2026-12-31T23:59:59.999Z'],
  ])('%s, %s, in $product: %s', (received, _which, product, dueAt) => {
    const now = toInstant(received);
    for (const kind of caseKinds) {
      const file = caseOf({ kind }, product, now);
      expect(file).toMatchObject({ receivedAt: now, dueAt, nextAt: caseWarnedAt(dueAt as Instant) });
    }
  });

  it('also while something is asked for: the clock is not paused (JM-13)', () => {
    const complete = { kind: 'refund' as const, details: byDay, about: order };
    expect(caseOf(complete, jimeng).dueAt).toBe(caseOf({ kind: 'refund' }, jimeng).dueAt);
    expect(caseOf({ kind: 'refund' }, jimeng).state).toBe('waiting');
  });
});

describe('a case that is mended on the spot (SK-22)', () => {
  it('asks for nothing and reminds nobody', () => {
    const file = openCase(askedOf({ about: job }), skena, at, true);
    expect(file).toMatchObject({ state: 'mended', missing: [], clause: 'SK-22', version: 1 });
    expect('nextAt' in file).toBe(false);
  });
});
