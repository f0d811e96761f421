import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { figure } from '../../shared/contract/messages/amount.ts';
import { languages } from '../../shared/contract/messages/language.ts';
import { decimal, numbersIn } from './said.ts';

// biome-ignore format: one currency a row
const places = {
  USD: 2, EUR: 2, GBP: 2, IDR: 2, HUF: 2, COP: 2, ISK: 2, UGX: 2, XYZ: 2,
  JPY: 0, KRW: 0, VND: 0, CLP: 0, XAF: 0, MGA: 0,
  KWD: 3, BHD: 3, TND: 3,
} as const;

describe('an amount is written to its last minor unit', () => {
  // biome-ignore format: one amount a row
  it.each([
    ['USD', 0,                      '0.00',                       '0,00'],
    ['USD', 5,                      '0.05',                       '0,05'],
    ['USD', 1000,                   '10.00',                      '10,00'],
    ['USD', 123_456_789,            '1,234,567.89',               '1.234.567,89'],
    ['USD', 9_007_199_254_740_991,  '90,071,992,547,409.91',      '90.071.992.547.409,91'],
    ['IDR', 1_500_000,              '15,000.00',                  '15.000,00'],
    ['JPY', 1000,                   '1,000',                      '1.000'],
    ['KWD', 941,                    '0.941',                      '0,941'],
  ])('%s %i', (currency, amountMinor, english, indonesian) => {
    const money = { amountMinor, currency };
    expect(languages.map((language) => figure(money, language))).toEqual([english, indonesian]);
  });

  it.each(Object.entries(places))('%s has %i decimals, whatever the amount', (currency, count) => {
    fc.assert(
      fc.property(fc.maxSafeNat(), (amountMinor) => {
        for (const language of languages) {
          const written = figure({ amountMinor, currency }, language);
          expect(numbersIn(written, language)).toEqual([decimal(amountMinor, count)]);
        }
      }),
    );
  });
});
