import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { announcedRateCard, lotRate, rateCardAt } from '../../shared/decide/rates.ts';
import { later, toInstant } from '../../shared/domain/instant.ts';
import type { RateCard } from '../../shared/domain/rate-card.ts';
import { skena } from '../../shared/products/skena/product.ts';
import { underPolicy } from '../support/under-policy.ts';
import { lotOf } from './given.ts';

const inMonth = (month: number) => `2026-${String(month).padStart(2, '0')}-01T00:00:00.000Z`;

/** A card of January, February and so on; announced on its own day, unless it was not. */
const card = (
  month: number,
  actions: RateCard['actions'],
  { announced = true, ...said }: Partial<RateCard> & { readonly announced?: boolean } = {},
): RateCard => ({
  rateCard: `2026-${month}`,
  from: inMonth(month),
  ...(announced && { announcedAt: inMonth(month) }),
  actions,
  ...said,
});

type Rules = { readonly lotsKeepTheirRate?: boolean; readonly increaseNeedsNotice?: boolean };

const terms = (cards: readonly [RateCard, ...RateCard[]], rules: Rules = {}) => {
  const always = { clause: 'SK-17', lotsKeepTheirRate: true, increaseNeedsNotice: true };
  const { policy } = skena;
  return { ...underPolicy(skena, { ...policy, rates: { ...always, ...rules } }), rates: cards };
};

/** What a lot bought on one day pays on another. */
function paid(given: ReturnType<typeof terms>, boughtIn: number, nowIn: number, action: string) {
  const { rateCard } = rateCardAt(given, toInstant(inMonth(boughtIn)));
  const now = rateCardAt(given, toInstant(inMonth(nowIn)));
  return lotRate(given, lotOf({ rateCard }), action, now);
}

describe('a card holds from its moment on, until the next', () => {
  const cards = terms([card(1, { image: 1 }), card(3, { image: 2 }), card(5, { image: 3 })]);
  const third = toInstant(inMonth(3));

  // biome-ignore format: one case a row
  it.each([
    ['the first holds since ever',         toInstant('1970-01-01T00:00:00Z'),  '2026-1'],
    ['until the last moment',              later(third, { milliseconds: -1 }), '2026-1'],
    ['the next from its first',            third,                              '2026-3'],
    ['and the last for good',              toInstant('9999-12-31T23:59:59Z'),  '2026-5'],
  ])('%s', (_case, at, then) => {
    expect(rateCardAt(cards, at).rateCard).toBe(then);
  });
});

describe('an increase is announced, or it does not happen', () => {
  const [first, dearer] = [card(1, { image: 2, video: 10 }), { image: 3, video: 9, avatar: 20 }];
  const told = (announcedAt: string) => card(3, dearer, { announcedAt });
  const untold = card(3, dearer, { announced: false });

  // biome-ignore format: one case a row
  it.each<[string, RateCard, Rules, number]>([
    ['told a month before',            told(inMonth(2)),                 {},                               3],
    ['told in the moment it begins',   told(inMonth(3)),                 {},                               3],
    ['told a millisecond too late',    told('2026-03-01T00:00:00.001Z'), {},                               2],
    ['never told',                     untold,                           {},                               2],
    ['never told, and none is needed', untold,                           { increaseNeedsNotice: false },   3],
  ])('%s', (_case, next, rules, image) => {
    const { actions } = rateCardAt(terms([first, next], rules), toInstant(inMonth(4)));
    expect(actions).toEqual({ image, video: 9, avatar: 20 });
  });

  it('what was kept back once may be announced with the card after it', () => {
    const cards = terms([first, untold, card(5, dearer)]);
    const image = (month: number) => rateCardAt(cards, toInstant(inMonth(month))).actions.image;
    expect([image(2), image(4), image(6)]).toEqual([2, 2, 3]);
  });

  it('a new name for an action is no way round it', () => {
    const renamed = card(3, { picture: 5 }, { announced: false, successors: { picture: 'image' } });
    const { actions } = rateCardAt(terms([first, renamed]), toInstant(inMonth(4)));
    expect(actions).toEqual({ picture: 2 });
  });
});

describe('a card to come is shown once customers have been told', () => {
  const early = '2026-02-01T00:00:00.000Z';
  const cards = terms([card(1, { image: 1 }), card(3, { image: 2 }, { announcedAt: early })]);

  // biome-ignore format: one case a row
  it.each([
    ['before anybody was told', '2026-01-31T23:59:59.999Z', undefined],
    ['from the moment on',      early,                      '2026-3'],
    ['until it holds',          '2026-02-28T23:59:59.999Z', '2026-3'],
    ['and no longer',           inMonth(3),                 undefined],
  ])('%s', (_case, now, then) => {
    expect(announcedRateCard(cards, toInstant(now))?.rateCard).toBe(then);
  });

  it('as it will hold: an increase told too late is not in it', () => {
    const late = card(3, { image: 9 }, { announcedAt: '2026-03-02T00:00:00.000Z' });
    expect(announcedRateCard(terms([card(1, { image: 1 }), late]), toInstant(early))).toBe(
      undefined,
    );
  });
});

