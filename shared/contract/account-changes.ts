import * as z from 'zod/mini';
import { closers } from '../domain/account.ts';
import { Account, Entry } from './accounts.ts';
import { accountId, person, text } from './fields.ts';
import type { OperationContract } from './operation-contract.ts';

const nothing = z.strictObject({});
const accountPath = z.object({ accountId });

export const CloseAccount = {
  operationId: 'closeAccount',
  tag: 'Accounts',
  summary: 'Close an account',
  description:
    'Takes two calls: the first is answered 409 `forfeit_not_acknowledged` with the credits that closing would forfeit and the refunds that could be asked for before; the second says that number (SK-16, PR-15, JM-09). A closed account spends nothing and is not opened again.',
  status: 200,
  errors: ['account_not_found', 'account_closed', 'forfeit_not_acknowledged'],
  method: 'POST',
  path: '/v1/{product}/accounts/{accountId}/closure',
  access: 'app',
  idempotency: 'required',
  params: accountPath,
  query: nothing,
  body: z.strictObject({
    by: z.enum(closers),
    reason: z.optional(text),
    forfeitCredits: z.int().check(z.minimum(0)),
  }),
  answer: Account,
} as const satisfies OperationContract;

/** More credits than any product sells at once are a slip of the hand. */
const most = 1_000_000;

export const AdjustAccount = {
  operationId: 'adjustAccount',
  tag: 'Accounts',
  summary: 'Give or take credits by hand',
  description:
    'With who did it and why (MG-06). More credits open a `goodwill` lot, which pays first what is owed and has no cash value; fewer are taken from the lots that would be spent first.',
  status: 201,
  errors: ['account_not_found', 'account_closed', 'insufficient_credits'],
  method: 'POST',
  path: '/v1/{product}/accounts/{accountId}/adjustments',
  access: 'support',
  idempotency: 'required',
  params: accountPath,
  query: nothing,
  body: z.strictObject({
    credits: z.int().check(
      z.minimum(-most),
      z.maximum(most),
      z.refine((credits) => credits !== 0, 'must not be 0'),
    ),
    reason: text,
    by: person,
    caseId: z.optional(
      z.string().check(z.regex(/^cse_[A-Za-z0-9]{1,64}$/, 'must be an id cse_...')),
    ),
  }),
  answer: Entry,
} as const satisfies OperationContract;
