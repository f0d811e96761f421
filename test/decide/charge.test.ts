import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decideCharge, type JobRequest } from '../../shared/decide/charge.ts';
import { isRefusal } from '../../shared/decide/decision.ts';
import { decidePrice } from '../../shared/decide/job-price.ts';
import { available } from '../../shared/domain/account.ts';
import { toCredits } from '../../shared/domain/credits.ts';
import type { AccountId, JobId, QuoteId, VariantId } from '../../shared/domain/ids.ts';
import type { Instant } from '../../shared/domain/instant.ts';
import { charged } from '../../shared/domain/job.ts';
import type { Quote } from '../../shared/domain/quote.ts';
import type { Product } from '../../shared/policy/product.ts';
import { postRemixer } from '../../shared/products/post-remixer/product.ts';
import { skena } from '../../shared/products/skena/product.ts';
import { accountOf, at, entryId, hoursAfter, lotOf, lots, total } from './given.ts';

const named = (count: number) =>
  Array.from({ length: count }, (_, index) => `v${index + 1}` as VariantId);

const request = (said: Partial<JobRequest> = {}): JobRequest => ({
  jobId: 'job' as JobId,
  action: 'image',
  variantIds: named(3),
  fingerprint: 'f',
  entryId,
  ...said,
});

const quoteOf = (said: Partial<Quote> = {}): Quote => ({
  product: 'skena',
  quoteId: 'qte_1' as QuoteId,
  accountId: 'ann' as AccountId,
  action: 'image',
  variants: 3,
  credits: toCredits(3),
  expiresAt: hoursAfter(0.5),
  ...said,
});

const [rich, poor] = [accountOf([lotOf()]), accountOf([lotOf({ remaining: toCredits(2) })])];
const closed = accountOf([lotOf()], { closedAt: at });
const shown = (shownCredits: number) => request({ shownCredits });
const quoted = (said: Partial<Quote> = {}) => request({ quote: quoteOf(said) });

describe('a job is refused for one reason, in this order', () => {
  // biome-ignore format: one case a row
  it.each<[string, typeof rich, JobRequest, Product, Instant, string | undefined, Record<string, number> | undefined]>([
    // case                                   account  request                                 product      now             then                    facts
    ['14: a closed account spends nothing',   closed,  request({ action: 'gone' }),            postRemixer, at,             'account_closed',       undefined],
    ['an action nobody sells',                poor,    request({ action: 'gone' }),            postRemixer, at,             'unknown_action',       undefined],
    ['an inherited name',                     rich,    request({ action: 'constructor' }),     skena,       at,             'unknown_action',       undefined],
    ['no price was shown, and one has to be', poor,    request({ action: 'quick-remix' }),     postRemixer, at,             'price_not_shown',      undefined],
    ['an expired quote, for another job',     poor,    quoted({ variants: 4 }),                skena,       hoursAfter(.5, 1), 'quote_expired',      undefined],
    ['a quote for more',                      poor,    quoted({ variants: 4 }),                skena,       at,             'price_changed',        undefined],
    ['a quote for another action',            poor,    quoted({ action: 'video' }),            skena,       at,             'price_changed',        undefined],
    ['less was shown than it costs',          poor,    shown(2),                               skena,       at,             'price_changed',        { credits: 3 }],
    ['too few credits',                       poor,    request(),                              skena,       at,             'insufficient_credits', { needed: 3, available: 2 }],
    ['no credits at all',                     accountOf([]), shown(3),                         skena,       at,             'insufficient_credits', { needed: 3, available: 0 }],
    ['frozen credits are no credits',         accountOf([lotOf({ frozenBy: ['dispute'] })]), request(), skena,       at,             'insufficient_credits', { needed: 3, available: 0 }],
    ['nothing is in the way',                 rich,    request(),                              skena,       at,             undefined,              undefined],
    ['a quote in its last moment',            rich,    quoted(),                               skena,       hoursAfter(.5), undefined,              undefined],
    ['what it costs was shown',               rich,    shown(3),                               skena,       at,             undefined,              undefined],
    ['more was shown than it costs',          rich,    shown(99),                              skena,       at,             undefined,              undefined],
  ])('%s', (_case, account, asked, product, now, refused, facts) => {
    const decided = decideCharge(account, asked, product, now);
    expect(isRefusal(decided) ? [decided.refused, decided.facts] : []).toEqual(refused ? [refused, facts] : []);
  });
});

describe('a live quote binds', () => {
  // biome-ignore format: one case a row
  it.each([
    ['rates rose since',   2, 2],
    ['rates fell since',   9, 3],
    ['it is free',         0, 0],
  ])('%s', (_case, promised, pays) => {
    const decided = decideCharge(rich, quoted({ credits: toCredits(promised) }), skena, at);
    expect(!isRefusal(decided) && charged(decided.accepted.job)).toBe(pays);
  });

  it('also for whoever could not pay the price of now', () => {
    const decided = decideCharge(poor, quoted({ credits: toCredits(2) }), skena, at);
    expect(!isRefusal(decided) && decided.accepted.entry.credits).toBe(-2);
  });
});

describe('a job that starts', () => {
  it('runs until the last moment of the product’s time limit, all of it pending', () => {
    const decided = decideCharge(rich, request(), skena, at);
    expect(decided).toMatchObject({
      accepted: {
        job: {
          startedAt: at,
          capAt: '2026-03-02T09:10:00.000Z',
          draws: [{ lotId: 'lot_a', credits: 3 }],
          policy: 'skena@1',
          variants: named(3).map((variantId) => ({ variantId, credits: 1, state: 'pending' })),
        },
        entry: {
          kind: 'charge',
          credits: -3,
          clause: 'SK-13',
          policy: 'skena@1',
          jobId: 'job',
          cause: 'image',
        },
      },
    });
  });

  const asked = fc.record({
    action: fc.constantFrom('image', 'video', 'avatar'),
    count: fc.integer({ min: 1, max: 20 }),
    promised: fc.option(fc.integer({ min: 0, max: 400 }), { nil: undefined }),
  });

  it('is paid by its lots to the credit: no more than was promised, than they hold, than it costs', () => {
    fc.assert(
      fc.property(lots(), asked, (list, { action, count, promised }) => {
        const account = accountOf(list);
        const quote =
          promised === undefined
            ? {}
            : { quote: quoteOf({ action, variants: count, credits: toCredits(promised) }) };
        const decided = decideCharge(
          account,
          request({ action, variantIds: named(count), ...quote }),
          skena,
          at,
        );
        const price = decidePrice(account, { action, count }, skena, at);
        if (isRefusal(price)) throw new Error(price.refused);
        const most = Math.min(price.accepted.credits, promised ?? Infinity);
        if (isRefusal(decided)) {
          expect(decided.facts).toEqual({ needed: most, available: available(account) });
          expect(available(account)).toBeLessThan(most);
          return;
        }
        const { job, entry } = decided.accepted;
        expect([charged(job), total(job.draws), -entry.credits]).toEqual([most, most, most]);
        expect(entry.draws).toEqual(job.draws);
        for (const { lotId, credits } of job.draws) {
          expect(credits).toBeLessThanOrEqual(
            list.find((lot) => lot.lotId === lotId)?.remaining ?? 0,
          );
        }
        const parts = job.variants.map(({ credits }) => credits);
        expect(Math.max(...parts) - Math.min(...parts)).toBeLessThanOrEqual(1);
        expect(parts).toEqual(parts.toSorted((a, b) => b - a));
      }),
      { numRuns: 2_000 },
    );
  });
});
