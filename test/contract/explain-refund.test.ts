import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { explainRefund, type RefundFacts } from '../../shared/contract/explain-refund.ts';
import { explainRefundQuote } from '../../shared/contract/explain-refund-quote.ts';
import type { Reader } from '../../shared/contract/reader.ts';
import { refundQuoteView, refundView } from '../../shared/contract/refund-view.ts';
import { toCredits } from '../../shared/domain/credits.ts';
import { later } from '../../shared/domain/instant.ts';
import type {
  RefundCode,
  RefundOutcome,
  RefundState,
  RefundStep,
} from '../../shared/domain/refund.ts';
import type { RefundQuote } from '../../shared/domain/refund-quote.ts';
import { jimeng } from '../../shared/products/jimeng/product.ts';
import { skena } from '../../shared/products/skena/product.ts';
import { at } from '../decide/given.ts';
import { underPolicy } from '../support/under-policy.ts';
import { dayWords, decimal, expectSaid, momentWords, readersOf, someMinor } from './said.ts';

const lotId = 'lot_7q2';
const clause = 'SK-99';
const expiresAt = later(at, { minutes: 30 });

const amounts = fc
  .tuple(someMinor, someMinor, fc.nat(10 ** 9), fc.boolean())
  .map(([netMinor, feeMinor, credits, isFree]) => {
    const fee = isFree ? 0 : feeMinor;
    return { netMinor, feeMinor: fee, grossMinor: netMinor + fee, credits };
  });

type Amounts = typeof amounts extends fc.Arbitrary<infer Value> ? Value : never;

/** What is paid and taken, as it has to be told: the gross and the fee only where there is a fee. */
const told = ({ netMinor, feeMinor, grossMinor, credits }: Amounts) => [
  decimal(netMinor),
  credits,
  ...(feeMinor > 0 ? [decimal(grossMinor), decimal(feeMinor)] : []),
];

const paying = ({ grossMinor, feeMinor, credits }: Amounts) => ({
  gross: { amountMinor: grossMinor, currency: 'USD' },
  feeMinor,
  creditsRetired: toCredits(credits),
});

const quoteOf = (code: RefundCode, outcome: RefundOutcome, of: Amounts): RefundQuote =>
  ({
    ...paying(of),
    orderId: 'ord_7q2',
    lotId,
    ground: 'unused',
    code,
    clause,
    outcome,
    expiresAt,
    policy: 'skena@1',
  }) as never;

