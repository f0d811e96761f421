import * as z from 'zod/mini';
import { secretKinds } from '../domain/redaction/secret.ts';
import { grounds } from '../domain/refund.ts';
import { clause, explanation, refundCode } from './answer-fields.ts';
import { accountId, credits, day, instant, money, orderId, refundQuoteId, text } from './fields.ts';
import type { OperationContract } from './operation-contract.ts';

const nothing = z.strictObject({});

export const ground = z.enum(grounds);

export const RefundQuote = z.object({
  refundQuoteId,
  orderId,
  ground,
  outcome: z.enum(['automatic', 'review', 'refused']),
  code: refundCode,
  clause,
  explanation,
  gross: money,
  fee: money,
  net: money,
  creditsRetired: credits,
  decisionWithin: z.optional(z.string()),
  payoutWithin: z.string(),
  expiresAt: instant,
  redacted: z.optional(z.array(z.enum(secretKinds))),
});

const isNamed = ({
  orderId,
  paidOn,
  amountMinor,
}: {
  readonly orderId?: unknown;
  readonly paidOn?: unknown;
  readonly amountMinor?: unknown;
}) => orderId !== undefined || paidOn !== undefined || amountMinor !== undefined;

export const QuoteRefund = {
  operationId: 'quoteRefund',
  tag: 'Money',
  summary: 'Ask whether a purchase could be paid back',
  description:
    'The answer names its clause and binds until it expires: paid at once, looked at by a person, or refused. An order is named by its id, or by the day and amount of its payment (SK-12, JM-12). Nothing is frozen by it.',
  status: 200,
  errors: ['account_not_found', 'order_not_found'],
  method: 'POST',
  path: '/v1/{product}/refund-quotes',
  access: 'app',
  idempotency: 'none',
  params: nothing,
  query: nothing,
  body: z
    .strictObject({
      accountId,
      orderId: z.optional(orderId),
      paidOn: z.optional(day),
      amountMinor: z.optional(z.int().check(z.minimum(0))),
      ground,
      statement: z.optional(text),
    })
    .check(
      z.refine(isNamed, {
        error: 'name the order by its id, or by paidOn and amountMinor',
        path: ['orderId'],
      }),
    ),
  answer: RefundQuote,
} as const satisfies OperationContract;
