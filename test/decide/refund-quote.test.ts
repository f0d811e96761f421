import { describe, expect, it } from 'vitest';
import { claimsOn, frozenBy } from '../../shared/decide/claims.ts';
import { factsOf, type RefundClaim } from '../../shared/decide/refund-claim.ts';
import { decideRefund } from '../../shared/decide/refund-quote.ts';
import { refundTerms } from '../../shared/decide/refund-terms.ts';
import { refundStanding } from '../../shared/decide/standing.ts';
import { toCredits } from '../../shared/domain/credits.ts';
import type { Instant } from '../../shared/domain/instant.ts';
import type { Lot } from '../../shared/domain/lot.ts';
import type { PaymentFact } from '../../shared/domain/payment.ts';
import {
  type Ground,
  grounds,
  type Refund,
  type RefundCode,
  type RefundOutcome,
} from '../../shared/domain/refund.ts';
import type { RefundAmount } from '../../shared/policy/cash.ts';
import type { Policy } from '../../shared/policy/policy.ts';
import { policy as jimeng } from '../../shared/products/jimeng/policy.ts';
import { policy as remixer } from '../../shared/products/post-remixer/policy.ts';
import { policy as skena } from '../../shared/products/skena/policy.ts';
import { merged } from './facts.ts';
import { at, hoursAfter, lotOf } from './given.ts';
import { adjustment, byRefundId, dispute, ourRefund, paid, refund, usd } from './money-facts.ts';

type Situation = Partial<Omit<RefundClaim, 'payment' | 'ground' | 'lot' | 'pending'>> & {
  readonly lot?: Partial<Lot>;
  readonly pending?: number;
  readonly facts?: readonly PaymentFact[];
  readonly ours?: readonly Refund[];
  readonly asked?: Instant;
};

const near = { apartMilliseconds: 15 * 60_000 };
const far = { apartMilliseconds: 15 * 60_000 + 1 };
const tooLong = { 30: 72 * 3_600_000 + 1 };

const left = (remaining: number) => ({ remaining: toCredits(remaining) });
const free = { lot: { paidNothing: true }, paid: { ...paid, amount: usd(0) } };

/** What has become of a lot of 100 credits, bought for 10.00, by the time its money is asked for. */
// biome-ignore format: one situation a row
const situations = {
  'whole':                  {},
  'last moment':            { asked: hoursAfter(168) },
  'too late':               { asked: hoursAfter(168, 1) },
  'used up':                { lot: left(0) },
  'used up, too late':      { lot: left(0), asked: hoursAfter(168, 1) },
  'partly used':            { lot: left(90) },
  'pending':                { lot: left(90), pending: 10 },
  'pending, too late':      { lot: left(90), pending: 10, asked: hoursAfter(168, 1) },
  'all pending':            { lot: left(0), pending: 100 },
  'partly used, pending':   { lot: left(80), pending: 10 },
  'warned of':              { facts: [dispute(1000, 'warning')] },
  'disputed':               { facts: [dispute(1000, 'open')] },
  'disputed in part':       { facts: [dispute(1, 'open')] },
  'dispute won':            { facts: [dispute(1000, 'won')] },
  'dispute lost':           { facts: [dispute(1000, 'lost')], lot: { ...left(0), clawedBack: toCredits(100) } },
  'disputed at Paddle':     { facts: [adjustment('chargeback', 1000, 'pending_approval')] },
  'refund open':            { ours: [ourRefund('approved', 1000, 100)] },
  'refund open elsewhere':  { facts: [refund(1000, 'pending')] },
  'refund failed':          { ours: [ourRefund('failed', 1000, 100)] },
  'refund denied':          { ours: [ourRefund('denied', 1000, 100)] },
  'refunded':               { ours: [ourRefund('succeeded', 1000, 100)], lot: { ...left(0), refunded: toCredits(100) } },
  'refunded elsewhere':     { facts: [refund(1000)], lot: { ...left(0), refunded: toCredits(100) } },
  'half refunded':          { facts: [refund(500)], lot: { ...left(50), refunded: toCredits(50) } },
  'free':                   free,
  'forfeited':              { lot: { ...left(0), forfeited: toCredits(100) } },
  'refund open, and a dispute': { facts: [dispute(1000, 'open'), refund(1, 'pending')] },
  'paid a debt':            { lot: { ...left(70), clawedBack: toCredits(30), lent: toCredits(30) } },
  'paid debts, all of it':  { lot: { ...left(0), clawedBack: toCredits(100), lent: toCredits(100) } },
  'half taken by support':  { lot: { ...left(50), adjusted: toCredits(50) } },
  'all taken by support':   { lot: { ...left(0), adjusted: toCredits(100) } },
  'twin near':              { twin: near },
  'twin near, too late':    { twin: near, asked: hoursAfter(999) },
  'twin near, pending':     { twin: near, lot: left(90), pending: 10 },
  'twin near, partly used': { twin: near, lot: left(90) },
  'twin near, used up':     { twin: near, lot: left(0) },
  'twin near, disputed':    { twin: near, facts: [dispute(1000, 'open')] },
  'twin near, forfeited':   { twin: near, lot: { ...left(0), forfeited: toCredits(100) } },
  'twin far':               { twin: far },
  'twin far, used up':      { twin: far, lot: left(0) },
  'outage':                 { downMilliseconds: tooLong },
  'outage, long ago':       { downMilliseconds: tooLong, asked: hoursAfter(9999) },
  'outage, partly used':    { downMilliseconds: tooLong, lot: left(90) },
  'outage, pending':        { downMilliseconds: tooLong, lot: left(90), pending: 10 },
  'outage, all pending':    { downMilliseconds: tooLong, lot: left(0), pending: 100 },
  'outage, used up':        { downMilliseconds: tooLong, lot: left(0) },
  'outage, forfeited':      { downMilliseconds: tooLong, lot: { ...left(0), forfeited: toCredits(100) } },
} as const satisfies Record<string, Situation>;

