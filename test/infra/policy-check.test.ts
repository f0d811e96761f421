import { readFileSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { checked } from '../../infra/tools/policy/check-policy.ts';
import { checkText } from '../../infra/tools/policy/read-draft.ts';
import { readLiteral } from '../../infra/tools/policy/read-literal.ts';
import { toInstant } from '../../shared/domain/instant.ts';
import { type Leaf, leavesOf } from '../../shared/policy/leaves.ts';

const now = toInstant('2026-11-20T12:00:00.000Z');
const textOf = (product: string) =>
  readFileSync(new URL(`../../shared/products/${product}/policy.ts`, import.meta.url), 'utf8');

const shipped = ['skena', 'post-remixer', 'jimeng'].map((name) => ({ name, text: textOf(name) }));

const linesFor = (text: string) =>
  checked(checkText('policy.ts', text, now)).lines.map(stripVTControlCharacters);

type Edit = readonly [from: string, to: string];

/** Skena's shipped policy with something else at some places of its text. */
const edited = (...edits: readonly Edit[]) =>
  edits.reduce((text, [from, to]) => {
    expect(text).toContain(from);
    return text.replace(from, to);
  }, textOf('skena'));

/** Where a piece of the shipped text stands. */
function placeOf(piece: string, text = textOf('skena')): string {
  const before = text.slice(0, text.indexOf(piece)).split('\n');
  return `policy.ts:${before.length}:${(before.at(-1)?.length ?? 0) + 1}`;
}

describe('a policy that may be published', () => {
  it.each(shipped)('$name', ({ text, name }) => {
    const { lines, isGood } = checked(checkText('policy.ts', text, now));
    expect(isGood).toBe(true);
    expect(lines.map(stripVTControlCharacters)).toEqual([
      expect.stringMatching(new RegExp(`^${name}@1, from 20\\S+Z: \\d\\d rules, no errors$`)),
    ]);
  });

  it('also without the words that only the compiler reads', () => {
    const plain = edited(
      [' as const satisfies Policy;', ';'],
      ["import type { Policy } from '../../policy/policy.ts';", ''],
    );
    expect(linesFor(plain)).toEqual([expect.stringContaining('no errors')]);
  });
});

describe('what has not the shape of a policy, each with its line', () => {
  // biome-ignore format: one case a row
  it.each<[Edit, at: string, says: string]>([
    [['168', '"168"'],                     'windowHours',            'cash.unused.windowHours must be a whole number of hours, 1 or more; is "168"'],
    [['168', '0'],                         'windowHours',            'cash.unused.windowHours must be a whole number of hours, 1 or more; is 0'],
    [['168', '-1'],                        'windowHours',            'cash.unused.windowHours must be a whole number of hours, 1 or more; is -1'],
    [['168', '1.5'],                       'windowHours',            'cash.unused.windowHours must be a whole number of hours, 1 or more; is 1.5'],
    [['168', 'null'],                      'windowHours',            'cash.unused.windowHours must be a whole number of hours, 1 or more; is null'],
    [['168', '24 * 7'],                    'windowHours',            'cash.unused.windowHours is computed, 24 * 7: write the value itself'],
    [['168', 'week'],                      'windowHours',            'cash.unused.windowHours is the name week: write the value itself'],
    [['168', '(() => 168)()'],             'windowHours',            'cash.unused.windowHours is computed, (() => 168)(): write the value itself'],
    [['168', '() => 168'],                 'windowHours',            'cash.unused.windowHours is a function: write what it answers'],
    [['168', '`168`'],                     'windowHours',            'cash.unused.windowHours is computed, `168`: write the value itself'],
    [['windowHours: 168', 'windowHours'],  'windowHours',            'cash.unused.windowHours is the name windowHours: write the value itself'],
    [['windowHours: 168', 'windowHours() { return 1; }'], 'windowHours', 'cash.unused.windowHours is a function: write what it answers'],
    [['windowHours: 168', 'get windowHours() { return 1; }'], 'windowHours', 'cash.unused.windowHours is a function: write what it answers'],
    [['windowHours: 168', '...week'],      'windowHours',            'cash.unused takes in ...week: write out what that holds'],
    [['windowHours: 168', '[name]: 168'],  'windowHours',            'cash.unused takes in [name]: 168: write out what that holds'],
    [['capPercent: 6', 'capPercent: 101'], 'capPercent',             'cash.unused.fee.capPercent must be a whole number of percent, 0 to 100; is 101'],
    [["restores: true", 'restores: 1'],    'model_failed:',         'settlement.model_failed.restores must be true or false; is 1'],
    [["'SK-08'", "'SK8'"],                 "clause: 'SK-08'",        'cash.unused.clause must be the name of a clause, such as "SK-08"; is "SK8"'],
    [["'SK-08'", "'SK-99'"],               "clause: 'SK-08'",        'cash.unused.clause is no clause of this product: SK-99'],
    [["'SK-08'", "'JM-01'"],               "clause: 'SK-08'",        'cash.unused.clause is no clause of this product: JM-01'],
    [["'owe'", "'ow'"],                    'uncovered',              'cash.uncovered must be "owe" or "forgive"; is "ow"; did you mean "owe"?'],
    [["'never'", "'yearly'"],              "credits: 'never'",       'expiry.credits must be "never"; is "yearly"'],
    [["'automatic'", "'automatc'"],        "decides: 'automatic'",   'cash.unused.decides must be "refused", "review" or "automatic"; is "automatc"; did you mean "automatic"?'],
    [["decides: 'duplicate'", "decides: 'automatic'"], "decides: 'duplicate'", 'cash.duplicate.decides must be "refused", "review" or "duplicate"; is "automatic"'],
    [["code: 'not_offered'", "code: 'not_ofered'"], "code: 'not_offered'", 'cash.other.code must be "quality_not_covered" or "not_offered"; is "not_ofered"; did you mean "not_offered"?'],
    [["'past_refund'", "'past_refunds'"],  "'past_refund'",          'burn.order[2] must be "trial", "goodwill", "past_refund" or "refundable"; is "past_refunds"; did you mean "past_refund"?'],
    [["['trial', 'goodwill', 'past_refund', 'refundable']", "'trial'"], "order: ['trial'", 'burn.order must be a list in brackets; is "trial"'],
    [["quoteMinutes: 30,\n", ''],          'cash: {',                'cash.quoteMinutes is missing: it must be a whole number of minutes, 1 or more'],
    [["closed:          { clause: 'SK-15' },\n", ''], 'unused: {',   'cash.unused.closed is missing: it must be a group in braces'],
    [["used:              ", "usd:               "], 'cash: {',      'cash.used is missing: it must be a group in braces'],
    [["capPercent: 6", "capPercent: 6, floor: 1"], 'floor',          'cash.unused.fee.floor is nothing that a policy says here; known here: clause, capPercent'],
    [["decides: 'refused', code: 'quality_not_covered'", "decides: 'refused', code: 'quality_not_covered', fee: {}"], 'fee: {}', 'cash.quality.fee is nothing that a policy says here; known here: clause, decides, code'],
    [["{ clause: 'SK-14' }", 'true'],      'purchase:',              'purchase must be a group in braces; is true'],
    [["minutes: 10 }", 'minutes: 10, minutes: 11 }'], 'minutes: 11', 'timeLimit.minutes is said twice'],
    [["version: 1,", 'version: 3,'],       'version',                'version must be 2, one more than the newest'],
    [["T00:00:00.000Z'", "'"],             'effectiveFrom',          'effectiveFrom must be a time in UTC to the millisecond, such as "2026-01-01T00:00:00.000Z"; is "2026-01-01"'],
  ])('%o', (edit, at, says) => {
    const text = edited(edit);
    const before = text.includes(at) ? text : textOf('skena');
    const line = placeOf(at, before).replace(/:\d+$/, '');
    const found = linesFor(text);
    expect(found.at(-1)).toMatch(/^\d errors?/);
    const [named = ''] = found.filter((one) => one.endsWith(`  ${says}`));
    expect([named, found]).toEqual([expect.stringMatching(new RegExp(`^${line}:\\d+  `)), found]);
  });

  it('after letters of any script', () => {
    const text = edited(['/** Skena:', '/** Skena, 视频 🎬 é:'], ['168', '/* 视频 🎬 */ "168"']);
    expect(linesFor(text)[0]).toMatch(/^policy\.ts:21:46 {2}cash\.unused\.windowHours/);
  });

  it('all at once, in the order of the text', () => {
    const text = edited(
      ["'owe'", "'ow'"],
      ['168', '"168"'],
      ['warnAfter: 3', 'warnAfter: 9'],
      ['trial:  ', 'tral:  '],
      ['minutes: 10', 'minutes: 60 / 6'],
      ['version: 1', 'version: 2'],
      ["'2026-01-01", "'2027-01-01"],
    );
    expect(linesFor(text)).toEqual([
      'policy.ts:5:23  trial is missing: it must be a group in braces',
      'policy.ts:16:52  timeLimit.minutes is computed, 60 / 6: write the value itself',
      expect.stringContaining('cash.unused.windowHours must be'),
      expect.stringContaining('cash.payout.warnAfter must be less than businessDays, 5'),
      expect.stringContaining('cash.uncovered must be'),
      expect.stringContaining('tral is nothing that a policy says here; did you mean trial?'),
      '6 errors',
    ]);
  });
});

describe('a file that is no policy', () => {
  // biome-ignore format: one case a row
  it.each([
    ['',                                           'policy.ts:1:1  exports no policy: write export const policy = { … } as const satisfies Policy;'],
    ['export const policy = { a: ',                'policy.ts:1:28  Unexpected token'],
    ["const a = 'x",                               'policy.ts:1:11  Unterminated string'],
    ['export default {};',                         'policy.ts:1:1  has no place beside a policy: export default {};'],
    ['export function policy() {}',                'policy.ts:1:1  has no place beside a policy: export function policy() {}'],
    ["import { a } from './a.ts';",                "policy.ts:1:1  has no place beside a policy: import { a } from './a.ts';"],
    ['export const policy = make({});',            'policy.ts:1:23  is computed, make({}): write the value itself'],
    ['export const policy = [];',                  'policy.ts:1:23  must be a group in braces; is a list'],
    ['export const a = {};\nexport const b = {};', 'policy.ts:2:1  has no place beside a policy: export const b = {};'],
    ['process.exit(3);',                           'policy.ts:1:1  has no place beside a policy: process.exit(3);'],
  ])('%j', (text, line) => {
    expect(linesFor(text)).toContain(line);
  });

  it('is not run', () => {
    const text = 'export const policy = globalThis.ran = true;';
    linesFor(text);
    expect('ran' in globalThis).toBe(false);
  });
});

/** One of each kind of thing that may stand in a policy. */
const wrongs = ["'x'", '7', 'true', '[]', '{}', 'null'];
const isOfKind = ({ at, value }: Leaf, wrong: string): boolean => {
  // Any name may be a product's; of all other words only some are right.
  if (at === 'product') return wrong === "'x'";
  if (Array.isArray(value)) return wrong === '[]';
  if (typeof value === 'number') return wrong === '7';
  return typeof value === 'boolean' ? wrong === 'true' : false;
};

/** The value that begins at an offset: a text, a list, a number or a word. */
const literalAt = (text: string, offset: number): string =>
  /^('[^']*'|\[[^\]]*\]|[\w.]+)/.exec(text.slice(offset))?.[0] ?? '';

describe('whatever is changed to something of another kind is found on its line', () => {
  it.each(shipped)('$name', ({ text }) => {
    const { value, values } = readLiteral(text);
    const leaves = leavesOf(value);
    expect(leaves.length).toBeGreaterThan(80);
    for (const leaf of leaves) {
      const offset = values.get(leaf.at) ?? 0;
      const literal = literalAt(text, offset);
      const line = text.slice(0, offset).split('\n').length;
      for (const wrong of wrongs.filter((one) => !isOfKind(leaf, one))) {
        const changed = text.slice(0, offset) + wrong + text.slice(offset + literal.length);
        const { findings } = checkText('policy.ts', changed, now);
        const here = findings.filter((one) => one.level === 'error' && one.at === leaf.at);
        expect([leaf.at, wrong, here.map((one) => one.line)]).toEqual([leaf.at, wrong, [line]]);
      }
    }
  });
});
