import * as z from 'zod/mini';
import { instant } from './fields.ts';
import type { OperationContract } from './operation-contract.ts';

const value = z.union([z.number(), z.boolean(), z.string(), z.array(z.string())]);

export const FilledClause = z.object({
  id: z.string(),
  title: z.string(),
  text: z.string(),
  values: z.record(z.string(), value),
});

/** @property url of that version, below the address this was asked of */
export const PolicyVersion = z.object({
  policy: z.string(),
  effectiveFrom: instant,
  url: z.string(),
});

/**
 * A version of a policy in plain words.
 *
 * @property earlier the versions before it, newest first
 * @property replacedBy the next one, where that has taken effect
 * @property announced later ones that are not in force yet
 */
export const PublishedPolicy = z.object({
  product: z.string(),
  policy: z.string(),
  effectiveFrom: instant,
  clauses: z.array(FilledClause),
  earlier: z.array(PolicyVersion),
  replacedBy: z.optional(PolicyVersion),
  announced: z.optional(z.array(PolicyVersion)),
});

export const version = z.pipe(
  z.string().check(z.regex(/^[0-9]{1,6}$/, 'must be the number of a version')),
  z.transform(Number),
);

/** Links to it may carry more than it asks for, so other fields of the query are not looked at. */
export const GetPolicy = {
  operationId: 'getPolicy',
  tag: 'About',
  summary: 'Read the policy in plain words',
  description:
    'The version in force, or the one that `version` names. `text/html` where that is preferred, a page for people; else JSON.',
  status: 200,
  page: true,
  errors: [],
  method: 'GET',
  path: '/v1/{product}/policy',
  access: 'anyone',
  idempotency: 'none',
  params: z.strictObject({}),
  query: z.object({ version: z.optional(version) }),
  body: z.strictObject({}),
  answer: PublishedPolicy,
} as const satisfies OperationContract;
