import * as z from 'zod/mini';
import { accountId, country, credits, email, instant, listOf, listQuery, money } from './fields.ts';
import { Job } from './jobs.ts';
import type { OperationContract } from './operation-contract.ts';

const RefundStanding = z.object({
  eligible: z.boolean(),
  until: z.optional(instant),
  code: z.string(),
  clause: z.string(),
  explanation: z.string(),
});

const Lot = z.object({
  lotId: z.string(),
  kind: z.enum(['trial', 'purchase', 'goodwill']),
  orderId: z.optional(z.string()),
  credits,
  remaining: credits,
  pending: credits,
  captured: credits,
  refunded: credits,
  clawedBack: credits,
  forfeited: credits,
  adjusted: credits,
  state: z.enum(['open', 'frozen', 'refunded', 'clawed_back', 'forfeited']),
  grantedAt: instant,
  rateCard: z.string(),
  refund: RefundStanding,
});

export const Account = z.object({
  accountId: z.string(),
  product: z.string(),
  email: z.string(),
  country: z.optional(z.string()),
  status: z.enum(['open', 'closed']),
  balance: z.object({ available: credits, pending: credits, frozen: credits, owed: credits }),
  lots: z.array(Lot),
  openedAt: instant,
  closedAt: z.optional(instant),
});

export const Entry = z.object({
  entryId: z.string(),
  at: instant,
  kind: z.enum([
    'grant',
    'charge',
    'restore',
    'clawback',
    'reinstate',
    'refund',
    'forfeit',
    'adjust',
  ]),
  credits: z.int(),
  balanceAfter: z.int(),
  frozen: z.optional(z.int()),
  owed: z.optional(z.int()),
  draws: z.array(z.object({ lotId: z.string(), credits })),
  jobId: z.optional(z.string()),
  orderId: z.optional(z.string()),
  clause: z.string(),
  policy: z.string(),
  explanation: z.string(),
});

export const Order = z.object({
  orderId: z.string(),
  pack: z.string(),
  credits,
  paid: money,
  paidAt: instant,
  provider: z.enum(['stripe', 'paddle']),
  paymentId: z.string(),
  lotId: z.string(),
  refund: RefundStanding,
  refunds: z.array(z.string()),
});

const nothing = z.strictObject({});
const accountPath = z.object({ accountId });

export const OpenAccount = {
  method: 'POST',
  path: '/v1/{product}/accounts',
  access: 'app',
  idempotency: 'natural',
  params: nothing,
  query: nothing,
  body: z.strictObject({ accountId, email, country: z.optional(country) }),
  answer: Account,
} as const satisfies OperationContract;

export const GetAccount = {
  method: 'GET',
  path: '/v1/{product}/accounts/{accountId}',
  access: 'app',
  idempotency: 'none',
  params: accountPath,
  query: nothing,
  body: nothing,
  answer: Account,
} as const satisfies OperationContract;

const list = {
  method: 'GET',
  access: 'app',
  idempotency: 'none',
  params: accountPath,
  query: z.strictObject(listQuery),
  body: nothing,
} as const;

export const ListEntries = {
  ...list,
  path: '/v1/{product}/accounts/{accountId}/entries',
  answer: listOf(Entry),
} as const satisfies OperationContract;

export const ListJobs = {
  ...list,
  path: '/v1/{product}/accounts/{accountId}/jobs',
  answer: listOf(Job),
} as const satisfies OperationContract;

export const ListOrders = {
  ...list,
  path: '/v1/{product}/accounts/{accountId}/orders',
  answer: listOf(Order),
} as const satisfies OperationContract;
