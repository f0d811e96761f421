import type { Case, CaseMessage } from '../domain/case.ts';
import type { Dossier } from '../domain/dossier.ts';
import { caseView, type Looking } from './case-view.ts';
import { messageWords } from './explain-case.ts';
import { explainSuggestion } from './explain-suggestion.ts';

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
