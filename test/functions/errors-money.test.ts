import { beforeAll, describe, expect, it } from 'vitest';
import type { World } from '../support/world.ts';
import { expectProblem, pathsOf } from './problems.ts';
import { contractOf, givenCustomer, goodRequest } from './requests.ts';
import { unchanged } from './table.ts';

let world: World;

beforeAll(async () => {
  ({ world } = await givenCustomer({ providers: true }));
});

/** The good request of a call with some of its fields changed, under a key of its own. */
let keys = 0;
function changed(name: string, fields: Readonly<Record<string, unknown>>) {
  const good = goodRequest(contractOf(name));
  keys += 1;
  const headers = { ...good.headers, 'idempotency-key': `key-${keys}` };
  return { ...good, headers, body: JSON.stringify({ ...good.fields, ...fields }) };
}

async function expectRefused(name: string, field: string, value: unknown) {
  const send = () => world.send(changed(name, { [field]: value }));
  const answered = await unchanged(world, send);
  expectProblem(answered, 422, 'invalid_request');
  expect(pathsOf(answered)).toEqual([field]);
}

describe('an order is named by its id, or by the day it was paid and how much it was', () => {
  const none = { paidOn: undefined, amountMinor: undefined };

  // biome-ignore format: one case a row
  it.each<[string, Readonly<Record<string, unknown>>, number]>([
    ['the day and the amount',     {},                                                200],
    ['the day alone',              { ...none, paidOn: '2026-03-02' },                 200],
    ['the amount alone',           { ...none, amountMinor: 1000 },                    200],
    ['an id that nothing has',     { ...none, orderId: 'ord_none' },                  404],
    ['neither',                    none,                                              422],
    ['nothing but a statement',    { ...none, statement: 'the order of 2 March' },    422],
  ])('%s', async (_case, naming, status) => {
    const answered = await world.send(changed('POST /refund-quotes', naming));
    expect(answered.status).toBe(status);
    if (status === 422) expect(pathsOf(answered)).toEqual(['orderId']);
    if (status === 404) expectProblem(answered, 404, 'order_not_found');
  });

  it.each(['2026-3-2', '2026-02-30', '02.03.2026', '2026-03-02T00:00:00.000Z', ' 2026-03-02'])(
    '"%s" is no day',
    (day) => expectRefused('POST /refund-quotes', 'paidOn', day),
  );

  it.each(['refund', 'UNUSED', 'constructor', '__proto__'])('"%s" is no ground', (ground) =>
    expectRefused('POST /refund-quotes', 'ground', ground),
  );
});

describe('a browser is sent back to a page of the web', () => {
  // biome-ignore format: one case a row
  it.each([
    ['https://skena.example',                                          true],
    ['http://localhost:3000/bought?pack=1#done',                       true],
    ['https://skena.example/ok?session={CHECKOUT_SESSION_ID}',         true],
    [`https://skena.example/${'x'.repeat(1_978)}`,                     true],
    [`https://skena.example/${'x'.repeat(1_979)}`,                     false],
    ['skena.example',                                                  false],
    ['/bought',                                                        false],
    ['//skena.example/bought',                                         false],
    ['javascript:alert(1)',                                            false],
    ['data:text/html,bought',                                          false],
    ['ftp://skena.example',                                            false],
    ['skena://bought',                                                 false],
    ['https://',                                                       false],
  ])('%s: %s', async (url, isTaken) => {
    if (!isTaken) {
      await expectRefused('POST /checkouts', 'successUrl', url);
      await expectRefused('POST /checkouts', 'cancelUrl', url);
      return;
    }
    const answered = await world.send(changed('POST /checkouts', { successUrl: url }));
    expect(answered.status).toBe(201);
    expect(world.payments.calls.received.at(-1)?.params).toMatchObject({ success_url: url });
  });
});

describe('an adjustment is some credits more or fewer, for a reason', () => {
  // biome-ignore format: one case a row
  it.each([
    // credits      then
    [1_000_000,     201],
    [1_000_001,     422],
    [1,             201],
    [0,             422],
    [-0,            422],
    [-1,            201],
    [-1_000_000,    201],
    [-1_000_000,    402],
    [-1_000_001,    422],
    [0.5,           422],
    ['5',           422],
  ])('%d is %i', async (credits, status) => {
    const name = 'POST /accounts/{accountId}/adjustments';
    const answered = await world.send(changed(name, { credits }));
    expect(answered.status).toBe(status);
    if (status === 402) expectProblem(answered, 402, 'insufficient_credits');
    if (status === 422) expect(pathsOf(answered)).toEqual(['credits']);
  });

  it.each(['cse_', 'case-1', 'rfd_1', 'cse_a/b'])('"%s" is no case', (caseId) =>
    expectRefused('POST /accounts/{accountId}/adjustments', 'caseId', caseId),
  );
});

describe('what a person writes is something, and no more than a page', () => {
  // biome-ignore format: one text a row
  const texts: readonly (readonly [string, string, boolean])[] = [
    ['a word',                    'late',                true],
    ['a page',                    'x'.repeat(2_000),     true],
    ['more than a page',          'x'.repeat(2_001),     false],
    ['nothing',                   '',                    false],
    ['blanks',                    ' \n\t ',              false],
    ['several lines',             'first\nsecond',       true],
    ['another alphabet, and 😀',  'опоздал 😀',          true],
    ['a NUL',                     'a\0b',                true],
    ['half a character',          'a\ud800b',            true],
  ];

  it.each(texts)('%s: a statement', async (_case, statement, isTaken) => {
    const { status } = await world.send(changed('POST /refund-quotes', { statement }));
    expect(status).toBe(isTaken ? 200 : 422);
  });

  it.each(texts)('%s: the reason of an adjustment', async (_case, reason, isTaken) => {
    const name = 'POST /accounts/{accountId}/adjustments';
    const { status } = await world.send(changed(name, { reason }));
    expect(status).toBe(isTaken ? 201 : 422);
  });

  it.each(texts)('%s: the reason of a decision', async (_case, reason, isTaken) => {
    const answered = await world.send(changed('POST /refunds/{refundId}/decision', { reason }));
    if (isTaken) expectProblem(answered, 404, 'refund_not_found');
    else expectProblem(answered, 422, 'invalid_request');
  });

  it.each(['approved', 'APPROVE', '', 'constructor'])('"%s" is no decision', (decision) =>
    expectRefused('POST /refunds/{refundId}/decision', 'decision', decision),
  );

  it.each(['user', 'CUSTOMER', 'constructor'])('"%s" closes no account', (by) =>
    expectRefused('POST /accounts/{accountId}/closure', 'by', by),
  );
});
