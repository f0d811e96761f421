import * as z from 'zod/mini';
import { caseOutcomes } from '../domain/case.ts';
import { checkIds } from '../domain/dossier.ts';
import { clause, explanation, refundCode } from './answer-fields.ts';
import { instant, money } from './fields.ts';

/** A word for it, when, and where it is found: an id of ours, or the provider's. */
const evidence = { what: z.string(), at: instant, ref: z.string() };

export const Evidence = z.object(evidence);

export const Check = z.object({
  id: z.enum(checkIds),
  answer: z.enum(['yes', 'no', 'unknown']),
  evidence: z.array(Evidence),
});

export const Happened = z.object({
  ...evidence,
  source: z.enum(['ledger', 'job', 'delivery', 'payment', 'provider_event', 'refund', 'case']),
  credits: z.optional(z.int()),
  amount: z.optional(money),
  clause: z.optional(clause),
  by: z.optional(z.string()),
});

export const Ruling = z.object({ code: refundCode, clause });

export const Suggestion = z.object({
  outcome: z.enum(caseOutcomes),
  code: z.string(),
  clause,
  refs: z.array(z.string()),
  ruling: z.optional(Ruling),
  explanation,
});

/** The evidence drawn up for a case. `isCut` says that more happened than is listed. */
export const Dossier = z.object({
  checks: z.array(Check),
  timeline: z.array(Happened),
  isCut: z.boolean(),
  suggestion: Suggestion,
});
