import type { Case } from '../domain/case.ts';
import type { Instant } from '../domain/instant.ts';
import { explainCase } from './explain-case.ts';
import type { Reader } from './reader.ts';

/** @property now by which an answer is late, or is not */
export type Looking = Reader & { readonly now: Instant };

const isLate = ({ state, dueAt }: Case, now: Instant): boolean =>
  (state === 'open' || state === 'waiting') && now > dueAt;

export const caseView = (file: Case, looking: Looking) => ({
  caseId: file.caseId,
  kind: file.kind,
  state: file.state,
  dueAt: file.dueAt,
  overdue: isLate(file, looking.now),
  missing: file.missing,
  redacted: file.redacted,
  ...(file.accountNamed && { about: file.about }),
  receivedAt: file.receivedAt,
  clause: file.clause,
  policy: file.policy,
  explanation: explainCase(looking, file),
});
