import * as z from 'zod/mini';
import { caseFields, caseKinds, caseOutcomes, caseStates } from '../domain/case.ts';
import { secretKinds } from '../domain/redaction/secret.ts';
import { clause, explanation, policyVersion } from './answer-fields.ts';
import { Dossier } from './dossiers.ts';
import { accountId, caseId, instant, jobId, orderId } from './fields.ts';

export const CaseAbout = z.object({
  accountId: z.optional(accountId),
  jobId: z.optional(jobId),
  orderId: z.optional(orderId),
});

const kept = {
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

export const Case = z.object(kept);

export const CaseDetails = z.object({
  jobId: z.optional(z.string()),
  orderId: z.optional(z.string()),
  paidOn: z.optional(z.string()),
  amountMinor: z.optional(z.int()),
  currency: z.optional(z.string()),
  project: z.optional(z.string()),
  action: z.optional(z.string()),
  approximateTime: z.optional(instant),
  expectation: z.optional(z.string()),
});

export const CaseMessage = z.object({
  at: instant,
  by: z.string(),
  message: z.string(),
  attachments: z.array(z.string()),
  outcome: z.optional(z.enum(caseOutcomes)),
});

export const CaseFile = z.object({
  ...kept,
  email: z.string(),
  about: CaseAbout,
  details: CaseDetails,
  messages: z.array(CaseMessage),
  mayBeAbout: z.array(jobId),
  dossier: Dossier,
});
