import * as z from 'zod/mini';
import { type CaseField, caseFields } from '../../../shared/domain/case.ts';
import type { Policy } from '../../../shared/policy/policy.ts';
import { CashShape } from './cash-shape.ts';
import { days, group, listOf, rule, ruled, whole, word, yesOrNo } from './shape-kit.ts';

const restores = ruled({ restores: yesOrNo });
const closed = ruled({ paidLots: z.enum(['forfeit', 'review']) });
const asked = ruled({
  businessDays: days,
  needs: ruled({ fields: listOf<CaseField>(caseFields) }),
});

/** A policy, as its type has it; every message says what must be there. */
export const PolicyShape = group({
  product: word('must be a name in small letters, such as "post-remixer"', /^[a-z0-9][a-z0-9-]*$/),
  version: whole('versions'),
  effectiveFrom: word(
    'must be a time in UTC to the millisecond, such as "2026-01-01T00:00:00.000Z"',
    /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/,
  ),
  trial: ruled({ credits: whole('credits', 0) }),
  purchase: rule,
  expiry: ruled({ credits: z.literal('never') }),
  burn: ruled({ order: listOf(['trial', 'goodwill', 'past_refund', 'refundable']) }),
  charge: ruled({ priceMustBeShown: yesOrNo, quoteMinutes: whole('minutes') }),
  rates: ruled({ lotsKeepTheirRate: yesOrNo, increaseNeedsNotice: yesOrNo }),
  settlement: group({
    succeeded: restores,
    model_failed: restores,
    timed_out: restores,
    cancelled: restores,
    internal_error: restores,
    no_usable_output: restores,
  }),
  timeLimit: ruled({ minutes: whole('minutes') }),
  cancellation: ruled({ offered: yesOrNo }),
  deliveredByEvidence: z.exactOptional(rule),
  cash: CashShape,
  duplicate: ruled({ minutes: whole('minutes') }),
  outage: z.exactOptional(
    ruled({ hours: whole('hours'), briefestRecoveryMinutes: whole('minutes', 0) }),
  ),
  closure: group({ customer: closed, operator: closed }),
  help: ruled({
    searchMinutes: whole('minutes'),
    credits_wrong: asked,
    refund: asked,
    faulty_output: asked,
    payment: asked,
    other: asked,
  }),
  unattachedPayment: ruled({ businessDays: days }),
  disputeWork: ruled({ businessDays: days }),
});

/** A type spelt out, so that two ways to write the same are the same. */
type Spelt<Type> = Type extends string | number | boolean
  ? Type
  : { readonly [Name in keyof Type]: Spelt<Type[Name]> };

type Same<A, B> =
  (<Any>() => Any extends A ? 1 : 2) extends <Any>() => Any extends B ? 1 : 2 ? true : false;

type Shaped = z.infer<typeof PolicyShape>;

/** Compiles only while the shape and the type are one. */
export const toPolicy = (
  shaped: Shaped,
): Same<Spelt<Shaped>, Spelt<Policy>> extends true ? Policy : never => shaped;
