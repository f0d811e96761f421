import { describe, expect, it } from 'vitest';
import { decideSettlement, type Settle } from '../../shared/decide/settle.ts';
import { toCredits } from '../../shared/domain/credits.ts';
import type { Instant } from '../../shared/domain/instant.ts';
import { type Job, restored } from '../../shared/domain/job.ts';
import type { Policy } from '../../shared/policy/policy.ts';
import { policy as jimeng } from '../../shared/products/jimeng/policy.ts';
import { policy as remixer } from '../../shared/products/post-remixer/policy.ts';
import { policy as skena } from '../../shared/products/skena/policy.ts';
import { delivered, ids, inTime, settled, tooLate } from './endings.ts';
import { at, entryId, jobOf } from './given.ts';

type Claim = Omit<Settle, 'entryId'>;

describe('an ending is refused for one reason, in this order', () => {
  const running = jobOf([['lot_a', 3]], [1, 1, 1]);
  const over = settled(running, { outcome: 'cancelled' }).job;
  const never = { ...skena, cancellation: { ...skena.cancellation, offered: false } };

  // biome-ignore format: one case a row
  it.each<[string, Job, Claim, Policy, Instant, string | undefined]>([
    ['a variant that the job does not have',  over,    { outcome: 'cancelled', variantIds: ids('v1', 'v9') }, never, at,      'variant_not_found'],
    ['cancelling where it is not offered',    over,    { outcome: 'cancelled' },                            never, at,      'not_cancellable'],
    ['nothing is pending',                    over,    { outcome: 'timed_out' },                            skena, at,      'already_settled'],
    ['nothing of those named is',             over,    { outcome: 'succeeded', variantIds: ids('v1') },     skena, at,      'already_settled'],
    ['the clock, in the last moment',         running, { outcome: 'timed_out' },                            skena, inTime,  'not_yet'],
    ['the clock, a millisecond later',        running, { outcome: 'timed_out' },                            skena, tooLate, undefined],
    ['a worker knows of its model’s time',    running, { outcome: 'timed_out', reason: 'model_timeout' },   skena, at,      undefined],
  ])('%s', (_case, job, claim, policy, now, refused) => {
    expect(settled(job, claim, policy, now)).toMatchObject(refused ? { refused } : { job: {} });
    expect('refused' in settled(job, claim, policy, now)).toBe(refused !== undefined);
  });
});

describe('what was drawn last goes back first', () => {
  const job = jobOf(
    [
      ['lot_trial', 3],
      ['lot_a', 4],
      ['lot_b', 3],
    ],
    [4, 3, 3],
  );

  // biome-ignore format: one case a row
  it.each<[string, string[][], [string, number][][]]>([
    ['one variant, from the last lot',     [['v2']],                 [[['lot_b', 3]]]],
    ['a larger one, from the two last',    [['v1']],                 [[['lot_b', 3], ['lot_a', 1]]]],
    ['all at once',                        [['v1', 'v2', 'v3']],     [[['lot_b', 3], ['lot_a', 4], ['lot_trial', 3]]]],
    ['one after the other, it goes on',    [['v2'], ['v3'], ['v1']], [[['lot_b', 3]], [['lot_a', 3]], [['lot_a', 1], ['lot_trial', 3]]]],
  ])('%s', (_case, claims, then) => {
    let now = job;
    const returned = claims.map((names) => {
      const step = settled(now, { outcome: 'model_failed', variantIds: ids(...names) });
      now = step.job;
      return step.returned.map(({ lotId, credits }) => [lotId, credits]);
    });
    expect(returned).toEqual(then);
  });

  it('in one entry that names the clause, the policy and the outcome', () => {
    const claim = { outcome: 'model_failed', variantIds: ids('v2'), entryId } as const;
    expect(decideSettlement(job, claim, skena, at)).toMatchObject({
      accepted: {
        isLate: false,
        entry: {
          entryId,
          kind: 'restore',
          credits: 3,
          draws: [{ lotId: 'lot_b', credits: 3 }],
          clause: 'SK-02',
          policy: 'skena@1',
          jobId: 'job',
          cause: 'model_failed',
        },
      },
    });
  });

  it('a success returns nothing and writes no entry', () => {
    const step = settled(job, { outcome: 'succeeded' });
    expect(step).toMatchObject({ returned: [], isLate: false });
    expect('entry' in step).toBe(false);
  });
});

describe('where the policy goes by evidence, what was saved has been delivered (PR-06)', () => {
  const job = delivered(jobOf([['lot_a', 8]], [4, 4]), 'v1');

  it.each(['model_failed', 'cancelled', 'internal_error', 'no_usable_output'] as const)(
    '%s restores only what was not',
    (outcome) => {
      const step = settled(job, { outcome }, remixer);
      expect(step.job.variants.map(({ state }) => state)).toEqual(['captured', 'restored']);
      expect(step.job.variants[0]).toMatchObject({ outcome, clause: 'PR-06' });
      expect(step.returned).toEqual([{ lotId: 'lot_a', credits: 4 }]);
    },
  );

  it.each([skena, jimeng])('$product asks for no evidence', (policy) => {
    const step = settled(job, { outcome: 'model_failed' }, policy);
    expect(step.job.variants.map(({ state }) => state)).toEqual(['restored', 'restored']);
  });

  it('a success that comes too late for it is not late: its credits were not given back', () => {
    const claim = { outcome: 'succeeded', variantIds: ids('v1') } as const;
    const step = settled(job, claim, remixer, tooLate);
    expect(step.job.variants[0]).toMatchObject({ state: 'captured', clause: 'PR-06' });
    expect(step.job.variants[0]?.late).toBe(undefined);
  });
});

describe('a job of nothing but free variants', () => {
  it('moves nothing', () => {
    const free = jobOf([], [0, 0]);
    const step = settled(free, { outcome: 'model_failed' });
    expect([step.returned, restored(step.job)]).toEqual([[], toCredits(0)]);
  });
});