describe('a lot pays the lower of the rate when it was bought and the rate now', () => {
  const renamed = { successors: { picture: 'image' } };
  const twice = { successors: { still: 'picture' } };
  const chain = [
    card(1, { image: 2, constructor: 7 }),
    card(3, { picture: 5 }, renamed),
    card(5, { still: 8, clip: 4 }, twice),
  ] as const;

  // biome-ignore format: one case a row
  it.each<[string, ReturnType<typeof terms>, number, number, string, number]>([
    // case                              cards                                                       bought now  action       pays
    ['a dearer rate is for new lots',    terms([card(1, { image: 2 }), card(3, { image: 3 })]),         1,  4, 'image',         2],
    ['a lot of the new card pays it',    terms([card(1, { image: 2 }), card(3, { image: 3 })]),         3,  4, 'image',         3],
    ['a cheaper rate is for all',        terms([card(1, { image: 3 }), card(3, { image: 2 })]),         1,  4, 'image',         2],
    ['what was cheaper between is gone', terms([card(1, { image: 5 }), card(2, { image: 1 }), card(3, { image: 4 })]), 1, 4, 'image', 4],
    ['a new action costs what it costs', terms([card(1, { image: 2 }), card(3, { video: 9 })]),         1,  4, 'video',         9],
    ['a renamed one its old price',      terms(chain),                                                  1,  4, 'picture',       2],
    ['a twice renamed one its first',    terms(chain),                                                  1,  6, 'still',         2],
    ['or its second, bought there',      terms(chain),                                                  3,  6, 'still',         5],
    ['an inherited name is no action',   terms(chain),                                                  1,  6, 'clip',          4],
    ['where lots do not keep their rate', terms([card(1, { image: 2 }), card(3, { image: 3 })], { lotsKeepTheirRate: false }), 1, 4, 'image', 3],
  ])('%s', (_case, given, bought, now, action, then) => {
    expect(paid(given, bought, now, action)).toBe(then);
  });

  it('names that lead back to themselves end', () => {
    const circle = { successors: { a: 'b', b: 'c', c: 'a', d: 'd' } };
    const given = terms([card(1, { c: 3 }), card(3, { a: 9, d: 4 }, circle)]);
    expect(paid(given, 1, 4, 'a')).toBe(3);
    expect(paid(given, 1, 4, 'd')).toBe(4);
  });

  it('a lot of a card that is gone pays what others pay now', () => {
    const given = terms([card(1, { image: 2 })]);
    const [now] = given.rates;
    expect(lotRate(given, lotOf({ rateCard: '2019' }), 'image', now)).toBe(2);
  });
});

describe('whatever the cards are', () => {
  const actions = fc.dictionary(
    fc.constantFrom('image', 'video', 'avatar'),
    fc.integer({ min: 1, max: 50 }),
  );
  const cards = fc
    .array(fc.record({ actions, announced: fc.boolean() }), { minLength: 1, maxLength: 6 })
    .map((list) => list.map((one, index) => card(index + 1, one.actions, one)));
  const given = fc.record({
    cards,
    needsNotice: fc.boolean(),
    bought: fc.integer({ min: 1, max: 7 }),
    later: fc.integer({ min: 0, max: 6 }),
  });

  const forEach = (
    check: (lot: RateCard, now: RateCard, rules: ReturnType<typeof terms>) => void,
  ) =>
    fc.assert(
      fc.property(given, ({ cards: list, needsNotice, bought, later: months }) => {
        const [first, ...others] = list;
        const rules = terms([first ?? card(1, {}), ...others], {
          increaseNeedsNotice: needsNotice,
        });
        const of = (month: number) => rateCardAt(rules, toInstant(inMonth(Math.min(month, 12))));
        check(of(bought), of(bought + months), rules);
      }),
      { numRuns: 2_000 },
    );

  it('balances are never devalued: no lot pays more than when it was bought, or than others now', () => {
    forEach((bought, now, rules) => {
      for (const [action, rate] of Object.entries(now.actions)) {
        const pays = lotRate(rules, lotOf({ rateCard: bought.rateCard }), action, now);
        expect(pays).toBe(Math.min(rate, bought.actions[action] ?? rate));
        expect(pays).toBeGreaterThanOrEqual(1);
      }
    });
  });

  it('no rate rises from a card to the next unless customers were told', () => {
    forEach((_bought, _now, rules) => {
      if (!rules.policy.rates.increaseNeedsNotice) return;
      const held = rules.rates.map(({ from }) => rateCardAt(rules, toInstant(from)));
      held.slice(1).forEach((next, index) => {
        if (next.announcedAt !== undefined) return;
        for (const [action, rate] of Object.entries(next.actions)) {
          expect(rate).toBeLessThanOrEqual(held[index]?.actions[action] ?? rate);
        }
      });
    });
  });

  it('a card never asks for more than it was written with, and loses no action', () => {
    forEach((_bought, now, rules) => {
      const written = rules.rates.find(({ rateCard }) => rateCard === now.rateCard);
      expect(Object.keys(now.actions)).toEqual(Object.keys(written?.actions ?? {}));
      for (const [action, rate] of Object.entries(now.actions)) {
        expect(rate).toBeLessThanOrEqual(written?.actions[action] ?? 0);
      }
    });
  });
});
