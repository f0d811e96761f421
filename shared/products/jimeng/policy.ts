import type { Policy } from '../../policy/policy.ts';

/** JiMeng Video Studio: failed videos cost nothing, cash goes back in listed circumstances only. */
// biome-ignore format: one rule a row, in the order of the policy page
export const policy = {
  product: 'jimeng', version: 1, effectiveFrom: '2025-02-24T00:00:00.000Z',

  purchase:            { clause: 'JM-01' },
  expiry:              { clause: 'JM-02', credits: 'never' },
  settlement: {
    model_failed:      { clause: 'JM-03', restores: true },
    no_usable_output:  { clause: 'JM-03', restores: true },
    internal_error:    { clause: 'JM-03', restores: true },
    timed_out:         { clause: 'JM-18', restores: true },
    cancelled:         { clause: 'JM-18', restores: true },
    succeeded:         { clause: 'JM-08', restores: false },
  },
  timeLimit:           { clause: 'JM-18', minutes: 720 },
  cancellation:        { clause: 'JM-18', offered: true },

  cash: {
    unused:            { clause: 'JM-01', decides: 'refused' },
    used:              { clause: 'JM-08' },
    noCashValue:       { clause: 'JM-01' },
  },

  charge:              { clause: 'JM-08', priceMustBeShown: false, quoteMinutes: 30 },
  rates:               { clause: 'JM-18', lotsKeepTheirRate: true, increaseNeedsNotice: true },
  burn:                { clause: 'JM-01', order: ['trial', 'goodwill', 'past_refund', 'refundable'] },
  trial:               { clause: 'JM-01', credits: 0 },
  unattachedPayment:   { clause: 'MG-08', businessDays: 1 },
} as const satisfies Policy;
