import { describe, expect, it } from 'vitest';
import { later } from '../../shared/domain/instant.ts';
import { productClient } from '../support/product-client.ts';
import { sessionCompleted, stripeEvent } from '../support/purchases.ts';
import { newWorld, type World } from '../support/world.ts';
import { expectProblem, pathsOf } from './problems.ts';
import { contractOf, dispute, givenCustomer, goodRequest } from './requests.ts';

type Items = { readonly items: Record<string, unknown>[]; readonly nextCursor?: string };
type List = {
  readonly path: string;
  readonly id: string;
  readonly at: string;
  readonly newestFirst: boolean;
};

/** Rue has paid: she says it was not her, or her bank asks for the money back. */
async function complain(world: World, about: 'refund' | 'dispute', index: number) {
  const skena = productClient(world, 'skena');
  const [at, payment] = [world.now(), `pi_${about}_${index}`];
  const amount = 1_000 + index;
  await skena.stripe(sessionCompleted({ account: 'rue', pack: 'starter', payment, at, amount }));
  if (about === 'dispute') {
    const of = { ...dispute, id: `du_${index}`, payment_intent: payment };
    await skena.stripe(stripeEvent('charge.dispute.created', of, at));
    return;
  }
  const asked = {
    accountId: 'rue',
    amountMinor: amount,
    paidOn: dayOf(at),
    ground: 'unauthorised',
  };
  const { refundQuoteId } = (await skena.post('/refund-quotes', asked)).body;
  await skena.post('/refunds', { refundQuoteId }, { 'idempotency-key': payment });
}

const dayOf = (at: string) => at.slice(0, 'YYYY-MM-DD'.length);

/**
 * Ann's sixty purchases and sixty jobs, two to a moment; sixty payments name nobody; sixty outages.
 * Rue's thirty refunds and thirty disputes are of one day: each is due when all others are.
 */
async function givenSixty() {
  const world = await newWorld();
  const skena = productClient(world, 'skena');
  await skena.open('ann');
  await skena.open('rue');
  for (let complaints = 0; complaints < 30; complaints += 1) {
    await complain(world, 'refund', complaints);
    await complain(world, 'dispute', complaints + 30);
  }
  for (let index = 0; index < 60; index += 1) {
    if (index % 2 === 0) world.advance({ hours: 1 });
    const at = world.now();
    const bought = { account: 'ann', pack: 'starter', payment: `pi_${index}`, at };
    await skena.stripe(sessionCompleted(bought));
    await skena.stripe(sessionCompleted({ payment: `pi_nobodys_${index}`, at }));
    const jobId = `job-${index}`;
    await skena.post('/jobs', { jobId, accountId: 'ann', action: 'image', variants: 1 });
    for (const [state, minutes] of [
      ['down', 0],
      ['up', 1],
    ] as const) {
      const wentAt = later(at, { minutes: minutes - (index % 2) * 1_800 });
      await skena.support.post('/status', { state, at: wentAt, source: 'probe' });
    }
  }
  return { world, skena };
}

// biome-ignore format: one list a row
const lists: readonly (readonly [string, List, number])[] = [
  ['entries', { path: '/accounts/ann/entries', id: 'entryId', at: 'at',        newestFirst: true },  121],
  ['jobs',    { path: '/accounts/ann/jobs',    id: 'jobId',   at: 'startedAt', newestFirst: true },  60],
  ['orders',  { path: '/accounts/ann/orders',  id: 'orderId', at: 'paidAt',    newestFirst: true },  60],
  ['work',    { path: '/work?kind=payment',    id: 'id',      at: 'dueAt',     newestFirst: false }, 60],
  ['refunds', { path: '/work?kind=refund',     id: 'id',      at: 'dueAt',     newestFirst: false }, 30],
  ['disputes', { path: '/work?kind=dispute',   id: 'id',      at: 'dueAt',     newestFirst: false }, 30],
  ['outages', { path: '/outages',              id: 'outageId', at: 'startedAt', newestFirst: true }, 60],
];

const withQuery = (path: string, query: string) =>
  `${path}${path.includes('?') ? '&' : '?'}${query}`;

type Client = ReturnType<typeof productClient>;

/** All pages, one after the other, as they were answered. */
async function walk(client: Client, path: string, limit?: number): Promise<Items[]> {
  const pages: Items[] = [];
  let cursor: string | undefined;
  do {
    const query = [...(limit ? [`limit=${limit}`] : []), ...(cursor ? [`cursor=${cursor}`] : [])];
    const { status, body } = await client.support.get(withQuery(path, query.join('&')));
    expect(status).toBe(200);
    pages.push(body);
    cursor = body.nextCursor;
  } while (cursor && pages.length < 200);
  return pages;
}

