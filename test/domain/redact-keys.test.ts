import { describe, expect, it } from 'vitest';
import { redactText } from '../../shared/domain/redact.ts';

const privateKey = '[private key removed]';
const key = '[API key removed]';
const token = '[bearer token removed]';

const begin = '-----BEGIN PRIVATE KEY-----';
const end = '-----END PRIVATE KEY-----';
const line = 'MIIEcanaryOfTheTestsMIIEcanaryOfTheTestsMIIEcanaryOfTheTests0123';
const pgp = ' PGP PRIVATE KEY BLOCK-----';
const ssh = ' OPENSSH PRIVATE KEY-----';

describe('a private key is cut out whole', () => {
  // biome-ignore format: one case a row
  it.each([
    // case                  written                                                                  stored
    ['whole',                `a ${begin}\n${line}\n${line}\nabc=\n${end} b`,                          `a ${privateKey} b`],
    ['of RSA',               '-----BEGIN RSA PRIVATE KEY-----\nx\n-----END RSA PRIVATE KEY-----',      privateKey],
    ['of OpenSSH',           `-----BEGIN${ssh}\n${line}\n-----END${ssh}\nann`,                         `${privateKey}\nann`],
    ['of PGP',               `-----BEGIN${pgp}\nVersion: 1\n\n${line}\n=abcd\n-----END${pgp}`,         privateKey],
    ['of PuTTY',             `PuTTY-User-Key-File-2: ssh-rsa\nx: y\n${line}\nPrivate-MAC: 0a1b\nann`,  `${privateKey}\nann`],
    ['of age',               'AGE-SECRET-KEY-1CANARYOFTHETESTS0123456789',                             privateKey],
    ['in one line',          `${begin} ${line} abc= ${end}`,                                           privateKey],
    ['in a string',          `"key": "${begin}\\n${line}\\n${end}\\n"`,                                `"key": "${privateKey}\\n"`],
    ['quoted',               `> ${begin}\n> ${line}\n> ${end}`,                                        `> ${privateKey}`],
    ['with other dashes',    `——-BEGIN PRIVATE KEY——-\n${line}\n${end}`,                               privateKey],
    ['two of them',          `${begin}\n${line}\n${end}\nand\n${begin}\n${line}\n${end}`,              `${privateKey}\nand\n${privateKey}`],
    ['without its end',      `${begin}\n${line}\n${line}\nabc=\nplease help`,                          `${privateKey}\nplease help`],
    ['its first line alone', `${begin} and more`,                                                      `${privateKey} and more`],
    ['without its begin',    `my key\n${line}\n${line}\n${end}\nplease help`,                          `my key\n${privateKey}\nplease help`],
    ['cut off, then whole',  `${begin}\n${line}\nand all:\n${begin}\n${line}\n${end}`,                 `${privateKey}\nand all:\n${privateKey}`],
    ['by its name',          'private key: 0x4c0883a69102937d6231471b5dbb6204fe5129617082',            `private key: ${privateKey}`],
  ])('%s', (_case, written, stored) => {
    expect(redactText(written)).toEqual({ text: stored, redacted: ['private_key'] });
  });

  // biome-ignore format: one case a row
  it.each([
    ['what is public',    `-----BEGIN PUBLIC KEY-----\n${line}\n-----END PUBLIC KEY-----`],
    ['a certificate',     `-----BEGIN CERTIFICATE-----\n${line}\n-----END CERTIFICATE-----`],
    ['a public SSH key',  `ssh-ed25519 ${line} ann@example.com`],
    ['talk of one',       'my private key is lost'],
    ['words of a wallet', 'legal winner thank year wave sausage worth useful legal winner thank yellow'],
  ])('not %s', (_case, written) => {
    expect(redactText(written)).toEqual({ text: written, redacted: [] });
  });
});

