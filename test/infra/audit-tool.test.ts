import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { watch } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type Engine, startEngine } from '../../infra/local/engine.ts';
import { localTable, tablesIn } from '../../infra/local/kept-tables.ts';
import { connectLocally } from '../../infra/local/runtime.ts';
import { BadUsage, readAuditFlags } from '../../infra/tools/audit-flags.ts';
import { progressLine } from '../../infra/tools/progress-line.ts';
import type { AccountId, EntryId } from '../../shared/domain/ids.ts';
import { toInstant } from '../../shared/domain/instant.ts';
import { skena as skenaProduct } from '../../shared/products/skena/product.ts';
import { commit } from '../../shared/store/commit.ts';
import { openAccountItems } from '../../shared/store/transaction.ts';
import { newLife } from '../decide/any-life.ts';
import { createTable } from '../support/create-table.ts';
import { plantedFaults } from '../support/planted-faults.ts';
import { productClient } from '../support/product-client.ts';
import { hundredPack, paddleCustomer } from '../support/purchases.ts';
import { rawAccount } from '../support/raw-account.ts';
import { richLife } from '../support/rich-life.ts';
import { newWorld, type World } from '../support/world.ts';

const main = fileURLToPath(new URL('../../infra/tools/audit.ts', import.meta.url));

/** Nobody's credentials, and no address to ask for any. */
const environment = {
  ...process.env,
  AWS_EC2_METADATA_DISABLED: 'true',
  AWS_CONFIG_FILE: '/dev/null',
  AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
};

const start = (args: readonly string[]) =>
  spawn(process.execPath, [main, ...args], { env: environment, stdio: ['ignore', 'pipe', 'pipe'] });

/** What the command says, and the code it ends with. */
async function ended(child: ReturnType<typeof start>) {
  let [out, err] = ['', ''];
  child.stdout.on('data', (text) => {
    out += text;
  });
  child.stderr.on('data', (text) => {
    err += text;
  });
  const [code] = await once(child, 'close');
  return { code, out, err };
}

const run = (...args: string[]) => ended(start(args));

describe('the flags', () => {
  // biome-ignore format: one case a row
  it.each([
    [['--table', 't'],                           { at: 'aws', table: 't' }],
    [['--table', 't', '--region', 'eu-west-1'],  { at: 'aws', table: 't', region: 'eu-west-1' }],
    [['--data', 'here'],                         { at: 'folder', folder: 'here' }],
    [['--url', 'http://127.0.0.1:8000'],         { at: 'url', url: 'http://127.0.0.1:8000' }],
    [['--url', 'http://a', '--table', 't'],      { at: 'url', url: 'http://a', table: 't' }],
  ])('%j', (args, place) => {
    expect(readAuditFlags(args)).toEqual({ place, atOnce: 16, isJson: false });
  });

  // biome-ignore format: one case a row
  it.each([
    [[]],
    [['--tabel', 't']],
    [['stray', '--table', 't']],
    [['--table']],
    [['--table', '']],
    [['--data', 'here', '--url', 'http://a']],
    [['--data', 'here', '--region', 'eu-west-1']],
    [['--url', 'nowhere']],
    [['--table', 't', '--at-once', '0']],
    [['--table', 't', '--at-once', 'many']],
  ])('%j make no sense', (args) => {
    expect(() => readAuditFlags(args)).toThrow(BadUsage);
  });

  it('ask for help before anything else', () => {
    expect(readAuditFlags(['--help', '--data', 'here'])).toBe('help');
  });
});

describe('progress', () => {
  /** What is written when it is shown at these milliseconds. */
  function shownAt(isTTY: boolean, times: readonly number[], share?: number): string[] {
    const written: string[] = [];
    let now = 0;
    const screen = { isTTY, columns: 40, write: (text: string) => written.push(text) };
    const line = progressLine(screen, () => now);
    for (const time of times) {
      now = time;
      line.show(() => ({ text: `${time} accounts, 0 differ`, share }));
    }
    line.end();
    return written;
  }

  it('is one line of a terminal, written again and again and wiped at the end', () => {
    expect(shownAt(true, [50, 100, 150, 210])).toEqual([
      '\r\x1b[2K100 accounts, 0 differ',
      '\r\x1b[2K210 accounts, 0 differ',
      '\r\x1b[2K',
    ]);
  });

  it('shows how much of it is done where that is known, and no more than fits', () => {
    const [first] = shownAt(true, [100], 0.5);
    expect(first).toBe('\r\x1b[2K[############............] 50% 100 acco');
  });

  it('is a line every ten seconds elsewhere', () => {
    expect(shownAt(false, [100, 9_999, 10_000, 15_000, 20_000])).toEqual([
      '10000 accounts, 0 differ\n',
      '20000 accounts, 0 differ\n',
    ]);
  });
});

