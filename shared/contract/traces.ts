import * as z from 'zod/mini';
import { Entry, Order } from './accounts.ts';
import { clause, policyVersion, provider } from './answer-fields.ts';
import { accountId, entryId, instant, money, paymentId } from './fields.ts';
import { Job } from './jobs.ts';
import type { OperationContract } from './operation-contract.ts';
import { RefundQuote } from './refund-quotes.ts';

const scalar = z.union([z.string(), z.number(), z.boolean()]);

/**
 * The rule as it stood in the version it was decided under: what that version says under the clause, by
 * where it stands in the policy, and where it is told in words.
 */
export const Rule = z.object({
  policy: policyVersion,
  effectiveFrom: instant,
  clause,
  url: z.string(),
  values: z.record(z.string(), z.union([scalar, z.array(z.string())])),
});

export const ProviderFact = z.object({
  id: z.string(),
  status: z.string(),
  at: instant,
  amount: z.optional(money),
});

export const HeardEvent = z.object({ id: z.string(), type: z.string(), at: instant });

export const PaymentFacts = z.object({
  paymentId,
  provider,
  paidAt: z.optional(instant),
  paid: z.optional(money),
  refunds: z.array(ProviderFact),
  disputes: z.array(ProviderFact),
  adjustments: z.array(ProviderFact),
  events: z.array(HeardEvent),
});

/** A refund quote with all that it was judged by. */
export const JudgedQuote = z.object({ quote: RefundQuote, facts: z.looseObject({}) });

const { balanceAfter: _balance, ...entry } = Entry.shape;
const { refund: _standing, refunds: _refunds, ...order } = Order.shape;

export const TracedEntry = z.object(entry);
export const TracedOrder = z.object(order);

export const Trace = z.object({
  entry: TracedEntry,
  by: z.optional(z.string()),
  reason: z.optional(z.string()),
  cause: z.optional(z.string()),
  facts: z.record(z.string(), scalar),
  rule: Rule,
  job: z.optional(Job),
  order: z.optional(TracedOrder),
  payment: z.optional(PaymentFacts),
  quotes: z.array(JudgedQuote),
});

export const GetEntry = {
  operationId: 'getEntry',
  tag: 'Accounts',
  summary: 'Read what stands behind one ledger entry',
  description:
    'The facts it was decided by, the version of the policy and the clause in its words, and the job, order, payment and refund quotes it came from. Without `balanceAfter`, which is counted from the newest entry back: the list of entries has it.',
  status: 200,
  errors: ['not_found'],
  method: 'GET',
  path: '/v1/{product}/accounts/{accountId}/entries/{entryId}',
  access: 'support',
  idempotency: 'none',
  params: z.object({ accountId, entryId }),
  query: z.strictObject({}),
  body: z.strictObject({}),
  answer: Trace,
} as const satisfies OperationContract;
