import { canonical } from '../domain/canonical.ts';
import { grounds } from '../domain/refund.ts';
import { listEffect } from './compare-lists.ts';
import { clauseOf, inside, isGroup } from './leaves.ts';
import { type Effect, groundWords, type Kinder, type Place, placeAt } from './places.ts';
import type { Policy } from './policy.ts';

/**
 * One thing that another version says otherwise.
 *
 * @property clause that it falls under: of the later version, or of the earlier where it went
 * @property before, after absent where that version says nothing there
 */
export type Change = {
  readonly at: string;
  readonly clause?: string;
  readonly says: string;
  readonly before?: unknown;
  readonly after?: unknown;
  readonly effect: Effect;
  readonly reach: Place['reach'];
  readonly unit?: string;
};

/** Said of the first of two where the second is kinder. */
const towards = (isKinder: boolean): Effect => (isKinder ? 'kinder' : 'harsher');

/** Where nothing is said, there is no end to `less` and nothing of `more`. */
const count = (value: unknown, kinder: 'more' | 'less'): number =>
  typeof value === 'number' ? value : kinder === 'more' ? 0 : Number.POSITIVE_INFINITY;

function effectOf(kinder: Kinder, before: unknown, after: unknown): Effect {
  if (kinder === 'neither') return 'neither';
  if (kinder === 'more' || kinder === 'less') {
    const more = count(after, kinder) - count(before, kinder);
    return towards(kinder === 'more' ? more > 0 : more < 0);
  }
  const place = (value: unknown) => {
    const found = kinder.indexOf(value);
    return found < 0 ? kinder.length : found;
  };
  return place(before) === place(after) ? 'neither' : towards(place(after) < place(before));
}

/** A rule that is there in one version only: what there is of it is the kinder or the harsher side. */
function presence(kinder: Kinder, isThere: boolean): Effect {
  if (kinder === 'more') return towards(isThere);
  return towards(!isThere);
}

type Sides = { readonly before: Policy; readonly after: Policy };

function changeAt(sides: Sides, at: string, before: unknown, after: unknown): Change {
  const place = placeAt(at);
  const isRule = isGroup(before) || isGroup(after);
  const clause = place.clause ?? clauseOf(sides.after, at) ?? clauseOf(sides.before, at);
  const effect = isRule
    ? presence(place.kinder, after !== undefined)
    : (listEffect(at, before, after) ?? effectOf(place.kinder, before, after));
  return {
    at,
    ...(clause && { clause }),
    says: place.says,
    ...(before !== undefined && { before }),
    ...(after !== undefined && { after }),
    effect,
    reach: place.reach,
    ...(place.unit && { unit: place.unit }),
  };
}

/** Who decides is another rule altogether: between two that both may pay it depends on the case. */
function decidesOtherwise(sides: Sides, at: string, before: unknown, after: unknown): Change {
  const ground = grounds.find((one) => `cash.${one}` === at);
  const clause = clauseOf(sides.after, at);
  const refuses = (rule: unknown) => isGroup(rule) && rule.decides === 'refused';
  const isMixed = !refuses(before) && !refuses(after);
  return {
    at,
    ...(clause && { clause }),
    says: `who decides on ${ground ? groundWords[ground] : at}`,
    before,
    after,
    effect: isMixed ? 'mixed' : towards(refuses(before)),
    reach: 'purchase',
  };
}

function changesIn(sides: Sides, at: string, before: unknown, after: unknown): Change[] {
  if (canonical(before) === canonical(after)) return [];
  if (!isGroup(before) || !isGroup(after)) return [changeAt(sides, at, before, after)];
  if (before.decides !== after.decides) return [decidesOtherwise(sides, at, before, after)];
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].flatMap((name) =>
    changesIn(sides, inside(at, name), before[name], after[name]),
  );
}

/** In the order of the clauses; the house's last, and what no clause speaks of. */
const place = ({ clause = 'ZZ', at }: Change) =>
  `${clause.startsWith('MG') ? 'Z' : ''}${clause} ${at}`;

/** Everything that two versions of one product's policy do not say alike. */
export function compare(before: Policy, after: Policy): Change[] {
  const { product: _p, version: _v, effectiveFrom: _e, ...old } = before;
  const { product: _q, version: _w, effectiveFrom: _f, ...next } = after;
  return changesIn({ before, after }, '', old, next).toSorted((a, b) =>
    place(a) < place(b) ? -1 : 1,
  );
}
