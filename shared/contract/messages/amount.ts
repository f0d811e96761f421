import { decimalsOf, exactFigure } from '../../domain/minor-units.ts';
import type { Money } from '../../domain/money.ts';
import { type Language, locales } from './language.ts';

/** The figure without its currency, to the last minor unit: `1,234.50` or `1.234,50`. */
export function figure(money: Money, language: Language): string {
  const places = decimalsOf(money.currency);
  return new Intl.NumberFormat(locales[language], {
    minimumFractionDigits: places,
    maximumFractionDigits: places,
  }).format(exactFigure(money) as `${number}`);
}
