import type { CaseField } from '../domain/case.ts';
import type { BurnClass } from '../policy/policy.ts';

/** The words of lists in a policy, as customers read them. */
const words: Readonly<Record<CaseField | BurnClass, string>> = {
  jobId: 'the id of the job',
  orderId: 'the id of the order',
  paidOn: 'the day you paid',
  amountMinor: 'the amount you paid',
  project: 'the project',
  action: 'what you were doing',
  approximateTime: 'about when it was',
  expectation: 'what you expected to happen',
  trial: 'free credits you started with',
  goodwill: 'credits that were given to you',
  past_refund: 'purchases that were drawn on or can no longer be paid back',
  refundable: 'purchases that are still whole',
};

const isKnown = (word: string): word is keyof typeof words => Object.hasOwn(words, word);

const list = new Intl.ListFormat('en-GB');

export const listWords = (items: readonly string[]): string =>
  items.length === 0
    ? 'nothing in particular'
    : list.format(items.map((item) => (isKnown(item) ? words[item] : item)));

/** The units that the name of a number may end with, longest first, and how they are said. */
const units = [
  ['BusinessDays', 'business day'],
  ['Minutes', 'minute'],
  ['Hours', 'hour'],
  ['Days', 'day'],
  ['Credits', 'credit'],
  ['Percent', '%'],
] as const;

/** @property what `Time limit` @property amount `10 minutes` */
export type NumberWords = { readonly what: string; readonly amount: string };

const number = new Intl.NumberFormat('en-GB');

/** A number of a clause by its name: `timeLimitMinutes` is a time limit in minutes. */
export function numberWords(name: string, value: number): NumberWords | undefined {
  const found = units.find(([ending]) => name.endsWith(ending));
  if (!found) return undefined;
  const [ending, unit] = found;
  const what = name
    .slice(0, -ending.length)
    .replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
    .replace(/^[a-z]/, (letter) => letter.toUpperCase());
  const plural = unit !== '%' && value !== 1 ? 's' : '';
  return { what, amount: `${number.format(value)} ${unit}${plural}` };
}
