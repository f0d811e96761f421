import { existsSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import axe from 'axe-core';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { products } from '../../shared/products/products.ts';
import { policyReader } from '../functions/policy-reader.ts';

/** Where browsers of this family are found, first the one that somebody names. */
const places = [
  process.env.CHROMIUM_PATH,
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];
const executablePath = places.find((place) => place !== undefined && existsSync(place));

/** The public function behind a server of its own on loopback. */
async function serve(): Promise<{ readonly server: Server; readonly origin: string }> {
  const { ask } = policyReader();
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://localhost');
    const version = searchParams.get('version');
    const asked = { accept: request.headers.accept, ...(version !== null && { version }) };
    void ask(pathname.split('/')[2] ?? '', asked).then(({ status = 500, headers, body }) => {
      response.writeHead(status, headers).end(body);
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return { server, origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

const because = 'no chromium here: set CHROMIUM_PATH, or install chromium-headless-shell';

describe.skipIf(!executablePath)(
  `the policy page in a browser${executablePath ? '' : ` (skipped: ${because})`}`,
  () => {
    let browser: Browser;
    let server: Server;
    let origin: string;

    beforeAll(async () => {
      ({ server, origin } = await serve());
      browser = await chromium.launch({
        ...(executablePath && { executablePath }),
        args: ['--no-sandbox'],
      });
    });

    afterAll(async () => {
      await browser?.close();
      server?.close();
    });

    /** The page as somebody sees it, and all that it asked of the network and complained of. */
    async function open(product: string, options: BrowserContextOptions = {}) {
      const context = await browser.newContext(options);
      const page = await context.newPage();
      const requests: string[] = [];
      const complaints: string[] = [];
      page.on('request', (request) => requests.push(request.url()));
      page.on('console', (message) => complaints.push(message.text()));
      page.on('pageerror', (error) => complaints.push(error.message));
      const answer = await page.goto(`${origin}/v1/${product}/policy`);
      return { page, requests, complaints, answer };
    }

    const wide = { viewport: { width: 1280, height: 900 } };
    const phone = { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true };

    /** What axe finds wrong. It is a script, which the page itself forbids, so it looks past that. */
    async function violations(page: Page): Promise<string[]> {
      await page.addScriptTag({ content: axe.source });
      const found = await page.evaluate<{
        readonly violations: readonly {
          readonly id: string;
          readonly nodes: readonly { readonly html: string }[];
        }[];
      }>('axe.run(document, { resultTypes: ["violations"] })');
      return found.violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
    }

    // biome-ignore format: one way to look at it a row
    const looks = [
      ['by day',            { ...wide, colorScheme: 'light' },    'screen'],
      ['by night',          { ...wide, colorScheme: 'dark' },     'screen'],
      ['on a phone',        { ...phone, colorScheme: 'light' },   'screen'],
      ['on a phone at night', { ...phone, colorScheme: 'dark' },  'screen'],
      ['on paper',          { ...wide, colorScheme: 'light' },    'print'],
    ] as const;

    describe.each(products.map(({ product }) => product))('%s', (product) => {
      it.each(looks)('is for everybody: %s', async (_look, options, media) => {
        const { page } = await open(product, { ...options, bypassCSP: true });
        await page.emulateMedia({ media });
        expect(await violations(page)).toEqual([]);
        const width = await page.evaluate('document.documentElement.scrollWidth');
        expect(width).toBe(options.viewport.width);
      });

      it('is one request, and nothing is complained of', async () => {
        const { page, requests, complaints, answer } = await open(product, wide);
        await page.waitForLoadState('networkidle');
        expect(answer?.headers()['content-type']).toBe('text/html; charset=utf-8');
        expect(requests).toEqual([`${origin}/v1/${product}/policy`]);
        expect(complaints).toEqual([]);
        const background = 'getComputedStyle(document.body).backgroundColor';
        expect(await page.evaluate(background)).toBe('rgb(251, 250, 247)');
      });

      it('lets no script run, whoever puts it there', async () => {
        const { page, complaints } = await open(product, wide);
        await page.evaluate(`{
          const script = document.createElement('script');
          script.textContent = 'window.ran = true';
          document.body.append(script);
        }`);
        expect(await page.evaluate('window.ran')).toBeUndefined();
        expect(complaints.join()).toContain('Content Security Policy');
      });
    });

    describe('by keyboard', () => {
      const focused = (page: Page) =>
        page.evaluate<string>('document.activeElement?.getAttribute("href") ?? ""');

      it('the first key leads past the table of contents, the next ones through it', async () => {
        const { page } = await open('skena', wide);
        await page.keyboard.press('Tab');
        expect(await focused(page)).toBe('#rules');
        const seen = 'document.activeElement.getBoundingClientRect().left >= 0';
        expect(await page.evaluate(seen)).toBe(true);
        const contents = await page
          .locator('nav a')
          .evaluateAll((links: readonly unknown[]) =>
            links.map((link) =>
              (link as { getAttribute(name: string): string }).getAttribute('href'),
            ),
          );
        expect(contents.length).toBeGreaterThan(8);
        for (const href of contents) {
          await page.keyboard.press('Tab');
          expect(await focused(page)).toBe(href);
        }
        await page.keyboard.press('Tab');
        expect(await focused(page)).toBe('#SK-01');
      });

      it('skipping leads to the rules', async () => {
        const { page } = await open('skena', wide);
        await page.keyboard.press('Tab');
        await page.keyboard.press('Enter');
        await page.keyboard.press('Tab');
        expect(await focused(page)).toBe('#SK-01');
      });
    });

    it('a link to a rule shows that rule', async () => {
      const { page } = await open('skena', wide);
      await page.emulateMedia({ reducedMotion: 'reduce' });
      await page.goto(`${origin}/v1/skena/policy#SK-22`);
      const top = 'document.getElementById("SK-22").getBoundingClientRect().top';
      const at = await page.evaluate<number>(top);
      expect(at).toBeGreaterThanOrEqual(0);
      expect(at).toBeLessThan(200);
    });

    it('on paper it has no table of contents, and every rule', async () => {
      const { page } = await open('jimeng', wide);
      await page.emulateMedia({ media: 'print' });
      expect(await page.locator('nav').isVisible()).toBe(false);
      for (const article of await page.locator('article').all()) {
        expect(await article.isVisible()).toBe(true);
      }
    });
  },
);
