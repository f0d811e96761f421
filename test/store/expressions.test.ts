import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { beforeAll, describe, expect, it } from 'vitest';
import { productClient } from '../support/product-client.ts';
import { refundEvent, sessionCompleted, stripeEvent } from '../support/purchases.ts';
import { newWorld } from '../support/world.ts';
import { reservedWords } from './reserved-words.ts';

type Spoken = { readonly [field: string]: unknown };

/** Every expression in a command's input, however deep. */
const expressionsIn = (input: unknown): string[] =>
  input !== null && typeof input === 'object'
    ? Object.entries(input as Spoken).flatMap(([field, value]) =>
        field.endsWith('Expression') ? [String(value)] : expressionsIn(value),
      )
    : [];

/** What the language itself is made of; everything else that stands bare is an attribute's name. */
const language = new Set(['SET', 'REMOVE', 'ADD', 'DELETE', 'AND', 'OR', 'NOT', 'BETWEEN', 'IN']);

const bareNames = (expression: string): string[] =>
  [...expression.matchAll(/(?<![#:\w])[A-Za-z_]\w*(?!\w|\s*\()/g)]
    .map(([word]) => word)
    .filter((word) => !language.has(word));

/** Everything the product can do, once, so that every expression is said. */
async function expressionsOfAStory(): Promise<Set<string>> {
  const said = new Set<string>();
  const listen = (client: DynamoDBDocumentClient) => {
    client.middlewareStack.add(
      (next) => (args) => {
        for (const expression of expressionsIn(args.input)) said.add(expression);
        return next(args);
      },
      { step: 'initialize', name: 'listen' },
    );
    return client;
  };
  const world = await newWorld({ client: listen });
  const skena = productClient(world, 'skena');
  const buy = (payment: string, account: string) =>
    skena.stripe(sessionCompleted({ account, pack: 'starter', payment, at: world.now() }));
  const start = (jobId: string, variants = 1) =>
    skena.post('/jobs', { jobId, accountId: 'ada', action: 'image', variants });
  const key = (name: string) => ({ 'idempotency-key': name });

  await skena.post('/accounts', { accountId: 'ada', email: 'ada@example.com' }, key('open'));
  await buy('pi_1', 'ada');
  await skena.stripe(
    refundEvent('pi_1', { id: 're_1', status: 'succeeded', amount: 10 }, world.now()),
  );
  await buy('pi_2', 'nobody');
  const attached = { accountId: 'ada', pack: 'studio' };
  await skena.support.post('/payments/pi_2/attachment', attached, key('attach'));
  await skena.stripe(stripeEvent('refund.updated', { id: 're_2', object: 'refund' }, world.now()));
  await skena.support.get('/work?kind=payment');
  await skena.support.post('/status', { state: 'down', source: 'probe' }, key('down'));
  await skena.support.post('/status', { state: 'up', source: 'probe' });
  await skena.get('/outages');

  const { quoteId } = (
    await skena.post('/quotes', { accountId: 'ada', action: 'image', variants: 4 })
  ).body;
  await skena.post('/jobs', {
    jobId: 'j1',
    accountId: 'ada',
    action: 'image',
    variants: 4,
    quoteId,
  });
  await skena.tell({ type: 'variant.progressed', jobId: 'j1', variantId: 'v1', fraction: 0.5 });
  await skena.post('/jobs/j1/deliveries', { variantId: 'v1', kind: 'saved' });
  await skena.succeed('j1', 'v1');
  await skena.fail('j1', 'v2');
  await skena.succeed('j1', 'v2');
  await skena.cancel('j1');
  for (let job = 10; job < 20; job += 1) {
    await start(`j${job}`);
    await skena.succeed(`j${job}`);
  }
  await start('j20', 20);
  for (let variant = 1; variant <= 20; variant += 1) await skena.succeed('j20', `v${variant}`);
  for (let payment = 100; payment < 120; payment += 1) await buy(`pi_${payment}`, 'ada');
  await start('late', 100);
  await start('overdue');
  world.advance({ minutes: 11 });
  await skena.succeed('late', 'v1');
  await world.tick();
  for (const list of ['', '/entries', '/jobs', '/orders']) await skena.get(`/accounts/ada${list}`);
  return said;
}

describe('no expression holds a word that DynamoDB keeps for itself', () => {
  let expressions: Set<string>;
  beforeAll(async () => {
    expressions = await expressionsOfAStory();
  });

  it('the list of such words is whole', () => {
    expect(reservedWords.size).toBe(573);
  });

  it('names, functions, placeholders and the language are told apart', () => {
    const spoken = 'SET lots.#lot[0] = :new ADD late :late REMOVE size, #status';
    expect(bareNames(spoken)).toEqual(['lots', 'late', 'size']);
    expect(bareNames('size(settled) < :n AND NOT begins_with (sk, :s)')).toEqual(['settled', 'sk']);
  });

  it('the story says enough of them to go by', () => {
    for (const kind of ['SET', 'REMOVE', 'ADD', 'BETWEEN', 'attribute_exists', 'size(']) {
      expect([...expressions].some((expression) => expression.includes(kind))).toBe(true);
    }
    const names = new Set([...expressions].flatMap(bareNames));
    for (const name of [
      'lots',
      'running',
      'settled',
      'dueAt',
      'version',
      'attempts',
      'late',
      'spent',
    ]) {
      expect(names).toContain(name);
    }
  });

  it('and none of them is one', () => {
    const names = [...new Set([...expressions].flatMap(bareNames))];
    expect(names.filter((name) => reservedWords.has(name.toLowerCase()))).toEqual([]);
  });
});