describe('a refund quote says why, what would be paid and taken, and what to do', () => {
  // biome-ignore format: one code a row
  const rows: readonly (readonly [RefundCode, RefundOutcome, readonly number[]])[] = [
    // code                     outcome       numbers of the policy
    ['eligible',                'automatic',  [5]],
    ['lot_pending',             'review',     []],
    ['case_by_case',            'review',     [1]],
    ['claim_to_check',          'review',     [1]],
    ['statutory_claim',         'review',     [1]],
    ['window_closed',           'refused',    [7]],
    ['lot_used',                'refused',    []],
    ['no_cash_value',           'refused',    []],
    ['quality_not_covered',     'refused',    []],
    ['not_a_duplicate',         'refused',    []],
    ['no_qualifying_outage',    'refused',    []],
    ['not_offered',             'refused',    []],
    ['already_refunded',        'refused',    []],
    ['refund_open',             'refused',    []],
    ['disputed',                'refused',    []],
  ];

  it.each(rows)('%s, %s', (code, outcome, ofPolicy) => {
    fc.assert(
      fc.property(amounts, (of) => {
        for (const reader of readersOf()) {
          const isPaid = outcome !== 'refused';
          const times = isPaid ? [momentWords(reader, expiresAt)] : [];
          expectSaid(explainRefundQuote(quoteOf(code, outcome, of), reader), reader, {
            names: [lotId, clause, ...times],
            numbers: [...ofPolicy, ...(isPaid ? told(of) : [])],
          });
        }
      }),
    );
  });

  const none = { netMinor: 0, feeMinor: 0, grossMinor: 0, credits: 0 };

  it('each in words of its own, and a refusal with what the law may say where it may', () => {
    for (const reader of readersOf()) {
      const all = rows.map(([code, outcome]) =>
        explainRefundQuote(quoteOf(code, outcome, none), reader),
      );
      expect(new Set(all).size).toBe(all.length);
      const byLaw = rows.filter((_row, index) => all[index]?.includes('"statutory"'));
      expect(byLaw.map(([code]) => code).toSorted()).toEqual([
        'disputed',
        'lot_used',
        'no_qualifying_outage',
        'not_a_duplicate',
        'not_offered',
        'quality_not_covered',
        'window_closed',
      ]);
    }
  });

  it('names the job that spent its credits', () => {
    const quote = { ...quoteOf('lot_used', 'refused', none), spentBy: 'job-31' as never };
    for (const reader of readersOf()) {
      const names = [lotId, clause, 'job-31'];
      expectSaid(explainRefundQuote(quote, reader), reader, { names, numbers: [] });
    }
  });

  const refusals = rows.flatMap(([code, outcome]) => (outcome === 'refused' ? [code] : []));

  it.each(refusals)('a claim by law names the refusal that it outranks: %s', (code) => {
    const outranks = { code, clause: 'SK-77' };
    const quote = { ...quoteOf('statutory_claim', 'review', none), outranks };
    for (const reader of readersOf()) {
      const plain = explainRefundQuote(quoteOf('statutory_claim', 'review', none), reader);
      expect(explainRefundQuote(quote, reader).length).toBeGreaterThan(plain.length + 10);
      expect(explainRefundQuote(quote, reader)).toContain('SK-77');
    }
  });

  // biome-ignore format: one window a row
  it.each([
    // hours   English       Indonesian
    [24,       '1 day',      '1 hari'],
    [168,      '7 days',     '7 hari'],
    [1,        '1 hour',     '1 jam'],
    [36,       '36 hours',   '36 jam'],
  ])('counts the window of the version it was decided by: %i hours', (windowHours, ...words) => {
    const { policy } = skena;
    const unused = { ...policy.cash.unused, windowHours };
    const earlier = { ...policy, cash: { ...policy.cash, unused } };
    const product = underPolicy(skena, earlier, { ...policy, version: 2 });
    const texts = readersOf(product).map((reader) =>
      explainRefundQuote(quoteOf('window_closed', 'refused', none), reader),
    );
    for (const [index, text] of texts.entries()) expect(text).toContain(words[index]);
  });

  it('tells how long an outage has to be, where something is promised for one', () => {
    for (const reader of readersOf(jimeng)) {
      const quote = { ...quoteOf('no_qualifying_outage', 'refused', none), policy: 'jimeng@1' };
      expectSaid(explainRefundQuote(quote, reader), reader, {
        names: [lotId, clause],
        numbers: [72],
      });
    }
  });

  // biome-ignore format: one product a row
  it.each([
    [skena,   ['1 business day', '1 hari kerja'],     ['5 business days', '5 hari kerja']],
    [jimeng,  ['5 business days', '5 hari kerja'],    ['5 to 10 business days', '5 sampai 10 hari kerja']],
  ] as const)('words for how long it takes: $product', (product, decision, payout) => {
    const views = readersOf(product).map((reader) =>
      refundQuoteView(quoteOf('case_by_case', 'review', none), reader),
    );
    expect(views.map(({ decisionWithin }) => decisionWithin)).toEqual(decision);
    expect(views.map(({ payoutWithin }) => payoutWithin)).toEqual(payout);
  });
});

const decidedAt = later(at, { hours: 30 });
const decisionDueAt = later(at, { days: 3 });
const payoutDueAt = later(at, { days: 9 });

type Row = readonly [
  state: RefundState,
  by: string,
  note: string | undefined,
  facts: Partial<RefundFacts>,
  told: (reader: Reader) => readonly string[],
];

const decided = (reader: Reader) => dayWords(reader, decidedAt);
const decision = (reader: Reader) => dayWords(reader, decisionDueAt);
const payout = (reader: Reader) => dayWords(reader, payoutDueAt);
const late = { remindedOf: 'missed' } as const;

