import type { Policy } from '../../policy/policy.ts';

/** Post Remixer: confirmed failures give credits back, cash is decided case by case. */
// biome-ignore format: one rule a row, in the order of the policy page
export const policy = {
  product: 'post-remixer', version: 1, effectiveFrom: '2026-05-04T00:00:00.000Z',

  charge:              { clause: 'PR-03', priceMustBeShown: true, quoteMinutes: 30 },
  rates:               { clause: 'PR-02', lotsKeepTheirRate: true, increaseNeedsNotice: false },
  settlement: {
    model_failed:      { clause: 'PR-04', restores: true },
    no_usable_output:  { clause: 'PR-04', restores: true },
    internal_error:    { clause: 'PR-04', restores: true },
    timed_out:         { clause: 'PR-15', restores: true },
    cancelled:         { clause: 'PR-15', restores: true },
    succeeded:         { clause: 'PR-06', restores: false },
  },
  deliveredByEvidence: { clause: 'PR-06' },
  timeLimit:           { clause: 'PR-15', minutes: 30 },
  cancellation:        { clause: 'PR-15', offered: true },

  purchase:            { clause: 'PR-08' },
  cash: {
    unused:            { clause: 'PR-09', decides: 'review', code: 'case_by_case', amount: 'unspent' },
    used:              { clause: 'PR-07' },
    noCashValue:       { clause: 'PR-08' },
    duplicate:         { clause: 'PR-09', decides: 'review', code: 'claim_to_check', amount: 'unspent' },
    unauthorised:      { clause: 'PR-09', decides: 'review', code: 'claim_to_check', amount: 'all', urgentBusinessDays: 1 },
    outage:            { clause: 'PR-09', decides: 'review', code: 'case_by_case', amount: 'unspent' },
    faulty:            { clause: 'PR-07', decides: 'review', code: 'claim_to_check', amount: 'all' },
    quality:           { clause: 'PR-07', decides: 'refused', code: 'quality_not_covered' },
    statutory:         { clause: 'PR-14', decides: 'review', code: 'statutory_claim', amount: 'all', outranks: true },
    other:             { clause: 'PR-09', decides: 'review', code: 'case_by_case', amount: 'unspent' },
    quoteMinutes: 30,
    review:            { clause: 'PR-05', businessDays: 5 },
    payout:            { clause: 'PR-10', businessDays: 5, warnAfter: 3 },
    uncovered: 'owe',
  },
  duplicate:           { clause: 'PR-09', minutes: 15 },
  closure: {
    customer:          { clause: 'PR-15', paidLots: 'review' },
    operator:          { clause: 'PR-15', paidLots: 'review' },
  },

  expiry:              { clause: 'PR-15', credits: 'never' },
  burn:                { clause: 'PR-15', order: ['trial', 'goodwill', 'past_refund', 'refundable'] },
  trial:               { clause: 'PR-15', credits: 0 },
  help: {
    clause: 'PR-12', searchMinutes: 120,
    credits_wrong:     { clause: 'PR-05', businessDays: 5, needs: { clause: 'PR-12', fields: ['project', 'action', 'approximateTime', 'expectation'] } },
    faulty_output:     { clause: 'PR-05', businessDays: 5, needs: { clause: 'PR-12', fields: ['project', 'action', 'approximateTime', 'expectation'] } },
    refund:            { clause: 'PR-05', businessDays: 5, needs: { clause: 'PR-12', fields: ['project', 'action', 'approximateTime', 'expectation'] } },
    payment:           { clause: 'PR-05', businessDays: 5, needs: { clause: 'PR-12', fields: ['project', 'action', 'approximateTime', 'expectation'] } },
    other:             { clause: 'PR-05', businessDays: 5, needs: { clause: 'PR-12', fields: ['project', 'action', 'approximateTime', 'expectation'] } },
  },
  unattachedPayment:   { clause: 'MG-08', businessDays: 1 },
  disputeWork:         { clause: 'MG-01', businessDays: 1 },
} as const satisfies Policy;
