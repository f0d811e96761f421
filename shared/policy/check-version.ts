import { canonical } from '../domain/canonical.ts';
import { toInstant } from '../domain/instant.ts';
import { compare } from './compare.ts';
import { error, type Finding, type Sense, type Surroundings, warning, when } from './finding.ts';
import { leavesOf, valueAt } from './leaves.ts';
import { type Policy, policyName } from './policy.ts';

/** Whether `text` names a time there is: `Date` takes 30 February for 2 March. */
function isTime(text: string): boolean {
  try {
    return toInstant(text) === text;
  } catch {
    return false;
  }
}

const published = ({ version }: Policy, { policies }: Surroundings): Policy | undefined =>
  policies.find((one) => one.version === version);

/** The version that `policy` follows. */
const before = ({ version }: Policy, { policies }: Surroundings): Policy | undefined =>
  policies.findLast((one) => one.version < version);

const nextVersion = ({ policies }: Surroundings): number => (policies.at(-1)?.version ?? 0) + 1;

/** Versions are counted. */
const version: Sense = {
  reads: ['product', 'version'],
  finds: (policy, around) => {
    const next = nextVersion(around);
    const isWrong = !published(policy, around) && policy.version !== next;
    return when(isWrong, error('version', `must be ${next}, one more than the newest`));
  },
};

/** What a version said it says for good. */
const saidForGood: Sense = {
  reads: [''],
  finds: (policy, around) => {
    const known = published(policy, around);
    if (!known) return [];
    const isOther = (at: string) =>
      canonical(valueAt(known, at)) !== canonical(valueAt(policy, at));
    const other = [...leavesOf(policy), ...leavesOf(known)].find(({ at }) => isOther(at));
    const says = `is taken: ${policyName(known)} says something else at ${other?.at}: a changed value is version ${nextVersion(around)}`;
    return when(other !== undefined, error('version', says));
  },
};

const effective: Sense = {
  reads: ['product', 'version', 'effectiveFrom'],
  finds: (policy, around) => {
    const at = 'effectiveFrom';
    if (!isTime(policy.effectiveFrom)) return [error(at, 'is no time that there is')];
    const last = before(policy, around);
    const isEarlier = last !== undefined && policy.effectiveFrom <= last.effectiveFrom;
    const says = `must be later than that of ${last && policyName(last)}, ${last?.effectiveFrom}`;
    return when(isEarlier, error(at, says));
  },
};

/** Nobody can have bought under what was not posted yet (JM-16). */
const announced: Sense = {
  reads: [''],
  finds: (policy, around) => {
    const last = before(policy, around);
    const isNew = last !== undefined && published(policy, around) === undefined;
    if (!isNew || policy.effectiveFrom >= around.now || !isTime(policy.effectiveFrom)) return [];
    const worse = compare(last, policy).filter(({ effect }) => effect === 'harsher');
    const [first] = worse;
    return first
      ? [error('effectiveFrom', `is past, and ${first.at} is worse: who bought since never saw it`)]
      : [warning('effectiveFrom', 'is past: it counts for what was bought since then')];
  },
};

const isClause = (at: string) => at === 'clause' || at.endsWith('.clause');

/** Whoever reads a clause's name has to be able to look it up. */
const clauses: Sense = {
  reads: [],
  finds: (policy, { clauses: known }) =>
    known.size === 0
      ? []
      : leavesOf(policy).flatMap(({ at, value }): Finding[] =>
          typeof value === 'string' && isClause(at) && /^[A-Z]{2}-\d\d$/.test(value)
            ? when(!known.has(value), error(at, `is no clause of this product: ${value}`))
            : [],
        ),
};

/** Texts tell what a policy says; one that says something else needs other texts. */
const texts: Sense = {
  reads: [''],
  finds: (policy, { told }) =>
    [...told].flatMap(([clause, places]) =>
      places
        .filter((place) => valueAt(policy, place) === undefined)
        .map((place) =>
          warning('version', `the text of ${clause} tells of ${place}, which is not said any more`),
        ),
    ),
};

/** What makes no sense about a version among the others of its product. */
export const versionSense: readonly Sense[] = [
  version,
  saidForGood,
  effective,
  announced,
  clauses,
  texts,
];
