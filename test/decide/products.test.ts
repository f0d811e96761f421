import { describe, expect, it } from 'vitest';
import type { Product } from '../../shared/policy/product.ts';
import { products } from '../../shared/products/products.ts';

const clauses = (prefix: string, from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => {
    return `${prefix}-${String(from + index).padStart(2, '0')}`;
  });

/** Every clause there is; MG are the house rules for what a policy does not speak of. */
const known = {
  skena: clauses('SK', 0, 22),
  'post-remixer': clauses('PR', 1, 15),
  jimeng: clauses('JM', 1, 18),
} as const;
const houseRules = clauses('MG', 1, 11);

const product = (name: string): Product => {
  const found = products.find((one) => one.product === name);
  if (!found) throw new Error(`${name} is no product`);
  return found;
};

describe('the shipped catalogue', () => {
  // biome-ignore format: one pack a row
  it.each([
    ['skena',        'stripe', 'starter',      100, 1000, 'USD', undefined],
    ['skena',        'stripe', 'studio',       550, 5000, 'USD', undefined],
    ['post-remixer', 'stripe', 'small',         40,  500, 'GBP', undefined],
    ['post-remixer', 'stripe', 'large',        200, 2000, 'GBP', undefined],
    ['jimeng',       'paddle', 'hundred',      100,  990, 'USD', 'pri_01jm0000000000000000000100'],
    ['jimeng',       'paddle', 'five-hundred', 500, 4490, 'USD', 'pri_01jm0000000000000000000500'],
  ])('%s sells through %s: %s, %i credits', (name, provider, pack, credits, amountMinor, currency, priceId) => {
    const sold = product(name);
    expect(sold.provider).toBe(provider);
    const price = { amountMinor, currency };
    expect(sold.packs).toContainEqual({ pack, credits, price, ...(priceId && { priceId }) });
    expect(sold.packs.length).toBe(2);
  });

  // biome-ignore format: one product a row
  it.each([
    ['skena',        { image: 1, video: 10, avatar: 20 }],
    ['post-remixer', { 'analyse-image': 1, 'quick-remix': 4, 'studio-options': 2, 'regenerate-option': 2 }],
    ['jimeng',       { 'text-to-video': 10, 'image-to-video': 12 }],
  ])('%s charges by card 2026-01', (name, actions) => {
    const [card, ...later] = product(name).rates;
    expect(later).toEqual([]);
    expect([card.rateCard, card.actions]).toEqual(['2026-01', actions]);
  });

  // biome-ignore format: one product a row
  it.each([
    ['skena',        15, 'Indonesia',         'Asia/Jakarta'],
    ['post-remixer',  0, 'England and Wales', 'Europe/London'],
    ['jimeng',        0, 'Monday to Friday',  'UTC'],
  ])('%s gives %i credits to try it, and counts days of %s, %s', (name, trial, calendar, zone) => {
    const { policy, calendar: days } = product(name);
    expect([policy.trial.credits, days.name, days.zone]).toEqual([trial, calendar, zone]);
  });

  it('is these three, each under its own name', () => {
    expect(products.map((one) => one.product)).toEqual(['skena', 'post-remixer', 'jimeng']);
    for (const { product: name, policy } of products) expect(policy.product).toBe(name);
  });
});

