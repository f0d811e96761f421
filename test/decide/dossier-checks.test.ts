import { describe, expect, it } from 'vitest';
import { checksOf } from '../../shared/decide/dossier/checks.ts';
import type { Records } from '../../shared/decide/dossier/records.ts';
import type { Check } from '../../shared/domain/dossier.ts';
import type { AccountId, JobId } from '../../shared/domain/ids.ts';
import { accountOf, at } from './given.ts';
import { caseOf } from './given-case.ts';
import { entryOf, type Happening, jobWith, minutesAfter, recordsOf } from './given-records.ts';

const ofJob = (variants: number, events: readonly Happening[], said: Partial<Records> = {}) =>
  recordsOf({ ...jobWith(variants, events), ...said });

/** The five answers in their order: `y`, `n`, and `?` for one that nothing speaks for or against. */
const answersTo = (records: Records): string =>
  checksOf(records)
    .map(({ answer }) => (answer === 'unknown' ? '?' : answer.slice(0, 1)))
    .join('');

const evidenceOf = (records: Records, id: Check['id']) =>
  checksOf(records).find((check) => check.id === id)?.evidence ?? [];

describe('PR-11: the five questions of a review are answered from the records of the job', () => {
  // biome-ignore format: one case a row
  it.each<[string, number, Happening[], string]>([
    // the job's variants                                 events                                                         holder, consumed, delivered, failed before, restored
    ['one, and it runs',                               1, [],                                                             'yy??n'],
    ['one, saved while it runs',                       1, [['saved', 'v1', 1]],                                           'yyy?n'],
    ['one, delivered',                                 1, [['succeeded', 'v1', 1]],                                       'yyynn'],
    ['one, delivered and saved',                       1, [['succeeded', 'v1', 1], ['saved', 'v1', 2]],                   'yyynn'],
    ['one, failed',                                    1, [['model_failed', 'v1', 1]],                                    'yynyy'],
    ['one, cancelled',                                 1, [['cancelled', 'v1', 1]],                                       'yynny'],
    ['one, saved before it failed',                    1, [['saved', 'v1', 1], ['model_failed', 'v1', 2]],                'yyynn'],
    ['one, saved in the moment it failed',             1, [['saved', 'v1', 1], ['model_failed', 'v1', 1]],                'yyynn'],
    ['one, saved after it failed',                     1, [['model_failed', 'v1', 1], ['saved', 'v1', 2]],                'yyyyy'],
    ['two, both delivered',                            2, [['succeeded', 'v1', 1], ['succeeded', 'v2', 2]],               'yyynn'],
    ['two, one delivered and one failed',              2, [['succeeded', 'v1', 1], ['model_failed', 'v2', 2]],            'yyyyy'],
    ['two, one failed and one runs',                   2, [['model_failed', 'v1', 1]],                                    'yy?yy'],
    ['two, one delivered and one runs',                2, [['succeeded', 'v1', 1]],                                       'yyy?n'],
    ['two, one exported before it failed, one failed', 2, [['exported', 'v1', 1], ['model_failed', 'v1', 2], ['model_failed', 'v2', 3]], 'yyyyy'],
    ['two, both downloaded before they failed',        2, [['downloaded', 'v1', 1], ['downloaded', 'v2', 1], ['model_failed', 'v1', 2], ['model_failed', 'v2', 2]], 'yyynn'],
  ])('%s', (_case, variants, events, answers) => {
    expect(answersTo(ofJob(variants, events))).toBe(answers);
  });

  it('where no job is known nothing speaks for any answer', () => {
    const records = recordsOf();
    expect(answersTo(records)).toBe('?????');
    expect(checksOf(records).flatMap(({ evidence }) => evidence)).toEqual([]);
  });

  it('entries of another job answer nothing of this one', () => {
    const { job } = jobWith(1, []);
    const jobId = 'job-2' as JobId;
    const entries = [entryOf('charge', 0, { jobId }), entryOf('restore', 1, { jobId })];
    expect(answersTo(recordsOf({ job, entries }))).toBe('y???n');
  });
});

