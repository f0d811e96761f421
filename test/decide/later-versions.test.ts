import { describe, expect, it } from 'vitest';
import { inBurnOrder, refundableUntil } from '../../shared/decide/burn-order.ts';
import { judgeRefund } from '../../shared/decide/judge-refund.ts';
import { factsOf } from '../../shared/decide/refund-claim.ts';
import { reminded } from '../../shared/decide/refund-clock.ts';
import { decideReview } from '../../shared/decide/review-refund.ts';
import { standingOf } from '../../shared/decide/standing.ts';
import { none, toCredits } from '../../shared/domain/credits.ts';
import { toInstant } from '../../shared/domain/instant.ts';
import type { Lot } from '../../shared/domain/lot.ts';
import type { Ground } from '../../shared/domain/refund.ts';
import { asOf, type Product } from '../../shared/policy/product.ts';
import { jimeng } from '../../shared/products/jimeng/product.ts';
import { skena } from '../../shared/products/skena/product.ts';
import { type Says, versioned } from '../support/two-versions.ts';
import { underPolicy } from '../support/under-policy.ts';
import { merged } from './facts.ts';
import { hoursAfter, lotOf } from './given.ts';
import { byRefundId, ourRefund, paid } from './money-facts.ts';

/** Skena under a version from before the purchase, and one that takes effect ten hours after it. */
const changed = (old: Says, next: Says): Product =>
  underPolicy(
    skena,
    versioned(skena.policy, 1, old, '2020-01-01T00:00:00.000Z'),
    versioned(skena.policy, 2, next, hoursAfter(10)),
  );

const claimOf = (lot: Lot, pending: number, ground: Ground) => ({
  lot,
  pending: toCredits(pending),
  payment: merged([]),
  paid,
  ground,
  downMilliseconds: { 30: 80 * 3_600_000 },
});

const reviewed = (amount: 'all' | 'unspent'): Says => ({
  cash: { unused: { clause: 'SK-08', decides: 'review', code: 'case_by_case', amount } },
});
const used = lotOf({ remaining: none });
const unspentThenAll = changed(reviewed('unspent'), reviewed('all'));
const allThenUnspent = changed(reviewed('all'), reviewed('unspent'));
const offered = lotOf({ remaining: toCredits(90), isOffered: true });

describe('an account says where a lot stands as a refund quote would', () => {
  // biome-ignore format: one case a row
  it.each<[string, Product, Lot, number, Ground, string, string]>([
    // case                                       product          lot       pending  ground     code            clause
    ['used up, where everything may go back',     allThenUnspent,  used,     0,       'unused',  'case_by_case', 'SK-08'],
    ['and where that is so by a later version',   unspentThenAll,  used,     0,       'unused',  'case_by_case', 'SK-08'],
    ['all of it running, everything may go back', allThenUnspent,  used,     100,     'unused',  'case_by_case', 'SK-08'],
    ['offered after an outage',                   jimeng,          offered,  0,       'outage',  'eligible',     'JM-07'],
    ['offered, while a job runs',                 jimeng,          offered,  10,      'outage',  'lot_pending',  'JM-07'],
  ])('%s', (_case, product, lot, pending, ground, code, clause) => {
    const now = hoursAfter(20);
    const told = { code, clause };
    expect(standingOf(lot, toCredits(pending), product, now)).toMatchObject(told);
    const facts = factsOf(claimOf(lot, pending, ground));
    expect(judgeRefund(facts, product, now)).toMatchObject(told);
  });
});

const window = (windowHours: number): Says => ({
  cash: {
    unused: {
      clause: 'SK-08',
      decides: 'automatic',
      windowHours,
      closed: { clause: 'SK-15' },
      pending: { clause: 'SK-09' },
    },
  },
});

describe('a lot may be asked back until the last of its versions ends', () => {
  // biome-ignore format: one case a row
  it.each([
    // then, later, in hours   until
    [168,   72,                168],
    [72,    168,               168],
  ])('%i hours, then %i', (old, next, hours) => {
    const product = changed(window(old), window(next));
    const [first, second] = [lotOf({ lotId: 'lot_a' }), lotOf({ lotId: 'lot_b' })];
    const spent = { ...second, since: hoursAfter(1), remaining: toCredits(99) };

    expect(refundableUntil(first, product)).toBe(hoursAfter(hours));
    // Still refundable, so spent after one that was drawn on already.
    const order = inBurnOrder([first, spent], product, hoursAfter(100));
    expect(order.map(({ lotId }) => lotId)).toEqual(['lot_b', 'lot_a']);
  });
});

const payout = (businessDays: number, warnAfter: number, statutory: string): Says => ({
  cash: {
    payout: { clause: 'SK-10', businessDays, warnAfter },
    statutory: { ...skena.policy.cash.statutory, clause: statutory },
  },
});
// A Tuesday: the second version is in force.
const now = toInstant('2026-03-03T09:00:00.000Z');
const paidLater = asOf(changed(payout(3, 1, 'SK-15'), payout(9, 8, 'SK-99')), now);

describe('a refund goes on by the version it was judged by', () => {
  // biome-ignore format: one case a row
  it.each([
    // judged by   clause    paid by         somebody is warned after
    ['skena@1',    'SK-15',  '2026-03-06',   '2026-03-04'],
    ['skena@2',    'SK-99',  '2026-03-16',   '2026-03-13'],
  ])('%s: by %s, until %s, warned on %s', (policy, clause, due, warned) => {
    const refund = ourRefund('under_review', 1000, 100, { policy });
    const { payment, ...claim } = claimOf(lotOf(), 0, 'unused');
    const ours = { ...payment, ours: byRefundId([refund]) };
    const yes = { decision: 'approve', reason: 'looked at it', by: 'sue', statutory: true } as const;
    const decided = decideReview(refund, yes, { ...claim, payment: ours }, paidLater, now);
    if (!('accepted' in decided)) throw new Error(JSON.stringify(decided));
    const { accepted: approved } = decided;

    expect(approved).toMatchObject({ clause, payoutDueAt: expect.stringContaining(due) });
    const { remindedOf } = reminded(approved, paidLater, toInstant(`${warned}T00:00:00.000Z`));
    expect(remindedOf).toBeUndefined();
    const dayAfter = toInstant(`${warned}T23:59:59.999Z`);
    expect(reminded(approved, paidLater, dayAfter)).toMatchObject({ remindedOf: 'nearly_due' });
  });
});