describe.each(products.map((one) => [one.product, one] as const))('%s', (name, sold) => {
  const { policy, rates, packs, calendar } = sold;

  it('cites only clauses that exist, of its own policy or of the house', () => {
    const own: readonly string[] = [...known[name as keyof typeof known], ...houseRules];
    const cited = membersNamed(policy, 'clause');
    expect(cited.length).toBeGreaterThan(15);
    expect(cited.filter((clause) => !own.includes(String(clause)))).toEqual([]);
  });

  it('says of every rule which clause it is', () => {
    const { product: _p, version: _v, effectiveFrom: _e, ...groups } = policy;
    const { settlement, cash, closure, ...rules } = groups;
    const { quoteMinutes: _m, uncovered: _u, ...cashRules } = cash;
    const all = [rules, settlement, cashRules, closure].flatMap((group) => Object.entries(group));
    for (const [rule, told] of all)
      expect([rule, told]).toEqual([rule, expect.objectContaining({ clause: expect.any(String) })]);
  });

  it('is literals: nothing in it is computed', () => {
    expect(JSON.parse(JSON.stringify(policy))).toEqual(policy);
    expect(JSON.parse(JSON.stringify({ rates, packs }))).toEqual({ rates, packs });
    expect(policy.version).toSatisfy((version) => Number.isSafeInteger(version) && version >= 1);
  });

  it('knows what every way to end means: nothing delivered, nothing kept', () => {
    const restores = Object.entries(policy.settlement).map(([outcome, rule]) => [
      outcome,
      rule.restores,
    ]);
    expect(Object.fromEntries(restores)).toEqual({
      succeeded: false,
      model_failed: true,
      timed_out: true,
      cancelled: true,
      internal_error: true,
      no_usable_output: true,
    });
  });

  it('knows when each lot is spent', () => {
    const order = ['trial', 'goodwill', 'past_refund', 'refundable'];
    expect(policy.burn.order.toSorted()).toEqual(order.toSorted());
  });

  it('charges whole credits, 1 or more', () => {
    for (const { actions } of rates) {
      expect(Object.keys(actions).length).toBeGreaterThan(0);
      for (const [action, rate] of Object.entries(actions)) {
        expect(action).toMatch(/^[a-z0-9][a-z0-9-]{0,63}$/);
        expect([action, Number.isSafeInteger(rate) && rate >= 1]).toEqual([action, true]);
      }
    }
  });

  it('has cards in the order they take effect, each under a name of its own', () => {
    const from = rates.map((card) => Date.parse(card.from));
    expect(from).toEqual(from.toSorted((a, b) => a - b));
    expect(new Set(rates.map(({ rateCard }) => rateCard)).size).toBe(rates.length);
  });

  it('sells packs of whole credits for whole minor units, told apart by name and price id', () => {
    for (const { pack, credits, price } of packs) {
      expect(pack).toMatch(/^[a-z0-9][a-z0-9-]{0,63}$/);
      expect([credits >= 1, Number.isSafeInteger(credits)]).toEqual([true, true]);
      expect([price.amountMinor >= 1, Number.isSafeInteger(price.amountMinor)]).toEqual([
        true,
        true,
      ]);
      expect(price.currency).toMatch(/^[A-Z]{3}$/);
    }
    const names = packs.flatMap(({ pack, priceId }) => (priceId ? [pack, priceId] : [pack]));
    expect(new Set(names).size).toBe(names.length);
  });

  it('counts its days in a zone there is', () => {
    expect(() => new Intl.DateTimeFormat('en', { timeZone: calendar.zone })).not.toThrow();
    expect(calendar.source.length).toBeGreaterThan(10);
  });

  it('times that it names are times', () => {
    const times = [
      policy.effectiveFrom,
      ...rates.flatMap(({ from, announcedAt }) => [from, announcedAt ?? from]),
    ];
    for (const time of times) expect(new Date(time).toISOString()).toBe(time);
  });
});

describe('time limits and windows', () => {
  // biome-ignore format: one product a row
  it.each([
    ['skena',        10,  168,       'automatic'],
    ['post-remixer', 30,  undefined, 'review'],
    ['jimeng',       720, undefined, 'refused'],
  ])('%s: %i minutes', (name, minutes, hours, decides) => {
    const { timeLimit, cash, cancellation, expiry } = product(name).policy;
    expect(timeLimit.minutes).toBe(minutes);
    expect(cash.unused.decides).toBe(decides);
    expect('windowHours' in cash.unused ? cash.unused.windowHours : undefined).toBe(hours);
    expect([cancellation.offered, expiry.credits]).toEqual([true, 'never']);
  });
});

/** The values of all members of a name, at any depth. */
function membersNamed(value: unknown, name: string): unknown[] {
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([member, inner]) =>
    member === name ? [inner] : membersNamed(inner, name),
  );
}
