import * as z from 'zod/mini';
import { differenceWords } from '../domain/difference.ts';
import { accountId } from './fields.ts';
import type { OperationContract } from './operation-contract.ts';

/** Of a ledger that is wrong, credits may be fewer than none. */
const told = z.int();

export const FoldedLot = z.object({
  lotId: z.string(),
  kind: z.optional(z.enum(['trial', 'purchase', 'goodwill'])),
  granted: told,
  remaining: told,
  drawn: told,
  refunded: told,
  clawedBack: told,
  forfeited: told,
  adjusted: told,
  lent: told,
  owed: told,
  frozen: z.optional(told),
});

const said = z.optional(z.union([z.number(), z.string()]));

export const Difference = z.object({
  what: z.enum(differenceWords),
  where: z.string(),
  ledger: said,
  account: said,
});

export const FoldedAccount = z.object({
  available: told,
  frozen: told,
  owed: told,
  lots: z.array(FoldedLot),
});

export const Audit = z.object({
  accountId: z.string(),
  entries: z.int().check(z.minimum(0)),
  agrees: z.boolean(),
  folded: FoldedAccount,
  differences: z.array(Difference),
});

const nothing = z.strictObject({});

export const AuditAccount = {
  operationId: 'auditAccount',
  tag: 'Accounts',
  summary: 'Fold an account’s ledger from nothing and compare it with the account',
  description:
    'Reads every entry of the account, every purchase and every job they name, and answers where two of them disagree. `agrees` says that none do. Writes nothing; `busy` when entries were written faster than they could be read.',
  status: 200,
  errors: ['account_not_found'],
  method: 'GET',
  path: '/v1/{product}/accounts/{accountId}/audit',
  access: 'support',
  idempotency: 'none',
  params: z.object({ accountId }),
  query: nothing,
  body: nothing,
  answer: Audit,
} as const satisfies OperationContract;
