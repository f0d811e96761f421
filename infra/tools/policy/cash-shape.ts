import * as z from 'zod/mini';
import { days, group, percent, rule, ruled, whole, yesOrNo } from './shape-kit.ts';

const refused = ruled({
  decides: z.literal('refused'),
  code: z.enum(['quality_not_covered', 'not_offered']),
});
const review = ruled({
  decides: z.literal('review'),
  code: z.enum(['case_by_case', 'claim_to_check', 'statutory_claim']),
  amount: z.enum(['unspent', 'all']),
  outranks: z.exactOptional(yesOrNo),
  urgentBusinessDays: z.exactOptional(days),
});
const automatic = ruled({
  decides: z.literal('automatic'),
  windowHours: whole('hours'),
  closed: rule,
  pending: rule,
  fee: z.exactOptional(ruled({ capPercent: percent })),
});
const byTwin = ruled({ decides: z.literal('duplicate') });
const byOutage = ruled({ decides: z.literal('outage'), offerDays: whole('days') });

const decides = <
  const Rules extends readonly [typeof refused, typeof review, ...z.core.$ZodTypeDiscriminable[]],
>(
  ...rules: Rules
) => z.discriminatedUnion('decides', rules);
const fixed = decides(refused, review);

/** When money goes back. */
export const CashShape = group({
  noCashValue: rule,
  used: rule,
  unused: decides(refused, review, automatic),
  duplicate: decides(refused, review, byTwin),
  unauthorised: fixed,
  outage: decides(refused, review, byOutage),
  faulty: fixed,
  quality: fixed,
  statutory: fixed,
  other: fixed,
  quoteMinutes: whole('minutes'),
  review: ruled({ businessDays: days }),
  payout: ruled({
    businessDays: days,
    warnAfter: whole('business days', 0),
    estimateFrom: z.exactOptional(days),
  }),
  uncovered: z.enum(['owe', 'forgive']),
});
