import { describe, expect, it } from 'vitest';
import { explainProblem } from '../../shared/contract/explain-problem.ts';
import { fieldMessages } from '../../shared/contract/messages/fields.ts';
import { type ProblemCode, problems } from '../../shared/contract/problem.ts';
import { titleOf } from '../../shared/contract/problem-title.ts';
import { expectSaid, numbersIn, readersOf } from './said.ts';

const codes = Object.keys(problems) as ProblemCode[];

/** Refusals of the business, which a caller's customer can do something about. */
const refusals = codes.filter((code) => [402, 409].includes(problems[code].status));

const bare = (code: ProblemCode) => ({ code, members: {}, errors: [] });

describe('every error says what it is, and a refusal what can be done', () => {
  it.each(codes)('%s', (code) => {
    for (const reader of readersOf()) {
      const title = titleOf(code, reader);
      const { detail } = explainProblem(bare(code), reader);
      expect(detail.startsWith(title)).toBe(true);
      expect(detail).not.toMatch(/[{}]|undefined|\s{2}/);
    }
  });

  it.each(refusals)('%s has more to it than its title', (code) => {
    for (const reader of readersOf()) {
      const { detail } = explainProblem(bare(code), reader);
      expect(detail.length).toBeGreaterThan(titleOf(code, reader).length + 10);
    }
  });

  it('whoever has no product is answered all the same', () => {
    for (const { language } of readersOf()) {
      expect(explainProblem(bare('not_found'), { language }).detail.length).toBeGreaterThan(5);
    }
  });
});

describe('what is known of an error is told in its own numbers, by its own rule', () => {
  const quotes = (count: number) => Array.from({ length: count }, () => ({ anything: true }));

  // biome-ignore format: one error a row
  it.each([
    // code                       members                                                       numbers
    ['insufficient_credits',      { clause: 'SK-13', needed: 1200, available: 1 },              [1200, 1, 1199]],
    ['insufficient_credits',      { clause: 'MG-06', needed: 2, available: 0 },                 [2, 0, 2]],
    ['price_changed',             { clause: 'SK-13', credits: 1000 },                           [1000]],
    ['price_changed',             { clause: 'SK-13' },                                          []],
    ['quote_expired',             { clause: 'SK-13' },                                          []],
    ['forfeit_not_acknowledged',  { clause: 'SK-16', forfeitCredits: 1112, refundable: [] },    [1112]],
    ['forfeit_not_acknowledged',  { clause: 'SK-16', forfeitCredits: 0, refundable: quotes(1) }, [0, 1]],
    ['forfeit_not_acknowledged',  { clause: 'SK-16', forfeitCredits: 1, refundable: quotes(2) }, [1, 2]],
    ['refund_refused',            { clause: 'SK-19' },                                          []],
    ['lot_changed',               { clause: 'SK-09' },                                          []],
    ['not_cancellable',           { clause: 'SK-05' },                                          []],
    ['account_closed',            { clause: 'SK-16' },                                          []],
    ['already_attached',          { clause: 'MG-08' },                                          []],
  ] as const)('%s %j', (code, members, numbers) => {
    for (const reader of readersOf()) {
      const { detail } = explainProblem({ code, members, errors: [] }, reader);
      expectSaid(detail, reader, { names: [members.clause], numbers });
    }
  });

  it.each(Object.keys(fieldMessages) as (keyof typeof fieldMessages)[])(
    'a field that is wrong is named, and said why: %s',
    (wrong) => {
      const errors = [{ path: 'action', wrong, minutes: 5 }];
      for (const reader of readersOf()) {
        const said = explainProblem({ code: 'invalid_request', members: {}, errors }, reader);
        expect(said.detail).toContain('action');
        expect(said.errors).toMatchObject([{ path: 'action', message: expect.any(String) }]);
        const [{ message } = { message: '' }] = said.errors ?? [];
        expect(numbersIn(message, reader.language)).toEqual(wrong === 'time_ahead' ? ['5'] : []);
      }
    },
  );

  it('several fields are named once each', () => {
    const errors = ['action', 'variants.1', 'action'].map((path) => ({ path, message: 'no' }));
    const details = readersOf().map(
      (reader) => explainProblem({ code: 'invalid_request', members: {}, errors }, reader).detail,
    );
    expect(details).toEqual([
      'The request is not valid. Look at action and variants.1.',
      'Permintaan tidak sah. Periksalah action dan variants.1.',
    ]);
  });
});
