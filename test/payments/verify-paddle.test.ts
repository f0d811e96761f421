import { createHmac } from 'node:crypto';
import { NodeRuntime, Webhooks } from '@paddle/paddle-node-sdk';
import * as fc from 'fast-check';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { toInstant } from '../../shared/domain/instant.ts';
import { verifyPaddle } from '../../shared/payments/paddle/verify.ts';

const signedAt = 1_790_000_000;
const secret = 'pdl_ntfset_old';
const other = 'pdl_ntfset_new';
const payload = '{"event_id":"evt_1","note":"½ ☃"}';
const body = Buffer.from(payload);

const secondsOn = (seconds: number) => toInstant((signedAt + seconds) * 1000);
const h1 = (by: string, text: string | Uint8Array = payload, ts: string | number = signedAt) =>
  `h1=${createHmac('sha256', by).update(`${ts}:`).update(text).digest('hex')}`;
const sign = (by: string, text?: string | Uint8Array) => `ts=${signedAt};${h1(by, text)}`;

describe('a body is Paddle’s when its signature, its age and a secret agree', () => {
  const header = sign(secret);
  const [good, bad] = [h1(secret), h1('pdl_ntfset_x')];

  // biome-ignore format: one case a row
  it.each<[string, Uint8Array, string | undefined, readonly string[], number, boolean]>([
    // case                          body                 header                              secrets          s later  then
    ['just signed',                  body,                header,                             [secret],              0, true],
    ['300 s old',                    body,                header,                             [secret],            300, true],
    ['a second older',               body,                header,                             [secret],        301,     false],
    ['301 s old',                    body,                header,                             [secret],            301, false],
    ['300 s in the future',          body,                header,                             [secret],           -300, true],
    ['a second further',             body,                header,                             [secret],       -301,     false],
    ['301 s in the future',          body,                header,                             [secret],           -301, false],
    ['rotating: signed with old',    body,                header,                             [other, secret],       0, true],
    ['rotating: signed with new',    body,                sign(other),                        [other, secret],       0, true],
    ['rotating: signed with both',   body,                `${header};${h1(other)}`,           [other],               0, true],
    ['rotating: signed with neither', body,               sign('pdl_ntfset_x'),               [other, secret],       0, false],
    ['the first h1 of two is ours',  body,                `ts=${signedAt};${good};${bad}`,    [secret],              0, true],
    ['the last h1 of two is ours',   body,                `ts=${signedAt};${bad};${good}`,    [secret],              0, true],
    ['bytes that are no text',       Buffer.from([0xff]), sign(secret, Buffer.from([0xff])),  [secret],              0, true],
    ['base64 not undone',            Buffer.from(body.toString('base64')), header,            [secret],              0, false],
    ['an empty body',                Buffer.alloc(0),     header,                             [secret],              0, false],
    ['no header',                    body,                undefined,                          [secret],              0, false],
    ['an empty header',              body,                '',                                 [secret],              0, false],
    ['garbage',                      body,                'garbage',                          [secret],              0, false],
    ['no timestamp',                 body,                good,                               [secret],              0, false],
    ['two timestamps',               body,                `ts=1;${header}`,                   [secret],              0, false],
    ['a second timestamp',            body,                `${header};ts=1`,                   [secret],              0, false],
    ['no signature',                 body,                `ts=${signedAt}`,                   [secret],              0, false],
    ['Stripe’s separators',          body,                `ts=${signedAt},${good}`,           [secret],              0, false],
    ['a timestamp with a tail',      body,                `ts=${signedAt}x;${good}`,          [secret],              0, false],
    ['NaN, and signed so',           body,                `ts=NaN;${h1(secret, body, 'NaN')}`, [secret],             0, false],
  ])('%s', (_case, raw, given, secrets, seconds, then) => {
    expect(verifyPaddle(raw, given, secrets, secondsOn(seconds))).toBe(then);
  });

  it.each([[[]], [['']], [['  ']], [[secret, '']]])('throws for the secrets %j', (secrets) => {
    expect(() => verifyPaddle(body, header, secrets, secondsOn(0))).toThrow(RangeError);
    expect(() => verifyPaddle(body, undefined, secrets, secondsOn(0))).toThrow(RangeError);
  });
});

