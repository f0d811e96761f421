import { describe, expect, it } from 'vitest';
import { toInstant } from '../../shared/domain/instant.ts';
import { type Change, factsOf, ofCharge, parked, without } from './readings.ts';
import {
  amount,
  at,
  created,
  dispute,
  paymentId,
  read,
  refund,
  warning,
} from './stripe-objects.ts';

const facts = (...told: object[]) => factsOf(paymentId, ...told);

describe('a refund', () => {
  const told = (status: string) => ({
    fact: 'refund',
    id: 're_1',
    refund: { status, amount: { amountMinor: 400, currency: 'USD' }, at, ourRefundId: 'rfd_1' },
  });
  const { ourRefundId, ...foreign } = told('succeeded').refund;
  const claims = (makegood_refund: unknown, makegood_attempt: unknown) => ({
    metadata: { makegood_refund, makegood_attempt },
  });
  const attempted = (attempt: number) => ({
    ...told('succeeded'),
    refund: { ...told('succeeded').refund, attempt },
  });

  // biome-ignore format: one case a row
  it.each<[string, string, Change, unknown]>([
    // case                         event      the refund says                   then
    ['under way',                   'created', { status: 'pending' },            facts(told('pending'))],
    ['waiting for the customer',    'created', { status: 'requires_action' },    facts(told('pending'))],
    ['done at once',                'created', {},                               facts(told('succeeded'))],
    ['done later',                  'updated', {},                               facts(told('succeeded'))],
    ['failed',                      'failed',  { status: 'failed' },             facts(told('failed'))],
    ['canceled',                    'updated', { status: 'canceled' },           facts(told('failed'))],
    ['done, whatever its type',     'failed',  {},                               facts(told('succeeded'))],
    ['begun at the provider',       'created', { metadata: {} },                 facts({ ...told('succeeded'), refund: foreign })],
    ['without metadata',            'created', { metadata: null },               facts({ ...told('succeeded'), refund: foreign })],
    ['a second attempt',            'created', claims('rfd_1', '2'),             facts(attempted(2))],
    ['attempt 999999',              'created', claims('rfd_1', '999999'),        facts(attempted(999_999))],
    ['attempt 0 is none',           'created', claims('rfd_1', '0'),             facts(told('succeeded'))],
    ['attempt 01 is none',          'created', claims('rfd_1', '01'),            facts(told('succeeded'))],
    ['attempt 1e3 is none',         'created', claims('rfd_1', '1e3'),           facts(told('succeeded'))],
    ['attempt 1000000 is none',     'created', claims('rfd_1', '1000000'),       facts(told('succeeded'))],
    ['an attempt of no text',       'created', claims('rfd_1', 2),               facts(told('succeeded'))],
    ['an attempt at nothing',       'created', claims(undefined, '2'),           facts({ ...told('succeeded'), refund: foreign })],
    ['an attempt at no text',       'created', claims(7, '2'),                   facts({ ...told('succeeded'), refund: foreign })],
    ['in a state unheard of',       'updated', { status: 'reversed' },           parked('unknown_status', paymentId)],
    ['in no state',                 'updated', { status: null },                 parked('unknown_status', paymentId)],
    ['of a charge alone',           'updated', { payment_intent: null },         ofCharge(refund.charge, told('succeeded'))],
    ['of nothing',                  'updated', { payment_intent: null, charge: null }, parked('payment_not_named')],
    ['without an amount',           'updated', { amount: null },                 parked('unreadable_amount', paymentId)],
    ['without a currency',          'updated', { currency: null },               parked('unreadable_currency', paymentId)],
    ['with metadata of another kind', 'updated', { metadata: 'rfd_1' },          parked('unreadable_metadata', paymentId)],
    ['without an id',               'updated', { id: 1 },                        parked('missing_id', paymentId)],
    ['with a hostile id',           'updated', { id: 're_1\n' },                 parked('unreadable_id')],
    ['with a hostile payment',      'updated', { payment_intent: '' },           parked('unreadable_id')],
  ])('%s', (_case, type, change, then) => {
    expect(read(`refund.${type}`, { ...refund, ...change })).toEqual(then);
  });
});