type Named = keyof typeof situations;

const claimFor = (
  ground: Ground,
  { lot, pending = 0, facts = [], ours = [], ...said }: Situation,
): RefundClaim => ({
  lot: lotOf(lot),
  pending: toCredits(pending),
  payment: { ...merged(facts), ours: byRefundId(ours) },
  paid: said.paid ?? paid,
  ground,
  ...(said.twin && { twin: said.twin }),
  downMilliseconds: said.downMilliseconds ?? {},
});

const decided = (policy: Policy, ground: Ground, name: Named) => {
  const situation: Situation = situations[name];
  return decideRefund(factsOf(claimFor(ground, situation)), policy, situation.asked ?? at);
};

type Row = [Ground, Named, RefundOutcome, RefundCode, clause: string, amount?: RefundAmount];

const rowsOf = (policy: Policy, rows: readonly Row[]) =>
  it.each(rows)('%s, %s: %s, %s (%s)', (ground, name, outcome, code, clause, amount) => {
    const { outranks: _kept, ...ruled } = decided(policy, ground, name);
    const told = outcome === 'refused' ? 'unspent' : amount;
    expect(ruled).toEqual({ outcome, code, clause, amount: told });
  });

describe('skena: an unspent top-up goes back within 168 hours', () => {
  // biome-ignore format: one case a row
  rowsOf(skena, [
    // ground        situation                 outcome      code                   clause   amount
    ['unused',       'whole',                  'automatic', 'eligible',            'SK-08', 'unspent'],
    ['unused',       'last moment',            'automatic', 'eligible',            'SK-08', 'unspent'],
    ['unused',       'too late',               'refused',   'window_closed',       'SK-15'],
    ['unused',       'used up',                'refused',   'lot_used',            'SK-19'],
    ['unused',       'used up, too late',      'refused',   'lot_used',            'SK-19'],
    ['unused',       'partly used',            'refused',   'lot_used',            'SK-19'],
    ['unused',       'partly used, pending',   'refused',   'lot_used',            'SK-19'],
    ['unused',       'pending',                'review',    'lot_pending',         'SK-09', 'unspent'],
    ['unused',       'pending, too late',      'refused',   'window_closed',       'SK-15'],
    ['unused',       'all pending',            'review',    'lot_pending',         'SK-09', 'unspent'],
    ['unused',       'warned of',              'automatic', 'eligible',            'SK-08', 'unspent'],
    ['unused',       'disputed',               'refused',   'disputed',            'MG-02'],
    ['unused',       'disputed in part',       'refused',   'disputed',            'MG-02'],
    ['unused',       'dispute won',            'automatic', 'eligible',            'SK-08', 'unspent'],
    ['unused',       'dispute lost',           'refused',   'already_refunded',    'MG-03'],
    ['unused',       'refund open',            'refused',   'refund_open',         'SK-10'],
    ['unused',       'refund open elsewhere',  'refused',   'refund_open',         'SK-10'],
    ['unused',       'refund failed',          'automatic', 'eligible',            'SK-08', 'unspent'],
    ['unused',       'refund denied',          'automatic', 'eligible',            'SK-08', 'unspent'],
    ['unused',       'refunded',               'refused',   'already_refunded',    'SK-10'],
    ['unused',       'refunded elsewhere',     'refused',   'already_refunded',    'SK-10'],
    ['unused',       'half refunded',          'automatic', 'eligible',            'SK-08', 'unspent'],
    ['unused',       'free',                   'refused',   'no_cash_value',       'SK-21'],
    ['unused',       'forfeited',              'refused',   'no_cash_value',       'SK-16'],
    ['duplicate',    'whole',                  'refused',   'not_a_duplicate',     'SK-11'],
    ['duplicate',    'twin near',              'automatic', 'eligible',            'SK-11', 'unspent'],
    ['duplicate',    'twin near, too late',    'automatic', 'eligible',            'SK-11', 'unspent'],
    ['duplicate',    'twin near, pending',     'review',    'claim_to_check',      'SK-11', 'unspent'],
    ['duplicate',    'twin near, partly used', 'review',    'claim_to_check',      'SK-11', 'unspent'],
    ['duplicate',    'twin near, used up',     'review',    'claim_to_check',      'SK-11', 'all'],
    ['duplicate',    'twin near, disputed',    'refused',   'disputed',            'MG-02'],
    ['duplicate',    'twin far',               'review',    'claim_to_check',      'SK-11', 'unspent'],
    ['duplicate',    'refunded',               'refused',   'already_refunded',    'SK-10'],
    ['duplicate',    'free',                   'refused',   'no_cash_value',       'SK-21'],
    ['unauthorised', 'whole',                  'review',    'claim_to_check',      'SK-11', 'all'],
    ['unauthorised', 'used up',                'review',    'claim_to_check',      'SK-11', 'all'],
    ['unauthorised', 'too late',               'review',    'claim_to_check',      'SK-11', 'all'],
    ['unauthorised', 'disputed',               'refused',   'disputed',            'MG-02'],
    ['unauthorised', 'free',                   'refused',   'no_cash_value',       'SK-21'],
    ['outage',       'outage',                 'review',    'claim_to_check',      'SK-11', 'unspent'],
    ['outage',       'whole',                  'review',    'claim_to_check',      'SK-11', 'unspent'],
    ['outage',       'partly used',            'review',    'claim_to_check',      'SK-11', 'unspent'],
    ['outage',       'used up',                'refused',   'lot_used',            'SK-19'],
    ['outage',       'forfeited',              'refused',   'no_cash_value',       'SK-16'],
    ['faulty',       'whole',                  'review',    'claim_to_check',      'SK-20', 'all'],
    ['faulty',       'used up',                'review',    'claim_to_check',      'SK-20', 'all'],
    ['quality',      'whole',                  'refused',   'quality_not_covered', 'SK-20'],
    ['quality',      'used up',                'refused',   'quality_not_covered', 'SK-20'],
    ['quality',      'disputed',               'refused',   'disputed',            'MG-02'],
    ['statutory',    'whole',                  'review',    'statutory_claim',     'SK-15', 'all'],
    ['statutory',    'used up',                'review',    'statutory_claim',     'SK-15', 'all'],
    ['statutory',    'refund open',            'refused',   'refund_open',         'SK-10'],
    ['statutory',    'refunded',               'refused',   'already_refunded',    'SK-10'],
    ['statutory',    'free',                   'refused',   'no_cash_value',       'SK-21'],
    ['other',        'whole',                  'refused',   'not_offered',         'SK-15'],
    ['other',        'used up',                'refused',   'lot_used',            'SK-19'],
    ['other',        'pending',                'refused',   'not_offered',         'SK-15'],
  ]);
});

