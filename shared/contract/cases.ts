import * as z from 'zod/mini';
import { caseKinds } from '../domain/case.ts';
import { Case } from './case-answer.ts';
import { accountId, anyTime, caseId, day, email, page } from './fields.ts';
import type { OperationContract } from './operation-contract.ts';

/** What customers write of their own: as it comes, since asking back is better than refusing. */
const words = z.string().check(z.trim(), z.minLength(1), z.maxLength(200));

/** More than anything costs, and too short to be a card number. */
const mostMinor = 99_999_999_999;

const currency = z.string().check(z.regex(/^[A-Z]{3}$/, 'must be a currency of ISO 4217'));
export const Attachment = z.strictObject({
  name: z.string().check(z.minLength(1), z.maxLength(255)),
});

const attachments = z.optional(z.array(Attachment).check(z.maxLength(20)));

const details = {
  jobId: z.optional(words),
  orderId: z.optional(words),
  paidOn: z.optional(day),
  amountMinor: z.optional(z.int().check(z.minimum(0), z.maximum(mostMinor))),
  currency: z.optional(currency),
  project: z.optional(words),
  action: z.optional(words),
  approximateTime: z.optional(anyTime),
  expectation: z.optional(page),
};

const nothing = z.strictObject({});

const saysSomething = (told: object): boolean => Object.keys(told).length > 0;
const casePath = z.object({ caseId });

export const OpenCase = {
  operationId: 'openCase',
  tag: 'Help',
  summary: 'Ask for help',
  description:
    'What is missing is asked for and refuses nothing. An order is found by day and amount, a job by its time. Secrets are cut out before anything is kept, and `redacted` says which kinds. Where credits are owed to a job that nobody has settled yet, they are given back at once and the case is `mended` (SK-22, PR-12, JM-12).',
  status: 201,
  errors: ['account_not_found'],
  method: 'POST',
  path: '/v1/{product}/cases',
  access: 'app',
  idempotency: 'required',
  params: nothing,
  query: nothing,
  body: z.strictObject({
    email,
    accountId: z.optional(accountId),
    kind: z.enum(caseKinds),
    ...details,
    message: page,
    attachments,
  }),
  answer: Case,
} as const satisfies OperationContract;

export const AddToCase = {
  operationId: 'addToCase',
  tag: 'Help',
  summary: 'Tell what a case still asks for',
  description: 'The answer of the customer to what is `missing`. The clock of the case runs on.',
  status: 200,
  errors: ['account_not_found', 'case_not_found', 'case_answered'],
  method: 'POST',
  path: '/v1/{product}/cases/{caseId}/details',
  access: 'app',
  idempotency: 'required',
  params: casePath,
  query: nothing,
  body: z
    .strictObject({ ...details, message: z.optional(page), attachments })
    .check(z.refine(saysSomething, { error: 'tell something', path: ['message'] })),
  answer: Case,
} as const satisfies OperationContract;
