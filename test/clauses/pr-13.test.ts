import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { beforeEach, describe, expect, it } from 'vitest';
import { type HelpDesk, helpDesk } from '../support/help-desk.ts';
import { productClient } from '../support/product-client.ts';
import { newWorld, type World } from '../support/world.ts';

const card = '4111 1111 1111 1111';
const secrets = {
  card,
  'the card without spaces': '4111111111111111',
  'its code': '737',
  password: 'hunter2',
  code: '482913',
  key: 'sk_live_canaryOfTheTests',
};

const told = {
  kind: 'payment',
  project: `password: ${secrets.password}`,
  message: `I paid with ${card}, 12/27, CVV ${secrets['its code']}, and it was charged twice.`,
  expectation: `Kode OTP saya ${secrets.code}. Kartu ${secrets['the card without spaces']}`,
  attachments: [{ name: 'receipt.pdf' }, { name: `card ${card}.png` }, { name: secrets.key }],
};

let world: World;
let desk: HelpDesk;
beforeEach(async () => {
  world = await newWorld();
  const remixer = productClient(world, 'post-remixer');
  await remixer.open('ann');
  desk = helpDesk(remixer);
});

/** All that is in the table, and all that was said of it. */
async function kept(): Promise<string> {
  const { Items = [] } = await world.client.send(new ScanCommand({ TableName: world.tableName }));
  expect(Items.length).toBeGreaterThan(1);
  return JSON.stringify([Items, world.log]);
}

describe('PR-13: secrets are cut out of what customers write, before it is kept', () => {
  it('the answer says what was cut, and support reads the rest', async () => {
    const { caseId, redacted } = await desk.ask(told);

    expect(redacted).toEqual([
      'card_number',
      'security_code',
      'password',
      'one_time_code',
      'api_key',
    ]);
    const file = await desk.file(caseId);
    expect(file).toMatchObject({
      redacted,
      details: {
        project: 'password: [password removed]',
        expectation: 'Kode OTP saya [one-time code removed]. Kartu [card number removed]',
      },
    });
    expect(file.messages).toMatchObject([
      {
        message:
          'I paid with [card number removed], 12/27, CVV [security code removed], and it was charged twice.',
        attachments: ['receipt.pdf', 'card [card number removed].png', '[API key removed]'],
      },
    ]);
  });

  it.each(Object.entries(secrets))('nothing is kept or logged of %s', async (_which, secret) => {
    const { caseId } = await desk.ask(told);
    await desk.tell(caseId, { message: told.message, attachments: told.attachments });
    await desk.tell(caseId, { project: told.project, expectation: told.expectation });
    await desk.answer(caseId, 'explained', { message: `You wrote: ${told.message}` });

    const text = await kept();
    expect(text).toContain('was charged twice');
    // Numbers that short are parts of times and ids too.
    const standing = new RegExp(`(?<![\\w.:-])${secret.replaceAll(' ', '\\s')}(?![\\w.:-])`);
    expect(text).not.toMatch(standing);
  });

  it('what is told later is told of in the same list', async () => {
    const { caseId } = await desk.ask({ message: `I paid with ${card}` });
    const { body } = await desk.tell(caseId, { message: `my password is ${secrets.password}` });
    expect(body.redacted).toEqual(['card_number', 'password']);
  });

  it('asked again with the same key, it is the same answer', async () => {
    const first = await desk.send(told, { 'idempotency-key': 'again' });
    const again = await desk.send(told, { 'idempotency-key': 'again' });
    expect([again.status, again.body]).toEqual([first.status, first.body]);
  });

  // biome-ignore format: one case a row
  it.each([
    ['what is no secret',       { message: 'I forgot my password, order ord_01JNABCDEFGHJKMNPQRSTVWXYZ' }],
    ['a number like many',      { message: 'order 1234567890123456, call +62 812 3456 7890' }],
    ['what was cut elsewhere',  { message: 'my card is [card number removed]' }],
  ])('%s stays as it was written', async (_case, written) => {
    const { caseId, redacted } = await desk.ask(written);
    expect(redacted).toEqual([]);
    expect((await desk.file(caseId)).messages).toMatchObject([written]);
  });
});
