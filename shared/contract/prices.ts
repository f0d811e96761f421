import * as z from 'zod/mini';
import { explanation, lotId, lotKind, rateCard } from './answer-fields.ts';
import { accountId, credits, instant, orderId, quoteId, variants, word } from './fields.ts';
import type { OperationContract } from './operation-contract.ts';

export const QuotedDraw = z.object({ lotId, kind: lotKind, credits });

export const Quote = z.object({
  quoteId,
  action: z.string(),
  variants: z.int(),
  credits,
  perVariant: z.array(credits),
  rateCard,
  draws: z.array(QuotedDraw),
  endsRefundOf: z.array(orderId),
  sufficient: z.boolean(),
  balanceAfter: credits,
  expiresAt: instant,
  explanation,
});

export const RatedAction = z.object({ action: z.string(), credits });

export const AnnouncedRates = z.object({
  rateCard,
  from: instant,
  announcedAt: instant,
  actions: z.array(RatedAction),
});

export const Rates = z.object({
  rateCard,
  since: instant,
  actions: z.array(RatedAction),
  announced: z.optional(AnnouncedRates),
});

const nothing = z.strictObject({});

const app = { access: 'app', query: nothing } as const;

export const GetRates = {
  operationId: 'getRates',
  tag: 'Jobs',
  summary: 'Read the price list',
  description:
    'The rate card in force and, where one is announced, the next one with its date (SK-17).',
  status: 200,
  errors: [],
  ...app,
  method: 'GET',
  path: '/v1/{product}/rates',
  idempotency: 'none',
  params: nothing,
  body: nothing,
  answer: Rates,
} as const satisfies OperationContract;

export const QuoteJob = {
  operationId: 'quoteJob',
  tag: 'Jobs',
  summary: 'Ask what a job would cost',
  description:
    'The quote binds until it expires: its price is charged even if rates have risen since, and the lower one if they have fallen (SK-13, PR-03). Credits are not touched.',
  status: 200,
  errors: ['account_not_found', 'account_closed'],
  ...app,
  method: 'POST',
  path: '/v1/{product}/quotes',
  idempotency: 'none',
  params: nothing,
  body: z.strictObject({ accountId, action: word, variants }),
  answer: Quote,
} as const satisfies OperationContract;
