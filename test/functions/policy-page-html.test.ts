import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { PublishedPolicy } from '../../shared/policy/clause.ts';
import { products } from '../../shared/products/products.ts';
import { skena } from '../../shared/products/skena/product.ts';
import { browser, policyReader, withValue } from './policy-reader.ts';

const empty = new Set(['meta', 'link', 'br', 'hr', 'img', 'input']);

/** Opens and closes each element in order, or says where it does not. */
function faultsIn(html: string): string[] {
  const open: string[] = [];
  const faults: string[] = [];
  const bare = html.replace(/<style>[^<]*<\/style>/g, '<style></style>');
  for (const [tag, slash, name = ''] of bare.matchAll(/<(\/?)([a-z][a-z0-9]*)(?: [^<>]*)?>/g)) {
    if (empty.has(name)) continue;
    if (!slash) open.push(name);
    else if (open.pop() !== name) faults.push(tag);
  }
  const stray = bare.replace(/<!doctype html>|<\/?[a-z][a-z0-9]*(?: [a-z-]+="[^"<>]*")*>/g, '');
  const loose = /[<>]|&(?!(amp|lt|gt|quot|#39);)/.exec(stray);
  return [...faults, ...open.map((name) => `${name} stays open`), ...(loose ? [loose[0]] : [])];
}

describe.each(products.map(({ product }) => product))('the page of %s', (product) => {
  const read = () => policyReader().page(product);

  it('is one whole document, every element closed where it ought to be', async () => {
    const page = await read();
    expect(page).toMatch(/^<!doctype html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">/);
    expect(faultsIn(page)).toEqual([]);
    expect(page).not.toMatch(/undefined|\[object|NaN/);
  });

  it('names nothing twice, and every link within it leads somewhere', async () => {
    const page = await read();
    const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const links = [...page.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id);
    expect(links.length).toBeGreaterThan(50);
    expect(links.filter((id) => !ids.includes(id))).toEqual([]);
  });

  it('has one title, and headings without a gap', async () => {
    const levels = [...(await read()).matchAll(/<h([1-6])>/g)].map(([, level]) => Number(level));
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    expect(levels[0]).toBe(1);
    const jumps = levels.filter((level, at) => level > (levels[at - 1] ?? 0) + 1);
    expect(jumps).toEqual([]);
  });

  it('runs no script and loads nothing', async () => {
    const page = await read();
    expect(page).not.toMatch(
      /<script|<link|<img|<iframe|<form|javascript:|\son[a-z]+=|@import|url\(/i,
    );
    expect(page).not.toMatch(/ style="/);
    expect(page.match(/<style>/g)).toHaveLength(1);
  });

  it('allows its own style by its hash, and nothing else', async () => {
    const { headers, body } = await policyReader().ask(product, { accept: browser });
    const style = /<style>([^<]*)<\/style>/.exec(body)?.[1] ?? '';
    const hash = createHash('sha256').update(style).digest('base64');
    expect(headers['content-security-policy']).toBe(
      `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
    );
    expect(headers).toMatchObject({ 'referrer-policy': 'no-referrer' });
  });
});

describe('what a reader looks up', () => {
  const page = () => policyReader().page('skena');

  // biome-ignore format: one fact a row
  it.each([
    ['a pack with its price',            '<th scope="row">starter</th><td>100</td><td>USD 10.00</td>'],
    ['what an action costs',             '<th scope="row">video</th><td>10</td>'],
    ['the rate card and its day',        'Rate card 2026-01, in force since <time datetime="2026-01-01T00:00:00.000Z">1 January 2026</time>'],
    ['a number and its rule',            '<a class="id" href="#SK-04">SK-04</a></td><th scope="row">Time limit</th>\n<td>10 minutes</td>'],
    ['a number in two units',            '<td>168 hours (7 days)</td>'],
    ['the zone of business days',        'in the time zone Asia/Jakarta'],
    ['a holiday',                        '19 March'],
    ['where the holidays are from',      'Source: SKB 3 Menteri'],
    ['when it came into force',          'Version skena@1, in force\nsince <time datetime="2026-01-01T00:00:00.000Z">1 January 2026</time>'],
  ])('%s', async (_what, html) => {
    expect(await page()).toContain(html);
  });

  it('also the rates that are announced', async () => {
    const dearer = {
      rateCard: '2027-01',
      from: '2027-01-01T00:00:00.000Z',
      announcedAt: '2026-11-01T00:00:00.000Z',
      actions: { video: 12 },
    };
    const announcing = { ...skena, rates: [skena.rates[0], dearer] as const };
    const text = await policyReader({ products: [announcing] }).page('skena');
    expect(text).toContain('Rate card 2027-01, announced, in force from <time');
    expect(text).toContain('<th scope="row">video</th><td>12</td>');
  });

  it('that nothing is sold, where nothing is', async () => {
    const text = await policyReader({ products: [{ ...skena, packs: [] }] }).page('skena');
    expect(text).toContain('No credits are sold at present.');
  });

  it('that no holidays are left out, where none are', async () => {
    expect(await policyReader().page('jimeng')).toContain('No holidays are left out.');
  });
});

/** What would break out of the page, wherever it stood. */
const hostile = `<script>alert(1)</script>"'&\`</style><img src=x onerror=alert(1)>`;

describe('whatever stands in the data, on the page it is text', () => {
  const policy = withValue(skena.policy, 'help.refund.needs.fields', [hostile]);
  const product = {
    ...skena,
    policies: [policy] as const,
    policy,
    packs: [{ pack: hostile, credits: 1, price: { amountMinor: 100, currency: 'USD' } }],
    rates: [{ rateCard: hostile, from: skena.rates[0].from, actions: { [hostile]: 1 } }] as const,
    calendar: { ...skena.calendar, name: hostile, zone: 'Asia/Jakarta', source: hostile },
  };
  const texts: PublishedPolicy = {
    policy: 'skena@1',
    name: hostile,
    topics: [
      {
        heading: hostile,
        clauses: [
          { id: hostile, title: hostile, text: '{a}', values: { a: 'help.refund.needs.fields' } },
        ],
      },
    ],
  };
  const { page, json } = policyReader({ products: [product], published: [texts] });

  it('in the product, in the policy, and in the texts', async () => {
    const text = await page('skena');
    expect(text).not.toContain('<script');
    expect(text).not.toContain('<img');
    expect(text.match(/<\/style>/g)).toHaveLength(1);
    expect(
      text.match(/&lt;script&gt;alert\(1\)&lt;\/script&gt;&quot;&#39;&amp;/g)?.length,
    ).toBeGreaterThan(9);
    expect(faultsIn(text)).toEqual([]);
  });

  it('and as data it is as it was', async () => {
    const [clause] = (await json('skena')).clauses;
    expect(clause).toEqual({
      id: hostile,
      title: hostile,
      text: hostile,
      values: { a: [hostile] },
    });
  });
});

describe('the reader of these tests', () => {
  // biome-ignore format: one case a row
  it.each([
    ['<p>a</p>',                 []],
    ['<p>a<b>c</b></p>',         []],
    ['<p>a<b>c</p></b>',         ['</p>', '</b>']],
    ['<p>a',                     ['p stays open']],
    ['<p>a & b</p>',             ['&']],
    ['<p>a < b</p>',             ['<']],
    ['<p class=a>a</p>',         ['<']],
  ])('sees in %s: %j', (html, faults) => {
    expect(faultsIn(html)).toEqual(faults);
  });
});
