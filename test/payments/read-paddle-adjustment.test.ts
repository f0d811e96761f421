import { describe, expect, it } from 'vitest';
import { adjustment, at, paymentId, read } from './paddle-objects.ts';
import { type Change, factsOf, parked } from './readings.ts';

const facts = (...told: object[]) => factsOf(paymentId, ...told);

describe('an adjustment', () => {
  const told = {
    action: 'refund',
    status: 'approved',
    amount: { amountMinor: 110, currency: 'USD' },
    subtotalMinor: 100,
    at,
    reason: 'rfd_1',
  };
  const fact = (change: Change) => ({
    fact: 'adjustment',
    id: 'adj_1',
    adjustment: { ...told, ...change },
  });
  const { reason, ...unexplained } = told;
  const says = (text: string) => ({ reason: text });
  const ours = (text: string, attempt: number) =>
    fact({ reason: text, ourRefundId: 'rfd_1', attempt });
  const sums = (change: Change) => ({ totals: { ...adjustment.totals, ...change } });
  const reversed = { action: 'credit_reverse', ...sums({ total: '-110', subtotal: '-100' }) };
  const taxOnly = { amount: { amountMinor: 10, currency: 'USD' }, subtotalMinor: 0 };

  it.each([
    'refund',
    'credit',
    'credit_reverse',
    'chargeback',
    'chargeback_reverse',
    'chargeback_warning',
    'chargeback_warning_reverse',
  ])('that is a %s says so, at any status', (action) => {
    const statuses = ['pending_approval', 'approved', 'rejected', 'reversed'];
    const readings = statuses.map((status) =>
      read('adjustment.created', { ...adjustment, action, status }),
    );
    expect(readings).toEqual(statuses.map((status) => facts(fact({ action, status }))));
  });

  // biome-ignore format: one case a row
  it.each<[string, Change, unknown]>([
    ['a reversal’s negative amounts',  reversed,                                 facts(fact({ action: 'credit_reverse' }))],
    ['of tax alone',                   sums({ total: '10', subtotal: '0' }),     facts(fact(taxOnly))],
    ['of nothing below nothing',       sums({ total: '110', subtotal: '-0' }),   facts(fact({ subtotalMinor: 0 }))],
    ['without a reason',               { reason: null },                         facts({ ...fact({}), adjustment: unexplained })],
    ['carrying out a refund of ours',  says('Makegood refund rfd_1/1'),          facts(ours('Makegood refund rfd_1/1', 1))],
    ['at a later attempt, explained',  says('Twice. Makegood refund rfd_1/12'), facts(ours('Twice. Makegood refund rfd_1/12', 12))],
    ['a mark that goes on',            says('Makegood refund rfd_1/1, again'),   facts(fact({ reason: 'Makegood refund rfd_1/1, again' }))],
    ['a mark within a word',           says('noMakegood refund rfd_1/1'),        facts(fact({ reason: 'noMakegood refund rfd_1/1' }))],
    ['a mark at attempt 0',            says('Makegood refund rfd_1/0'),          facts(fact({ reason: 'Makegood refund rfd_1/0' }))],
    ['a mark at no attempt',           says('Makegood refund rfd_1'),            facts(fact({ reason: 'Makegood refund rfd_1' }))],
    ['a mark of a hostile id',         says('Makegood refund rfd/../1/1'),       facts(fact({ reason: 'Makegood refund rfd/../1/1' }))],
    ['currency beside its totals',     sums({ currency_code: undefined }),       facts(fact({}))],
    ['of an action unheard of',        { action: 'chargeback_appeal' },          parked('unknown_action', paymentId)],
    ['of an action of JavaScript',     { action: 'constructor' },                parked('unknown_action', paymentId)],
    ['in a state unheard of',          { status: 'half_approved' },              parked('unknown_status', paymentId)],
    ['in no state',                    { status: null },                         parked('unknown_status', paymentId)],
    ['an amount with decimals',        sums({ total: '1.10' }),                  parked('unreadable_amount', paymentId)],
    ['an amount below counting',       sums({ total: '-9007199254740992' }),     parked('unreadable_amount', paymentId)],
    ['without a subtotal',             sums({ subtotal: undefined }),            parked('unreadable_amount', paymentId)],
    ['without totals',                 { totals: null },                         parked('unreadable_totals', paymentId)],
    ['without a currency',             { ...sums({ currency_code: null }), currency_code: null }, parked('unreadable_currency', paymentId)],
    ['with a reason of no text',       { reason: {} },                           parked('unreadable_reason', paymentId)],
    ['of no transaction',              { transaction_id: null },                 parked('payment_not_named')],
    ['with a hostile transaction',     { transaction_id: 'txn_1\u0000' },        parked('unreadable_id')],
    ['with a hostile id',              { id: 'adj_1/../adj_2' },                 parked('unreadable_id')],
    ['without an id',                  { id: undefined },                        parked('missing_id', paymentId)],
  ])('%s', (_case, change, then) => {
    expect(read('adjustment.created', { ...adjustment, ...change })).toEqual(then);
    expect(read('adjustment.updated', { ...adjustment, ...change })).toEqual(then);
  });
});
