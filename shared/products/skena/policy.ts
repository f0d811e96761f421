import type { Policy } from '../../policy/policy.ts';

/** Skena: failures cost nothing, unspent top-ups go back within a week. */
// biome-ignore format: one rule a row, in the order of the policy page
export const policy = {
  product: 'skena', version: 1, effectiveFrom: '2026-01-01T00:00:00.000Z',

  settlement: {
    model_failed:      { clause: 'SK-02', restores: true },
    no_usable_output:  { clause: 'SK-02', restores: true },
    timed_out:         { clause: 'SK-04', restores: true },
    cancelled:         { clause: 'SK-05', restores: true },
    internal_error:    { clause: 'SK-06', restores: true },
    succeeded:         { clause: 'SK-18', restores: false },
  },
  timeLimit:           { clause: 'SK-04', minutes: 10 },
  cancellation:        { clause: 'SK-05', offered: true },

  cash: {
    unused: {
      clause: 'SK-08', decides: 'automatic', windowHours: 168,
      closed:          { clause: 'SK-15' },
      pending:         { clause: 'SK-09' },
    },
    used:              { clause: 'SK-19' },
    noCashValue:       { clause: 'SK-21' },
  },

  charge:              { clause: 'SK-13', priceMustBeShown: false, quoteMinutes: 30 },
  purchase:            { clause: 'SK-14' },
  expiry:              { clause: 'SK-14', credits: 'never' },
  burn:                { clause: 'SK-19', order: ['trial', 'goodwill', 'past_refund', 'refundable'] },
  rates:               { clause: 'SK-17', lotsKeepTheirRate: true, increaseNeedsNotice: true },
  trial:               { clause: 'SK-21', credits: 15 },
  unattachedPayment:   { clause: 'MG-08', businessDays: 1 },
} as const satisfies Policy;
