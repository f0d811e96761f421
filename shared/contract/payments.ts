import * as z from 'zod/mini';
import { Order } from './accounts.ts';
import {
  accountId,
  instant,
  listOf,
  listQuery,
  orderId,
  paymentId,
  word,
  workKind,
} from './fields.ts';
import type { OperationContract } from './operation-contract.ts';

export const Work = z.object({
  kind: workKind,
  id: z.string(),
  accountId: z.optional(accountId),
  dueAt: instant,
  overdue: z.boolean(),
  summary: z.string(),
});

const nothing = z.strictObject({});

export const ListWork = {
  operationId: 'listWork',
  tag: 'Help',
  summary: 'List what a person has to look at',
  description: 'Open work of one kind, soonest due first.',
  status: 200,
  errors: [],
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
  operationId: 'attachPayment',
  tag: 'Money',
  summary: 'Say whom a payment is for',
  description:
    'For a payment that named no account or pack we know (MG-08). Its credits are granted once.',
  status: 200,
  errors: ['account_not_found', 'account_closed', 'already_attached'],
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

export const Checkout = z.object({ orderId, url: z.string() });

export const CreateCheckout = {
  operationId: 'createCheckout',
  tag: 'Money',
  summary: 'Open a page to pay',
  description:
    "A Checkout Session at Stripe, or a transaction at Paddle, that carries our metadata. At Paddle the page's own settings decide where the customer goes afterwards.",
  status: 201,
  errors: ['account_not_found', 'account_closed'],
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
