import { describe, expect, it } from 'vitest';
import { productClient } from '../support/product-client.ts';
import { sessionCompleted } from '../support/purchases.ts';
import type { Answered } from '../support/world.ts';
import { expectProblem, pathsOf } from './problems.ts';
import { givenCustomer } from './requests.ts';

const paths = {
  entries: '/accounts/ann/entries?limit=1',
  jobs: '/accounts/ann/jobs?limit=1',
  orders: '/accounts/ann/orders?limit=1',
  work: '/work?kind=payment&limit=1',
} as const;

const names = Object.keys(paths) as (keyof typeof paths)[];

/** Ann has two of everything, so that each list has a second page, as has everybody else. */
async function givenCursors() {
  const { world, skena } = await givenCustomer();
  const at = world.now();
  const remixer = productClient(world, 'post-remixer');
  await skena.open('ben');
  await remixer.open('ann');
  const bought = { account: 'ann', pack: 'starter', at };
  await skena.stripe(sessionCompleted({ ...bought, payment: 'pi_again' }));
  await skena.stripe(sessionCompleted({ payment: 'pi_nobodys', at }));
  await skena.stripe(sessionCompleted({ ...bought, account: 'ben', payment: 'pi_bens' }));
  await remixer.stripe(sessionCompleted({ ...bought, pack: 'small', payment: 'pi_a' }));
  await remixer.stripe(sessionCompleted({ ...bought, pack: 'small', payment: 'pi_b' }));
  await skena.post('/jobs', { jobId: 'job-2', accountId: 'ann', action: 'image', variants: 1 });
  await skena.post('/jobs', { jobId: 'job-3', accountId: 'ben', action: 'image', variants: 1 });
  const cursorOf = async (client: typeof skena, path: string): Promise<string> => {
    const { nextCursor } = (await client.support.get(path)).body;
    expect(nextCursor).toMatch(/^[\w-]{22,}$/);
    return nextCursor;
  };
  const follow = (path: string, cursor: string) =>
    skena.support.get(`${path}&cursor=${encodeURIComponent(cursor)}`);
  return { world, skena, remixer, cursorOf, follow };
}

function expectNotOurs(answered: Answered) {
  expectProblem(answered, 422, 'invalid_request');
  expect(pathsOf(answered)).toEqual(['cursor']);
}

describe('a cursor belongs to the one list that gave it', () => {
  it.each(names)('%s', async (name) => {
    const { skena, cursorOf, follow } = await givenCursors();
    const cursor = await cursorOf(skena, paths[name]);
    expect((await follow(paths[name], cursor)).status).toBe(200);
    for (const other of names.filter((one) => one !== name)) {
      expectNotOurs(await follow(paths[other], cursor));
    }
    expectNotOurs(await follow('/work?kind=case', cursor));
  });

  it('another account’s is refused, and so is another product’s', async () => {
    const { skena, remixer, cursorOf, follow } = await givenCursors();
    const bens = await cursorOf(skena, '/accounts/ben/entries?limit=1');
    const remixers = await cursorOf(remixer, paths.entries);
    expectNotOurs(await follow(paths.entries, bens));
    expectNotOurs(await follow(paths.entries, remixers));
  });

  it('its key is none that the caller has: the place in it is signed', async () => {
    const { skena, cursorOf, follow } = await givenCursors();
    const bytes = Buffer.from(await cursorOf(skena, paths.jobs), 'base64url');
    const place = Buffer.from(JSON.stringify('head'));
    const forged = Buffer.concat([bytes.subarray(0, 16), place]).toString('base64url');
    expectNotOurs(await follow(paths.jobs, forged));
  });
});

describe('a cursor that was changed is refused', () => {
  it('in any of its bytes', async () => {
    const { skena, cursorOf, follow } = await givenCursors();
    const bytes = Buffer.from(await cursorOf(skena, paths.entries), 'base64url');
    for (const [index, byte] of bytes.entries()) {
      const changed = Buffer.from(bytes);
      changed[index] = byte ^ 1;
      expectNotOurs(await follow(paths.entries, changed.toString('base64url')));
    }
  });

  it('in any of its characters, the last ones too', async () => {
    const { skena, cursorOf, follow } = await givenCursors();
    for (const name of names) {
      const cursor = await cursorOf(skena, paths[name]);
      const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
      for (const index of [0, 21, 22, cursor.length - 2, cursor.length - 1]) {
        const next = alphabet[(alphabet.indexOf(cursor[index] ?? '') + 1) % 64];
        const changed = cursor.slice(0, index) + next + cursor.slice(index + 1);
        expectNotOurs(await follow(paths[name], changed));
      }
    }
  });

  // biome-ignore format: one case a row
  it.each<[string, (cursor: string) => string]>([
    ['nothing',               () => ''],
    ['no base64',             () => '!!!'],
    ['a NUL',                 () => '\0'],
    ['the digest alone',      (cursor) => Buffer.from(cursor, 'base64url').subarray(0, 16).toString('base64url')],
    ['less than the digest',  (cursor) => cursor.slice(0, 8)],
    ['cut at its end',        (cursor) => cursor.slice(0, -2)],
    ['more behind it',        (cursor) => `${cursor}AAAA`],
    ['padded',                (cursor) => `${cursor}=`],
    ['with a line break',     (cursor) => `${cursor}\n`],
    ['with a stray mark',     (cursor) => `${cursor.slice(0, 9)}!${cursor.slice(9)}`],
    ['in the other alphabet', (cursor) => `${Buffer.from(cursor, 'base64url').toString('base64')}=`],
    ['twice',                 (cursor) => cursor + cursor],
    ['very long',             (cursor) => cursor.repeat(2_000)],
  ])('%s', async (_case, change) => {
    const { skena, cursorOf, follow } = await givenCursors();
    const cursor = await cursorOf(skena, paths.entries);
    expectNotOurs(await follow(paths.entries, change(cursor)));
  });
});
