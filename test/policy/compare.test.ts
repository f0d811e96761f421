import { describe, expect, it } from 'vitest';
import { changeWords } from '../../shared/policy/change-words.ts';
import { compare } from '../../shared/policy/compare.ts';
import { leavesOf } from '../../shared/policy/leaves.ts';
import { placeAt } from '../../shared/policy/places.ts';
import type { Policy } from '../../shared/policy/policy.ts';
import { policy as jimeng } from '../../shared/products/jimeng/policy.ts';
import { policy as postRemixer } from '../../shared/products/post-remixer/policy.ts';
import { policy as skena } from '../../shared/products/skena/policy.ts';
import { withValues } from '../support/policy-values.ts';

const shipped = [skena, postRemixer, jimeng] as const satisfies readonly Policy[];

const opposite = {
  kinder: 'harsher',
  harsher: 'kinder',
  neither: 'neither',
  mixed: 'mixed',
} as const;
type Effect = keyof typeof opposite;

const from = (order: string) => order.split(' ');
const refused = { clause: 'JM-01', decides: 'refused', code: 'not_offered' };
const reviewed = { clause: 'JM-01', decides: 'review', code: 'case_by_case', amount: 'all' };
const paid = {
  clause: 'JM-01',
  decides: 'automatic',
  windowHours: 9,
  closed: { clause: 'JM-01' },
  pending: { clause: 'JM-01' },
};

