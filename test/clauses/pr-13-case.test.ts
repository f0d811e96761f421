import { gzipSync } from 'node:zlib';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { beforeEach, describe, expect, it } from 'vitest';
import { type SecretKind, secretKinds } from '../../shared/domain/redact.ts';
import { type HelpDesk, helpDesk } from '../support/help-desk.ts';
import { productClient } from '../support/product-client.ts';
import { type SkenaMoney, skenaMoney } from '../support/skena-money.ts';
import { wholeTable } from '../support/whole-table.ts';

/** As somebody writes it, and what of it nobody may ever find. */
const written: Readonly<Record<SecretKind, readonly [text: string, secret: string]>> = {
  card_number: ['I paid with 4242 4242 4242 4242.', '4242 4242'],
  security_code: ['The CVV is 9137.', 'CVV is 9137'],
  password: ['my password is Canary-hunter2!', 'Canary-hunter2'],
  one_time_code: ['The code I got by SMS is G-481516.', 'G-481516'],
  private_key: [
    '-----BEGIN PRIVATE KEY-----\nMIIEcanaryCanaryCanary\n-----END PRIVATE KEY-----',
    'MIIEcanary',
  ],
  api_key: ['our key sk_live_canaryOfTheTests', 'canaryOfTheTests'],
  bearer_token: [
    'Authorization: Bearer eyJhbGciOiJIUzI1NiJ9.eyJjYW5hcnkiOjF9.c2lnbmF0dXJlY2FuYXJ5',
    'eyJjYW5hcnkiOjF9',
  ],
};

const everything = secretKinds.map((kind) => written[kind][0]).join('\n');
const [card] = written.card_number;
const [apiKey] = written.api_key;

let skena: SkenaMoney;
let help: HelpDesk;
beforeEach(async () => {
  skena = await skenaMoney();
  help = helpDesk(skena.app);
  await skena.buy('ann');
});

/** Nothing of it is in any item of the table, in any form that is read here, nor in the log. */
async function expectNowhere() {
  const stored = await wholeTable(skena.world);
  expect(stored).toContain('removed]');
  for (const kind of secretKinds) {
    const [, secret] = written[kind];
    expect([kind, stored.includes(secret)]).toEqual([kind, false]);
    expect([kind, JSON.stringify(skena.world.log).includes(secret)]).toEqual([kind, false]);
  }
  expect(stored.replaceAll(/[ -]/g, '')).not.toContain('4242424242424242');
}

const key = (name: string) => ({ 'idempotency-key': name });

describe('PR-13: secrets that somebody writes are cut out before anything is stored', () => {
  it.each(secretKinds)('%s', async (kind) => {
    const [text] = written[kind];
    const file = await help.ask({ message: `It failed. ${text} Thank you.` });

    expect(file.redacted).toContain(kind);
    expect(file.explanation).toContain('Never send those to anybody.');
    const { messages } = await help.file(file.caseId);
    expect(messages[0]?.message).toMatch(/^It failed\. /);
    expect(messages[0]?.message).toContain('removed]');
    await expectNowhere();
  });

  // biome-ignore format: one case a row
  it.each([
    ['the message',         { message: everything }],
    ['the project',         { project: card }],
    ['what was done',       { action: apiKey }],
    ['what was expected',   { expectation: everything }],
    ['the name of a job',   { jobId: card }],
    ['the name of an order', { orderId: apiKey }],
    ['the name of a file',  { attachments: [{ name: 'my card 4242424242424242.png' }] }],
  ])('in %s, when a case is opened and when more is told', async (_where, told) => {
    const { caseId, redacted } = await help.ask(told);
    expect(redacted.length).toBeGreaterThan(0);
    await expectNowhere();

    const { body } = await help.tell(caseId, told);
    expect(body.redacted).toEqual(redacted);
    await expectNowhere();
    await help.file(caseId);
  });

  it('in a case that is mended on the spot', async () => {
    await skena.start('ann', 'job-1');
    skena.world.advance({ minutes: 11 });
    const { state } = await help.ask({ jobId: 'job-1', message: everything });
    expect(state).toBe('mended');
    await expectNowhere();
  });

  it('the kinds of both are told, in their order', async () => {
    const { caseId } = await help.ask({ message: apiKey });
    const { body } = await help.tell(caseId, { message: card });
    expect(body.redacted).toEqual(['card_number', 'api_key']);
  });

  it('in what support answers', async () => {
    const { caseId } = await help.ask();
    expect(await help.answer(caseId, 'explained', { message: everything })).toMatchObject({
      status: 200,
    });
    await expectNowhere();
  });

  it('in what is said for a refund', async () => {
    await skena.desk.ask('ann', 'faulty', { statement: everything });
    await expectNowhere();
  });

  it('in what a refund is decided for', async () => {
    const { refundId } = await skena.desk.ask('ann', 'faulty');
    await skena.desk.decide(refundId, 'deny', { reason: everything });
    await expectNowhere();
  });

  it('in what credits are adjusted for', async () => {
    const adjustment = { credits: 5, reason: everything, by: 'sue' };
    const path = '/accounts/ann/adjustments';
    expect(await skena.app.support.post(path, adjustment, key('a'))).toMatchObject({ status: 201 });
    await expectNowhere();
  });

  it('in what an account is closed for', async () => {
    const closure = { by: 'operator', forfeitCredits: 115, reason: everything };
    expect(await skena.app.post('/accounts/ann/closure', closure, key('c'))).toMatchObject({
      status: 200,
    });
    await expectNowhere();
  });

  it('what was no secret is stored as it was written', async () => {
    const message = 'Job job-42 of 2026-03-02 took 20 credits (USD 10.00), order ord_2yya2d3zbqb7.';
    const { caseId, redacted } = await help.ask({
      message,
      project: 'Musim 2026',
      jobId: '20260302',
    });
    expect(redacted).toEqual([]);
    const file = await help.file(caseId);
    expect(file.messages[0]?.message).toBe(message);
    expect(file.details).toEqual({ project: 'Musim 2026', jobId: '20260302' });
  });

  it('the same request again is the same answer, although its body is kept nowhere', async () => {
    const first = await help.send({ message: everything }, key('once'));
    const again = await help.send({ message: everything }, key('once'));
    expect([again.status, again.body]).toEqual([201, first.body]);
    expect(again.headers['idempotency-replayed']).toBe('true');
    await expectNowhere();
  });
});

describe('PR-13: each product, in the words of its customers', () => {
  it.each(['post-remixer', 'jimeng'])('%s', async (product) => {
    const other = helpDesk(productClient(skena.world, product));
    const { redacted } = await other.ask({ message: everything });
    expect(redacted).toEqual([...secretKinds]);
    await expectNowhere();
  });
});

describe('a secret that is stored in any of these forms would be seen', () => {
  const [text, secret] = written.api_key;

  // biome-ignore format: one form a row
  it.each([
    ['as it is',           text],
    ['in base64',          Buffer.from(text).toString('base64')],
    ['in base64 for URLs', Buffer.from(text).toString('base64url')],
    ['packed',             gzipSync(text)],
    ['packed, in base64',  gzipSync(text).toString('base64')],
    ['as a name',          { [text]: 1 }],
    ['deep within',        [{ a: [{ b: text }] }]],
  ])('%s', async (_form, value) => {
    const { client, tableName: TableName } = skena.world;
    await client.send(new PutCommand({ TableName, Item: { pk: 'x', sk: 'x', value } }));
    expect(await wholeTable(skena.world)).toContain(secret);
  });
});
