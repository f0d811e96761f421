import { describe, expect, it } from 'vitest';
import { explainStanding } from '../../shared/contract/explain-standing.ts';
import { toInstant } from '../../shared/domain/instant.ts';
import type { LotKind } from '../../shared/domain/lot.ts';
import type { RefundCode } from '../../shared/domain/refund.ts';
import { expectSaid, momentWords, readersOf } from './said.ts';

const until = toInstant('2026-03-09T17:30:00.000Z');
const clause = 'SK-99';
const lotId = 'lot_7q2';

type Row = readonly [RefundCode, LotKind, boolean, readonly number[]];

describe('a lot says whether it can be asked back, until when, by which rule', () => {
  // biome-ignore format: one case a row
  const rows: readonly Row[] = [
    // code                  kind         until   numbers
    ['eligible',             'purchase',  true,   [1200]],
    ['eligible',             'purchase',  false,  []],
    ['lot_pending',          'purchase',  true,   []],
    ['lot_pending',          'purchase',  false,  []],
    ['window_closed',        'purchase',  true,   []],
    ['window_closed',        'purchase',  false,  [7]],
    ['lot_used',             'purchase',  false,  []],
    ['no_cash_value',        'trial',     false,  []],
    ['no_cash_value',        'goodwill',  false,  []],
    ['no_cash_value',        'purchase',  false,  []],
    ['not_offered',          'purchase',  false,  []],
    ['quality_not_covered',  'purchase',  false,  []],
    ['case_by_case',         'purchase',  false,  []],
    ['claim_to_check',       'purchase',  false,  []],
    ['statutory_claim',      'purchase',  false,  []],
    ['already_refunded',     'purchase',  false,  []],
    ['refund_open',          'purchase',  false,  []],
    ['disputed',             'purchase',  false,  []],
  ];

  it.each(rows)('%s of a %s, told until when: %s', (code, kind, isTimed, numbers) => {
    for (const reader of readersOf()) {
      const facts = { eligible: code === 'eligible', code, clause, ...(isTimed && { until }) };
      const text = explainStanding(facts, { lotId, kind, credits: 1200 }, reader);
      const times = isTimed ? [momentWords(reader, until)] : [];
      expectSaid(text, reader, { names: [clause, lotId, ...times], numbers });
    }
  });

  it('each in words of its own', () => {
    for (const reader of readersOf()) {
      const all = rows.map(([code, kind, isTimed]) => {
        const facts = { eligible: false, code, clause, ...(isTimed && { until }) };
        return explainStanding(facts, { lotId, kind, credits: 1200 }, reader);
      });
      expect(new Set(all).size).toBe(all.length);
    }
  });

  it.each([
    [0, 'None of the 0 credits'],
    [1, 'The 1 credit'],
    [2, 'None of the 2 credits'],
    [1000, 'None of the 1,000 credits'],
  ])('%i credits', (credits, words) => {
    const [english, indonesian] = readersOf().map((reader) =>
      explainStanding(
        { eligible: true, code: 'eligible', clause, until },
        { lotId, kind: 'purchase', credits },
        reader,
      ),
    );
    expect(english?.startsWith(words)).toBe(true);
    expect(indonesian).toContain(`${credits === 1000 ? '1.000' : credits} kredit`);
  });
});