/** A place of a policy, with two things that can stand there. */
// biome-ignore format: one case a row
const rows: readonly [Policy, at: string, a: unknown, b: unknown, aToB: Effect][] = [
  // policy     where                               one              another          to which it is
  [skena,       'trial.credits',                    15,              16,              'kinder'],
  [skena,       'burn.order',                       from('trial goodwill past_refund refundable'), from('goodwill trial past_refund refundable'), 'neither'],
  [skena,       'burn.order',                       from('trial goodwill past_refund refundable'), from('trial goodwill refundable past_refund'), 'harsher'],
  [skena,       'burn.order',                       from('trial goodwill past_refund refundable'), from('trial past_refund goodwill refundable'), 'harsher'],
  [skena,       'charge.priceMustBeShown',          false,           true,            'kinder'],
  [skena,       'charge.quoteMinutes',              30,              31,              'kinder'],
  [skena,       'rates.lotsKeepTheirRate',          false,           true,            'kinder'],
  [skena,       'rates.increaseNeedsNotice',        false,           true,            'kinder'],
  [skena,       'settlement.succeeded.restores',    false,           true,            'kinder'],
  [skena,       'settlement.model_failed.restores', false,           true,            'kinder'],
  [skena,       'settlement.timed_out.restores',    false,           true,            'kinder'],
  [skena,       'settlement.cancelled.restores',    false,           true,            'kinder'],
  [skena,       'settlement.internal_error.restores', false,         true,            'kinder'],
  [skena,       'settlement.no_usable_output.restores', false,       true,            'kinder'],
  [skena,       'timeLimit.minutes',                10,              9,               'kinder'],
  [skena,       'cancellation.offered',             false,           true,            'kinder'],
  [postRemixer, 'deliveredByEvidence',              { clause: 'PR-06' }, undefined,   'kinder'],
  [skena,       'cash.unused.windowHours',          168,             169,             'kinder'],
  [skena,       'cash.unused.fee.capPercent',       6,               5,               'kinder'],
  [skena,       'cash.unused.fee',                  { clause: 'SK-11', capPercent: 6 }, undefined, 'kinder'],
  [jimeng,      'cash.unused',                      refused,         reviewed,        'kinder'],
  [jimeng,      'cash.unused',                      refused,         paid,            'kinder'],
  [jimeng,      'cash.unused',                      reviewed,        paid,            'mixed'],
  [jimeng,      'cash.duplicate',                   refused,         { clause: 'JM-05', decides: 'duplicate' }, 'kinder'],
  [jimeng,      'cash.duplicate',                   reviewed,        { clause: 'JM-05', decides: 'duplicate' }, 'mixed'],
  [jimeng,      'cash.outage',                      refused,         { clause: 'JM-07', decides: 'outage', offerDays: 3 }, 'kinder'],
  [jimeng,      'cash.unused.code',                 'not_offered',   'quality_not_covered', 'neither'],
  [jimeng,      'cash.outage.offerDays',            30,              31,              'kinder'],
  [skena,       'cash.faulty.code',                 'claim_to_check', 'case_by_case', 'neither'],
  [skena,       'cash.faulty.amount',               'unspent',       'all',           'kinder'],
  [skena,       'cash.statutory.outranks',          undefined,       true,            'kinder'],
  [skena,       'cash.statutory.outranks',          false,           undefined,       'neither'],
  [skena,       'cash.unauthorised.urgentBusinessDays', 2,           1,               'kinder'],
  [skena,       'cash.faulty.urgentBusinessDays',   undefined,       1,               'kinder'],
  [skena,       'cash.quoteMinutes',                30,              31,              'kinder'],
  [skena,       'cash.review.businessDays',         2,               1,               'kinder'],
  [skena,       'cash.payout.businessDays',         5,               4,               'kinder'],
  [skena,       'cash.payout.warnAfter',            3,               2,               'neither'],
  [jimeng,      'cash.payout.estimateFrom',         5,               6,               'neither'],
  [skena,       'cash.payout.estimateFrom',         undefined,       2,               'neither'],
  [skena,       'cash.uncovered',                   'owe',           'forgive',       'kinder'],
  [skena,       'duplicate.minutes',                15,              16,              'kinder'],
  [jimeng,      'outage.hours',                     72,              71,              'kinder'],
  [jimeng,      'outage.briefestRecoveryMinutes',   30,              31,              'kinder'],
  [jimeng,      'outage',                           undefined,       { clause: 'JM-07', hours: 72, briefestRecoveryMinutes: 30 }, 'kinder'],
  [skena,       'closure.customer.paidLots',        'forfeit',       'review',        'kinder'],
  [skena,       'closure.operator.paidLots',        'forfeit',       'review',        'kinder'],
  [skena,       'help.searchMinutes',               120,             121,             'kinder'],
  [skena,       'help.refund.businessDays',         2,               1,               'kinder'],
  [skena,       'help.refund.needs.fields',         ['orderId'],     [],              'kinder'],
  [skena,       'help.refund.needs.fields',         ['orderId'],     ['jobId'],       'mixed'],
  [jimeng,      'help.refund.needs.fields',         ['paidOn', 'amountMinor'], ['amountMinor', 'paidOn'], 'neither'],
  [skena,       'unattachedPayment.businessDays',   2,               1,               'kinder'],
  [skena,       'disputeWork.businessDays',         2,               1,               'kinder'],
  [skena,       'cash.unused.closed.clause',        'SK-15',         'SK-14',         'neither'],
  [skena,       'timeLimit.clause',                 'SK-04',         'SK-14',         'neither'],
];

describe('each thing that another version says is found, with whom it helps', () => {
  it.each(rows)('%#: of %o, %s', (policy, at, a, b, effect) => {
    const [one, another] = [withValues(policy, { [at]: a }), withValues(policy, { [at]: b })];

    expect(compare(one, another)).toMatchObject([{ at, effect }]);
    expect(compare(another, one)).toMatchObject([{ at, effect: opposite[effect] }]);
    expect(compare(one, one)).toEqual([]);
  });
});

const isClause = (at: string) => at === 'clause' || at.endsWith('.clause');
const head = ['product', 'version', 'effectiveFrom'];

/** The path, for all of a kind: a reason for a refund, an outcome, whoever closes, a kind of help. */
const kindOf = (at: string) =>
  at
    .replace(/^(settlement|closure)\.\w+\./, '$1.*.')
    .replace(/^help\.\w+\.(businessDays|needs)/, 'help.*.$1')
    .replace(/^cash\.\w+\.(code|amount|outranks|urgentBusinessDays)$/, 'cash.*.$1');

