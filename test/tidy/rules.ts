import { lineOf, type Source } from './source.ts';

type View = 'text' | 'code' | 'bare';
type Rule = readonly [name: string, where: RegExp, view: View, pattern: RegExp, caught: string];

const product = /^(functions|shared)\//;
const clockless = /^(functions|shared\/(?!runtime\/))/;
const all = /^(functions|shared|infra|test)\//;

// biome-ignore format: one rule a row
export const rules: readonly Rule[] = [
  // what must not be there              where                     in      pattern                                             for example
  ['the clock',                          clockless,                'bare', /\bDate\.now\b|\bDate\(\s*\)/g,                     'const at = new Date();'],
  ['chance',                             clockless,                'bare', /\bMath\.random\b|\bcrypto\.|\bgetRandomValues\b/g,  'Math.random()'],
  ['chance from node',                   clockless,                'bare', /\brandom(Bytes|UUID|Int|FillSync)\b/g,              'randomUUID()'],
  ['the environment',                    clockless,                'bare', /\bprocess\.|\bimport\.meta\.env\b/g,                'process.env.X'],
  ['waiting',                            clockless,                'bare', /\bset(Timeout|Interval|Immediate)\b|\bqueueMicrotask\b/g, 'setTimeout(go, 1)'],
  ['waiting, by another name',           clockless,                'code', /'node:timers(\/promises)?'/g,                       "import { setTimeout as pause } from 'node:timers/promises';"],
  ['a stop-watch',                       clockless,                'bare', /\bperformance\.|\bhrtime\b/g,                       'performance.now()'],
  ['a log beside the one',               /^(functions|shared\/(?!runtime\/log\.ts$))/, 'bare', /\bconsole\./g,                'console.log(body)'],
  ['a transaction beside the one',       /^(functions|infra|shared\/(?!store\/commit\.ts$))/, 'code', /\bTransactWriteCommand\b/g, 'new TransactWriteCommand(input)'],
  ['a barrel',                           all,                      'code', /^export (type )?\* /gm,                             "export * from './lot.ts';"],
  ['a default export',                   product,                  'bare', /^export default\b/gm,                               'export default build;'],
  ['any',                                /^(functions|shared|infra)\//, 'bare', /[:<,|&]\s*any\b(?!\s*([(:.?]|=>))|\bas any\b|\bany\[\]/g, 'const x: any = 1;'],
  ['an enum',                            all,                      'bare', /^\s*(export )?(declare )?(const )?enum \w/gm,       'export enum Kind { trial }'],
  ['a type error waved through',         all,                      'text', /@ts-(ignore|nocheck)\b/g,                 '// @ts-ignore the types are wrong'],
  ['work left over',                     /./,                      'text', /\b(TODO|FIXME)\b/g,                     '// TODO: later'],
  ['all of zod',                         all,                      'code', /from 'zod'/g,                                       "import * as z from 'zod';"],
  ['a note for ourselves',               /./,                      'text', /shared\/design\b|\bissue\s#\d/gi,                   'see issue #7'],
  ['what the product was made from',     /^(?!test\/simulation\/)/, 'text', /\bseeds\b/gi,                                      '../seeds/000.txt'],
];

/** Where a rule is broken; what is here breaks them all, to show how. */
export const breaches = ({ path, ...views }: Source, [, where, view, pattern]: Rule): string[] =>
  where.test(path) && path !== 'test/tidy/rules.ts'
    ? [...views[view].matchAll(pattern)].map((found) => {
        return `${path}:${lineOf(views[view], found.index)} ${found[0].trim()}`;
      })
    : [];
