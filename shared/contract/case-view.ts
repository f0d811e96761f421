import type { Case, CaseMessage } from '../domain/case.ts';
import type { Dossier } from '../domain/dossier.ts';
import type { Instant } from '../domain/instant.ts';
import { explainCase, explainSuggestion, messageWords } from './explain-case.ts';
import type { Reader } from './reader.ts';

/** @property now by which an answer is late, or is not */
type Looking = Reader & { readonly now: Instant };

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

type FileFacts = {
  readonly file: Case;
  readonly messages: readonly CaseMessage[];
  readonly others: readonly string[];
  readonly dossier: Dossier;
};

export const caseFileView = ({ file, messages, others, dossier }: FileFacts, looking: Looking) => ({
  ...caseView(file, looking),
  email: file.email,
  about: file.about,
  details: file.details,
  messages: messages.map((one) => ({ ...one, message: messageWords(looking, one) })),
  mayBeAbout: others,
  dossier: {
    ...dossier,
    suggestion: {
      ...dossier.suggestion,
      explanation: explainSuggestion(looking, dossier.suggestion),
    },
  },
});