describe('post-remixer: a person decides, case by case', () => {
  // biome-ignore format: one case a row
  rowsOf(remixer, [
    // ground        situation                 outcome      code                   clause   amount
    ['unused',       'whole',                  'review',    'case_by_case',        'PR-09', 'unspent'],
    ['unused',       'too late',               'review',    'case_by_case',        'PR-09', 'unspent'],
    ['unused',       'partly used',            'review',    'case_by_case',        'PR-09', 'unspent'],
    ['unused',       'pending',                'review',    'case_by_case',        'PR-09', 'unspent'],
    ['unused',       'all pending',            'review',    'lot_pending',         'PR-09', 'unspent'],
    ['unused',       'used up',                'refused',   'lot_used',            'PR-07'],
    ['unused',       'disputed',               'refused',   'disputed',            'MG-02'],
    ['unused',       'dispute won',            'review',    'case_by_case',        'PR-09', 'unspent'],
    ['unused',       'refund open',            'refused',   'refund_open',         'PR-10'],
    ['unused',       'refunded elsewhere',     'refused',   'already_refunded',    'PR-10'],
    ['unused',       'half refunded',          'review',    'case_by_case',        'PR-09', 'unspent'],
    ['unused',       'free',                   'refused',   'no_cash_value',       'PR-08'],
    ['unused',       'forfeited',              'refused',   'no_cash_value',       'PR-15'],
    ['duplicate',    'whole',                  'review',    'claim_to_check',      'PR-09', 'unspent'],
    ['duplicate',    'twin near',              'review',    'claim_to_check',      'PR-09', 'unspent'],
    ['duplicate',    'twin far',               'review',    'claim_to_check',      'PR-09', 'unspent'],
    ['duplicate',    'twin near, partly used', 'review',    'claim_to_check',      'PR-09', 'unspent'],
    ['unauthorised', 'whole',                  'review',    'claim_to_check',      'PR-09', 'all'],
    ['unauthorised', 'used up',                'review',    'claim_to_check',      'PR-09', 'all'],
    ['outage',       'whole',                  'review',    'case_by_case',        'PR-09', 'unspent'],
    ['outage',       'outage',                 'review',    'case_by_case',        'PR-09', 'unspent'],
    ['outage',       'outage, partly used',    'review',    'case_by_case',        'PR-09', 'unspent'],
    ['faulty',       'whole',                  'review',    'claim_to_check',      'PR-07', 'all'],
    ['faulty',       'used up',                'review',    'claim_to_check',      'PR-07', 'all'],
    ['faulty',       'refunded',               'refused',   'already_refunded',    'PR-10'],
    ['quality',      'whole',                  'refused',   'quality_not_covered', 'PR-07'],
    ['quality',      'used up',                'refused',   'quality_not_covered', 'PR-07'],
    ['statutory',    'whole',                  'review',    'statutory_claim',     'PR-14', 'all'],
    ['statutory',    'used up',                'review',    'statutory_claim',     'PR-14', 'all'],
    ['statutory',    'forfeited',              'review',    'statutory_claim',     'PR-14', 'all'],
    ['other',        'whole',                  'review',    'case_by_case',        'PR-09', 'unspent'],
    ['other',        'used up',                'refused',   'lot_used',            'PR-07'],
  ]);
});

