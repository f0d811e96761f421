import * as z from 'zod/mini';
import { caseFields, caseKinds, caseStates } from '../domain/case.ts';
import { secretKinds } from '../domain/redaction/secret.ts';
import { clause, explanation, policyVersion } from './answer-fields.ts';
import { accountId, caseId, instant, jobId, orderId } from './fields.ts';

export const CaseAbout = z.object({
  accountId: z.optional(accountId),
  jobId: z.optional(jobId),
  orderId: z.optional(orderId),
});

/** What of a case is told to whoever asks. */
export const caseTold = {
  caseId,
  kind: z.enum(caseKinds),
  state: z.enum(caseStates),
  dueAt: instant,
  overdue: z.boolean(),
  missing: z.array(z.enum(caseFields)),
  redacted: z.array(z.enum(secretKinds)),
  about: z.optional(CaseAbout),
  receivedAt: instant,
  clause,
  policy: policyVersion,
  explanation,
};

export const Case = z.object(caseTold);
