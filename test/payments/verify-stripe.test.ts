import * as fc from 'fast-check';
import { Stripe } from 'stripe';
import { describe, expect, it } from 'vitest';
import { toInstant } from '../../shared/domain/instant.ts';
import { verifyStripe } from '../../shared/payments/stripe/verify.ts';

const signedAt = 1_790_000_000;
const secret = 'whsec_old';
const other = 'whsec_new';
const payload = '{"id":"evt_1","note":"½ ☃"}';
const body = Buffer.from(payload);

const secondsOn = (seconds: number) => toInstant((signedAt + seconds) * 1000);
const sign = (by: string, text = payload, timestamp = signedAt) =>
  Stripe.webhooks.generateTestHeaderString({ payload: text, secret: by, timestamp });
const signature = (header: string) => header.slice(header.indexOf('v1='));

function sdkAccepts(raw: Uint8Array, header: string, by: string, receivedSeconds: number) {
  const receivedAt = receivedSeconds * 1000;
  try {
    Stripe.webhooks.constructEvent(Buffer.from(raw), header, by, 300, undefined, receivedAt);
    return true;
  } catch {
    return false;
  }
}

describe('a body is Stripe’s when its signature, its age and a secret agree', () => {
  const header = sign(secret);
  const hex = signature(header).slice(3);

  // biome-ignore format: one case a row
  it.each<[string, Uint8Array, string | undefined, readonly string[], number, boolean]>([
    // case                          body                        header                             secrets          s later  then
    ['just signed',                  body,                       header,                            [secret],              0, true],
    ['300 s old',                    body,                       header,                            [secret],            300, true],
    ['a second older',               body,                       header,                            [secret],        301,     false],
    ['301 s old',                    body,                       header,                            [secret],            301, false],
    ['300 s in the future',          body,                       header,                            [secret],           -300, true],
    ['a second further',             body,                       header,                            [secret],       -301,     false],
    ['301 s in the future',          body,                       header,                            [secret],           -301, false],
    ['rotating: signed with old',    body,                       header,                            [other, secret],       0, true],
    ['rotating: signed with new',    body,                       sign(other),                       [other, secret],       0, true],
    ['rotating: signed with both',   body,                       `${header},${signature(sign(other))}`, [other],           0, true],
    ['rotating: signed with neither', body,                      sign('whsec_x'),                   [other, secret],       0, false],
    ['a v0 beside the v1',           body,                       `${header},v0=${hex}`,             [secret],              0, true],
    ['only v0',                      body,                       `t=${signedAt},v0=${hex}`,         [secret],              0, false],
    ['base64 not undone',            Buffer.from(body.toString('base64')), header,                  [secret],              0, false],
    ['an empty body',                Buffer.alloc(0),            header,                            [secret],              0, false],
    ['no header',                    body,                       undefined,                         [secret],              0, false],
    ['an empty header',              body,                       '',                                [secret],              0, false],
    ['garbage',                      body,                       'garbage',                         [secret],              0, false],
    ['no timestamp',                 body,                       `v1=${hex}`,                       [secret],              0, false],
    ['two timestamps',               body,                       `t=1,${header}`,                   [secret],              0, false],
    ['a second timestamp',            body,                       `${header},t=1`,                   [secret],              0, false],
    ['no signature',                 body,                       `t=${signedAt}`,                   [secret],              0, false],
    ['an empty signature',           body,                       `t=${signedAt},v1=`,               [secret],              0, false],
    ['capital hex',                  body,                       `t=${signedAt},v1=${hex.toUpperCase()}`, [secret],        0, false],
    ['a timestamp with a tail',      body,                       `t=${signedAt}x,v1=${hex}`,        [secret],              0, false],
    ['a timestamp that is none',     body,                       `t=NaN,v1=${hex}`,                 [secret],              0, false],
    ['an endless timestamp',         body,                       `t=${'9'.repeat(400)},v1=${hex}`,  [secret],              0, false],
    ['the key without whsec_',       body,                       sign('old'),                       [secret],              0, false],
  ])('%s', (_case, raw, given, secrets, seconds, then) => {
    expect(verifyStripe(raw, given, secrets, secondsOn(seconds))).toBe(then);
  });

  it('signs the bytes, also where they are no text', () => {
    const bytes = Buffer.from([0xff, 0xfe, 0x00]);
    expect(verifyStripe(bytes, sign(secret, bytes.toString()), [secret], secondsOn(0))).toBe(false);
  });

  it.each([[[]], [['']], [['  ']], [[secret, '']], [[`${secret}\n`]]])(
    'throws for the secrets %j',
    (secrets) => {
      expect(() => verifyStripe(body, header, secrets, secondsOn(0))).toThrow(RangeError);
      expect(() => verifyStripe(body, undefined, secrets, secondsOn(0))).toThrow(RangeError);
    },
  );
});

describe('beside Stripe’s SDK', () => {
  const texts = fc.string({ unit: 'grapheme' }).map((note) => JSON.stringify({ note }));
  const secrets = fc.stringMatching(/^whsec_[A-Za-z0-9]{1,40}$/);

  it('agrees on any body, secret and age from the present on', () => {
    const ages = fc.integer({ min: 0, max: 600 });
    fc.assert(
      fc.property(texts, secrets, secrets, ages, (text, signer, checker, age) => {
        const [raw, header] = [Buffer.from(text), sign(signer, text)];
        expect(verifyStripe(raw, header, [checker], secondsOn(age))).toBe(
          sdkAccepts(raw, header, checker, signedAt + age),
        );
      }),
    );
  });

  // biome-ignore format: one case a row
  it.each([
    ['a time in the future',      sign(secret),                                    -3600],
    ['a timestamp with a tail',   sign(secret).replace(',', 'x,'),                     0],
    ['the last of two times',     `t=1,${sign(secret)}`,                               0],
  ])('refuses what the SDK lets pass: %s', (_case, header, seconds) => {
    expect(sdkAccepts(body, header, secret, signedAt + seconds)).toBe(true);
    expect(verifyStripe(body, header, [secret], secondsOn(seconds))).toBe(false);
  });
});

describe('whatever comes in', () => {
  const bytes = fc.uint8Array({ minLength: 1, maxLength: 200 });

  it('one byte changed anywhere, in body or header, is refused', () => {
    const change = fc.record({ at: fc.nat(), by: fc.integer({ min: 1, max: 255 }) });
    fc.assert(
      fc.property(fc.boolean(), change, (inBody, { at, by }) => {
        const [raw, header] = [Buffer.from(body), Buffer.from(sign(secret), 'latin1')];
        const changed = inBody ? raw : header;
        const place = at % changed.length;
        changed.writeUInt8(changed.readUInt8(place) ^ by, place);
        expect(verifyStripe(raw, header.toString('latin1'), [secret], secondsOn(0))).toBe(false);
      }),
      { numRuns: 2000 },
    );
  });

  it('nothing throws', () => {
    const parts = fc.constantFrom('t=', 'v1=', 'v0=', ',', '=', `${signedAt}`, '\0');
    const headers = fc.array(fc.oneof(parts, fc.string({ unit: 'binary' })));
    fc.assert(
      fc.property(bytes, headers, (raw, given) => {
        expect(verifyStripe(raw, given.join(''), [secret], secondsOn(0))).toBe(false);
      }),
    );
  });
});
