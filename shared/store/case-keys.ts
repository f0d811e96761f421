import { createHash } from 'node:crypto';
import type { Case } from '../domain/case.ts';
import { comparableEmail } from '../domain/email.ts';
import type { AccountId, CaseId } from '../domain/ids.ts';
import { accountPartition, join, type Key } from './keys.ts';

/** A case and all that was written in it lie together. */
export const caseKey = (product: string, caseId: CaseId): Key => ({
  pk: join('case', product, caseId),
  sk: 'case',
});

export const caseMessageKey = (product: string, caseId: CaseId, messageId: string): Key => ({
  pk: join('case', product, caseId),
  sk: join('message', messageId),
});

/** An account's cases, by when they came. */
export const accountCaseKey = (
  product: string,
  accountId: AccountId,
  { receivedAt, caseId }: Pick<Case, 'receivedAt' | 'caseId'>,
): Key => ({
  pk: accountPartition(product, accountId),
  sk: join('case', receivedAt, caseId),
});

/**
 * Which accounts were opened with an e-mail address. The address is hashed: one of the longest would be too
 * long for a key, and nobody has to read it there.
 */
export const emailKey = (product: string, email: string, accountId: AccountId): Key => ({
  pk: join('email', product, createHash('sha256').update(comparableEmail(email)).digest('hex')),
  sk: join(accountId),
});
