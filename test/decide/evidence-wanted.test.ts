import { describe, expect, it } from 'vitest';
import { newlyDisputed } from '../../shared/decide/evidence/newly-disputed.ts';
import type { AccountId, LotId } from '../../shared/domain/ids.ts';
import type { DisputeFact, Payment, PaymentFact } from '../../shared/domain/payment.ts';
import { merged } from './facts.ts';
import { hoursAfter } from './given.ts';
import { adjustment, dispute, paid, refund } from './money-facts.ts';

const paidFact: PaymentFact = {
  fact: 'paid',
  source: 'payment_intent',
  names: { items: [] },
  paid,
};

const told = (status: DisputeFact['status'], said: Partial<DisputeFact> = {}): PaymentFact => {
  const fact = dispute(1000, status) as Extract<PaymentFact, { fact: 'dispute' }>;
  return { ...fact, dispute: { ...fact.dispute, ...said } };
};

const placed = (payment: Payment): Payment => ({
  ...payment,
  granted: { accountId: 'ann' as AccountId, lotId: 'lot_a' as LotId, pack: 'starter', paid },
});

const given = { evidence: 'given' } as const;
const soon = { dueBy: hoursAfter(1) };
const later = { at: hoursAfter(1) };

describe('evidence is wanted for what is newly known of a dispute that somebody still argues', () => {
  // biome-ignore format: one case a row
  it.each<[string, PaymentFact[], PaymentFact[], string[]]>([
    // case                            was told              is told                             wanted for
    ['it is there',                    [],                   [told('open')],                     ['du_1']],
    ['a warning',                      [],                   [told('warning')],                  ['du_1']],
    ['two of them',                    [],                   [told('open'), dispute(1, 'open', 'du_2')], ['du_1', 'du_2']],
    ['told again',                     [told('open')],       [told('open')],                     []],
    ['a warning that became one',      [told('warning')],    [told('open', later)],              ['du_1']],
    ['the bank has moved its date',    [told('open')],       [told('open', { ...later, ...soon })], ['du_1']],
    ['another reason',                 [told('open')],       [told('open', { ...later, reason: 'duplicate' })], ['du_1']],
    ['the bank has what it wants',     [told('open')],       [told('open', { ...later, ...given })], []],
    ['it is decided',                  [told('open')],       [told('won', later)],               []],
    ['it was decided when told of',    [],                   [told('lost')],                     []],
    ['an inquiry that closed',         [told('warning')],    [told('prevented', later)],         []],
    ['a refund is none',               [],                   [refund(1000)],                     []],
    ['Paddle argues on, though it counts as lost', [],       [adjustment('chargeback', 1000)],   ['adj_1']],
    ['Paddle has won it',              [adjustment('chargeback', 1000)], [adjustment('chargeback_reverse', 1000, 'approved', { id: 'adj_2' })], []],
  ])('%s', (_case, before, after, wanted) => {
    const was = placed(merged([paidFact, ...before]));
    const is = placed(merged([paidFact, ...before, ...after]));
    expect(newlyDisputed(was, is)).toEqual(wanted);
  });

  it('of a payment that nobody knows to be paid there is nothing to say yet', () => {
    const unpaid = merged([told('open')]);
    expect(newlyDisputed(merged([]), unpaid)).toEqual([]);
    expect(newlyDisputed(unpaid, merged([told('open'), paidFact]))).toEqual(['du_1']);
  });

  it('again, once it is known whose payment it is', () => {
    const nobodys = merged([paidFact, told('open')]);
    expect(newlyDisputed(nobodys, placed(nobodys))).toEqual(['du_1']);
    expect(newlyDisputed(placed(nobodys), placed(nobodys))).toEqual([]);
  });
});
