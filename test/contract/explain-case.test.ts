import { describe, expect, it } from 'vitest';
import { explainCase, messageWords } from '../../shared/contract/explain-case.ts';
import { explainSuggestion } from '../../shared/contract/explain-suggestion.ts';
import {
  type Case,
  type CaseOutcome,
  type CaseState,
  caseFields,
} from '../../shared/domain/case.ts';
import type { Suggestion, SuggestionCode } from '../../shared/domain/dossier.ts';
import { secretKinds } from '../../shared/domain/redact.ts';
import { caseOf } from '../decide/given-case.ts';
import { expectSaid, momentWords, readersOf } from './said.ts';

const fileOf = (said: Partial<Case>): Case => ({
  ...caseOf(),
  clause: 'SK-98',
  asksBy: 'SK-99',
  ...said,
});

describe('a case says where it stands, by which rule, and until when it is answered', () => {
  // biome-ignore format: one case a row
  it.each<[CaseState, Partial<Case>, boolean, string[]]>([
    // state      what is asked for              says when   names
    ['open',      { missing: [] },               true,       ['SK-98']],
    ['waiting',   { missing: ['jobId'] },        true,       ['SK-98', 'SK-99']],
    ['waiting',   { missing: [...caseFields] },  true,       ['SK-98', 'SK-99']],
    ['answered',  { missing: [] },               false,      ['SK-98']],
    ['mended',    { missing: [] },               false,      ['SK-98']],
  ])('%s, %j', (state, said, isTimed, names) => {
    const file = fileOf({ state, ...said });
    for (const reader of readersOf()) {
      const times = isTimed ? [momentWords(reader, file.dueAt)] : [];
      expectSaid(explainCase(reader, file), reader, { names: [...names, ...times], numbers: [] });
    }
  });

  it('each state in words of its own, and each thing that is asked for', () => {
    for (const reader of readersOf()) {
      const states = (['open', 'waiting', 'answered', 'mended'] as const).map((state) =>
        explainCase(reader, fileOf({ state, missing: state === 'waiting' ? ['jobId'] : [] })),
      );
      expect(new Set(states).size).toBe(4);
      const asked = caseFields.map((field) =>
        explainCase(reader, fileOf({ state: 'waiting', missing: [field] })),
      );
      expect(new Set(asked).size).toBe(caseFields.length);
    }
  });

  it('one that support waits for the customer with does not say that somebody looks at it', () => {
    for (const reader of readersOf()) {
      const asked = explainCase(reader, fileOf({ state: 'waiting', missing: [] }));
      expect(asked).not.toBe(explainCase(reader, fileOf({ state: 'open', missing: [] })));
    }
  });

  it('what was cut out of it, each kind in words of its own', () => {
    for (const reader of readersOf()) {
      const plain = explainCase(reader, fileOf({ state: 'open', missing: [] }));
      const cut = secretKinds.map((kind) =>
        explainCase(reader, fileOf({ state: 'open', missing: [], redacted: [kind] })),
      );
      expect(new Set(cut).size).toBe(secretKinds.length);
      for (const text of cut) expect(text.startsWith(plain)).toBe(true);
    }
  });
});

const codes: readonly SuggestionCode[] = [
  'tell_more',
  'still_running',
  'restored_already',
  'failed_and_kept',
  'delivered',
  'look_at_output',
  'refund_by_policy',
  'refund_refused',
  'refund_under_way',
  'mended_on_the_spot',
  'nothing_found',
];
const suggestionOf = (code: SuggestionCode): Suggestion => ({
  outcome: 'explained',
  code,
  clause: 'PR-99',
  refs: ['ent_1', 'ent_2'],
});

describe('a suggestion says what the records speak for, by which clause', () => {
  it.each(codes)('%s', (code) => {
    for (const reader of readersOf()) {
      const names = code === 'restored_already' ? ['PR-99', 'ent_1'] : ['PR-99'];
      expectSaid(explainSuggestion(reader, suggestionOf(code)), reader, { names, numbers: [] });
    }
  });

  it('each in words of its own', () => {
    for (const reader of readersOf()) {
      const all = codes.map((code) => explainSuggestion(reader, suggestionOf(code)));
      expect(new Set(all).size).toBe(codes.length);
    }
  });
});

describe('what was written in a case', () => {
  const written = (by: string, message: string, outcome?: CaseOutcome) => ({
    at: caseOf().receivedAt,
    by,
    message,
    attachments: [],
    ...(outcome && { outcome }),
  });

  it('by the policy is told in the words of whoever reads it', () => {
    const [english, indonesian] = ['en', 'id'].map(
      (language) =>
        readersOf()
          .filter((reader) => reader.language === language)
          .map((reader) => messageWords(reader, written('policy', 'failure_after_delivery')))[0],
    );
    expect(english).toContain('saved, exported or downloaded');
    expect(indonesian).toContain('disimpan, diekspor, atau diunduh');
  });

  // biome-ignore format: one case a row
  it.each<[string, CaseOutcome | undefined]>([
    // by           answering
    ['customer',    undefined],
    ['sue',         'explained'],
    ['policy',      'explained'],
  ])('by %s is their own', (by, outcome) => {
    for (const reader of readersOf()) {
      expect(messageWords(reader, written(by, 'It plays.', outcome))).toBe('It plays.');
    }
  });
});
