import * as z from 'zod/mini';
import type { OperationContract } from './operation-contract.ts';

export const GetOpenapi = {
  operationId: 'getOpenapi',
  tag: 'About',
  summary: 'Read this document',
  status: 200,
  errors: [],
  method: 'GET',
  path: '/v1/openapi.json',
  access: 'anyone',
  idempotency: 'none',
  params: z.strictObject({}),
  query: z.looseObject({}),
  body: z.strictObject({}),
  answer: z.looseObject({ openapi: z.string(), info: z.looseObject({}), paths: z.looseObject({}) }),
} as const satisfies OperationContract;
