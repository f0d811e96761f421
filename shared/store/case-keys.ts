import type { Case } from '../domain/case.ts';
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

/** Which accounts were opened with an e-mail address, however it is capitalised. */
export const emailKey = (product: string, email: string, accountId: AccountId): Key => ({
  pk: join('email', product, email.toLowerCase()),
  sk: join(accountId),
});
