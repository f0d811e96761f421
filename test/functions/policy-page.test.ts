import { describe, expect, it } from 'vitest';
import { skena } from '../../shared/products/skena/product.ts';
import { underPolicy } from '../support/under-policy.ts';
import { browser, policyReader } from './policy-reader.ts';

const { ask, json, log } = policyReader();
const json_ = 'application/json; charset=utf-8';
const html = 'text/html; charset=utf-8';

describe('whoever asks for the policy gets it as they like it', () => {
  // biome-ignore format: one caller a row
  it.each([
    // who asks                        Accept                                        gets
    ['a browser',                      browser,                                      html],
    ['a page alone',                   'text/html',                                  html],
    ['any text',                       'text/*',                                     html],
    ['a page rather than data',        'application/json;q=0.5, text/html',          html],
    ['a program',                      'application/json',                           json_],
    ['data rather than a page',        'text/html;q=0.5, application/json',          json_],
    ['any data',                       'application/*',                              json_],
    ['curl',                           '*/*',                                        json_],
    ['nobody says what',               undefined,                                    json_],
    ['with an empty header',           '',                                           json_],
    ['what there is not',              'image/png',                                  json_],
    ['anything but a page',            'text/html;q=0, */*',                         json_],
    ['nonsense',                       ';;,,/',                                      json_],
  ])('%s: %s', async (_who, accept, type) => {
    const { status, headers } = await ask('skena', { accept });
    expect([status, headers['content-type']]).toEqual([200, type]);
    expect(headers).toMatchObject({ vary: 'accept', 'x-content-type-options': 'nosniff' });
  });

  it.each(['skena', 'post-remixer', 'jimeng'])('%s: both say the same', async (product) => {
    const { clauses, policy } = await json(product);
    const page = (await policyReader().page(product)).replaceAll('&#39;', "'");
    expect(policy).toBe(`${product}@1`);
    expect(page).toContain(policy);
    for (const { title, text } of clauses) {
      expect(page).toContain(`<h3>${title}</h3>`);
      for (const line of text.split('\n').filter((one) => one !== '')) {
        expect(page).toContain(`>${line.replace(/^- /, '')}</`);
      }
    }
  });

  it('asks for no key, and logs nothing but that it was asked', async () => {
    const fresh = policyReader();
    await fresh.ask('skena', { accept: browser });
    expect(fresh.log).toEqual([
      expect.objectContaining({ level: 'info', product: 'skena', status: 200 }),
    ]);
  });
});

describe('what is not there', () => {
  // biome-ignore format: one case a row
  it.each([
    // product        asked                                  then
    ['nobody',        {},                                    404, 'not_found'],
    ['SKENA',         {},                                    404, 'not_found'],
    ['__proto__',     {},                                    404, 'not_found'],
    ['skena',         { version: '2' },                      404, 'not_found'],
    ['skena',         { version: '0' },                      404, 'not_found'],
    ['skena',         { version: '' },                       422, 'invalid_request'],
    ['skena',         { version: 'one' },                    422, 'invalid_request'],
    ['skena',         { version: '1.0' },                    422, 'invalid_request'],
    ['skena',         { version: '-1' },                     422, 'invalid_request'],
    ['skena',         { method: 'POST' },                    405, 'method_not_allowed'],
    ['skena',         { method: 'DELETE' },                  405, 'method_not_allowed'],
  ] as const)('%s, %j: %i %s', async (product, asked, status, code) => {
    for (const accept of [browser, 'application/json']) {
      const answered = await ask(product, { ...asked, accept });
      expect(answered.status).toBe(status);
      expect(answered.headers['content-type']).toMatch(/^application\/problem\+json/);
      expect(answered.headers['cache-control']).toBe('no-store');
      expect(JSON.parse(answered.body)).toMatchObject({ status, code, requestId: 'req_test' });
      expect(answered.headers.allow).toBe(status === 405 ? 'GET' : undefined);
    }
  });

  it('a version without its texts is a fault of ours, and nothing is made up', async () => {
    const untold = policyReader({ published: [] });
    expect(await untold.ask('skena')).toMatchObject({ status: 500 });
    expect(untold.log.at(-1)).toMatchObject({ level: 'error' });
    expect(log.filter(({ level }) => level === 'error')).toEqual([]);
  });
});

describe('how long it may be kept', () => {
  const soon = { ...skena.policy, version: 2, effectiveFrom: '2026-12-01T00:00:00.000Z' };
  const dearer = { ...skena.rates[0], rateCard: '2027-01', from: '2026-12-02T00:00:00.000Z' };
  const changing = {
    ...underPolicy(skena, skena.policy, soon),
    rates: [skena.rates[0], dearer] as const,
  };

  // biome-ignore format: one case a row
  it.each([
    // asked at                     seconds
    ['2026-11-20T10:00:00.000Z',    300],
    ['2026-11-30T23:55:00.000Z',    300],
    ['2026-11-30T23:59:01.500Z',    58],
    ['2026-11-30T23:59:59.500Z',    0],
    ['2026-12-01T23:59:00.000Z',    60],
    ['2026-12-03T00:00:00.000Z',    300],
  ])('asked at %s: %i seconds, never beyond the next change', async (at, seconds) => {
    const published = ['skena@1', 'skena@2'].map((policy) => ({ policy, name: 'S', topics: [] }));
    const { headers } = await policyReader({ at, products: [changing], published }).ask('skena');
    expect(headers['cache-control']).toBe(`public, max-age=${seconds}`);
  });
});
