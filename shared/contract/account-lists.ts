import * as z from 'zod/mini';
import { Entry, Order } from './accounts.ts';
import { accountId, listOf, listQuery } from './fields.ts';
import { Job } from './jobs.ts';
import type { OperationContract } from './operation-contract.ts';

const list = {
  method: 'GET',
  access: 'app',
  idempotency: 'none',
  params: z.object({ accountId }),
  query: z.strictObject(listQuery),
  body: z.strictObject({}),
} as const;

export const ListEntries = {
  operationId: 'listEntries',
  tag: 'Accounts',
  summary: 'List what happened to the credits',
  description:
    'The ledger, newest first: one entry for each change of the balance, with the clause that it was decided by.',
  status: 200,
  errors: ['account_not_found'],
  ...list,
  path: '/v1/{product}/accounts/{accountId}/entries',
  answer: listOf(Entry),
} as const satisfies OperationContract;

export const ListJobs = {
  operationId: 'listJobs',
  tag: 'Accounts',
  summary: 'List the jobs of an account',
  description: 'The studio history, newest first, each with the words for its tile (SK-07).',
  status: 200,
  errors: ['account_not_found'],
  ...list,
  path: '/v1/{product}/accounts/{accountId}/jobs',
  answer: listOf(Job),
} as const satisfies OperationContract;

export const ListOrders = {
  operationId: 'listOrders',
  tag: 'Accounts',
  summary: 'List the purchases of an account',
  description:
    'Newest first, each with whether its money could go back now, and the refunds of it (SK-12).',
  status: 200,
  errors: ['account_not_found'],
  ...list,
  path: '/v1/{product}/accounts/{accountId}/orders',
  answer: listOf(Order),
} as const satisfies OperationContract;
