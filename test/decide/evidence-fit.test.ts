import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inOneLine, quotedLines } from '../../shared/decide/evidence/fill.ts';
import { cutLines, fitted, mostInAll, mostInField } from '../../shared/decide/evidence/fit.ts';
import { evidenceFields } from '../../shared/domain/evidence.ts';

/** Characters of one and of two halves, and lines that are as long as a text may be. */
const shortLine = fc.string({ unit: fc.constantFrom('a', ' ', 'é', '画', '🎬'), maxLength: 60 });
const longLine = fc
  .tuple(fc.constantFrom('a', '🎬', '画'), fc.integer({ min: 1, max: 45_000 }))
  .map(([unit, times]) => unit.repeat(times));
const lines = fc.array(fc.oneof({ weight: 9, arbitrary: shortLine }, longLine), { maxLength: 40 });
const manyLines = fc
  .tuple(shortLine, fc.integer({ min: 0, max: 3_000 }))
  .map(([line, times]) => Array.from({ length: times }, (_, n) => `${n} ${line}`));

const note = /^\(Lines left out here for their length: (\d+)\.\)$/;

/** How many of the lines a text has, and how many it says that it lacks. */
function counted(text: string) {
  const shown = text.split('\n');
  const [, left = '0'] = note.exec(shown.at(-1) ?? '') ?? [];
  return { shown: left === '0' ? shown : shown.slice(0, -1), left: Number(left) };
}

describe('a text is cut at the end of a line, and says how many lines were left out', () => {
  it('never longer than there is room for, whatever is in it', () => {
    fc.assert(
      fc.property(fc.oneof(lines, manyLines), fc.integer({ min: 0, max: 30_000 }), (all, most) => {
        const text = cutLines(all, most);
        expect(text.length).toBeLessThanOrEqual(most);
        expect(text.isWellFormed()).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('every line is there or counted, and those that are there are the first', () => {
    fc.assert(
      fc.property(manyLines, fc.integer({ min: 200, max: 30_000 }), (all, most) => {
        if (all.length === 0) return;
        const { shown, left } = counted(cutLines(all, most));
        expect(shown.length + left).toBe(all.length);
        expect(shown).toEqual(all.slice(0, shown.length));
      }),
      { numRuns: 500 },
    );
  });

  it('as many as there is room for: the next one would not have fitted', () => {
    fc.assert(
      fc.property(manyLines, fc.integer({ min: 200, max: 30_000 }), (all, most) => {
        const { shown, left } = counted(cutLines(all, most));
        if (left === 0) return;
        const one = [...all.slice(0, shown.length + 1)].join('\n');
        const room =
          left === 1 ? 0 : `\n(Lines left out here for their length: ${left - 1}.)`.length;
        expect(one.length + room).toBeGreaterThan(most);
      }),
      { numRuns: 500 },
    );
  });

  // biome-ignore format: one case a row
  it.each([
    // lines                          room  text
    [[],                              100,  ''],
    [['one'],                         3,    'one'],
    [['one', 'two'],                  7,    'one\ntwo'],
    [['one', 'two', 'x'.repeat(99)],  70,   'one\ntwo\n(Lines left out here for their length: 1.)'],
    [['x'.repeat(99)],                60,   `${'x'.repeat(8)} (The rest of this line is left out for its length.)`],
    [['x'.repeat(99)],                20,   ''],
  ])('%j in %i: %j', (all, most, text) => {
    expect(cutLines(all, most)).toBe(text);
  });
});

describe('all texts together stay within what Stripe takes', () => {
  it('each and all of them, whatever is in them', () => {
    const fields = fc.record(
      Object.fromEntries(evidenceFields.map((field) => [field, fc.oneof(lines, manyLines)])),
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fields, (given) => {
        const texts = Object.values(fitted(given));
        for (const text of texts) expect(text.length).toBeLessThanOrEqual(mostInField);
        expect(texts.join('').length).toBeLessThanOrEqual(mostInAll);
      }),
      { numRuns: 200 },
    );
  });

  it('what comes last has what is left', () => {
    const full = Array.from({ length: 2_000 }, () => 'x'.repeat(99));
    const texts = fitted(Object.fromEntries(evidenceFields.map((field) => [field, full])));
    const lengths = evidenceFields.map((field) => texts[field]?.length ?? 0);
    expect(lengths.slice(0, 7).every((length) => length > 19_800)).toBe(true);
    expect(lengths[7]).toBeLessThan(mostInField);
    expect(lengths.reduce((sum, one) => sum + one)).toBeLessThanOrEqual(mostInAll);
  });

  it('a field of which nothing is known is not there', () => {
    expect(fitted({ service_date: [], customer_email_address: ['ann@example.com'] })).toEqual({
      customer_email_address: 'ann@example.com',
    });
  });
});

describe('what people wrote stays what they wrote', () => {
  // biome-ignore format: one case a row
  it.each([
    ['one line',             'hello',              ['> hello']],
    ['several',              'a\nb\r\nc\rd',       ['> a', '> b', '> c', '> d']],
    ['empty ones',           '\n\n a \n \n',       ['>  a ']],
    ['what no bank can read', 'a\u0000b\u0007c',   ['> a b c']],
    ['other ends of a line', 'a\u2028b\u2029c',    ['> a b c']],
    ['half a character',     'a\uD83Cb',           ['> a b']],
    ['nothing',              '',                   []],
  ])('%s', (_case, text, quoted) => {
    expect(quotedLines(text)).toEqual(quoted);
  });

  it('no line of it is anything but quoted, and none is broken', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        for (const line of quotedLines(text)) {
          expect(line.startsWith('> ')).toBe(true);
          expect(line).not.toMatch(/[\n\r\u2028\u2029]/);
          expect(line.isWellFormed()).toBe(true);
        }
        expect(inOneLine(text)).not.toMatch(/[\n\r\t\u2028\u2029]/);
      }),
      { numRuns: 500 },
    );
  });
});