describe('beside Paddle’s SDK, which asks the clock', () => {
  beforeAll(() => NodeRuntime.initialize());
  afterEach(() => void vi.useRealTimers());

  function sdkAccepts(text: string, header: string, by: string, seconds = 0): Promise<boolean> {
    vi.useFakeTimers({ toFake: ['Date'], now: (signedAt + seconds) * 1000 });
    return new Webhooks().isSignatureValid(text, by, header);
  }

  it('agrees on any body and secret within 5 s', async () => {
    const texts = fc.string({ unit: 'grapheme' }).map((note) => JSON.stringify({ note }));
    const secrets = fc.stringMatching(/^pdl_ntfset_[A-Za-z0-9]{1,4}$/);
    const ages = fc.integer({ min: 0, max: 5 });
    await fc.assert(
      fc.asyncProperty(texts, secrets, secrets, ages, async (text, signer, checker, age) => {
        const [raw, header] = [Buffer.from(text), sign(signer, text)];
        for (const by of [signer, checker]) {
          const accepted = await sdkAccepts(text, header, by, age);
          expect(verifyPaddle(raw, header, [by], secondsOn(age))).toBe(accepted);
        }
      }),
    );
  });

  // biome-ignore format: one case a row
  it.each([
    // trap of the SDK                          header                                               s later  SDK    ours
    ['refuses what is older than 5 s',          sign(secret),                                              6, false, true],
    ['knows only the last h1',                  `${sign(secret)};${h1('pdl_ntfset_x')}`,                   0, false, true],
    ['lets a time in the future pass',          sign(secret),                                          -3600, true,  false],
    ['lets a time that is none pass',           `ts=abc;${h1(secret, payload, 'NaN')}`,                    0, true,  false],
    ['reads a timestamp with a tail',           sign(secret).replace(';', 'x;'),                           0, true,  false],
    ['takes the last of two times',             `ts=1;${sign(secret)}`,                                    0, true,  false],
  ])('the SDK %s', async (_case, header, seconds, sdk, ours) => {
    expect(await sdkAccepts(payload, header, secret, seconds)).toBe(sdk);
    expect(verifyPaddle(body, header, [secret], secondsOn(seconds))).toBe(ours);
  });

  it('the SDK accepts what anybody signed with an empty secret', async () => {
    expect(await sdkAccepts(payload, sign(''), '')).toBe(true);
    expect(() => verifyPaddle(body, sign(''), [''], secondsOn(0))).toThrow(RangeError);
  });

  it('the SDK throws where a header is missing or says too little', async () => {
    await expect(sdkAccepts(payload, 'garbage', secret)).rejects.toThrow();
    expect(verifyPaddle(body, 'garbage', [secret], secondsOn(0))).toBe(false);
  });
});

describe('whatever comes in', () => {
  it('one byte changed anywhere, in body or header, is refused', () => {
    const change = fc.record({ at: fc.nat(), by: fc.integer({ min: 1, max: 255 }) });
    fc.assert(
      fc.property(fc.boolean(), change, (inBody, { at, by }) => {
        const [raw, header] = [Buffer.from(body), Buffer.from(sign(secret), 'latin1')];
        const changed = inBody ? raw : header;
        const place = at % changed.length;
        changed.writeUInt8(changed.readUInt8(place) ^ by, place);
        expect(verifyPaddle(raw, header.toString('latin1'), [secret], secondsOn(0))).toBe(false);
      }),
      { numRuns: 2000 },
    );
  });

  it('nothing throws', () => {
    const parts = fc.constantFrom('ts=', 'h1=', ';', '=', `${signedAt}`, '\0');
    const headers = fc.array(fc.oneof(parts, fc.string({ unit: 'binary' })));
    fc.assert(
      fc.property(fc.uint8Array(), headers, (raw, given) => {
        expect(verifyPaddle(raw, given.join(''), [secret], secondsOn(0))).toBe(false);
      }),
    );
  });
});