describe('all that there is to say', () => {
  it('stands in the table above', () => {
    const said = shipped.flatMap((policy) => leavesOf(policy).map(({ at }) => at));
    const names = new Set(said.filter((at) => !isClause(at) && !head.includes(at)).map(kindOf));
    const shown = new Set(rows.map(([, at]) => kindOf(at)));
    const isAlone = (at: string) => at === 'expiry.credits' || at.endsWith('.decides');
    expect([...names].filter((at) => !shown.has(at) && !isAlone(at))).toEqual([]);
  });

  it.each(shipped)('$product: whatever is changed is found there, under its clause', (policy) => {
    for (const { at } of leavesOf(policy)) {
      if (head.includes(at) || at.endsWith('.decides')) continue;
      const changes = compare(policy, withValues(policy, { [at]: 'something else' }));
      expect(changes.map((change) => change.at)).toEqual([at]);
      expect([at, changes[0]?.clause ?? at]).toEqual([
        at,
        expect.stringMatching(/^([A-Z]{2}-\d\d|something else|cash\.quoteMinutes)$/),
      ]);
    }
  });

  it('a place that nothing is known of is no place', () => {
    expect(() => placeAt('cash.surprise')).toThrow('nothing is known of cash.surprise');
  });
});

describe('a change in words', () => {
  // biome-ignore format: one case a row
  it.each<[Policy, Readonly<Record<string, unknown>>, string]>([
    [skena,  { 'cash.unused.windowHours': 72 },         'window for unspent purchases: 168 hours -> 72 hours (worse for the customer: purchases made before keep 168 hours)'],
    [skena,  { 'cash.unused.windowHours': 336 },        'window for unspent purchases: 168 hours -> 336 hours (better for the customer: purchases made before get it too)'],
    [skena,  { 'cash.unused.fee': undefined },          'a fee kept of a refund: capPercent 6 -> none (better for the customer: purchases made before get it too)'],
    [skena,  { 'timeLimit.minutes': 1 },                'time limit of a job: 10 minutes -> 1 minute (better for the customer: jobs that started before keep 10 minutes)'],
    [skena,  { 'settlement.cancelled.restores': false }, 'whether credits come back from what ended as cancelled: yes -> no (worse for the customer: jobs that started before keep it as it was)'],
    [jimeng, { 'settlement.succeeded.restores': true }, 'whether credits come back from what ended as succeeded: no -> yes (better for the customer: jobs that started before get it too)'],
    [jimeng, { 'cash.quality': reviewed },              'who decides on output that is not liked: refused (code quality_not_covered) -> review (code case_by_case, amount all) (better for the customer: purchases made before get it too)'],
    [jimeng, { 'cash.duplicate': reviewed },            'who decides on payments made twice: duplicate -> review (code case_by_case, amount all) (better for some customers, worse for others: purchases made before get whichever is kinder to them)'],
    [skena,  { 'trial.credits': 1 },                    'credits to try it: 15 credits -> 1 credit (worse for the customer: accounts opened before keep what they were given)'],
    [skena,  { 'charge.quoteMinutes': 5 },              'how long a shown price binds: 30 minutes -> 5 minutes (worse for the customer: for everybody from its day on, whenever their credits were bought)'],
    [skena,  { 'help.other.needs.fields': ['jobId'] },  'what a request about any other reason is asked for: nothing -> jobId (worse for the customer: what was asked before keeps nothing)'],
    [skena,  { 'cash.used.clause': 'SK-18' },           'the clause of cash.used: SK-19 -> SK-18 (neither better nor worse for the customer: purchases made before keep SK-19)'],
  ])('%o %o', (policy, says, words) => {
    const [change] = compare(policy, withValues(policy, says));
    if (!change) throw new Error('nothing changed');
    const { says: what, before, after, means } = changeWords(change);
    expect(`${what}: ${before} -> ${after} (${means})`).toBe(words);
  });

  it('go by their clauses, the house last', () => {
    const changed = withValues(jimeng, {
      'disputeWork.businessDays': 2,
      'cash.quoteMinutes': 5,
      'outage.hours': 80,
      'timeLimit.minutes': 9,
      'cash.outage.offerDays': 9,
    });
    expect(compare(jimeng, changed).map(({ clause }) => clause)).toEqual([
      'JM-07',
      'JM-07',
      'JM-18',
      'MG-01',
      undefined,
    ]);
  });
});
