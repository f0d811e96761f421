import type { Money } from './money.ts';

/**
 * How many decimals a currency's amounts have as the payment providers count them, where that is not
 * two. Stripe goes on counting ISK and UGX in hundredths, which ISO 4217 does not.
 *
 * @see https://docs.stripe.com/currencies
 */
const decimals: Readonly<Record<string, number>> = {
  BIF: 0,
  CLP: 0,
  DJF: 0,
  GNF: 0,
  JPY: 0,
  KMF: 0,
  KRW: 0,
  MGA: 0,
  PYG: 0,
  RWF: 0,
  VND: 0,
  VUV: 0,
  XAF: 0,
  XOF: 0,
  XPF: 0,
  BHD: 3,
  JOD: 3,
  KWD: 3,
  OMR: 3,
  TND: 3,
};

export const decimalsOf = (currency: string): number => decimals[currency] ?? 2;

/**
 * An amount digit by digit, without its currency: `1000.50`. A number with decimals might be off by one
 * in the last.
 */
export function exactFigure({ amountMinor, currency }: Money): string {
  const places = decimalsOf(currency);
  const digits = String(amountMinor).padStart(places + 1, '0');
  const whole = digits.slice(0, digits.length - places);
  return places === 0 ? whole : `${whole}.${digits.slice(digits.length - places)}`;
}
