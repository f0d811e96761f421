import * as z from 'zod/mini';
import { Order } from './accounts.ts';
import { accountId, instant, listOf, listQuery, paymentId, word, workKind } from './fields.ts';
import type { OperationContract } from './operation-contract.ts';

export const Work = z.object({
  kind: workKind,
  id: z.string(),
  accountId: z.optional(z.string()),
  dueAt: instant,
  overdue: z.boolean(),
  summary: z.string(),
});

const nothing = z.strictObject({});

export const ListWork = {
  method: 'GET',
  path: '/v1/{product}/work',
  access: 'support',
  idempotency: 'none',
  params: nothing,
  query: z.strictObject({ ...listQuery, kind: workKind }),
  body: nothing,
  answer: listOf(Work),
} as const satisfies OperationContract;

export const AttachPayment = {
  method: 'POST',
  path: '/v1/{product}/payments/{paymentId}/attachment',
  access: 'support',
  idempotency: 'required',
  params: z.object({ paymentId }),
  query: nothing,
  body: z.strictObject({ accountId, pack: word }),
  answer: Order,
} as const satisfies OperationContract;

/** Where a browser is sent back to: a page of the product's own. */
const pageUrl = z.url({ protocol: /^https?$/ }).check(z.maxLength(2_000));

export const Checkout = z.object({ orderId: z.string(), url: z.string() });

export const CreateCheckout = {
  method: 'POST',
  path: '/v1/{product}/checkouts',
  access: 'app',
  idempotency: 'required',
  params: nothing,
  query: nothing,
  body: z.strictObject({
    accountId,
    pack: word,
    successUrl: pageUrl,
    cancelUrl: z.optional(pageUrl),
  }),
  answer: Checkout,
} as const satisfies OperationContract;
