import { describe, expect, it } from 'vitest';
import { languages } from '../../shared/contract/messages/language.ts';
import { type ProblemCode, problems } from '../../shared/contract/problem.ts';
import { titleOf } from '../../shared/contract/problem-title.ts';
import { expectProblem } from './problems.ts';
import {
  contractOf,
  contracts,
  fill,
  givenCustomer,
  goodRequest,
  named,
  takesBody,
  withKey,
} from './requests.ts';
import { unchanged } from './table.ts';

const withBody = named.filter(([, contract]) => takesBody(contract));

describe('a body that is none', () => {
  // biome-ignore format: one case a row
  const bodies: readonly (readonly [string, string, number, ProblemCode])[] = [
    ['half a document',      '{"accountId":',       400, 'malformed_json'],
    ['a trailing comma',     '{"accountId":"a",}',  400, 'malformed_json'],
    ['two documents',        '{}{}',                400, 'malformed_json'],
    ['NaN',                  '{"variants":NaN}',    400, 'malformed_json'],
    ['no JSON at all',       'accountId=ann',       400, 'malformed_json'],
    ['a list',               '[]',                  422, 'invalid_request'],
    ['null',                 'null',                422, 'invalid_request'],
    ['a text',               '"accountId"',         422, 'invalid_request'],
    ['a number',             '1',                   422, 'invalid_request'],
    ['a key nobody knows',   '{"admin":true}',      422, 'invalid_request'],
    ['a prototype',          '{"__proto__":{}}',    422, 'invalid_request'],
  ];

  it.each(withBody)('%s', async (_name, contract) => {
    const { world } = await givenCustomer();
    await unchanged(world, async () => {
      for (const [what, body, status, code] of bodies) {
        const answered = await world.send({ ...goodRequest(contract), body });
        expect([what, answered.status]).toEqual([what, status]);
        expectProblem(answered, status, code);
      }
    });
  });
});

describe('a body is JSON of at most 256 KiB', () => {
  const contract = contractOf('POST /accounts');
  const most = 256 * 1024;
  const padded = (bytes: number) => `{}${' '.repeat(bytes - 2)}`;
  const half = '½'.repeat(most / 2);

  // biome-ignore format: one case a row
  it.each<[string, string, boolean, number]>([
    ['256 KiB',                              padded(most),                                    false, 422],
    ['a byte more',                          padded(most + 1),                                false, 413],
    ['half as many characters of two bytes', `"${half}"`,                                     false, 413],
    ['256 KiB in base64',                    Buffer.from(padded(most)).toString('base64'),     true, 422],
    ['a byte more in base64',                Buffer.from(padded(most + 1)).toString('base64'), true, 413],
  ])('%s', async (_case, body, isBase64Encoded, status) => {
    const { world } = await givenCustomer();
    const request = { ...goodRequest(contract), body, isBase64Encoded };
    const answered = await unchanged(world, () => world.send(request));
    expectProblem(answered, status, status === 413 ? 'too_large' : 'invalid_request');
  });

  it('whoever has no key is told so first, however much is sent', async () => {
    const { world } = await givenCustomer();
    const request = { ...goodRequest(contract), headers: {}, body: padded(most + 1) };
    expectProblem(await world.send(request), 401, 'unauthenticated');
  });

  // biome-ignore format: one case a row
  it.each([
    ['application/json',                true],
    ['application/json; charset=utf-8', true],
    ['APPLICATION/JSON',                true],
    ['application/problem+json',        true],
    ['',                                false],
    ['text/plain',                      false],
    ['text/json',                       false],
    ['application/jsonp',               false],
    ['application/json-seq',            false],
    ['application/xml',                 false],
    ['application/x-www-form-urlencoded', false],
    ['multipart/form-data; boundary=json', false],
  ])('"%s": %s', async (type, isTaken) => {
    const { world } = await givenCustomer();
    const good = goodRequest(contract);
    const headers = { ...good.headers, 'content-type': type };
    const answered = await world.send({ ...good, headers });
    if (isTaken) expect(answered.status).toBeLessThan(300);
    else expectProblem(answered, 415, 'unsupported_media_type');
  });

  it('text that is no UTF-8 is no JSON', async () => {
    const { world } = await givenCustomer();
    const bytes = Buffer.from('{"accountId":"ben","email":"b\u00ffn@example.com"}', 'latin1');
    const body = bytes.toString('base64');
    const request = { ...goodRequest(contract), body, isBase64Encoded: true };
    const answered = await unchanged(world, () => world.send(request));
    expectProblem(answered, 400, 'malformed_json');
  });
});

describe('a path takes its methods and tells the others which', () => {
  const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS', 'get'];
  const ofProviders = ['/job-events', '/webhooks/stripe'].map((path) => [path, ['POST']] as const);
  const ofContracts = [...new Set(contracts.map(({ path }) => path))].map((path) => {
    const allowed = contracts.filter((one) => one.path === path).map(({ method }) => method);
    return [path.replace('/v1/{product}', ''), allowed] as const;
  });

  it.each<readonly [string, readonly string[]]>([...ofContracts, ...ofProviders])(
    '%s: %s',
    async (template, allowed) => {
      const { world } = await givenCustomer();
      const path = fill(`/v1/{product}${template}`);
      await unchanged(world, async () => {
        for (const method of methods.filter((one) => !allowed.includes(one))) {
          const answered = await world.send({ method, path, headers: withKey('skena', 'support') });
          expectProblem(answered, 405, 'method_not_allowed');
          expect(answered.headers.allow?.split(', ').toSorted()).toEqual(allowed.toSorted());
        }
      });
    },
  );
});

describe('every code', () => {
  it('has a status that a caller can act on, and in each language a title of its own', () => {
    const all = Object.entries(problems);
    for (const language of languages) {
      const titles = all.map(([code]) => titleOf(code as ProblemCode, { language }));
      expect(new Set(titles).size).toBe(all.length);
    }
    for (const [code, { status }] of all) {
      expect(code).toMatch(/^[a-z]+(_[a-z]+)*$/);
      expect([400, 401, 402, 403, 404, 405, 409, 413, 415, 422, 429, 500, 503]).toContain(status);
    }
  });
});