describe('jimeng: money goes back in the listed circumstances only', () => {
  // biome-ignore format: one case a row
  rowsOf(jimeng, [
    // ground        situation                 outcome      code                   clause   amount
    ['unused',       'whole',                  'refused',   'not_offered',         'JM-01'],
    ['unused',       'too late',               'refused',   'not_offered',         'JM-01'],
    ['unused',       'pending',                'refused',   'not_offered',         'JM-01'],
    ['unused',       'partly used',            'refused',   'lot_used',            'JM-08'],
    ['unused',       'used up',                'refused',   'lot_used',            'JM-08'],
    ['unused',       'disputed at Paddle',     'refused',   'disputed',            'MG-02'],
    ['unused',       'refund open',            'refused',   'refund_open',         'JM-14'],
    ['unused',       'refunded',               'refused',   'already_refunded',    'JM-14'],
    ['unused',       'free',                   'refused',   'no_cash_value',       'JM-01'],
    ['duplicate',    'whole',                  'refused',   'not_a_duplicate',     'JM-05'],
    ['duplicate',    'twin near',              'automatic', 'eligible',            'JM-05', 'unspent'],
    ['duplicate',    'twin near, too late',    'automatic', 'eligible',            'JM-05', 'unspent'],
    ['duplicate',    'twin near, pending',     'review',    'claim_to_check',      'JM-05', 'unspent'],
    ['duplicate',    'twin near, partly used', 'review',    'claim_to_check',      'JM-05', 'unspent'],
    ['duplicate',    'twin near, used up',     'review',    'claim_to_check',      'JM-05', 'all'],
    ['duplicate',    'twin far',               'review',    'claim_to_check',      'JM-05', 'unspent'],
    ['duplicate',    'twin far, used up',      'review',    'claim_to_check',      'JM-05', 'all'],
    ['duplicate',    'twin near, disputed',    'refused',   'disputed',            'MG-02'],
    ['unauthorised', 'whole',                  'review',    'claim_to_check',      'JM-06', 'all'],
    ['unauthorised', 'used up',                'review',    'claim_to_check',      'JM-06', 'all'],
    ['outage',       'whole',                  'refused',   'no_qualifying_outage', 'JM-07'],
    ['outage',       'used up',                'refused',   'no_qualifying_outage', 'JM-07'],
    ['outage',       'outage',                 'automatic', 'eligible',            'JM-07', 'unspent'],
    ['outage',       'outage, long ago',       'automatic', 'eligible',            'JM-07', 'unspent'],
    ['outage',       'outage, partly used',    'automatic', 'eligible',            'JM-07', 'unspent'],
    ['outage',       'outage, pending',        'review', 'lot_pending',            'JM-07', 'unspent'],
    ['outage',       'outage, all pending',    'review',    'lot_pending',         'JM-07', 'unspent'],
    ['outage',       'outage, used up',        'refused',   'lot_used',            'JM-08'],
    ['outage',       'outage, forfeited',      'refused',   'no_cash_value',       'JM-09'],
    ['faulty',       'whole',                  'review',    'claim_to_check',      'JM-10', 'all'],
    ['faulty',       'used up',                'review',    'claim_to_check',      'JM-10', 'all'],
    ['quality',      'whole',                  'refused',   'quality_not_covered', 'JM-10'],
    ['quality',      'partly used',            'refused',   'quality_not_covered', 'JM-10'],
    ['statutory',    'whole',                  'review',    'statutory_claim',     'JM-01', 'all'],
    ['statutory',    'used up',                'review',    'statutory_claim',     'JM-01', 'all'],
    ['statutory',    'free',                   'refused',   'no_cash_value',       'JM-01'],
    ['other',        'whole',                  'refused',   'not_offered',         'JM-01'],
    ['other',        'used up',                'refused',   'lot_used',            'JM-08'],
  ]);
});

