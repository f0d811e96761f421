import { describe, expect, it } from 'vitest';
import { at, paymentId, read, totals, transaction } from './paddle-objects.ts';
import { type Change, factsOf, ignored, parked } from './readings.ts';

const facts = (...told: object[]) => factsOf(paymentId, ...told);

describe('a transaction', () => {
  const names = {
    product: 'jimeng',
    accountId: 'acct-1',
    orderId: 'ord_1',
    items: [{ key: 'pri_1', quantity: 2 }],
  };
  const amount = { amountMinor: 990, currency: 'USD' };
  const paid = {
    fact: 'paid',
    source: 'transaction',
    names,
    paid: { at, amount, subtotalMinor: 900 },
  };
  const unpaid = { fact: 'unpaid', at, why: 'canceled' };
  const details = (change: Change) => ({ details: { totals: { ...totals, ...change } } });
  const item = (change: Change) => ({ items: [{ ...transaction.items[0], ...change }] });
  const garbled = { items: null, details: null };

  // biome-ignore format: one case a row
  it.each<[string, string, Change, unknown]>([
    // case                         event             the transaction says                        then
    ['completed',                   'completed',      {},                                         facts(paid)],
    ['paid',                        'paid',           { status: 'paid' },                         facts(paid)],
    ['paid, whatever its type',     'payment_failed', {},                                         facts(paid)],
    ['paid, told by an update',     'updated',        { status: 'paid' },                         facts(paid)],
    ['without a subtotal',          'completed',      details({ subtotal: null }),                facts({ ...paid, paid: { at, amount } })],
    ['currency beside its totals',  'completed',      details({ currency_code: undefined }),      facts(paid)],
    ['currency in its totals',      'completed',      { currency_code: undefined },               facts(paid)],
    ['billed is not paid',          'paid',           { status: 'billed' },                       ignored('not_paid_yet')],
    ['draft',                       'created',        { status: 'draft', ...garbled },            ignored('not_paid_yet')],
    ['ready',                       'ready',          { status: 'ready' },                        ignored('not_paid_yet')],
    ['one attempt failed',          'payment_failed', { status: 'ready' },                        ignored('not_paid_yet')],
    ['billed',                      'billed',         { status: 'billed' },                       ignored('not_paid_yet')],
    ['billed, then revised',        'revised',        { status: 'billed' },                       ignored('not_paid_yet')],
    ['past due',                    'past_due',       { status: 'past_due' },                     ignored('not_paid_yet')],
    ['canceled',                    'canceled',       { status: 'canceled', ...garbled },         facts(unpaid)],
    ['canceled, whatever its type', 'completed',      { status: 'canceled' },                     facts(unpaid)],
    ['not canceled, says itself',   'canceled',       {},                                         facts(paid)],
    ['in a state unheard of',       'updated',        { status: 'part_paid' },                    parked('unknown_status', paymentId)],
    ['in no state',                 'updated',        { status: null },                           parked('unreadable_status', paymentId)],
    ['an amount as a number',       'completed',      details({ grand_total: 990 }),              parked('unreadable_amount', paymentId)],
    ['an amount with decimals',     'completed',      details({ grand_total: '9.90' }),           parked('unreadable_amount', paymentId)],
    ['an amount in hex',            'completed',      details({ grand_total: '0x10' }),           parked('unreadable_amount', paymentId)],
    ['an amount that is empty',     'completed',      details({ grand_total: '' }),               parked('unreadable_amount', paymentId)],
    ['an amount below nothing',     'completed',      details({ grand_total: '-990' }),           parked('unreadable_amount', paymentId)],
    ['an amount beyond counting',   'completed',      details({ grand_total: '9007199254740992' }), parked('unreadable_amount', paymentId)],
    ['a subtotal that is none',     'completed',      details({ subtotal: 'none' }),              parked('unreadable_amount', paymentId)],
    ['in no currency there is',     'completed',      details({ currency_code: 'US$' }),          parked('unreadable_currency', paymentId)],
    ['without a currency',          'completed',      { ...details({ currency_code: null }), currency_code: null }, parked('unreadable_currency', paymentId)],
    ['without totals',              'completed',      { details: {} },                            parked('unreadable_totals', paymentId)],
    ['without details',             'completed',      { details: undefined },                     parked('unreadable_totals', paymentId)],
    ['without items',               'completed',      { items: undefined },                       parked('unreadable_items', paymentId)],
    ['an item without its price',   'completed',      item({ price: null }),                      parked('unreadable_items', paymentId)],
    ['none of an item',             'completed',      item({ quantity: 0 }),                      parked('unreadable_items', paymentId)],
    ['half of an item',             'completed',      item({ quantity: 0.5 }),                    parked('unreadable_items', paymentId)],
    ['an item with a hostile price', 'completed',     item({ price: { id: 'pri 1' } }),           parked('unreadable_id')],
    ['with a hostile id',           'completed',      { id: 'txn_1#' },                           parked('unreadable_id')],
    ['without an id',               'completed',      { id: null },                               parked('missing_id')],
  ])('%s', (_case, type, change, then) => {
    expect(read(`transaction.${type}`, { ...transaction, ...change })).toEqual(then);
  });

  // biome-ignore format: one case a row
  it.each<[unknown, object]>([
    [null,                                             {}],
    [undefined,                                        {}],
    ['acct-1',                                         {}],
    [['acct-1'],                                       {}],
    [{ makegood_account: 7, makegood_order: '' },      {}],
    [{ makegood_account: 'a'.repeat(501) },            {}],
    [{ makegood_account: 'acct-1' },                   { accountId: 'acct-1' }],
  ])('with the custom data %j names what its items name', (custom_data, then) => {
    const { items } = names;
    const reading = read('transaction.completed', { ...transaction, custom_data });
    expect(reading).toEqual(facts({ ...paid, names: { items, ...then } }));
  });

  it('names every item', () => {
    const items = [...transaction.items, { price: { id: 'pri_2' }, quantity: 1 }];
    const bought = [...names.items, { key: 'pri_2', quantity: 1 }];
    const reading = read('transaction.completed', { ...transaction, items });
    expect(reading).toEqual(facts({ ...paid, names: { ...names, items: bought } }));
  });
});
