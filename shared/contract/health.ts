import * as z from 'zod/mini';
import type { OperationContract } from './operation-contract.ts';

export const GetHealth = {
  operationId: 'getHealth',
  tag: 'About',
  summary: 'Ask whether the API answers',
  status: 200,
  errors: [],
  method: 'GET',
  path: '/v1/health',
  access: 'anyone',
  idempotency: 'none',
  params: z.strictObject({}),
  query: z.looseObject({}),
  body: z.strictObject({}),
  answer: z.object({ status: z.literal('ok') }),
} as const satisfies OperationContract;
