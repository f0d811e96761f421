import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { refundStanding } from '../../shared/decide/standing.ts';
import { none, toCredits } from '../../shared/domain/credits.ts';
import type { Instant } from '../../shared/domain/instant.ts';
import { drawnFrom, isFrozen, type Lot } from '../../shared/domain/lot.ts';
import type { RefundCode } from '../../shared/domain/refund.ts';
import type { Policy } from '../../shared/policy/policy.ts';
import { policy as jimeng } from '../../shared/products/jimeng/policy.ts';
import { policy as remixer } from '../../shared/products/post-remixer/policy.ts';
import { policy as skena } from '../../shared/products/skena/policy.ts';
import { at, hoursAfter, lotOf, lots } from './given.ts';

const whole = lotOf();
const drawnOn = lotOf({ remaining: toCredits(90) });
const empty = lotOf({ remaining: none });
const trial = lotOf({ kind: 'trial' });
const goodwill = lotOf({ kind: 'goodwill' });
const free = lotOf({ paidNothing: true });
const disputed = lotOf({ frozenBy: ['dispute'] });
const refunding = lotOf({ frozenBy: ['refund'] });
const offered = lotOf({ isOffered: true });
const offeredRest = lotOf({ isOffered: true, remaining: toCredits(90) });
const offeredEmpty = lotOf({ isOffered: true, remaining: none });
const offeredFrozen = lotOf({ isOffered: true, frozenBy: ['dispute'] });
const lastMoment = hoursAfter(168);
const late = hoursAfter(168, 1);

describe('where a lot stands in cash, if its customer asked now', () => {
  // biome-ignore format: one case a row
  it.each<[string, Policy, Lot, number, Instant, RefundCode, string]>([
    // case                                        policy   lot       pending  asked        code             clause
    ['whole, just bought',                         skena,   whole,          0, at,          'eligible',      'SK-08'],
    ['whole, in the last moment of 168 hours',     skena,   whole,          0, lastMoment,  'eligible',      'SK-08'],
    ['a millisecond later',                        skena,   whole,          0, late,        'window_closed', 'SK-15'],
    ['a delivered job drew on it',                 skena,   drawnOn,        0, at,          'lot_used',      'SK-19'],
    ['also when the window has closed',            skena,   drawnOn,        0, late,        'lot_used',      'SK-19'],
    ['a running job drew on it',                   skena,   drawnOn,       10, at,          'lot_pending',   'SK-09'],
    ['some of it delivered, some running',         skena,   drawnOn,        9, at,          'lot_used',      'SK-19'],
    ['running, in the last moment',                skena,   drawnOn,       10, lastMoment,  'lot_pending',   'SK-09'],
    ['running, and the window has closed',         skena,   drawnOn,       10, late,        'window_closed', 'SK-15'],
    ['all of it running',                          skena,   empty,        100, at,          'lot_pending',   'SK-09'],
    ['all of it delivered',                        skena,   empty,          0, at,          'lot_used',      'SK-19'],
    ['credits to try the product with',            skena,   trial,          0, at,          'no_cash_value', 'SK-21'],
    ['credits given in goodwill',                  skena,   goodwill,       0, at,          'no_cash_value', 'SK-21'],
    ['bought for nothing',                         skena,   free,           0, at,          'no_cash_value', 'SK-21'],
    ['whole, where a person decides',              remixer, whole,          0, late,        'case_by_case',  'PR-09'],
    ['partly used, where a person decides',        remixer, drawnOn,        0, at,          'case_by_case',  'PR-09'],
    ['running, where a person decides',            remixer, empty,        100, at,          'lot_pending',   'PR-09'],
    ['used up, where a person decides',            remixer, empty,          0, at,          'lot_used',      'PR-07'],
    ['bought for nothing, where a person decides', remixer, free,           0, at,          'no_cash_value', 'PR-08'],
    ['whole, where it is not offered',             jimeng,  whole,          0, at,          'not_offered',   'JM-01'],
    ['used, where it is not offered',              jimeng,  drawnOn,        0, at,          'lot_used',      'JM-08'],
    ['running, where it is not offered',           jimeng,  drawnOn,       10, at,          'not_offered',   'JM-01'],
    ['offered after an outage',                    jimeng,  offered,        0, late,        'eligible',      'JM-07'],
    ['offered, partly used',                       jimeng,  offeredRest,    0, at,          'eligible',      'JM-07'],
    ['offered, used up',                           jimeng,  offeredEmpty,   0, at,          'lot_used',      'JM-08'],
    ['offered, and disputed',                      jimeng,  offeredFrozen,  0, at,          'disputed',      'MG-02'],
    ['a dispute lasts',                            skena,   disputed,       0, at,          'disputed',      'MG-02'],
    ['its refund is under way',                    skena,   refunding,      0, at,          'refund_open',   'SK-10'],
    ['credits to try, where it is not offered',    jimeng,  trial,          0, at,          'no_cash_value', 'JM-01'],
  ])('%s', (_case, policy, lot, pending, now, code, clause) => {
    const standing = refundStanding(lot, toCredits(pending), policy, now);
    expect(standing).toMatchObject({ code, clause, eligible: code === 'eligible' });
  });

  it('the end of the window is told wherever the window decides, and nowhere else', () => {
    // biome-ignore format: one case a row
    const told = [
      refundStanding(whole, none, skena, at),
      refundStanding(whole, none, skena, late),
      refundStanding(drawnOn, toCredits(10), skena, at),
      refundStanding(drawnOn, none, skena, at),
      refundStanding(trial, none, skena, at),
      refundStanding(whole, none, remixer, at),
      refundStanding(whole, none, jimeng, at),
    ];
    const [until, no] = [lastMoment, undefined];
    expect(told.map((standing) => standing.until)).toEqual([until, until, until, no, no, no, no]);
  });
});

describe('whatever the lot is', () => {
  const given = lots(1)
    .filter((list) => list.length === 1)
    .chain((list) => {
      const [lot] = list as [Lot];
      return fc.tuple(fc.constant(lot), fc.integer({ min: 0, max: drawnFrom(lot) }));
    });

  it('it is eligible only whole, paid for, with nothing running, inside the window', () => {
    fc.assert(
      fc.property(given, ([lot, pending]) => {
        const { eligible, code } = refundStanding(lot, toCredits(pending), skena, at);
        const isOpen = at <= hoursAfter(168 - hoursSince(lot));
        const isBought = lot.kind === 'purchase' && !lot.paidNothing;
        expect(eligible).toBe(code === 'eligible');
        const isWhole = lot.remaining === lot.credits && pending === 0;
        expect(eligible).toBe(isBought && isWhole && isOpen && !isFrozen(lot));
      }),
      { numRuns: 2_000 },
    );
  });

  const hoursSince = (lot: Lot) => (Date.parse(at) - Date.parse(lot.since)) / 3_600_000;

  it('time alone never makes it better', () => {
    fc.assert(
      fc.property(given, fc.nat(400), ([lot, pending], hours) => {
        const now = refundStanding(lot, toCredits(pending), skena, at);
        const then = refundStanding(lot, toCredits(pending), skena, hoursAfter(hours));
        if (then.eligible) expect(now.eligible).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });
});
