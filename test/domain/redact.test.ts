import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { redact, redactText, secretKinds } from '../../shared/domain/redact.ts';

const card = '[card number removed]';
const code = '[security code removed]';
const password = '[password removed]';
const once = '[one-time code removed]';
const privateKey = '[private key removed]';
const key = '[API key removed]';
const token = '[bearer token removed]';

describe('one message may hold many secrets', () => {
  // biome-ignore format: one case a row
  it.each([
    // written                                                         stored                                                    kinds
    ['4111111111111111 12/27 123, password: hunter2',                  `${card} 12/27 ${code}, password: ${password}`,           ['card_number', 'security_code', 'password']],
    ['password: hunter2, OTP 123456, card 4111-1111-1111-1111',        `password: ${password}, OTP ${once}, card ${card}`,       ['card_number', 'password', 'one_time_code']],
    ['Bearer canary123 and sk_live_canary and hunter2 is my password', `Bearer ${token} and ${key} and ${password} is my password`, ['password', 'api_key', 'bearer_token']],
    ['password: 4111 1111 1111 1111',                                  `password: ${card}`,                                      ['card_number']],
    ['password: sk_live_canary',                                       `password: ${key}`,                                       ['api_key']],
    ['nothing at all',                                                 'nothing at all',                                         []],
    ['',                                                               '',                                                       []],
  ])('%s', (written, stored, kinds) => {
    expect(redactText(written)).toEqual({ text: stored, redacted: kinds });
  });
});

describe('every text of a request is read, wherever it stands', () => {
  it('in fields, in lists, in names of attachments and of fields', () => {
    const asked = {
      email: 'ann@example.com',
      kind: 'payment',
      orderId: 'ord_01JNABCDEFGHJKMNPQRSTVWXYZ',
      paidOn: '2026-03-02',
      amountMinor: 4_500_000,
      project: 'password: hunter2',
      message: 'I paid with 4111 1111 1111 1111',
      attachments: ['receipt.pdf', 'card 4111-1111-1111-1111.png', 'password=hunter2.txt'],
      more: { deep: [{ note: 'OTP 123456' }, null, true, 7], 'card 4111111111111111': 'x' },
    };

    expect(redact(asked)).toEqual({
      value: {
        ...asked,
        project: `password: ${password}`,
        message: `I paid with ${card}`,
        attachments: ['receipt.pdf', `card ${card}.png`, `password=${password}`],
        more: { deep: [{ note: `OTP ${once}` }, null, true, 7], [`card ${card}`]: 'x' },
      },
      redacted: ['card_number', 'password', 'one_time_code'],
    });
  });

  it('and what was given is left as it was', () => {
    const asked = { list: ['4111111111111111'], password: { is: 'hunter2' } };
    redact(asked);
    expect(asked).toEqual({ list: ['4111111111111111'], password: { is: 'hunter2' } });
  });

  // biome-ignore format: one case a row
  it.each([
    ['a text',              'CVV 123',                             `CVV ${code}`],
    ['a list',              ['a', 'CVV 123'],                      ['a', `CVV ${code}`]],
    ['nothing',             null,                                  null],
    ['a number',            7,                                     7],
    ['a card as a number',  4111111111111111,                      card],
    ['an amount',           { amountMinor: 1_500_000 },            { amountMinor: 1_500_000 }],
    ['two names alike',     { '4111111111111111': 1, '5555555555554444': 2 }, { [card]: 2 }],
    ['what is left out',    { message: undefined },                { message: undefined }],
    ['a name of a builtin', JSON.parse('{"__proto__":"CVV 123"}'), JSON.parse(`{"__proto__":"CVV ${code}"}`)],
  ])('%s', (_case, value, stored) => {
    expect(redact(value).value).toEqual(stored);
  });
});