// biome-ignore format: one state a row
const rows: readonly Row[] = [
  // state          by         note                facts                       it names
  ['under_review', 'customer', undefined,          { decisionDueAt },          (reader) => [decision(reader)]],
  ['under_review', 'customer', undefined,          { decisionDueAt, ...late }, (reader) => [decision(reader)]],
  ['under_review', 'customer', undefined,          { code: 'lot_pending' },    () => []],
  ['approved',     'policy',   undefined,          { payoutDueAt },            (reader) => [decided(reader), payout(reader)]],
  ['approved',     'sue',      'fine',             { payoutDueAt },            (reader) => [decided(reader), payout(reader), 'sue']],
  ['approved',     'sue',      'fine',             { payoutDueAt, ...late },   (reader) => [decided(reader), payout(reader), 'sue']],
  ['submitted',    'stripe',   're_9',             { payoutDueAt },            (reader) => [decided(reader)]],
  ['succeeded',    'stripe',   're_9',             { payoutDueAt },            (reader) => [decided(reader)]],
  ['failed',       'stripe',   'lost_card_7',      {},                         (reader) => [decided(reader), 'lost_card_7']],
  ['failed',       'stripe',   'no_reason_given',  {},                         (reader) => [decided(reader)]],
  ['failed',       'policy',   'less_is_left',     {},                         (reader) => [decided(reader)]],
  ['denied',       'sue',      'it plays well',    {},                         (reader) => [decided(reader), 'sue', 'it plays well']],
  ['denied',       'policy',   'lot_used',         { code: 'lot_used' },       (reader) => [decided(reader)]],
];

const refundOf = (
  state: RefundState,
  step: Omit<RefundStep, 'state' | 'at'>,
  of: Amounts,
  facts: Partial<RefundFacts>,
): RefundFacts => ({
  ...paying(of),
  orderId: 'ord_7q2' as never,
  ground: 'unused',
  code: 'eligible',
  clause,
  external: false,
  ...facts,
  history: [
    { state: 'under_review', at, by: 'customer' },
    { state, at: decidedAt, ...step },
    ...(facts.remindedOf === 'missed'
      ? [{ state, at: later(decidedAt, { days: 20 }), by: 'schedule', note: 'overdue' }]
      : []),
  ],
});

describe('a refund says how much goes back for what, who decided, and what is next', () => {
  it.each(rows)('%s by %s, %s', (state, by, note, facts, names) => {
    fc.assert(
      fc.property(amounts, (of) => {
        const refund = refundOf(state, { by, ...(note && { note }) }, of, facts);
        for (const reader of readersOf()) {
          expectSaid(explainRefund(refund, reader), reader, {
            names: [lotId, clause, ...names(reader)],
            numbers: told(of),
          });
        }
      }),
    );
  });

  const some = { netMinor: 941, feeMinor: 0, grossMinor: 941, credits: 100 };

  it('each in words of its own', () => {
    for (const reader of readersOf()) {
      const all = rows.map(([state, by, note, facts]) =>
        explainRefund(refundOf(state, { by, ...(note && { note }) }, some, facts), reader),
      );
      expect(new Set(all).size).toBe(all.length);
    }
  });

  it('what the payer got is told, also where the provider paid another amount', () => {
    const refund = refundOf('succeeded', { by: 'stripe' }, some, { paidMinor: 900 });
    for (const reader of readersOf()) {
      expectSaid(explainRefund(refund, reader), reader, {
        names: [lotId, clause, decided(reader)],
        numbers: [decimal(900), 100],
      });
    }
  });

  it('one made at the provider says so, also of a payment that has bought nothing', () => {
    const elsewhere = refundOf('succeeded', { by: 'stripe' }, some, { external: true });
    const unplaced = { ...elsewhere, orderId: '' as never };
    const ours = refundOf('succeeded', { by: 'stripe' }, some, {});
    for (const reader of readersOf()) {
      const texts = [elsewhere, unplaced, ours].map((refund) => explainRefund(refund, reader));
      expect(new Set(texts).size).toBe(3);
      const names = [clause, decided(reader)];
      expectSaid(texts[1] ?? '', reader, { names, numbers: [decimal(941)] });
    }
  });

  it('its amounts are those of the answer that it stands in', () => {
    const refund = refundOf(
      'succeeded',
      { by: 'stripe' },
      { ...some, feeMinor: 59, grossMinor: 1000 },
      {},
    );
    for (const reader of readersOf()) {
      const view = refundView({ ...refund, refundId: 'rfd_1' as never }, reader);
      expect(view).toMatchObject({
        gross: { amountMinor: 1000 },
        fee: { amountMinor: 59 },
        net: { amountMinor: 941 },
        explanation: explainRefund(refund, reader),
      });
    }
  });
});
