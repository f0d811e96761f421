import { describe, expect, it } from 'vitest';
import { toInstant } from '../../shared/domain/instant.ts';
import { checkPolicy } from '../../shared/policy/check.ts';
import type { Surroundings } from '../../shared/policy/finding.ts';
import type { Policy } from '../../shared/policy/policy.ts';
import { policy as jimeng } from '../../shared/products/jimeng/policy.ts';
import { policy as postRemixer } from '../../shared/products/post-remixer/policy.ts';
import { policy as skena } from '../../shared/products/skena/policy.ts';
import { withValues } from '../support/policy-values.ts';

const now = toInstant('2026-11-20T12:00:00.000Z');

/** The next version of a policy, which says some of it otherwise. */
const next = (policy: Policy, says: Readonly<Record<string, unknown>>): Policy =>
  withValues({ ...policy, version: 2, effectiveFrom: '2027-01-01T00:00:00.000Z' }, says);

const around = (policy: Policy, more: Partial<Surroundings> = {}): Surroundings => ({
  policies: [policy],
  clauses: new Set(),
  told: new Map(),
  now,
  ...more,
});

const found = (policy: Policy, says: Readonly<Record<string, unknown>>) =>
  checkPolicy(next(policy, says), around(policy)).map(({ at, level }) => `${level} ${at}`);

const refused = { clause: 'SK-15', decides: 'refused', code: 'not_offered' };
const law = {
  clause: 'SK-15',
  decides: 'review',
  code: 'statutory_claim',
  amount: 'all',
  outranks: true,
};

describe('a policy makes sense', () => {
  it.each([
    ['skena', skena],
    ['post-remixer', postRemixer],
    ['jimeng', jimeng],
  ])('%s as it is shipped, and with another version behind it', (_name, policy) => {
    expect(checkPolicy(policy, around(policy))).toEqual([]);
    expect(found(policy, {})).toEqual([]);
  });
});

describe('what makes no sense about money', () => {
  // biome-ignore format: one case a row
  it.each<[string, Policy, Readonly<Record<string, unknown>>, string[]]>([
    ['a warning on the last day',        skena,  { 'cash.payout.warnAfter': 5 },                ['error cash.payout.warnAfter']],
    ['a warning the day before',         skena,  { 'cash.payout.warnAfter': 4 },                []],
    ['an estimate that begins too late', jimeng, { 'cash.payout.estimateFrom': 11 },            ['error cash.payout.estimateFrom']],
    ['an estimate of one number',        jimeng, { 'cash.payout.estimateFrom': 10 },            []],
    ['urgent, and later than the review', skena, { 'cash.unauthorised.urgentBusinessDays': 2 }, ['error cash.unauthorised.urgentBusinessDays']],
    ['a fee of all',                     skena,  { 'cash.unused.fee.capPercent': 100 },         ['error cash.unused.fee.capPercent']],
    ['a fee of nothing',                 skena,  { 'cash.unused.fee.capPercent': 0 },           ['warning cash.unused.fee.capPercent']],
    ['a window of eleven years',         skena,  { 'cash.unused.windowHours': 96_360 },         ['error cash.unused.windowHours']],
    ['outages decide, without a rule',   jimeng, { outage: undefined },                         ['error cash.outage.decides']],
    ['a rule for outages nobody pays by', jimeng, { 'cash.outage': refused },                   ['warning outage']],
    ['a recovery as long as the outage', jimeng, { 'outage.hours': 1, 'outage.briefestRecoveryMinutes': 60 }, ['error outage.briefestRecoveryMinutes']],
    ['a recovery just shorter',          jimeng, { 'outage.hours': 1, 'outage.briefestRecoveryMinutes': 59 }, []],
    ['the law refused',                  skena,  { 'cash.statutory': refused },                 ['error cash.statutory.decides']],
    ['the law outranked',                skena,  { 'cash.statutory.outranks': false },          ['error cash.statutory.outranks']],
    ['the law outranked by silence',     skena,  { 'cash.statutory.outranks': undefined },      ['error cash.statutory']],
    ['the law under another name',       skena,  { 'cash.statutory.code': 'claim_to_check' },   ['error cash.statutory.code']],
    ['the law in part',                  skena,  { 'cash.statutory.amount': 'unspent' },        ['warning cash.statutory.amount']],
    ['a fault put as the law',           skena,  { 'cash.faulty': law },                        ['error cash.faulty.code', 'error cash.faulty.outranks']],
    ['a refusal for taste elsewhere',    skena,  { 'cash.other.code': 'quality_not_covered' },  ['error cash.other.code']],
    ['faults refused',                   skena,  { 'cash.faulty': refused },                    ['warning cash.faulty.decides']],
    ['payments by somebody else refused', skena, { 'cash.unauthorised': refused },              ['warning cash.unauthorised.decides']],
    ['payments made twice refused',      skena,  { 'cash.duplicate': refused },                 ['warning cash.duplicate.decides']],
  ])('%s', (_case, policy, says, wrong) => {
    expect(found(policy, says)).toEqual(wrong);
  });
});