describe('an API key is cut out', () => {
  // biome-ignore format: one case a row
  it.each([
    // written                                                       stored
    ['our key sk_live_canaryOfTheTests stopped',                     `our key ${key} stopped`],
    ['rk_test_canary',                                               key],
    ['whsec_Y2FuYXJ5',                                               key],
    ['pi_canary_secret_canary',                                      key],
    ['pdl_sdbx_apikey_canary',                                       key],
    ['mk_0123456789abcdef',                                          key],
    ['authorization: Bearer mk_local_skena_app',                     `authorization: Bearer ${key}`],
    ['AKIAIOSFODNN7EXAMPLE',                                         key],
    ['ASIAIOSFODNN7EXAMPLE',                                         key],
    ['aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY', `aws_secret_access_key = ${key}`],
    [`ghp_${'canary'.repeat(6)}`,                                    key],
    [`github_pat_${'canary_'.repeat(6)}`,                            key],
    [`AIza${'canary-'.repeat(5)}`,                                   key],
    [`sk-${'canary'.repeat(4)}`,                                     key],
    ['sk-proj-canary-of-the-tests',                                  key],
    ['sk-ant-canary-of-the-tests',                                   key],
    ['xoxb-canary-of-the-tests',                                     key],
    [`https://hooks.slack.com/services/T0/B0/${'canary'.repeat(4)}`, `https://${key}`],
    ['api key: canary123',                                           `api key: ${key}`],
    ['my API key is canary123, it fails',                            `my API key is ${key}, it fails`],
    ['x-api-key: canary123',                                         `x-api-key: ${key}`],
    ['"apiKey":"canary123"',                                         `"apiKey":"${key}"`],
    ['CLIENT_SECRET="canary123"',                                    `CLIENT_SECRET="${key}"`],
    ['API key for skena is a1b2c3d4e5f6g7h8',                           `API key for skena is ${key}`],
    ['client_secret=abcdef',                                            `client_secret=${key}`],
    ['kunci API saya: canary123',                                    `kunci API saya: ${key}`],
  ])('%s', (written, stored) => {
    expect(redactText(written)).toEqual({ text: stored, redacted: ['api_key'] });
  });

  // biome-ignore format: one case a row
  it.each([
    ['pk_live_canaryOfTheTests', 'is published'],
    ['cus_canary pi_canary ch_canary re_canary cs_test_canary', 'name something'],
    ['ord_01JNABCDEFGHJKMNPQRSTVWXYZ, job-123, task_live_canary', 'too'],
    ['api key: pk_live_canary', 'is published'],
    ['SK-08 and sk-08-window, sk-learn', 'are clauses, and whatever'],
    ['my API key stopped working', 'tells none'],
    ['API key: where do I find it?', 'tells none'],
    ['where is the secret of success', 'tells none'],
    ['client_secret=missing', 'tells none'],
    ['the secret to my success is hard2work', 'tells none'],
  ])('not from: %s, which %s', (written) => {
    expect(redactText(written)).toEqual({ text: written, redacted: [] });
  });
});

describe('a bearer token is cut out', () => {
  // biome-ignore format: one case a row
  it.each([
    ['Authorization: Bearer canary.of-the_tests',      `Authorization: Bearer ${token}`],
    ['-H "Authorization: Basic Y2FuYXJ5OmNhbmFyeQ=="', `-H "Authorization: Basic ${token}"`],
    ['bearer canary123',                               `bearer ${token}`],
    ['eyJhbGciOiJub25lIn0.eyJzdWIiOiJhbm4ifQ.canary',  token],
    ['?token=eyJhbGciOiJub25lIn0.eyJzdWIiOiJhbm4ifQ.', `?token=${token}`],
    ['access token: canary123',                        `access token: ${token}`],
    ['"refresh_token": "canary123"',                   `"refresh_token": "${token}"`],
    ['https://example.com/reset?token=canary123&x=1',  `https://example.com/reset?token=${token}&x=1`],
    ['?access_token=abcdefghij',                          `?access_token=${token}`],
    ['?access_token=abcdefghij&state=x',                  `?access_token=${token}&state=x`],
    ['Cookie: theme=dark; session=canary123',          `Cookie: ${token}`],
  ])('%s', (written, stored) => {
    expect(redactText(written)).toEqual({ text: stored, redacted: ['bearer_token'] });
  });

  // biome-ignore format: one case a row
  it.each([
    ['the token is invalid'],
    ['it used 1500 tokens of 20000'],
    ['token: 5 credits'],
    ['access_token=expired'],
    ['token usage for my plan is 20000tokens'],
    ['the bearer of bad news'],
    ['Basic plan, bearer authentication'],
    ['authorization: failed'],
    ['eyJust kidding'],
    ['version 1.2.3 of example.com.txt'],
  ])('not from: %s', (written) => {
    expect(redactText(written)).toEqual({ text: written, redacted: [] });
  });
});
