import { describe, expect, it } from 'vitest';
import { type Change, factsOf, ignored, parked } from './readings.ts';
import { amount, at, intent, names, paymentId, read, session } from './stripe-objects.ts';

const facts = (...told: object[]) => factsOf(paymentId, ...told);

describe('a checkout session', () => {
  const source = 'checkout_session';
  const paid = { fact: 'paid', source, names, paid: { at, amount } };
  const named = { fact: 'named', source, names };
  const unpaid = (why: string) => ({ fact: 'unpaid', at, why });
  const free = { payment_status: 'no_payment_required', payment_intent: null, amount_total: 0 };
  const nothing = { ...paid, paid: { at, amount: { amountMinor: 0, currency: 'USD' } } };

  // biome-ignore format: one case a row
  it.each<[string, string, Change, unknown]>([
    // case                         event                      the session says                    then
    ['paid',                        'completed',               {},                                 facts(paid)],
    ['paid late',                   'async_payment_succeeded', {},                                 facts(paid)],
    ['over nothing',                'completed',               free,                               { ...facts(nothing), paymentId: 'cs_1' }],
    ['not paid yet',                'completed',               { payment_status: 'unpaid' },       facts(named)],
    ['not paid, says itself',       'async_payment_succeeded', { payment_status: 'unpaid' },       facts(named)],
    ['not paid, no intent yet',     'completed',               { payment_status: 'unpaid', payment_intent: null }, { ...facts(named), paymentId: 'cs_1' }],
    ['failed',                      'async_payment_failed',    { payment_status: 'unpaid' },       facts(unpaid('payment_failed'), named)],
    ['expired',                     'expired',                 { payment_status: 'unpaid' },       facts(unpaid('expired'), named)],
    ['expired over nothing',        'expired',                 free,                               { ...facts(unpaid('expired'), named), paymentId: 'cs_1' }],
    ['paid, whatever its type',     'expired',                 {},                                 facts(paid)],
    ['of a subscription',           'completed',               { mode: 'subscription' },           ignored('not_a_purchase')],
    ['that only sets up a card',    'completed',               { mode: 'setup', amount_total: null, currency: null, payment_intent: null }, ignored('not_a_purchase')],
    ['in a state unheard of',       'completed',               { payment_status: 'part_paid' },    parked('unknown_status', paymentId)],
    ['in no state',                 'completed',               { payment_status: null },           parked('unknown_status', paymentId)],
    ['in a state of no word',       'completed',               { payment_status: 1 },              parked('unreadable_status', paymentId)],
    ['paid without an amount',      'completed',               { amount_total: null },             parked('unreadable_amount', paymentId)],
    ['paid a fraction',             'completed',               { amount_total: 9.5 },              parked('unreadable_amount', paymentId)],
    ['paid less than nothing',      'completed',               { amount_total: -1 },               parked('unreadable_amount', paymentId)],
    ['paid beyond counting',        'completed',               { amount_total: 2 ** 53 },          parked('unreadable_amount', paymentId)],
    ['paid as text',                'completed',               { amount_total: '1000' },           parked('unreadable_amount', paymentId)],
    ['without a currency',          'completed',               { currency: null },                 parked('unreadable_currency', paymentId)],
    ['in no currency there is',     'completed',               { currency: 'dollar' },             parked('unreadable_currency', paymentId)],
    ['of no mode',                  'completed',               { mode: null },                     parked('unreadable_mode', paymentId)],
    ['with metadata of another kind', 'completed',             { metadata: [] },                   parked('unreadable_metadata', paymentId)],
    ['with a reference of no text', 'completed',               { client_reference_id: 7 },         parked('unreadable_reference', paymentId)],
    ['without an id',               'completed',               { id: undefined },                  parked('missing_id', paymentId)],
    ['with a hostile id',           'completed',               { id: 'cs_1#pi_2' },                parked('unreadable_id')],
    ['with a hostile payment',      'completed',               { payment_intent: '../pi_1' },      parked('unreadable_id')],
    ['with an endless payment',     'completed',               { payment_intent: 'p'.repeat(256) }, parked('unreadable_id')],
    ['with its payment spelled out', 'completed',              { payment_intent: { id: paymentId } }, parked('missing_id')],
  ])('%s', (_case, type, change, then) => {
    expect(read(`checkout.session.${type}`, { ...session, ...change })).toEqual(then);
  });

  // biome-ignore format: one case a row
  it.each<[string, Change, unknown]>([
    ['by the reference alone', { metadata: null },                            { items: [], accountId: 'acct-ref' }],
    ['by an empty claim',      { metadata: { makegood_account: '' } },        { items: [], accountId: 'acct-ref' }],
    ['by a claim of no text',  { metadata: { makegood_account: { a: 1 } } },  { items: [], accountId: 'acct-ref' }],
    ['by an endless claim',    { metadata: { makegood_pack: 'p'.repeat(501) } }, { items: [], accountId: 'acct-ref' }],
    ['by nothing',             { metadata: {}, client_reference_id: null },   { items: [] }],
    ['by what is not its own', { metadata: JSON.parse('{"__proto__":{"makegood_pack":"p"}}'), client_reference_id: '' }, { items: [] }],
  ])('names an account %s', (_case, change, then) => {
    const reading = read('checkout.session.completed', { ...session, ...change });
    expect(reading).toEqual(facts({ ...paid, names: then }));
  });
});

