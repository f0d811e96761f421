import type { Case, CaseDetails, CaseOutcome, CaseSubject } from '../domain/case.ts';
import { isOpenCase } from '../domain/case.ts';
import { firstLate, type Instant } from '../domain/instant.ts';
import { secretKinds } from '../domain/redaction/secret.ts';
import { type Product, under } from '../policy/product.ts';
import { accept, type Decision, refuse } from './decision.ts';
import { caseWarnedAt, missingOf } from './open-case.ts';

/** Nothing is left to be reminded of. */
const settled = ({ nextAt: _next, ...file }: Case): Case => file;

/** What the customer told later, and what it was found to mean. */
export type Addition = Pick<Case, 'redacted'> & {
  readonly details: CaseDetails;
  readonly about: CaseSubject;
};

/** An id that is told anew and found nowhere takes the place of what was found before. */
function aboutNow(
  before: CaseSubject,
  { details, about }: Omit<Addition, 'redacted'>,
): CaseSubject {
  const { jobId, orderId, ...account } = { ...before, ...about };
  const isOther = (name: 'jobId' | 'orderId') =>
    details[name] !== undefined && about[name] !== details[name];
  return {
    ...account,
    ...(jobId && !isOther('jobId') && { jobId }),
    ...(orderId && !isOther('orderId') && { orderId }),
  };
}

/** The customer has told more: a case that is answered is over, and another one is opened. */
export function decideAddition(
  file: Case,
  { details, about, redacted }: Addition,
  product: Product,
): Decision<Case, 'case_answered'> {
  if (!isOpenCase(file)) return refuse('case_answered', file.clause);
  const kinds = new Set([...file.redacted, ...redacted]);
  const told: Case = {
    ...file,
    details: { ...file.details, ...details },
    about: aboutNow(file.about, { details, about }),
    redacted: secretKinds.filter((kind) => kinds.has(kind)),
  };
  const missing = missingOf(told, under(product, file.policy));
  return accept({ ...told, missing, state: missing.length > 0 ? 'waiting' : 'open' });
}

/** Support has answered: for good, or to ask for more, which does not stop the clock (JM-13). */
export function decideAnswer(
  file: Case,
  { outcome }: { readonly outcome: CaseOutcome },
): Decision<Case, 'case_answered'> {
  if (file.state === 'answered') return refuse('case_answered', file.clause);
  if (outcome !== 'needs_information') return accept({ ...settled(file), state: 'answered' });
  // One that was put right on the spot is open again, since something is asked.
  const nextAt = file.nextAt ?? caseWarnedAt(file.dueAt);
  return accept({ ...file, state: 'waiting', ...(!file.remindedOf && { nextAt }) });
}

/** Somebody is reminded a day before a case is due, and once more when it was missed. */
export function remindedCase(file: Case, now: Instant): Case {
  const { nextAt, dueAt } = file;
  if (!isOpenCase(file) || !nextAt || now < nextAt) return file;
  if (now > dueAt) return { ...settled(file), remindedOf: 'missed' };
  return { ...file, nextAt: firstLate(dueAt), remindedOf: 'nearly_due' };
}

/** What a person has to do about it, while it is open. */
export const caseWork = (file: Case) => ({
  product: file.product,
  kind: 'case' as const,
  id: file.caseId,
  ...(file.about.accountId && { accountId: file.about.accountId }),
  dueAt: file.dueAt,
  summary: `Case ${file.caseId} (${file.kind.replaceAll('_', ' ')}) of ${file.email}`,
});
