import type { Draw } from '../../domain/draw.ts';
import type { Instant } from '../../domain/instant.ts';
import type { Money } from '../../domain/money.ts';
import { figure } from './amount.ts';
import { english } from './english/forms.ts';
import { indonesian } from './indonesian/forms.ts';
import type { Kind } from './kinds.ts';
import { type Language, locales } from './language.ts';
import { render } from './render.ts';

/**
 * Who is told something: in which language, and by which calendar. Where no product is known, days are
 * those of UTC.
 */
export type Listener = {
  readonly language: Language;
  readonly product?: { readonly calendar: { readonly zone: string } };
};

const forms = { en: english, id: indonesian } as const;

// Making a clock takes far longer than reading it.
const clocks = new Map<string, Intl.DateTimeFormat>();

function read(
  { language, product }: Listener,
  at: Instant,
  what: 'day' | 'time',
): { readonly text: string; readonly zone: string } {
  const zone = product?.calendar.zone ?? 'UTC';
  const key = `${language} ${zone} ${what}`;
  const shown: Intl.DateTimeFormatOptions =
    what === 'day'
      ? { day: 'numeric', month: 'long', year: 'numeric' }
      : { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' };
  const clock =
    clocks.get(key) ??
    new Intl.DateTimeFormat(locales[language], { timeZone: zone, calendar: 'gregory', ...shown });
  clocks.set(key, clock);
  return { text: clock.format(new Date(at)), zone };
}

const writtenMoney = ({ language }: Listener, money: Money) =>
  render(language, forms[language].money, {
    currency: money.currency,
    figure: figure(money, language),
  });

function writtenDay(listener: Listener, at: Instant): string {
  const { text: day, zone } = read(listener, at, 'day');
  return render(listener.language, forms[listener.language].day, { day, zone });
}

function writtenMoment(listener: Listener, at: Instant): string {
  const { language } = listener;
  const { text: day, zone } = read(listener, at, 'day');
  const { text: time } = read(listener, at, 'time');
  return render(language, forms[language].moment, { day, time, zone });
}

const list = (language: Language, names: readonly string[]): string =>
  new Intl.ListFormat(locales[language], { type: 'conjunction' }).format(names);

/** One lot is named; of several it is said how much of each. */
function writtenLots({ language }: Listener, draws: readonly Draw[]): string {
  const [only, ...others] = draws;
  if (!only) return forms[language].no_lot;
  if (others.length === 0) return only.lotId;
  const each = draws.map(({ lotId: lot, credits }) =>
    render(language, forms[language].one_of_lots, { lot, credits }),
  );
  return list(language, each);
}

/** A value as the language writes it; numbers stay numbers, so that the message can count. */
export function written(listener: Listener, kind: Kind, value: unknown): string | number {
  switch (kind) {
    case 'count':
      return value as number;
    case 'money':
      return writtenMoney(listener, value as Money);
    case 'day':
      return writtenDay(listener, value as Instant);
    case 'moment':
      return writtenMoment(listener, value as Instant);
    case 'lots':
      return writtenLots(listener, value as readonly Draw[]);
    case 'names':
      return list(listener.language, value as readonly string[]);
    default:
      return value as string;
  }
}
