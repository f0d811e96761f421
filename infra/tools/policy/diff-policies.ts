import { styleText } from 'node:util';
import { changeWords } from '../../../shared/policy/change-words.ts';
import { type Change, compare } from '../../../shared/policy/compare.ts';
import type { Effect } from '../../../shared/policy/places.ts';
import { type Policy, policyName } from '../../../shared/policy/policy.ts';
import { BadUsage } from '../audit-flags.ts';

const colours = { kinder: 'green', harsher: 'red', mixed: 'yellow', neither: 'dim' } as const;

function changeLine(change: Change): string {
  const { says, before, after, means } = changeWords(change);
  const clause = (change.clause ?? '-').padEnd(6);
  return `${styleText('cyan', clause)} ${says}: ${before} -> ${after} (${styleText(colours[change.effect], means)})`;
}

const isWorse = ({ effect }: Change): boolean => effect === 'harsher' || effect === 'mixed';

const many = (changes: readonly Change[], effect: Effect) =>
  changes.filter((change) => change.effect === effect).length;

const plural = (count: number, one: string) => `${count} ${one}${count === 1 ? '' : 's'}`;

/** What has to be done before the later version may take effect. */
function preparations(changes: readonly Change[], after: Policy): string[] {
  const worse = changes.filter(isWorse).length;
  const isPrice = changes.some(({ at }) => at.startsWith('rates.'));
  return [
    ...(worse > 0
      ? [
          `Announce what is worse before ${after.effectiveFrom}: who buys until then keeps the version of their day (JM-16).`,
        ]
      : []),
    ...(isPrice
      ? ['Prices: look at the rate cards again; which increases count, and for whom, has changed.']
      : []),
  ];
}

/**
 * @property lines what `after` says otherwise, for people
 * @property json the same for a machine
 * @property isHarsher whether any customer is worse off by it
 */
export type Diff = {
  readonly lines: readonly string[];
  readonly json: string;
  readonly isHarsher: boolean;
};

const asJson = (change: Change) => ({ ...change, ...{ words: changeWords(change) } });

/** @throws BadUsage for policies of two products, which nobody can change from one to the other */
export function diffPolicies(before: Policy, after: Policy): Diff {
  if (before.product !== after.product) {
    throw new BadUsage(`${policyName(before)} and ${policyName(after)} are of two products`);
  }
  const changes = compare(before, after);
  const [from, to] = [policyName(before), policyName(after)];
  const head = `${from} -> ${to}, from ${after.effectiveFrom}`;
  const effects = (['kinder', 'harsher', 'mixed', 'neither'] as const).map(
    (effect) => `${many(changes, effect)} ${effect}`,
  );
  const isHarsher = changes.some(isWorse);
  return {
    lines: [
      styleText('bold', head),
      ...changes.map(changeLine),
      changes.length === 0
        ? 'Both say the same.'
        : `${plural(changes.length, 'change')}: ${effects.join(', ')}.`,
      ...preparations(changes, after),
    ],
    json: JSON.stringify({
      before: from,
      after: to,
      effectiveFrom: after.effectiveFrom,
      isHarsher,
      changes: changes.map(asJson),
    }),
    isHarsher,
  };
}
