import { dueAfterBusinessDays } from '../domain/calendar.ts';
import type { Case, CaseDetails, CaseField, CaseState, CaseSubject } from '../domain/case.ts';
import type { CaseId } from '../domain/ids.ts';
import { type Instant, later } from '../domain/instant.ts';
import { policyName } from '../policy/policy.ts';
import type { Product } from '../policy/product.ts';

/** @property about what the details were found to mean */
export type Asked = Pick<Case, 'email' | 'kind' | 'details' | 'redacted' | 'accountNamed'> & {
  readonly caseId: CaseId;
  readonly about: CaseSubject;
};

/** A purchase that was found tells its day and amount itself. */
const isKnown = (field: CaseField, details: CaseDetails, about: CaseSubject): boolean => {
  if (field === 'jobId' || field === 'orderId') return about[field] !== undefined;
  const isOfOrder = field === 'paidOn' || field === 'amountMinor';
  const isOfJob = field === 'action' || field === 'approximateTime';
  return (
    details[field] !== undefined ||
    (isOfOrder && about.orderId !== undefined) ||
    (isOfJob && about.jobId !== undefined)
  );
};

/** What is still needed to look into it: asked for, never a reason to refuse (PR-12, JM-12, SK-12, SK-22). */
export const missingOf = (
  { kind, details, about }: Pick<Case, 'kind' | 'details' | 'about'>,
  { policy }: Product,
): CaseField[] => policy.help[kind].needs.fields.filter((field) => !isKnown(field, details, about));

/** Somebody is reminded of a case a day before it is due. */
export const caseWarnedAt = (dueAt: Instant): Instant => later(dueAt, { days: -1 });

/**
 * A case as it is received. Its clock runs from now, also while something is asked for (JM-13).
 *
 * @param isMended whether what it asks for has been done on the spot (SK-22)
 */
export function openCase(asked: Asked, product: Product, now: Instant, isMended = false): Case {
  const { clause, businessDays, needs } = product.policy.help[asked.kind];
  const dueAt = dueAfterBusinessDays(product.calendar, now, businessDays);
  const missing = isMended ? [] : missingOf(asked, product);
  const state: CaseState = isMended ? 'mended' : missing.length > 0 ? 'waiting' : 'open';
  return {
    ...asked,
    product: product.product,
    missing,
    state,
    receivedAt: now,
    dueAt,
    ...(!isMended && { nextAt: caseWarnedAt(dueAt) }),
    clause,
    asksBy: needs.clause,
    policy: policyName(product.policy),
    version: 1,
  };
}
