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
      fee:             { clause: 'SK-11', capPercent: 6 },
    },
    used:              { clause: 'SK-19' },
    noCashValue:       { clause: 'SK-21' },
    duplicate:         { clause: 'SK-11', decides: 'duplicate' },
    unauthorised:      { clause: 'SK-11', decides: 'review', code: 'claim_to_check', amount: 'all', urgentBusinessDays: 1 },
    outage:            { clause: 'SK-11', decides: 'review', code: 'claim_to_check', amount: 'unspent' },
    faulty:            { clause: 'SK-20', decides: 'review', code: 'claim_to_check', amount: 'all' },
    quality:           { clause: 'SK-20', decides: 'refused', code: 'quality_not_covered' },
    statutory:         { clause: 'SK-15', decides: 'review', code: 'statutory_claim', amount: 'all', outranks: true },
    other:             { clause: 'SK-15', decides: 'refused', code: 'not_offered' },
    quoteMinutes: 30,
    review:            { clause: 'SK-22', businessDays: 1 },
    payout:            { clause: 'SK-10', businessDays: 5, warnAfter: 3 },
    uncovered: 'owe',
  },
  duplicate:           { clause: 'SK-11', minutes: 15 },
  closure: {
    customer:          { clause: 'SK-16', paidLots: 'forfeit' },
    operator:          { clause: 'SK-16', paidLots: 'forfeit' },
  },

  charge:              { clause: 'SK-13', priceMustBeShown: false, quoteMinutes: 30 },
  purchase:            { clause: 'SK-14' },
  expiry:              { clause: 'SK-14', credits: 'never' },
  burn:                { clause: 'SK-19', order: ['trial', 'goodwill', 'past_refund', 'refundable'] },
  rates:               { clause: 'SK-17', lotsKeepTheirRate: true, increaseNeedsNotice: true },
  trial:               { clause: 'SK-21', credits: 15 },
  help: {
    clause: 'SK-12', searchMinutes: 120,
    credits_wrong:     { clause: 'SK-22', businessDays: 1, needs: { clause: 'SK-22', fields: ['jobId'] } },
    faulty_output:     { clause: 'SK-22', businessDays: 1, needs: { clause: 'SK-22', fields: ['jobId'] } },
    refund:            { clause: 'SK-22', businessDays: 1, needs: { clause: 'SK-12', fields: ['orderId'] } },
    payment:           { clause: 'SK-22', businessDays: 1, needs: { clause: 'SK-12', fields: ['orderId'] } },
    other:             { clause: 'SK-22', businessDays: 1, needs: { clause: 'SK-12', fields: [] } },
  },
  unattachedPayment:   { clause: 'MG-08', businessDays: 1 },
  disputeWork:         { clause: 'MG-01', businessDays: 1 },
} as const satisfies Policy;