describe('what makes no sense about credits, jobs and help', () => {
  // biome-ignore format: one case a row
  it.each<[string, Readonly<Record<string, unknown>>, string[]]>([
    ['a failure that keeps credits',    { 'settlement.model_failed.restores': false },    ['warning settlement.model_failed.restores']],
    ['a time limit that keeps them',    { 'settlement.timed_out.restores': false },       ['warning settlement.timed_out.restores']],
    ['a success that keeps nothing',    { 'settlement.succeeded.restores': true },        ['error settlement.succeeded.restores']],
    ['a time limit of a day',           { 'timeLimit.minutes': 1_440 },                   []],
    ['a time limit of over a day',      { 'timeLimit.minutes': 1_441 },                   ['warning timeLimit.minutes']],
    ['a time limit of over a week',     { 'timeLimit.minutes': 10_081 },                  ['error timeLimit.minutes']],
    ['one kind of credits twice',       { 'burn.order': ['trial', 'goodwill', 'trial', 'refundable'] }, ['error burn.order']],
    ['one kind of credits left out',    { 'burn.order': ['trial', 'goodwill', 'refundable'] }, ['error burn.order']],
    ['refundable credits spent first',  { 'burn.order': ['refundable', 'trial', 'goodwill', 'past_refund'] }, ['warning burn.order']],
    ['goodwill spent before the trial', { 'burn.order': ['goodwill', 'trial', 'past_refund', 'refundable'] }, []],
    ['asked for one thing twice',       { 'help.other.needs.fields': ['jobId', 'jobId'] }, ['error help.other.needs.fields']],
    ['prices rise unannounced',         { 'rates.increaseNeedsNotice': false },           []],
    ['and for credits bought before',   { 'rates.increaseNeedsNotice': false, 'rates.lotsKeepTheirRate': false }, ['warning rates']],
    ['too many credits to try it',      { 'trial.credits': 1_000_001 },                   ['error trial.credits']],
    ['a year to answer',                { 'help.refund.businessDays': 260 },              ['error help.refund.businessDays']],
  ])('%s', (_case, says, wrong) => {
    expect(found(skena, says)).toEqual(wrong);
  });
});

describe('a version among the others of its product', () => {
  // biome-ignore format: one case a row
  it.each<[string, Readonly<Record<string, unknown>>, string[]]>([
    ['the same number',                 { version: 1, effectiveFrom: skena.effectiveFrom },            []],
    ['the same number, changed',        { version: 1, effectiveFrom: skena.effectiveFrom, 'cash.quoteMinutes': 31 }, ['error version']],
    ['the same number, less',           { version: 1, effectiveFrom: skena.effectiveFrom, 'cash.unused.fee': undefined }, ['error version']],
    ['a number left out',               { version: 3 },                                                ['error version']],
    ['from when the last was',          { effectiveFrom: skena.effectiveFrom },                        ['error effectiveFrom', 'warning effectiveFrom']],
    ['from a day that there is not',    { effectiveFrom: '2027-02-30T00:00:00.000Z' },                 ['error effectiveFrom']],
    ['from this very moment',           { effectiveFrom: now },                                        []],
    ['from before, and kinder',         { effectiveFrom: '2026-11-20T11:59:59.999Z', 'cash.unused.windowHours': 169 }, ['warning effectiveFrom']],
    ['from before, and harsher',        { effectiveFrom: '2026-11-20T11:59:59.999Z', 'cash.unused.windowHours': 167 }, ['error effectiveFrom']],
  ])('%s', (_case, says, wrong) => {
    expect(found(skena, says)).toEqual(wrong);
  });

  it('the first of a new product is version 1', () => {
    const of = (version: number) =>
      checkPolicy({ ...skena, product: 'new', version }, around(skena, { policies: [] }));
    expect(of(1)).toEqual([]);
    expect(of(2)).toMatchObject([{ at: 'version', says: 'must be 1, one more than the newest' }]);
  });

  it('names clauses that its customers can look up', () => {
    const known = { clauses: new Set(['SK-08', 'MG-08']) };
    const wrong = checkPolicy(skena, around(skena, known)).map(({ at }) => at);
    expect(wrong).toContain('trial.clause');
    expect(wrong).not.toContain('cash.unused.clause');
    expect(wrong).not.toContain('unattachedPayment.clause');
    expect(wrong).toContain('disputeWork.clause');
  });

  it('says what its texts tell of', () => {
    const told = new Map([['SK-08', ['cash.unused.windowHours', 'cash.unused.fee.capPercent']]]);
    const free = next(skena, { 'cash.unused.fee': undefined });
    expect(checkPolicy(free, around(skena, { told }))).toMatchObject([
      {
        level: 'warning',
        says: expect.stringContaining('SK-08 tells of cash.unused.fee.capPercent'),
      },
    ]);
  });
});

describe('where a part of it has not the shape of a policy', () => {
  it('the others are looked at all the same', () => {
    const broken = next(skena, { 'cash.payout.warnAfter': 9, 'burn.order': 'first', version: 7 });
    const isSound = (at: string) => at !== '' && !at.startsWith('burn');
    expect(checkPolicy(broken, around(skena), isSound).map(({ at }) => at)).toEqual([
      'version',
      'cash.payout.warnAfter',
    ]);
  });
});