describe('a dispute', () => {
  const told = {
    status: 'open',
    rank: 4,
    amount,
    at,
    reason: 'fraudulent',
    dueBy: toInstant((created + 86_400) * 1000),
  };
  const fact = (change: Change) => ({
    fact: 'dispute',
    id: 'dp_1',
    dispute: { ...told, ...change },
  });

  // biome-ignore format: one word a row
  it.each([
    // Stripe's word             ours        rank  evidence
    ['warning_needs_response', 'warning',    1,    {}],
    ['warning_under_review',   'warning',    2,    { evidence: 'given' }],
    ['warning_closed',         'prevented',  3,    {}],
    ['needs_response',         'open',       4,    {}],
    ['under_review',           'open',       5,    { evidence: 'given' }],
    ['won',                    'won',        6,    {}],
    ['lost',                   'lost',       6,    {}],
    ['prevented',              'prevented',  6,    {}],
    ['appeal_needs_response',  'open',       7,    { evidence: 'not_taken' }],
    ['appeal_under_review',    'open',       8,    { evidence: 'not_taken' }],
  ])('that is %s is %s', (word, status, rank, evidence) => {
    const events = ['created', 'updated', 'funds_withdrawn', 'funds_reinstated', 'closed'];
    const readings = events.map((type) => read(`charge.dispute.${type}`, { ...dispute, status: word }));
    expect(readings).toEqual(events.map(() => facts(fact({ status, rank, ...evidence }))));
  });

  // biome-ignore format: one case a row
  it.each<[string, unknown, unknown]>([
    ['that cannot be answered: 0',    { ...dispute, evidence_details: { due_by: 0 } },         facts({ ...fact({}), dispute: without(told, 'dueBy') })],
    ['that cannot be answered: null', { ...dispute, evidence_details: { due_by: null } },      facts({ ...fact({}), dispute: without(told, 'dueBy') })],
    ['without evidence details',      without(dispute, 'evidence_details'),                    facts({ ...fact({}), dispute: without(told, 'dueBy') })],
    ['without a reason',              { ...dispute, reason: null },                            facts({ ...fact({}), dispute: without(told, 'reason') })],
    ['in a state unheard of',         { ...dispute, status: 'appeal_won' },                    parked('unknown_status', paymentId)],
    ['in a state of JavaScript',      { ...dispute, status: 'constructor' },                   parked('unknown_status', paymentId)],
    ['of a charge alone',             { ...dispute, payment_intent: null },                    ofCharge(dispute.charge, fact({}))],
    ['due in the year 10000',         { ...dispute, evidence_details: { due_by: 1e12 } },      parked('unreadable_time', paymentId)],
    ['with evidence of another kind', { ...dispute, evidence_details: 'none' },                parked('unreadable_evidence', paymentId)],
    ['with a reason of no text',      { ...dispute, reason: 1 },                               parked('unreadable_reason', paymentId)],
    ['without an amount',             without(dispute, 'amount'),                              parked('unreadable_amount', paymentId)],
    ['with a hostile id',             { ...dispute, id: 'dp/1' },                              parked('unreadable_id')],
  ])('%s', (_case, object, then) => {
    expect(read('charge.dispute.updated', object)).toEqual(then);
  });
});

describe('an early fraud warning', () => {
  const amountless = { amountMinor: 0, currency: 'XXX' };
  const told = {
    status: 'warning',
    rank: 1,
    evidence: 'not_taken',
    amount: amountless,
    at,
    reason: 'misc',
  };

  // biome-ignore format: one case a row
  it.each<[string, unknown, unknown]>([
    ['is a warning',              warning,                                   facts({ fact: 'dispute', id: 'issfr_1', dispute: told })],
    ['without a kind of fraud',   without(warning, 'fraud_type'),            facts({ fact: 'dispute', id: 'issfr_1', dispute: without(told, 'reason') })],
    ['of a charge alone',         without(warning, 'payment_intent'),        ofCharge(warning.charge, { fact: 'dispute', id: 'issfr_1', dispute: told })],
    ['that was overtaken',        { ...warning, actionable: false },         facts({ fact: 'dispute', id: 'issfr_1', dispute: { ...told, status: 'prevented', rank: 3 } })],
    ['that is actionable',        { ...warning, actionable: true },          facts({ fact: 'dispute', id: 'issfr_1', dispute: told })],
    ['of nothing',                { ...without(warning, 'payment_intent'), charge: null }, parked('payment_not_named')],
    ['without an id',             without(warning, 'id'),                    parked('missing_id', paymentId)],
    ['with a hostile payment',    { ...warning, payment_intent: 'pi_1;' },   parked('unreadable_id')],
  ])('%s', (_case, object, then) => {
    expect(read('radar.early_fraud_warning.created', object)).toEqual(then);
    expect(read('radar.early_fraud_warning.updated', object)).toEqual(then);
  });
});