describe('a statutory claim reaches a person, with the refusal it outranks', () => {
  // biome-ignore format: one case a row
  it.each<[string, Policy, Named, RefundCode | undefined, string?]>([
    ['nothing would refuse it',      skena,   'whole',       undefined],
    ['a running job puts it off',    skena,   'pending',     undefined],
    ['the window has closed',        skena,   'too late',    'window_closed', 'SK-15'],
    ['it was used',                  skena,   'partly used', 'lot_used',      'SK-19'],
    ['it was forfeited',             skena,   'forfeited',   'no_cash_value', 'SK-16'],
    ['it is disputed',               skena,   'disputed',    'disputed',      'MG-02'],
    ['a person would decide anyway', remixer, 'whole',       undefined],
    ['it was used up',               remixer, 'used up',     'lot_used',      'PR-07'],
    ['it is disputed',               remixer, 'disputed',    'disputed',      'MG-02'],
    ['it is not offered',            jimeng,  'whole',       'not_offered',   'JM-01'],
    ['it was used',                  jimeng,  'used up',     'lot_used',      'JM-08'],
  ])('%s', (_case, policy, name, code, clause) => {
    const { outcome, outranks } = decided(policy, 'statutory', name);
    expect(outcome).toBe('review');
    expect(outranks).toEqual(code && { code, clause });
  });
});

