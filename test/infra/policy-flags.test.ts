import { describe, expect, it } from 'vitest';
import { BadUsage } from '../../infra/tools/audit-flags.ts';
import { readPolicyFlags } from '../../infra/tools/policy/policy-flags.ts';

const words = (text: string) => text.split(' ').filter((word) => word !== '');
const table = { at: 'aws', table: 't' };
const both = ['as-of-purchase', 'now'];

describe('what is asked for', () => {
  // biome-ignore format: one case a row
  it.each([
    ['',                               { command: 'help' }],
    ['--help',                         { command: 'help' }],
    ['diff --help',                    { command: 'help' }],
    ['check a.ts',                     { command: 'check', file: 'a.ts' }],
    ['diff a.ts skena@1',              { command: 'diff', before: 'a.ts', after: 'skena@1', isJson: false, failsOnHarsher: false }],
    ['diff a b --json --fail-on-harsher', { command: 'diff', before: 'a', after: 'b', isJson: true, failsOnHarsher: true }],
    ['replay a --table t',             { command: 'replay', draft: 'a', place: table, questions: both, isAll: false }],
    ['replay a --table t --region r',  { command: 'replay', draft: 'a', place: { ...table, region: 'r' }, questions: both, isAll: false }],
    ['replay a --data d --all',        { command: 'replay', draft: 'a', place: { at: 'folder', folder: 'd' }, questions: both, isAll: true }],
    ['replay a --endpoint http://x --table t', { command: 'replay', draft: 'a', place: { at: 'url', url: 'http://x', table: 't' }, questions: both, isAll: false }],
    ['replay a --table t --product p --as now', { command: 'replay', draft: 'a', product: 'p', place: table, questions: ['now'], isAll: false }],
    ['replay a --table t --as as-of-purchase --since 2026-03-02T09:00:00Z', { command: 'replay', draft: 'a', place: table, since: '2026-03-02T09:00:00.000Z', questions: ['as-of-purchase'], isAll: false }],
  ])('%s', (args, asked) => {
    expect(readPolicyFlags(words(args))).toEqual(asked);
  });
});

describe('what makes no sense', () => {
  // biome-ignore format: one case a row
  it.each([
    ['guess',                                'guess: must be check, diff or replay'],
    ['constructor',                          'constructor: must be check, diff or replay'],
    ['check',                                'check: wants FILE, and 0 were given'],
    ['check a b',                            'check: wants FILE, and 2 were given'],
    ['check --json a',                       "'--json'"],
    ['diff a',                               'diff: wants A B, and 1 were given'],
    ['diff a b --table t',                   "'--table'"],
    ['replay --table t',                     'replay: wants DRAFT, and 0 were given'],
    ['replay a',                             '--table or --data: one of them says which table'],
    ['replay a --region r',                  '--table or --data: one of them says which table'],
    ['replay a --endpoint http://x',         '--table or --data: one of them says which table'],
    ['replay a --data d --table t',          '--data: names the table by itself'],
    ['replay a --table=',                    '--table: must not be empty'],
    ['replay a --table t --endpoint x',      '--endpoint x: must be one such as http://127.0.0.1:8000'],
    ['replay a --table t --endpoint http://x --region r', '--region: only for a table of AWS'],
    ['replay a --table t --as then',         '--as then: must be now or as-of-purchase'],
    ['replay a --table t --since monday',    '--since monday: must be an RFC 3339 time'],
    ['replay a --table t --since 2026-02-30T00:00:00Z', 'must be an RFC 3339 time'],
  ])('%s', (args, says) => {
    expect(() => readPolicyFlags(words(args))).toThrow(BadUsage);
    expect(() => readPolicyFlags(words(args))).toThrow(says);
  });
});
