import * as z from 'zod/mini';
import { disputeId, instant, money } from './fields.ts';
import type { OperationContract } from './operation-contract.ts';

export const Dispute = z.object({
  disputeId: z.string(),
  orderId: z.optional(z.string()),
  accountId: z.optional(z.string()),
  status: z.enum(['warning', 'open', 'won', 'lost', 'prevented']),
  amount: money,
  reason: z.optional(z.string()),
  dueBy: z.optional(instant),
});

const nothing = z.strictObject({});

export const GetDispute = {
  method: 'GET',
  path: '/v1/{product}/disputes/{disputeId}',
  access: 'support',
  idempotency: 'none',
  params: z.object({ disputeId }),
  query: nothing,
  body: nothing,
  answer: Dispute,
} as const satisfies OperationContract;