describe('wrong use, and what cannot be reached', () => {
  it('explains itself', async () => {
    const { code, out, err } = await run('--help');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    for (const flag of ['--table', '--region', '--data', '--url', '--json']) {
      expect(out).toContain(flag);
    }
  });

  // biome-ignore format: one case a row
  it.each([
    ['a flag that is none',            ['--tabel', 't'],                                     "'--tabel'"],
    ['a folder that keeps no tables',  ['--data', tmpdir()],                                 'no local stack keeps tables there'],
    ['an address where nobody is',     ['--url', 'http://127.0.0.1:1'],                      'ECONNREFUSED'],
    ['no credentials',                 ['--table', 't', '--region', 'eu-west-1'],            'credentials'],
  ])('ends with 2 on %s', async (_what, args, said) => {
    const { code, out, err } = await run(...args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(said);
  });

  it('ends with 2 on a table that is not there', async () => {
    const { code, err } = await run('--url', inject('engine'), '--table', 'no-such-table');
    expect(code).toBe(2);
    expect(err).toMatch(/not found|ResourceNotFound/i);
  });
});

describe('a table of an engine that runs', () => {
  let world: World;
  beforeAll(async () => {
    world = await newWorld();
    for (const name of ['ann', 'ben', 'cat'])
      await richLife(world, productClient(world, 'skena'), name);
    await paddleCustomer(productClient(world, 'jimeng'), hundredPack('ann', world.now()));
  });
  const audit = (...args: string[]) =>
    run('--url', inject('engine'), '--table', world.tableName, ...args);

  it('agrees: 0, and says what there is', async () => {
    const { code, out, err } = await audit();
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('4 accounts, 49 entries: all agree.');
    const rows = out.split('\n').map((row) => row.split(/ {2,}/));
    expect(rows).toContainEqual(['jimeng', '1', '1', '100', '100', ...Array(7).fill('0')]);
    expect(rows.find(([name]) => name === 'skena')?.slice(1, 4)).toEqual(['3', '48', '960']);
  });

  it('differs: 1, and says who, where and by how much', async () => {
    const raw = await rawAccount(world, 'skena', 'ben');
    const fault = plantedFaults.find(([what]) => what === 'a lot holds one credit less');
    await fault?.[1](raw, 'ben');
    const { code, out } = await audit();
    expect(code).toBe(1);
    expect(out).toContain('4 accounts, 49 entries: 1 account differs.');
    expect(out).toMatch(/^skena ben: \d differences$/m);
    expect(out).toMatch(/^ {2}lot_\w+ {2}remaining: the ledger says (\d+), the account \d+$/m);

    const told = JSON.parse((await audit('--json', '--at-once', '1')).out);
    expect(told).toMatchObject({ accounts: 4, entries: 49, agrees: false, unread: [] });
    expect(told.differing).toMatchObject([{ product: 'skena', accountId: 'ben' }]);
    const remaining = told.differing[0].differences.find(
      ({ what }: { what: string }) => what === 'remaining',
    );
    expect(remaining.ledger - remaining.account).toBe(1);
  });

  it('finds an account of which only entries are left', async () => {
    const raw = await rawAccount(world, 'skena', 'cat');
    await raw.remove(raw.head);
    const { code, out } = await audit();
    expect(code).toBe(1);
    expect(out).toMatch(/^skena cat: 1 difference$/m);
    expect(out).toContain('account_missing');
  });

  it('finds an account of a product that nobody knows', async () => {
    const raw = await rawAccount(world, 'skena', 'ann');
    await raw.put({ ...raw.head, pk: 'account/gone/ann' });
    const { code, out } = await audit();
    expect(code).toBe(1);
    expect(out).toMatch(/^gone ann: 1 difference$/m);
  });
});

describe('the folder of a local stack', () => {
  const folder = mkdtempSync(join(tmpdir(), 'makegood-audit-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** Accounts that were opened and no more. */
  async function opened(engine: Engine, count: number) {
    const client = connectLocally(engine.endpoint);
    await createTable(client as never, localTable);
    const store = {
      client,
      tableName: localTable,
      pause: () => Promise.resolve(),
      random: () => 0.5,
      timeLeft: () => 30_000,
    };
    for (let number = 1; number <= count; number += 1) {
      const { account, entries } = newLife(skenaProduct);
      const own = { ...account, accountId: `acct-${number}` as AccountId, openedAt: toInstant(0) };
      const [entry] = entries;
      const openedBy = `ent_${number}` as EntryId;
      await commit(store, openAccountItems(own, entry && { entry }, openedBy));
    }
    client.destroy();
  }

  beforeAll(async () => {
    const engine = await startEngine(tablesIn(folder));
    await opened(engine, 300);
    await engine.stop();
  });

  /** Processes whose command line names the folder. */
  const engines = () =>
    readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .filter((pid) => {
        try {
          return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(tablesIn(folder));
        } catch {
          return false;
        }
      });

  it('is read by an engine of its own, which is gone after that', async () => {
    const { code, out } = await run('--data', folder);
    expect(code).toBe(0);
    expect(out).toContain('300 accounts, 300 entries: all agree.');
    expect(engines()).toEqual([]);
  });

  /** Resolves once an engine has opened the file: it keeps what it does beside it. */
  async function engineStarts(signal: AbortSignal) {
    for await (const { filename } of watch(folder, { signal })) {
      if (filename?.endsWith('-wal')) return;
    }
  }

  it('leaves no process when it is stopped', async () => {
    const started = engineStarts(AbortSignal.timeout(15_000));
    const child = start(['--data', folder, '--at-once', '1']);
    const end = ended(child);
    await started;
    child.kill('SIGINT');
    const { code, out, err } = await end;
    expect({ code, out }).toEqual({ code: 130, out: '' });
    expect(err).toContain('stopped before all accounts were read');
    expect(engines()).toEqual([]);
  });
});