describe('what a field is named for a secret holds is cut out whole', () => {
  // biome-ignore format: one case a row
  it.each([
    // field                                  stored                          kind
    [{ password: 'open sesame' },             { password },                   'password'],
    [{ new_password: 'a' },                   { new_password: password },     'password'],
    [{ dbPassword: 12345 },                   { dbPassword: password },       'password'],
    [{ 'Kata Sandi': 'rahasia' },             { 'Kata Sandi': password },     'password'],
    [{ pin: '1234' },                         { pin: password },              'password'],
    [{ passwords: ['a', 'b'] },               { passwords: password },        'password'],
    [{ password: { hint: 'x' } },             { password },                   'password'],
    [{ cvv: '123' },                          { cvv: code },                  'security_code'],
    [{ cvc: 123 },                            { cvc: code },                  'security_code'],
    [{ 'security-code': '1234' },             { 'security-code': code },      'security_code'],
    [{ cardNumber: '4111 1111 1111 1112' },   { cardNumber: card },           'card_number'],
    [{ nomor_kartu: '1' },                    { nomor_kartu: card },          'card_number'],
    [{ otp: 123456 },                         { otp: once },                  'one_time_code'],
    [{ verificationCode: 'abc' },             { verificationCode: once },     'one_time_code'],
    [{ PRIVATE_KEY: 'abc' },                  { PRIVATE_KEY: privateKey },    'private_key'],
    [{ apiKey: 'abc' },                       { apiKey: key },                'api_key'],
    [{ STRIPE_API_KEY: 'abc' },               { STRIPE_API_KEY: key },        'api_key'],
    [{ clientSecret: 'abc' },                 { clientSecret: key },          'api_key'],
    [{ accessToken: 'abc' },                  { accessToken: token },         'bearer_token'],
    [{ headers: { Authorization: 'abc' } },   { headers: { Authorization: token } }, 'bearer_token'],
    [[{ token: 'abc' }],                      [{ token }],                    'bearer_token'],
  ])('%j', (value, stored, kind) => {
    expect(redact<unknown>(value)).toEqual({ value: stored, redacted: [kind] });
  });

  // biome-ignore format: one case a row
  it.each([
    [{ password: null }],
    [{ password: '' }],
    [{ password: false }],
    [{ password: code }],
    [{ passwordChangedAt: '2026-03-02T12:00:00.000Z' }],
    [{ tokens: 1500, tokenCount: 7, cid: 'campaign', pinned: 'x', card: 'visa' }],
    [{ key: 'a', code: 'eligible', number: 4, account: 'ann', secretary: 'Ann' }],
    [{ redacted: ['password'], kind: 'payment' }],
  ])('but %j stays', (value) => {
    expect(redact<unknown>(value)).toEqual({ value, redacted: [] });
  });
});

/** Pieces of what customers write, with secrets among them, put together at random. */
const pieces = fc.constantFrom(
  ...[
    '4111111111111111',
    '4111 1111',
    '1111',
    '371449635398431',
    '12/27',
    '123',
    '123456',
    'hunter2',
  ],
  ...[
    'code',
    'the code you sent',
    'your',
    'order',
    'error',
    'for my order',
    'by SMS',
    'seed',
    'changed to',
  ],
  ...['password', 'Password:', 'my password is', 'kata sandi', 'pin', 'pass', 'is', 'is my', 'and'],
  ...['cvv', 'CVC2', 'security code', 'OTP', 'kode verifikasi', 'verification code', 'G-123456'],
  ...['-----BEGIN PRIVATE KEY-----', '-----END PRIVATE KEY-----', 'MIIEcanaryOfTheTestsMIIEcanary'],
  ...[
    'sk_live_canary',
    'mk_12345678',
    'AKIAIOSFODNN7EXAMPLE',
    'api key',
    'secret',
    'ord_01J4',
    'pi_',
  ],
  ...[
    'Bearer',
    'Authorization:',
    'eyJhbGciOiJub25lIn0.e30.',
    'token',
    'https://ann:',
    '@example.com',
  ],
  ...[card, password, '[card', 'number removed]', '[password ', ' removed]', '[', ']'],
  ...[' ', ' ', ' ', '\n', ':', '=', '"', "'", '.', ',', '-', '_', '%20', '&', '?', '<', '>', '\\'],
  ...['é', '👍', '𝟒', '\u200b', '\ud800', '密码', '是', '１', '٤', '\u00a0', '～'],
);
const anyText = fc.oneof(
  fc.array(pieces, { maxLength: 24 }).map((parts) => parts.join('')),
  fc.array(pieces, { maxLength: 24 }).map((parts) => parts.join(' ')),
  fc.string({ unit: 'binary', maxLength: 60 }),
);

