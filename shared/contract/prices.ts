import * as z from 'zod/mini';
import { accountId, credits, instant, variants, word } from './fields.ts';
import type { OperationContract } from './operation-contract.ts';

export const Quote = z.object({
  quoteId: z.string(),
  action: z.string(),
  variants: z.int(),
  credits,
  perVariant: z.array(credits),
  rateCard: z.string(),
  draws: z.array(
    z.object({
      lotId: z.string(),
      kind: z.enum(['trial', 'purchase', 'goodwill']),
      credits,
    }),
  ),
  endsRefundOf: z.array(z.string()),
  sufficient: z.boolean(),
  balanceAfter: credits,
  expiresAt: instant,
});

const RatedAction = z.object({ action: z.string(), credits });

export const Rates = z.object({
  rateCard: z.string(),
  since: instant,
  actions: z.array(RatedAction),
  announced: z.optional(
    z.object({
      rateCard: z.string(),
      from: instant,
      announcedAt: instant,
      actions: z.array(RatedAction),
    }),
  ),
});

const nothing = z.strictObject({});

const app = { access: 'app', query: nothing } as const;

export const GetRates = {
  ...app,
  method: 'GET',
  path: '/v1/{product}/rates',
  idempotency: 'none',
  params: nothing,
  body: nothing,
  answer: Rates,
} as const satisfies OperationContract;

export const QuoteJob = {
  ...app,
  method: 'POST',
  path: '/v1/{product}/quotes',
  idempotency: 'none',
  params: nothing,
  body: z.strictObject({ accountId, action: word, variants }),
  answer: Quote,
} as const satisfies OperationContract;
