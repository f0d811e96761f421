import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { askedBack } from '../support/asked-back.ts';
import type { SkenaMoney } from '../support/skena-money.ts';

const main = fileURLToPath(new URL('../../infra/tools/policy/main.ts', import.meta.url));
const shipped = fileURLToPath(new URL('../../shared/products/skena/policy.ts', import.meta.url));

/** What the command says, and the code it ends with. */
const run = (...args: readonly string[]) =>
  new Promise<{ code: unknown; out: string; err: string }>((resolve) => {
    execFile(process.execPath, [main, ...args], (error, out, err) => {
      resolve({ code: error?.code ?? 0, out, err });
    });
  });

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'policy-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** The next version of Skena's policy, which says something else at one place, in a file anywhere. */
function draft(name: string, from: string, to: string): string {
  const file = join(folder, name);
  const text = readFileSync(shipped, 'utf8')
    .replace('version: 1', 'version: 2')
    .replace('2026-01-01', '2099-01-01');
  expect(text).toContain(from);
  writeFileSync(file, text.replace(from, to));
  return file;
}

it('explains itself', async () => {
  const { code, out, err } = await run('--help');
  expect({ code, err }).toEqual({ code: 0, err: '' });
  for (const word of ['check', 'diff', 'replay', '--fail-on-harsher', '--as']) {
    expect(out).toContain(word);
  }
  expect((await run('replay', '--help')).out).toBe(out);
});

describe('ends with 2 where it was asked for wrongly', () => {
  // biome-ignore format: one case a row
  it.each<[args: string[], says: string]>([
    [['guess'],                                   'guess: must be check, diff or replay'],
    [['check', 'nowhere.ts'],                     'nowhere.ts: '],
    [['diff', 'skena@1', 'skena@2'],              'skena@2: there is no such version, only skena@1'],
    [['diff', 'skena@1', 'jimeng@1'],             'skena@1 and jimeng@1 are of two products'],
    [['replay', 'skena@1', '--data', '/nowhere'], '--data /nowhere: no local stack keeps tables there'],
    [['replay', 'skena@1', '--table', 't', '--product', 'sken'], '--product sken: there is none'],
  ])('%j', async (args, says) => {
    const { code, out, err } = await run(...args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(`makegood: ${says}`);
  });
});

describe('check', () => {
  it('ends with 0 for what may be published, in one line and without colours', async () => {
    const { code, out, err } = await run('check', shipped);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/^skena@1, from 2026-01-01T00:00:00.000Z: \d+ rules, no errors\n$/);
  });

  it('ends with 0 for a draft that only warns', async () => {
    const file = draft(
      'warns.ts',
      "timed_out:         { clause: 'SK-04', restores: true }",
      "timed_out:         { clause: 'SK-04', restores: false }",
    );
    const { code, out } = await run('check', file);
    expect(code).toBe(0);
    expect(out).toContain('warning: settlement.timed_out.restores keeps credits for nothing');
    expect(out).toMatch(/no errors, 1 warning\n$/);
  });

  it('ends with 1 for one that has errors, and says where', async () => {
    const file = draft('bad.ts', '168', '"168"');
    const { code, out } = await run('check', file);
    expect(code).toBe(1);
    expect(out).toContain(
      `${file}:21:46  cash.unused.windowHours must be a whole number of hours, 1 or more; is "168"\n`,
    );
  });

  it('does not run what it reads', async () => {
    const file = draft('runs.ts', 'export const policy', 'process.exit(7);\nexport const policy');
    expect((await run('check', file)).code).toBe(1);
  });
});

describe('diff', () => {
  it('says in words what another version says', async () => {
    const { code, out } = await run('diff', 'skena@1', draft('three.ts', '168', '72'));
    expect(code).toBe(0);
    expect(out.split('\n')).toEqual([
      'skena@1 -> skena@2, from 2099-01-01T00:00:00.000Z',
      'SK-08  window for unspent purchases: 168 hours -> 72 hours (worse for the customer: purchases made before keep 168 hours)',
      '1 change: 0 kinder, 1 harsher, 0 mixed, 0 neither.',
      'Announce what is worse before 2099-01-01T00:00:00.000Z: who buys until then keeps the version of their day (JM-16).',
      '',
    ]);
  });

  it('and to a machine', async () => {
    const { out } = await run('diff', 'skena@1', draft('three.ts', '168', '72'), '--json');
    expect(JSON.parse(out)).toMatchObject({
      before: 'skena@1',
      after: 'skena@2',
      isHarsher: true,
      changes: [{ at: 'cash.unused.windowHours', before: 168, after: 72, effect: 'harsher' }],
    });
  });

  // biome-ignore format: one case a row
  it.each([
    ['168',             '72',              1],
    ['168',             '200',             0],
    ["'owe'",           "'forgive'",       0],
    ['warnAfter: 3',    'warnAfter: 4',    0],
    ["decides: 'duplicate'", "decides: 'review', code: 'claim_to_check', amount: 'all'", 1],
  ])('--fail-on-harsher, %s -> %s: %i', async (from, to, code) => {
    const file = draft('changed.ts', from, to);
    expect(await run('diff', 'skena@1', file, '--fail-on-harsher')).toMatchObject({ code });
  });

  it('ends with 1 for a file that is no policy', async () => {
    const { code, out, err } = await run('diff', 'skena@1', draft('no.ts', '168', 'week'));
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toContain('cash.unused.windowHours is the name week: write the value itself');
  });
});

describe('replay', () => {
  let skena: SkenaMoney;
  beforeAll(async () => {
    skena = await askedBack();
  });
  const replay = (name: string, ...more: readonly string[]) => {
    const place = ['--endpoint', inject('engine'), '--table', skena.world.tableName];
    return run('replay', name, ...place, ...more);
  };

  it('under the policy that there is, nothing differs', async () => {
    const { code, out, err } = await replay('skena@1');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out.match(/0 purchases of 8 answered otherwise/g)).toHaveLength(2);
  });

  it('under a draft, as it would have been and as it can be', async () => {
    const file = draft('three.ts', '168', '72');
    const { code, out } = await replay(file);
    const [always = '', later = ''] = out.split('For purchases already made');
    expect(code).toBe(0);
    expect(always).toContain('budi');
    expect(always).toContain('1 purchase of 8 answered otherwise');
    expect(later).toContain('0 purchases of 8 answered otherwise');
  });

  it('to one question only, where that is asked', async () => {
    const { out } = await replay(draft('three.ts', '168', '72'), '--as', 'now');
    expect(out).not.toContain('all along');
    expect(out).toContain('0 purchases of 8 answered otherwise');
  });

  it('of every quote, where that is asked', async () => {
    expect((await replay('skena@1', '--all', '--as', 'now')).out).toContain('0 quotes of 8');
    const since = ['--since', '2026-03-12T00:00:00Z'];
    expect((await replay('skena@1', '--all', ...since)).out).toContain('0 quotes of 1');
  });

  it('ends with 2 where there is no such table', async () => {
    const place = ['--endpoint', inject('engine'), '--table', 'nothing-here'];
    expect(await run('replay', 'skena@1', ...place)).toMatchObject({ code: 2, out: '' });
  });
});
