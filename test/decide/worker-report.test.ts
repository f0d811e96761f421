import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { failureOutcome, successOutcome } from '../../shared/decide/worker-report.ts';

describe('a worker’s reason for a failure becomes an outcome', () => {
  // biome-ignore format: one case a row
  it.each([
    ['model_error',           'model_failed'],
    ['content_blocked',       'model_failed'],
    ['model_timeout',         'timed_out'],
    ['enqueue_failed',        'internal_error'],
    ['storage_upload_failed', 'internal_error'],
    ['database_error',        'internal_error'],
    ['internal_error',        'internal_error'],
    [undefined,               'internal_error'],
    ['',                      'internal_error'],
    ['MODEL_ERROR',           'internal_error'],
    ['toString',              'internal_error'],
    ['__proto__',             'internal_error'],
  ])('"%s" is %s', (reason, outcome) => {
    expect(failureOutcome(reason)).toBe(outcome);
  });

  it('whatever is not known is the operator’s own trouble, and never a success', () => {
    fc.assert(
      fc.property(fc.string(), (reason) => {
        expect(['model_failed', 'timed_out', 'internal_error']).toContain(failureOutcome(reason));
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('a success is one unless its output is nothing', () => {
  // biome-ignore format: one case a row
  it.each([
    ['no output described', undefined,    'succeeded'],
    ['one byte',            { bytes: 1 }, 'succeeded'],
    ['none',                { bytes: 0 }, 'no_usable_output'],
  ])('%s', (_case, output, outcome) => {
    expect(successOutcome(output)).toBe(outcome);
  });
});
