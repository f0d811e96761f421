import type { Case, CaseMessage } from '../domain/case.ts';
import type { AccountId, CaseId } from '../domain/ids.ts';
import { accountCaseKey, caseKey, caseMessageKey } from './case-keys.ts';
import type { GuardedItem } from './guarded-item.ts';
import { dueShardOf, endOf, firstOf, headKey, partsOf } from './keys.ts';
import { between } from './list.ts';
import { get } from './load.ts';
import type { Store } from './store.ts';

/** A case with what was written in it, oldest first. @property isCut whether more was, before that */
export type CaseFile = {
  readonly file: Case;
  readonly messages: readonly CaseMessage[];
  readonly isCut: boolean;
};

/** Its due date and the time of the next reminder are two things; the index sorts by the reminder. */
function toStored({ product, caseId, nextAt, dueAt, ...file }: Case): Record<string, unknown> {
  const key = caseKey(product, caseId);
  const due = nextAt && { dueShard: dueShardOf(key), dueAt: nextAt };
  return { ...key, ...file, answerBy: dueAt, ...due };
}

function fromStored(product: string, caseId: CaseId, stored: Record<string, unknown>): Case {
  const { pk: _pk, sk: _sk, dueShard: _shard, dueAt: nextAt, answerBy, ...file } = stored;
  return { ...file, product, caseId, dueAt: answerBy, ...(nextAt ? { nextAt } : {}) } as Case;
}

/** A case as it is received, and where it is found by its account. */
export const putCase = (file: Case): GuardedItem[] => {
  const { accountId } = file.about;
  return [
    {
      guard: 'case_new',
      put: { Item: toStored(file), ConditionExpression: 'attribute_not_exists(pk)' },
    },
    ...(accountId ? [pointTo(file, accountId)] : []),
  ];
};

/** The case as `after`, if it still is as `before` was read. */
export const replaceCase = (before: Case, after: Case): GuardedItem[] => {
  const { accountId } = after.about;
  const isFound = accountId !== undefined && before.about.accountId === undefined;
  return [
    {
      guard: 'case_as_read',
      put: {
        Item: toStored({ ...after, version: before.version + 1 }),
        ConditionExpression: 'version = :version',
        ExpressionAttributeValues: { ':version': before.version },
      },
    },
    ...(isFound ? [pointTo(after, accountId)] : []),
  ];
};

/** Where an account's cases are found. */
const pointTo = (file: Case, accountId: AccountId): GuardedItem => ({
  guard: 'case_pointed_to',
  put: { Item: { ...accountCaseKey(file.product, accountId, file) } },
});

export const putCaseMessage = (
  { product, caseId }: Pick<Case, 'product' | 'caseId'>,
  messageId: string,
  message: CaseMessage,
): GuardedItem => ({
  guard: 'message_new',
  put: {
    Item: { ...caseMessageKey(product, caseId, messageId), ...message },
    ConditionExpression: 'attribute_not_exists(pk)',
  },
});

export async function loadCase(
  store: Store,
  product: string,
  caseId: CaseId,
): Promise<Case | undefined> {
  const stored = await get<Record<string, unknown>>(store, caseKey(product, caseId), 'current');
  return stored && fromStored(product, caseId, stored);
}

/** Of a longer case the latest are shown. */
const mostMessages = 200;

export async function loadCaseFile(
  store: Store,
  product: string,
  caseId: CaseId,
): Promise<CaseFile | undefined> {
  const { pk } = caseKey(product, caseId);
  const bounds = { above: 'message/', below: 'message/~', newestFirst: true };
  const [file, latest] = await Promise.all([
    loadCase(store, product, caseId),
    between(store, pk, bounds, mostMessages),
  ]);
  if (!file) return undefined;
  const messages = latest
    .slice(0, mostMessages)
    .toReversed()
    .map(({ pk: _pk, sk: _sk, ...message }) => message as CaseMessage);
  return { file, messages, isCut: latest.length > mostMessages };
}

/** An account's newest cases, newest first. */
export async function listCaseIds(
  store: Store,
  product: string,
  accountId: AccountId,
  limit: number,
): Promise<CaseId[]> {
  const { pk } = headKey(product, accountId);
  const bounds = { above: firstOf.case, below: endOf('case'), newestFirst: true };
  const items = await between(store, pk, bounds, limit);
  return items.slice(0, limit).map(({ sk }) => (partsOf(sk)[2] ?? '') as CaseId);
}
