import * as z from 'zod/mini';
import { accountId, disputeId, instant, money, orderId } from './fields.ts';
import type { OperationContract } from './operation-contract.ts';

export const Dispute = z.object({
  disputeId,
  orderId: z.optional(orderId),
  accountId: z.optional(accountId),
  status: z.enum(['warning', 'open', 'won', 'lost', 'prevented']),
  amount: money,
  reason: z.optional(z.string()),
  dueBy: z.optional(instant),
});

const nothing = z.strictObject({});

export const GetDispute = {
  operationId: 'getDispute',
  tag: 'Money',
  summary: 'Read a dispute',
  description: "The payer's bank asks for the money back.",
  status: 200,
  errors: ['dispute_not_found'],
  method: 'GET',
  path: '/v1/{product}/disputes/{disputeId}',
  access: 'support',
  idempotency: 'none',
  params: z.object({ disputeId }),
  query: nothing,
  body: nothing,
  answer: Dispute,
} as const satisfies OperationContract;
