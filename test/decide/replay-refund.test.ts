import { describe, expect, it } from 'vitest';
import { asIfAlways, asIfLater } from '../../shared/decide/replay-refund.ts';
import type { ClaimFacts } from '../../shared/domain/claim-facts.ts';
import { toCredits } from '../../shared/domain/credits.ts';
import { type Instant, later } from '../../shared/domain/instant.ts';
import type { Ground } from '../../shared/domain/refund.ts';
import type { RefundQuote } from '../../shared/domain/refund-quote.ts';
import { jimeng } from '../../shared/products/jimeng/product.ts';
import { skena } from '../../shared/products/skena/product.ts';
import { withValues } from '../support/policy-values.ts';
import { at, hoursAfter } from './given.ts';
import { usd } from './money-facts.ts';

const none = toCredits(0);
const all = toCredits(100);

const facts = (ground: Ground, says: Partial<ClaimFacts> = {}): ClaimFacts => ({
  ground,
  purchasedAt: at,
  paid: usd(1000),
  leftMinor: 1000,
  credits: all,
  remaining: all,
  pending: none,
  drawn: none,
  spent: none,
  lent: none,
  forfeited: none,
  unclaimed: all,
  paidNothing: false,
  isRefunding: false,
  isDisputed: false,
  takenBy: 'refund',
  downMilliseconds: {},
  ...says,
});

/** A quote, of which only what a replay looks at is there. */
const quoteOf = (
  product: string,
  ground: Ground,
  quotedAt: Instant,
  says: Partial<ClaimFacts> = {},
  outcome: RefundQuote['outcome'] = 'refused',
) =>
  ({
    ground,
    quotedAt,
    outcome,
    policy: `${product}@1`,
    facts: facts(ground, says),
  }) as RefundQuote;

const fee = { 'cash.unused.fee.capPercent': 5 };
const byTwin = { 'cash.duplicate': { clause: 'JM-05', decides: 'duplicate' } };
const never = { 'cash.duplicate': { clause: 'JM-05', decides: 'refused', code: 'not_offered' } };
const noOutage = { 'cash.outage': { clause: 'JM-07', decides: 'refused', code: 'not_offered' } };
const recoveries = { 'outage.briefestRecoveryMinutes': 60 };
const hours80 = { downMilliseconds: { 30: 80 * 3_600_000 } };

describe('what a draft is judged by and nobody asked for at the time is said to be unknown', () => {
  const under = (product: typeof jimeng, says: Readonly<Record<string, unknown>>) => {
    const policy = withValues(product.policy, says);
    return { ...product, policies: [policy] as const, policy };
  };
  const draft = (product: typeof jimeng, says: Readonly<Record<string, unknown>> = {}) =>
    withValues({ ...product.policy, version: 2 }, says);
  const hour = hoursAfter(1);

  // biome-ignore format: one case a row
  it.each([
    // what                            under                    the draft                 the quote                                            unknown
    ['a fee, asked for',               skena,                   draft(skena, fee),        quoteOf('skena', 'unused', hour, { kept: usd(59) }, 'automatic'), undefined],
    ['a fee, asked for in vain',       skena,                   draft(skena, fee),        quoteOf('skena', 'unused', hour, {}, 'automatic'),   undefined],
    ['a fee, of what was refused',     skena,                   draft(skena, { 'cash.unused.windowHours': 999 }), quoteOf('skena', 'unused', hoursAfter(200)), 'fee'],
    ['a fee, where nothing is paid',   skena,                   draft(skena, fee),        quoteOf('skena', 'unused', hoursAfter(200)),         undefined],
    ['a payment before, never looked for', under(jimeng, never), draft(jimeng, byTwin),   quoteOf('jimeng', 'duplicate', hour),                'twin'],
    ['a payment before, looked for',   jimeng,                  draft(jimeng, byTwin),    quoteOf('jimeng', 'duplicate', hour),                undefined],
    ['an outage, never looked for',    under(jimeng, noOutage), draft(jimeng),            quoteOf('jimeng', 'outage', hour),                   'downtime'],
    ['an outage, looked for',          jimeng,                  draft(jimeng),            quoteOf('jimeng', 'outage', hour, hours80),          undefined],
    ['an outage, counted otherwise',   jimeng,                  draft(jimeng, recoveries), quoteOf('jimeng', 'outage', hour, hours80),         'recoveries'],
  ] as const)('%s', (_case, product, policy, quote, unknown) => {
    expect(asIfAlways(quote, product, policy).unknown).toBe(unknown);
  });
});

describe('a draft behind the others', () => {
  const quote = quoteOf('skena', 'unused', later(at, {}), { kept: usd(59) }, 'automatic');

  it('counts also for a purchase of the very moment of its quote', () => {
    const harsher = withValues(
      { ...skena.policy, version: 2 },
      { 'cash.unused': { clause: 'SK-15', decides: 'refused', code: 'not_offered' } },
    );
    expect(asIfLater(quote, skena, harsher)).toMatchObject({
      outcome: 'automatic',
      policy: 'skena@1',
    });
    expect(asIfAlways(quote, skena, harsher)).toMatchObject({
      outcome: 'refused',
      policy: 'skena@2',
    });
  });

  it('is not named where it says the same', () => {
    const same = { ...skena.policy, version: 2 };
    expect(asIfLater(quote, skena, same)).toMatchObject({ feeMinor: 59, policy: 'skena@1' });
  });

  it('pays by the kinder of both fees', () => {
    const cheaper = withValues({ ...skena.policy, version: 2 }, fee);
    expect(asIfLater(quote, skena, cheaper)).toMatchObject({ feeMinor: 50, policy: 'skena@2' });
  });
});