describe('whatever is written', () => {
  it('what was cut once is not cut again', () => {
    fc.assert(
      fc.property(anyText, (written) => {
        const { text } = redactText(written);
        expect(redactText(text)).toEqual({ text, redacted: [] });
      }),
      { numRuns: 5000 },
    );
  });

  it('nor in any JSON', () => {
    const anyJson = fc.jsonValue({ stringUnit: 'binary' });
    fc.assert(
      fc.property(fc.dictionary(anyText, fc.oneof(anyText, anyJson)), (written) => {
        const { value } = redact(written);
        expect(redact(value)).toEqual({ value, redacted: [] });
      }),
      { numRuns: 1000 },
    );
  });

  it('it says what it cut: a kind is told where its mark is new, in the one order', () => {
    fc.assert(
      fc.property(anyText, (written) => {
        const { text, redacted } = redactText(written);
        expect(redacted).toEqual(secretKinds.filter((kind) => redacted.includes(kind)));
        expect(redacted.length === 0).toBe(text === written);
      }),
      { numRuns: 2000 },
    );
  });

  it('without digits and without a word for a secret every character stays', () => {
    const innocent = fc.stringMatching(/^[abdfghjlmoq é👍ñ–„“.,!?\n()/&+]*$/u, { maxLength: 200 });
    fc.assert(
      fc.property(innocent, (written) => {
        expect(redactText(written)).toEqual({ text: written, redacted: [] });
      }),
    );
  });

  it('what stands around secrets stays, to the letter', () => {
    const around = fc.stringMatching(/^[abdfghjlm é👍–.,!?\n\u200b]*$/u, { maxLength: 50 });
    fc.assert(
      fc.property(around, around, (before, behind) => {
        const written = `${before} 4111111111111111 ${behind}`;
        expect(redactText(written).text).toBe(`${before} ${card} ${behind}`);
      }),
    );
  });
});

describe('nobody can make it slow: the largest request there is, of whatever goes on and on', () => {
  const largest = 256 * 1024;
  const full = (part: string) => part.repeat(Math.ceil(largest / part.length)).slice(0, largest);

  // A rule that tried every end of every beginning would be here for hours: the time limit is that of any test.
  // biome-ignore format: a few to a row
  it.each([
    ...['a', '1', ' ', '\n', '-', '_', '(', '"', '%', '%20', '\u200b', '\ud800', '👍', '𝟒', '密码是'],
    ...['4 ', '4 1', '4111111111111111', '4111 1111 1111 1112 ', '4111111111111111^', '=4', '+1 ', '0.1', '1.111'],
    ...['password', 'password:', 'password: ', 'password is ', 'password a a a ', 'password:"', 'user ', 'passphrase i '],
    ...['cvv the ', 'cvv is ', 'otp is ', 'otp a ', '1234 is ', '123456 is a ', 'pin 3 ', 'hunter2 is my '],
    ...['code a ', 'code sent is ', 'sent code ', 'your a ', 'kode a anda ', 'code 1234 by ', 'otp 1234 for ', 'error code 1234 '],
    ...['password a is ', 'password_', 'changed my password to ', 'user a pass ', '@a.bb / ', 'api key a is ', '4242 4242 4242 4242123'],
    ...['-----BEGIN PRIVATE KEY-----', '-----END PRIVATE KEY-----', 'AAAA\n', '-----BEGIN PRIVATE KEY-----\nAAAA\n'],
    ...['://a:', '@a.bb:', 'eyJaaaaaaaaa-', 'eyJaaaaaaaa.', 'token=', 'Bearer ', 'pi_a_secret_', 'deadbeef-dead-', '[card number removed]4'],
  ])('%j', (part) => {
    expect(redactText(full(part)).text).not.toBe('');
  });

  it('nor by lists in lists in lists, or by very many fields', () => {
    const deep = JSON.parse(`${'['.repeat(100_000)}"CVV 123"${']'.repeat(100_000)}`);
    expect(redact(deep).redacted).toEqual(['security_code']);
    expect(redact(Array.from({ length: 130_000 }, () => 1)).value).toHaveLength(130_000);
  });
});
