import * as fc from 'fast-check';
import { Webhook } from 'standardwebhooks';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { toInstant } from '../../shared/domain/instant.ts';
import { verifyWorker, type WorkerHeaders } from '../../shared/payments/worker/verify.ts';

const signedAt = 1_790_000_000;
const secret = 'whsec_b2xkLXdvcmtlci1zZWNyZXQ=';
const other = 'whsec_bmV3LXdvcmtlci1zZWNyZXQ=';
const stranger = 'whsec_c3RyYW5nZXI=';
const payload = '{"type":"variant.succeeded","note":"½ ☃"}';
const body = Buffer.from(payload);
const id = 'msg_1';
const timestamp = String(signedAt);

const secondsOn = (seconds: number) => toInstant((signedAt + seconds) * 1000);
const sign = (by: string, text = payload, as = id) =>
  new Webhook(by).sign(as, new Date(signedAt * 1000), text);
const signature = sign(secret);
const headers = { id, timestamp, signature };

describe('a body is a worker’s when its signature, its age and a secret agree', () => {
  const both = `${sign(stranger)} ${sign(other)}`;

  // biome-ignore format: one case a row
  it.each<[string, Uint8Array, WorkerHeaders, readonly string[], number, boolean]>([
    // case                          body             headers                                        secrets          s later  then
    ['just signed',                  body,            headers,                                       [secret],              0, true],
    ['300 s old',                    body,            headers,                                       [secret],            300, true],
    ['a second older',               body,            headers,                                       [secret],        301,     false],
    ['301 s old',                    body,            headers,                                       [secret],            301, false],
    ['300 s in the future',          body,            headers,                                       [secret],           -300, true],
    ['a second further',             body,            headers,                                       [secret],       -301,     false],
    ['301 s in the future',          body,            headers,                                       [secret],           -301, false],
    ['rotating: signed with old',    body,            headers,                                       [other, secret],       0, true],
    ['rotating: signed with new',    body,            { ...headers, signature: sign(other) },        [other, secret],       0, true],
    ['rotating: signed with two',    body,            { ...headers, signature: both },               [other],               0, true],
    ['rotating: signed with neither', body,           { ...headers, signature: sign(stranger) },     [other, secret],       0, false],
    ['another version beside v1',    body,            { ...headers, signature: `v1a,x ${signature}` }, [secret],            0, true],
    ['only another version',         body,            { ...headers, signature: `v2${signature.slice(2)}` }, [secret],       0, false],
    ['base64 not undone',            Buffer.from(body.toString('base64')), headers,                  [secret],              0, false],
    ['an empty body',                Buffer.alloc(0), headers,                                       [secret],              0, false],
    ['no headers',                   body,            {},                                            [secret],              0, false],
    ['no id',                        body,            { ...headers, id: undefined },                 [secret],              0, false],
    ['another id',                   body,            { ...headers, id: 'msg_2' },                   [secret],              0, false],
    ['an empty id, and signed so',   body,            { ...headers, id: '', signature: sign(secret, payload, '') }, [secret],  0, false],
    ['no timestamp',                 body,            { ...headers, timestamp: undefined },          [secret],              0, false],
    ['a timestamp with a tail',      body,            { ...headers, timestamp: `${timestamp}x` },    [secret],              0, false],
    ['no signature',                 body,            { ...headers, signature: undefined },          [secret],              0, false],
    ['garbage',                      body,            { ...headers, signature: 'garbage' },          [secret],              0, false],
    ['base64 without its padding',   body,            { ...headers, signature: signature.slice(0, -1) }, [secret],          0, false],
  ])('%s', (_case, raw, given, secrets, seconds, then) => {
    expect(verifyWorker(raw, given, secrets, secondsOn(seconds))).toBe(then);
  });

  // biome-ignore format: one case a row
  it.each([
    [[]], [['']], [['  ']], [[secret, '']], [['whsec_']], [['whsec_=']], [['whsec_A']], [['whsec_½']], [['no prefix']], [['bm8tcHJlZml4']],
  ])('throws for the secrets %j', (secrets) => {
    expect(() => verifyWorker(body, headers, secrets, secondsOn(0))).toThrow(RangeError);
    expect(() => verifyWorker(body, {}, secrets, secondsOn(0))).toThrow(RangeError);
  });
});

describe('beside the library of Standard Webhooks, which asks the clock', () => {
  afterEach(() => void vi.useRealTimers());

  function libraryAccepts(text: string, given: Required<WorkerHeaders>, by: string, age: number) {
    vi.useFakeTimers({ toFake: ['Date'], now: (signedAt + age) * 1000 });
    const named = Object.entries(given).map(([name, value]) => [`webhook-${name}`, value]);
    try {
      new Webhook(by).verify(text, Object.fromEntries(named));
      return true;
    } catch {
      return false;
    }
  }

  it('agrees on any body, secret and age, to either side', () => {
    const texts = fc.string({ unit: 'grapheme' }).map((note) => JSON.stringify({ note }));
    const secrets = fc.constantFrom(secret, other, stranger);
    const ages = fc.integer({ min: -400, max: 400 });
    fc.assert(
      fc.property(texts, secrets, secrets, ages, (text, signer, checker, age) => {
        const given = { ...headers, signature: sign(signer, text) };
        expect(verifyWorker(Buffer.from(text), given, [checker], secondsOn(age))).toBe(
          libraryAccepts(text, given, checker, age),
        );
      }),
    );
  });

  it('refuses a timestamp with a tail, which the library reads as if it had none', () => {
    const given = { ...headers, timestamp: `${timestamp}x` };
    expect(libraryAccepts(payload, given, secret, 0)).toBe(true);
    expect(verifyWorker(body, given, [secret], secondsOn(0))).toBe(false);
  });
});

describe('whatever comes in', () => {
  it('one byte changed anywhere, in body or headers, is refused', () => {
    const change = fc.record({ at: fc.nat(), by: fc.integer({ min: 1, max: 255 }) });
    const where = fc.constantFrom('body', 'id', 'timestamp', 'signature');
    fc.assert(
      fc.property(where, change, (name, { at, by }) => {
        const signed = { body: payload, ...headers };
        const changed = Buffer.from(signed[name]);
        const place = at % changed.length;
        changed.writeUInt8(changed.readUInt8(place) ^ by, place);
        const raw = name === 'body' ? changed : body;
        const given = { ...headers, [name]: changed.toString('latin1') };
        expect(verifyWorker(raw, given, [secret], secondsOn(0))).toBe(false);
      }),
      { numRuns: 2000 },
    );
  });

  it('nothing throws', () => {
    const text = fc.option(fc.string({ unit: 'binary' }), { nil: undefined });
    const signatures = fc.option(fc.array(fc.oneof(fc.constant('v1,'), fc.string())), { nil: [] });
    fc.assert(
      fc.property(fc.uint8Array(), text, text, signatures, (raw, anId, time, list) => {
        const given = { id: anId, timestamp: time, signature: list.join(' ') };
        expect(verifyWorker(raw, given, [secret], secondsOn(0))).toBe(false);
      }),
    );
  });
});