describe('whatever is asked, in whatever situation', () => {
  const all = [skena, remixer, jimeng].flatMap((policy) =>
    grounds.flatMap((ground) =>
      (Object.keys(situations) as Named[]).map((name) => ({ policy, ground, name })),
    ),
  );

  it('nothing goes back of what has gone back, cost nothing, or is under way already', () => {
    const isImpossible = ({ name }: (typeof all)[number]) =>
      /^(refunded|free|dispute lost|refund open)/.test(name);
    for (const { policy, ground, name } of all.filter(isImpossible)) {
      expect(decided(policy, ground, name)).toMatchObject({ outcome: 'refused' });
    }
  });

  it('while a dispute lasts nothing goes back but by a person, for a statutory claim', () => {
    for (const { policy, ground, name } of all.filter(({ name }) => /disputed/.test(name))) {
      const { outcome } = decided(policy, ground, name);
      expect(outcome).toBe(ground === 'statutory' ? 'review' : 'refused');
    }
  });

  it('post-remixer approves nothing by itself', () => {
    for (const { policy, ground, name } of all.filter(({ policy }) => policy === remixer)) {
      expect(decided(policy, ground, name).outcome).not.toBe('automatic');
    }
  });

  it('a lot that a job was delivered from goes back by itself after an outage only', () => {
    const used = all.filter(({ name }) => /used/.test(name));
    const automatic = used.filter(
      ({ policy, ground, name }) => decided(policy, ground, name).outcome === 'automatic',
    );
    expect(automatic).toEqual([{ policy: jimeng, ground: 'outage', name: 'outage, partly used' }]);
  });
});

describe('credits that paid what other lots left owed, or that support took, are not there to be paid back', () => {
  const names = [
    'paid a debt',
    'paid debts, all of it',
    'half taken by support',
    'all taken by support',
  ] as const;

  it.each(names)('%s: it does not go back by itself for being unspent', (name) => {
    expect(decided(skena, 'unused', name).outcome).toBe('refused');
  });

  it.each([
    ['paid a debt', 700],
    ['paid debts, all of it', 0],
    ['half taken by support', 500],
    ['all taken by support', 0],
  ] as const)('%s: what was not spent is worth %i', (name, gross) => {
    const claim = claimFor('unused', situations[name]);
    const terms = refundTerms(factsOf(claim), 'unspent', 'unspent');
    expect(terms.gross).toEqual(usd(gross));
  });
});

describe('what the account says of a lot is what its customer is told who asks for its money', () => {
  const cases = [skena, remixer, jimeng].flatMap((policy) =>
    (Object.keys(situations) as Named[]).map((name) => [policy.product, name, policy] as const),
  );

  it.each(cases)('%s: %s', (_product, name, policy) => {
    const situation: Situation = situations[name];
    const claim = claimFor('unused', situation);
    const { payment, paid } = claim;
    const lot: Lot = {
      ...claim.lot,
      frozenBy: frozenBy(payment, paid),
      claims: claimsOn(payment, paid, claim.lot.credits, policy.cash),
    };
    const now = situation.asked ?? at;
    const { code, clause, eligible } = refundStanding(lot, claim.pending, policy, now);
    const answer = decideRefund(factsOf({ ...claim, lot }), policy, now);
    expect({ code, eligible }).toEqual({
      code: answer.code,
      eligible: answer.outcome === 'automatic',
    });
    if (answer.code !== 'already_refunded') expect(clause).toBe(answer.clause);
  });
});
