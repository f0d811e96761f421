import type { Outcome } from '../../domain/job.ts';
import type { Declared } from './kinds.ts';

/** How a variant can have ended, where a message says something else for each. */
export const outcomes = [
  'succeeded',
  'model_failed',
  'timed_out',
  'cancelled',
  'internal_error',
  'no_usable_output',
] as const satisfies readonly Outcome[];

const variant = { variant: 'text', credits: 'count', lots: 'lots' } as const;
const settled = { ...variant, outcome: outcomes, clause: 'text' } as const;

/** The words of the studio history, and what became of each variant of a job. */
export const jobMessages = {
  tile_running: {},
  tile_completed: {},
  tile_refunded: {},
  tile_partly_refunded: { given: 'count', all: 'count' },
  variant_rendering: variant,
  variant_rendering_beside: variant,
  variant_unless: { capAt: 'moment', clause: 'text' },
  variant_delivered: { ...variant, clause: 'text' },
  variant_delivered_before: settled,
  variant_kept: settled,
  variant_restored: settled,
  variant_late: {},
} as const satisfies Declared;
