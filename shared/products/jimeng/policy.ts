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
    unused:            { clause: 'JM-01', decides: 'refused', code: 'not_offered' },
    used:              { clause: 'JM-08' },
    noCashValue:       { clause: 'JM-01' },
    duplicate:         { clause: 'JM-05', decides: 'duplicate' },
    unauthorised:      { clause: 'JM-06', decides: 'review', code: 'claim_to_check', amount: 'all', urgentBusinessDays: 1 },
    outage:            { clause: 'JM-07', decides: 'outage', offerDays: 30 },
    faulty:            { clause: 'JM-10', decides: 'review', code: 'claim_to_check', amount: 'all' },
    quality:           { clause: 'JM-10', decides: 'refused', code: 'quality_not_covered' },
    statutory:         { clause: 'JM-01', decides: 'review', code: 'statutory_claim', amount: 'all', outranks: true },
    other:             { clause: 'JM-01', decides: 'refused', code: 'not_offered' },
    quoteMinutes: 30,
    review:            { clause: 'JM-13', businessDays: 5 },
    payout:            { clause: 'JM-14', businessDays: 10, warnAfter: 5, estimateFrom: 5 },
    uncovered: 'owe',
  },
  duplicate:           { clause: 'JM-05', minutes: 15 },
  outage:              { clause: 'JM-07', hours: 72, briefestRecoveryMinutes: 30 },
  closure: {
    customer:          { clause: 'JM-09', paidLots: 'forfeit' },
    operator:          { clause: 'JM-09', paidLots: 'review' },
  },

  charge:              { clause: 'JM-08', priceMustBeShown: false, quoteMinutes: 30 },
  rates:               { clause: 'JM-18', lotsKeepTheirRate: true, increaseNeedsNotice: true },
  burn:                { clause: 'JM-01', order: ['trial', 'goodwill', 'past_refund', 'refundable'] },
  trial:               { clause: 'JM-01', credits: 0 },
  help: {
    clause: 'JM-12', searchMinutes: 120,
    credits_wrong:     { clause: 'JM-13', businessDays: 5, needs: { clause: 'JM-12', fields: ['jobId'] } },
    faulty_output:     { clause: 'JM-13', businessDays: 5, needs: { clause: 'JM-12', fields: ['jobId'] } },
    refund:            { clause: 'JM-13', businessDays: 5, needs: { clause: 'JM-12', fields: ['paidOn', 'amountMinor'] } },
    payment:           { clause: 'JM-13', businessDays: 5, needs: { clause: 'JM-12', fields: ['paidOn', 'amountMinor'] } },
    other:             { clause: 'JM-13', businessDays: 5, needs: { clause: 'JM-12', fields: [] } },
  },
  unattachedPayment:   { clause: 'MG-08', businessDays: 1 },
  disputeWork:         { clause: 'MG-01', businessDays: 1 },
} as const satisfies Policy;