describe('PR-11: whether the account holder started it', () => {
  const { job, entries } = jobWith(1, [['succeeded', 'v1', 1]]);
  const of = (accountId: string, jobId?: string) =>
    caseOf({
      about: { accountId: accountId as AccountId, ...(jobId && { jobId: jobId as JobId }) },
    });
  const shouting = { ...of('ann'), email: 'Ann@Example.COM' };
  const other = { ...of('ann'), email: 'eve@example.com' };
  const ann = accountOf([]);
  const eve = accountOf([], { accountId: 'eve' as AccountId });
  const nobody = caseOf();

  // biome-ignore format: one case a row
  it.each<[string, Partial<Records>, Check['answer'], string[]]>([
    // who asks                                  records                          answer     by
    ['from the address of the account',          { file: of('ann'), account: ann }, 'yes',     ['started_for', 'account_of_this_address']],
    ['in other capitals',                        { file: shouting, account: ann },  'yes',     ['started_for', 'account_of_this_address']],
    ['from another address',                     { file: other, account: ann },     'unknown', ['started_for', 'account_of_another_address']],
    ['another account names this job',           { file: of('eve'), account: eve }, 'no',      ['started_for']],
    ['nobody that we know',                      { file: nobody },                  'unknown', ['started_for']],
  ])('asked %s', (_case, { account, ...said }, answer, what) => {
    const { account: _ann, ...records } = recordsOf({ job, entries, ...said });
    const [check] = checksOf({ ...records, ...(account && { account }) });
    expect(check).toMatchObject({ id: 'started_by_holder', answer });
    expect(check?.evidence.map((one) => one.what)).toEqual(what);
    expect(check?.evidence[0]).toEqual({ what: 'started_for', at, ref: 'ann' });
  });
});

describe('PR-11: each answer points at what it rests on', () => {
  const events: Happening[] = [
    ['saved', 'v1', 1],
    ['model_failed', 'v1', 2],
    ['succeeded', 'v2', 3],
    ['model_failed', 'v3', 4],
    ['cancelled', 'v4', 5],
  ];
  const records = ofJob(4, events);
  const [charge, first, second] = records.entries;

  it('the charge', () => {
    expect(evidenceOf(records, 'credits_consumed')).toEqual([
      { what: 'charged', at, ref: charge?.entryId },
    ]);
  });

  it('every delivery, oldest first', () => {
    expect(evidenceOf(records, 'output_delivered')).toEqual([
      { what: 'saved', at: minutesAfter(1), ref: 'job/v1' },
      { what: 'succeeded', at: minutesAfter(3), ref: 'job/v2' },
    ]);
  });

  it('the failures before delivery; where there were none, those after it', () => {
    expect(evidenceOf(records, 'failed_before_delivery')).toEqual([
      { what: 'model_failed', at: minutesAfter(4), ref: 'job/v3' },
    ]);
    expect(evidenceOf(ofJob(1, events.slice(0, 2)), 'failed_before_delivery')).toEqual([
      { what: 'model_failed', at: minutesAfter(2), ref: 'job/v1' },
    ]);
  });

  it('every restore, the first one first', () => {
    expect(evidenceOf(records, 'already_restored')).toEqual([
      { what: 'restored', at: minutesAfter(4), ref: first?.entryId },
      { what: 'restored', at: minutesAfter(5), ref: second?.entryId },
    ]);
  });
});

describe('PR-11: what cannot be told is not told as no', () => {
  it('not all entries were read, and no restore is among those that were', () => {
    const { job, entries } = jobWith(1, [['model_failed', 'v1', 1]]);
    const charge = entries.slice(0, 1);
    const records = recordsOf({ job, entries: charge, isCut: true });
    expect(answersTo(records).at(-1)).not.toBe('n');
  });

  it('the job says that it gave credits back, and none of its entries were read', () => {
    const { job } = jobWith(1, [['model_failed', 'v1', 1]]);
    const { account: _account, ...records } = recordsOf({ job, file: caseOf(), entries: [] });
    expect(answersTo(records).slice(1, 2)).not.toBe('n');
    expect(answersTo(records).at(-1)).not.toBe('n');
  });
});
