import * as z from 'zod/mini';
import type { LotKind } from '../domain/lot.ts';
import type { Provider } from '../domain/payment.ts';
import type { RefundCode } from '../domain/refund.ts';
import { credits, ours } from './fields.ts';

/** What stands in answers alone. */
export const lotId = ours('lot');
export const outageId = ours('out');

/** The rule that something was decided by, and the version of the policy that it stands in. */
export const clause = z.string().check(z.regex(/^[A-Z]{2}-[0-9]{2}$/));
export const policyVersion = z.string().check(z.regex(/^[a-z0-9-]+@[0-9]+$/));

export const productName = z.string();
export const rateCard = z.string();
export const explanation = z.string();

export const lotKind = z.enum(['trial', 'purchase', 'goodwill'] satisfies LotKind[]);
export const provider = z.enum(['stripe', 'paddle'] satisfies Provider[]);

/** Why money goes back, is looked at, or does not. */
export const refundCode = z.enum([
  'eligible',
  'window_closed',
  'lot_used',
  'no_cash_value',
  'quality_not_covered',
  'not_a_duplicate',
  'no_qualifying_outage',
  'not_offered',
  'already_refunded',
  'refund_open',
  'disputed',
  'lot_pending',
  'case_by_case',
  'claim_to_check',
  'statutory_claim',
] satisfies RefundCode[]);

export const Draw = z.object({ lotId, credits });