describe('a payment intent', () => {
  const source = 'payment_intent';
  const paid = { fact: 'paid', source, names, paid: { at, amount } };
  const named = { fact: 'named', source, names };
  const nameless = { metadata: {} };

  // biome-ignore format: one case a row
  it.each<[string, string, Change, unknown]>([
    // case                          event               the intent says                         then
    ['paid, what was received',      'succeeded',        {},                                     facts(paid)],
    ['paid, whatever its type',      'payment_failed',   {},                                     facts(paid)],
    ['paid, its names elsewhere',    'succeeded',        nameless,                               facts({ ...paid, names: { items: [] } })],
    ['canceled',                     'canceled',         { status: 'canceled' },                 facts({ fact: 'unpaid', at, why: 'canceled' })],
    ['canceled, whatever its type',  'succeeded',        { status: 'canceled' },                 facts({ fact: 'unpaid', at, why: 'canceled' })],
    ['not paid, whatever its type',  'succeeded',        { status: 'requires_payment_method' },  facts(named)],
    ['not paid, naming nothing',     'succeeded',        { ...nameless, status: 'requires_payment_method' }, ignored('not_paid_yet')],
    ['not paid, naming an order',    'created',          { status: 'requires_confirmation', metadata: { makegood_order: 'ord_1' } }, facts({ ...named, names: { items: [], orderId: 'ord_1' } })],
    ['one attempt failed',           'payment_failed',   { status: 'requires_payment_method' },  facts(named)],
    ['under way',                    'processing',       { status: 'processing' },               facts(named)],
    ['waiting for the customer',     'requires_action',  { status: 'requires_action' },          facts(named)],
    ['reserved, not taken',          'amount_capturable_updated', { status: 'requires_capture' }, facts(named)],
    ['in a state unheard of',        'succeeded',        { status: 'part_succeeded' },           parked('unknown_status', paymentId)],
    ['in no state',                  'succeeded',        { status: undefined },                  parked('unknown_status', paymentId)],
    ['paid without an amount',       'succeeded',        { amount_received: undefined },         parked('unreadable_amount', paymentId)],
    ['paid in no currency',          'succeeded',        { currency: '€' },                      parked('unreadable_currency', paymentId)],
    ['with a hostile id',            'succeeded',        { id: 'pi 1' },                         parked('unreadable_id')],
    ['without an id',                'succeeded',        { id: null },                           parked('missing_id')],
  ])('%s', (_case, type, change, then) => {
    expect(read(`payment_intent.${type}`, { ...intent, ...change })).toEqual(then);
  });
});
