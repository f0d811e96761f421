import * as z from 'zod/mini';
import { evidenceFields } from '../domain/evidence.ts';
import { accountId, disputeId, instant, money, orderId } from './fields.ts';
import type { OperationContract } from './operation-contract.ts';

/** Texts by Stripe's own names for them. */
export const Evidence = z.object({
  fields: z.partialRecord(z.enum(evidenceFields), z.string()),
  draftedAt: instant,
  stagedAt: z.optional(instant),
  submittedAt: z.optional(instant),
});

export const Dispute = z.object({
  disputeId,
  orderId: z.optional(orderId),
  accountId: z.optional(accountId),
  status: z.enum(['warning', 'open', 'won', 'lost', 'prevented']),
  amount: money,
  reason: z.optional(z.string()),
  dueBy: z.optional(instant),
  evidence: z.optional(Evidence),
});

const nothing = z.strictObject({});
const disputePath = z.object({ disputeId });

export const GetDispute = {
  operationId: 'getDispute',
  tag: 'Money',
  summary: 'Read a dispute',
  description:
    "The payer's bank asks for the money back. `evidence` is drawn up from the records as soon as we hear of it (MG-01, MG-02).",
  status: 200,
  errors: ['dispute_not_found'],
  method: 'GET',
  path: '/v1/{product}/disputes/{disputeId}',
  access: 'support',
  idempotency: 'none',
  params: disputePath,
  query: nothing,
  body: nothing,
  answer: Dispute,
} as const satisfies OperationContract;

export const SendEvidence = {
  operationId: 'sendEvidence',
  tag: 'Money',
  summary: 'Send evidence to the bank',
  description:
    'Drawn up afresh and given to Stripe: as a draft, or with `submit` to the bank, which takes it once. Paddle answers its disputes itself.',
  status: 200,
  errors: ['dispute_not_found', 'evidence_not_taken', 'dispute_over', 'evidence_submitted'],
  method: 'POST',
  path: '/v1/{product}/disputes/{disputeId}/evidence',
  access: 'support',
  idempotency: 'required',
  params: disputePath,
  query: nothing,
  body: z.strictObject({ submit: z.boolean() }),
  answer: Dispute,
} as const satisfies OperationContract;
