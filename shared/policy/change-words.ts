import type { Change } from './compare.ts';
import { isGroup, leavesOf } from './leaves.ts';

const counted = (count: number, unit: string): string => {
  if (unit === '') return String(count);
  if (unit === '%') return `${count} percent`;
  return `${count} ${count === 1 ? unit.replace(/s$/, '') : unit}`;
};

const isClause = (at: string) => at === 'clause' || at.endsWith('.clause');

/** All of a rule but the clauses it names: `automatic (windowHours 168, fee.capPercent 6)`. */
function ruleWords(rule: Readonly<Record<string, unknown>>): string {
  const { decides, ...others } = rule;
  const details = leavesOf(others)
    .filter(({ at }) => !isClause(at))
    .map(({ at, value }) => `${at} ${valueWords(value)}`);
  if (decides === undefined) return details.length > 0 ? details.join(', ') : 'yes';
  return details.length > 0 ? `${decides} (${details.join(', ')})` : String(decides);
}

/** What a policy says at one place, as people read it. */
export function valueWords(value: unknown, unit = ''): string {
  if (value === undefined) return 'none';
  if (isGroup(value)) return ruleWords(value);
  if (Array.isArray(value)) return value.length > 0 ? value.join(', ') : 'nothing';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return typeof value === 'number' ? counted(value, unit) : String(value);
}

type Reached = (change: Change, kept: string) => string;

/** What becomes of what there is when the later version takes effect. */
const reached: Readonly<Record<Change['reach'], Reached>> = {
  purchase: ({ effect }, kept) => {
    if (effect === 'kinder') return 'purchases made before get it too';
    if (effect === 'mixed') return 'purchases made before get whichever is kinder to them';
    return `purchases made before keep ${kept}`;
  },
  start: (_change, kept) => `jobs that started before keep ${kept}`,
  ending: ({ effect }, kept) =>
    effect === 'kinder'
      ? 'jobs that started before get it too'
      : `jobs that started before keep ${kept}`,
  account: () => 'accounts opened before keep what they were given',
  request: (_change, kept) => `what was asked before keeps ${kept}`,
  day: () => 'for everybody from its day on, whenever their credits were bought',
};

const verdicts: Readonly<Record<Change['effect'], string>> = {
  kinder: 'better for the customer',
  harsher: 'worse for the customer',
  mixed: 'better for some customers, worse for others',
  neither: 'neither better nor worse for the customer',
};

/** @property means whom it reaches and what that is to them */
export type ChangeWords = {
  readonly says: string;
  readonly before: string;
  readonly after: string;
  readonly means: string;
};

export function changeWords(change: Change): ChangeWords {
  const { says, unit, effect, reach } = change;
  const before = valueWords(change.before, unit);
  const after = valueWords(change.after, unit);
  const kept = typeof change.before === 'boolean' ? 'it as it was' : before;
  return { says, before, after, means: `${verdicts[effect]}: ${reached[reach](change, kept)}` };
}