describe('a list is walked from end to end by its cursors', async () => {
  const { skena } = await givenSixty();

  it.each(lists)('%s: every one once, in order, whatever the limit', async (_name, list, count) => {
    const [all] = await walk(skena, list.path, 100);
    const rest = count > 100 ? (await walk(skena, list.path, 100)).slice(1) : [];
    const whole = [all, ...rest].flatMap((page) => page?.items ?? []);
    expect(new Set(whole.map((item) => item[list.id])).size).toBe(count);
    const times = whole.map((item) => String(item[list.at]));
    const inOrder = times.toSorted();
    expect(times).toEqual(list.newestFirst ? inOrder.toReversed() : inOrder);

    for (const limit of [1, 7, 25, 59, 60]) {
      const pages = await walk(skena, list.path, limit);
      expect(pages.flatMap(({ items }) => items)).toEqual(whole);
      expect(pages.length).toBe(Math.ceil(count / limit));
      expect(pages.slice(0, -1).map(({ items }) => items.length)).toEqual(
        Array.from({ length: pages.length - 1 }, () => limit),
      );
    }
  });

  it.each(lists)('%s: 25 a page unless asked otherwise', async (_name, list, count) => {
    const pages = await walk(skena, list.path);
    const second = Math.min(25, count - 25);
    expect(pages.map(({ items }) => items.length).slice(0, 2)).toEqual([25, second]);
    expect(pages.length).toBe(Math.ceil(count / 25));
  });

  it.each(lists)('%s: nothing follows the last page', async (_name, list, count) => {
    const { body } = await skena.support.get(withQuery(list.path, 'limit=60'));
    expect('nextCursor' in body).toBe(count > 60);
  });

  it('the ledger’s balances go on from page to page, and end in the account’s', async () => {
    const pages = await walk(skena, '/accounts/ann/entries', 7);
    const entries = pages.flatMap(({ items }) => items);
    const { available } = (await skena.account('ann')).balance;
    expect(entries[0]?.balanceAfter).toBe(available);
    entries.forEach((entry, index) => {
      const before = Number(entries[index + 1]?.balanceAfter ?? 0);
      expect(entry.balanceAfter).toBe(before + Number(entry.credits));
    });
  });

  it('what is added while somebody walks is before where they are', async () => {
    const { world, skena: fresh } = await givenCustomer();
    for (let index = 0; index < 3; index += 1) {
      await fresh.cancel('job-1');
      world.advance({ minutes: 1 });
      const job = { jobId: `job-${index}-more`, accountId: 'ann', action: 'image', variants: 1 };
      await fresh.post('/jobs', job);
    }
    const before = (await walk(fresh, '/accounts/ann/entries', 100))[0]?.items ?? [];
    const first = (await fresh.get('/accounts/ann/entries?limit=2')).body;
    world.advance({ minutes: 1 });
    await fresh.cancel('job-0-more');
    const rest = (await fresh.get(`/accounts/ann/entries?limit=50&cursor=${first.nextCursor}`))
      .body;
    expect([...first.items, ...rest.items]).toEqual(before);
  });
});

describe('a limit is a whole number from 1 to 100', () => {
  const texts = ['0', '101', '-1', '1.5', 'abc', '', ' 5', '1e1', '0x10', '٣', '999', '5,5'];

  it.each(lists)('%s', async (_name, list) => {
    const { skena } = await givenCustomer();
    for (const text of texts) {
      const path = withQuery(list.path, `limit=${encodeURIComponent(text)}`);
      const answered = await skena.support.get(path);
      expectProblem(answered, 422, 'invalid_request');
      expect(pathsOf(answered)).toEqual(['limit']);
    }
    for (const text of ['1', '100']) {
      expect((await skena.support.get(withQuery(list.path, `limit=${text}`))).status).toBe(200);
    }
  });
});

describe('a list of nothing is empty, and has no next page', () => {
  it.each(lists)('%s', async (_name, { path }) => {
    const world = await newWorld();
    const jimeng = productClient(world, 'jimeng');
    await jimeng.open('ann');
    expect((await jimeng.support.get(path)).body).toEqual({ items: [] });
  });

  it('work is of one kind at a time', async () => {
    const { world } = await givenCustomer();
    const good = goodRequest(contractOf('GET /work'));
    for (const query of ['', '?kind=', '?kind=payments', '?kind=constructor']) {
      const answered = await world.send({ ...good, path: `/v1/skena/work${query}` });
      expectProblem(answered, 422, 'invalid_request');
      expect(pathsOf(answered)).toEqual(['kind']);
    }
  });
});
