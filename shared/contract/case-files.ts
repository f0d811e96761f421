import * as z from 'zod/mini';
import { caseOutcomes } from '../domain/case.ts';
import { CaseAbout, caseTold } from './case-answer.ts';
import { Dossier } from './dossiers.ts';
import { instant, jobId } from './fields.ts';

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
  ...caseTold,
  email: z.string(),
  about: CaseAbout,
  details: CaseDetails,
  messages: z.array(CaseMessage),
  mayBeAbout: z.array(jobId),
  dossier: Dossier,
});
