import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  isLiteralElement,
  isPluralElement,
  isSelectElement,
  type MessageFormatElement,
  parse,
} from '@formatjs/icu-messageformat-parser';
import { describe, expect, it } from 'vitest';
import { filledClause } from '../../shared/contract/policy-text.ts';
import { numberWords } from '../../shared/contract/policy-words.ts';
import type { ClauseText, PathIn } from '../../shared/policy/clause.ts';
import { clauseOf, leavesOf } from '../../shared/policy/leaves.ts';
import { type Policy, policyName } from '../../shared/policy/policy.ts';
import { products } from '../../shared/products/products.ts';
import { published } from '../../shared/products/published.ts';
import type { policy as skenaPolicy } from '../../shared/products/skena/policy.ts';
import { policyReader, withValue } from './policy-reader.ts';

const { json, page } = policyReader();

const ids = (prefix: string, first: number, last: number): string[] =>
  Array.from(
    { length: last - first + 1 },
    (_, index) => `${prefix}-${String(first + index).padStart(2, '0')}`,
  );

const ownIds: Readonly<Record<string, readonly string[]>> = {
  skena: ids('SK', 0, 22),
  'post-remixer': ids('PR', 1, 15),
  jimeng: ids('JM', 1, 18),
};
const houseIds = ids('MG', 1, 11);

const idsOf = (product: string) => [...(ownIds[product] ?? []), ...houseIds].toSorted();

/** A list of all rules, kept beside the project where it was thought up; few have it. */
const list = join(import.meta.dirname, '../../..', 'shared', 'design', 'clauses.md');
const hasList = existsSync(list);

describe.each(products.map(({ product }) => product))('%s: every rule there is', (product) => {
  it('is in the data, once', async () => {
    const { clauses } = await json(product);
    expect(clauses.map(({ id }) => id).toSorted()).toEqual(idsOf(product));
  });

  it('is on the page, once, and can be linked to', async () => {
    const anchors = [...(await page(product)).matchAll(/<article id="([^"]+)">/g)];
    expect(anchors.map(([, id]) => id).toSorted()).toEqual(idsOf(product));
  });

  it.skipIf(!hasList)(
    `is one of the list that it was built from${hasList ? '' : ' (skipped: that list is not here)'}`,
    () => {
      const rows = [...readFileSync(list, 'utf8').matchAll(/^\| ([A-Z]{2}-\d\d) \|/gm)];
      const listed = new Set(rows.map(([, id]) => id));
      const prefix = ownIds[product]?.[0]?.slice(0, 2);
      const its = [...listed].filter((id) => id?.startsWith(`${prefix}-`) || id?.startsWith('MG-'));
      expect(its.toSorted()).toEqual(idsOf(product));
    },
  );
});

/** The clauses of every shipped version, with the policy that they are filled in by. */
const all = products.flatMap((product) =>
  product.policies.flatMap((policy) => {
    const texts = published.find((one) => one.policy === policyName(policy));
    return (texts?.topics ?? [])
      .flatMap(({ clauses }) => clauses)
      .map((clause) => ({ name: policyName(policy), policy: policy as Policy, clause }));
  }),
);

/** Said by us alone, to nobody in particular. */
const untold: Readonly<Record<string, string>> = {
  product: 'is on the page as its name',
  version: 'is on the page as its name',
  effectiveFrom: 'is on the page as its date',
  'cash.quoteMinutes': 'has no rule of its own; it is told where money is asked back',
  'cash.uncovered': 'has no rule of its own; it is told where a dispute is lost',
};

/** Where they are told nevertheless. */
// biome-ignore format: one product a row
const toldBy: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'skena@1':        { 'cash.quoteMinutes': 'SK-11', 'cash.uncovered': 'MG-03' },
  'post-remixer@1': { 'cash.quoteMinutes': 'PR-09', 'cash.uncovered': 'MG-03' },
  'jimeng@1':       { 'cash.quoteMinutes': 'JM-14', 'cash.uncovered': 'MG-03' },
};

const placesIn = (name: string, id: string | undefined): string[] =>
  all
    .filter((one) => one.name === name && one.clause.id === id)
    .flatMap(({ clause }) => Object.values(clause.values));

describe('nothing that a policy says is kept from those it is said to', () => {
  const policies = products.flatMap((product) => product.policies);

  it.each(policies.map((policy) => [policyName(policy), policy] as const))(
    '%s: all of it is told by the rule that it stands under',
    (name, policy) => {
      const leaves = leavesOf(policy)
        .filter(({ at }) => !/(^|\.)clause$/.test(at))
        .map(({ at: path }) => ({ path, clause: clauseOf(policy, path) }));
      expect(leaves.length).toBeGreaterThan(40);
      const missing = leaves
        .filter(({ path }) => !(path in untold))
        .filter(({ path, clause }) => !placesIn(name, clause).includes(path));
      expect(missing).toEqual([]);
      for (const [path, id] of Object.entries(toldBy[name] ?? {})) {
        expect(placesIn(name, id)).toContain(path);
      }
      const unruled = leaves.filter(({ clause }) => !clause).map(({ path }) => path);
      expect(unruled.toSorted()).toEqual(Object.keys(untold).toSorted());
    },
  );
});

function elementsOf(elements: readonly MessageFormatElement[]): MessageFormatElement[] {
  return elements.flatMap((element) => {
    const isChoice = isPluralElement(element) || isSelectElement(element);
    const inside = isChoice ? Object.values(element.options) : [];
    return [element, ...inside.flatMap(({ value }) => elementsOf(value))];
  });
}

const named = ({ text }: ClauseText): Set<string> =>
  new Set(
    elementsOf(parse(text))
      .filter((one) => !isLiteralElement(one) && 'value' in one)
      .map((one) => String((one as { readonly value: unknown }).value)),
  );

/** The words that the text has something to say for. */
const optionsFor = ({ text }: ClauseText, name: string): string[] =>
  elementsOf(parse(text))
    .filter((one) => isSelectElement(one) && one.value === name)
    .flatMap((one) => (isSelectElement(one) ? Object.keys(one.options) : []))
    .filter((word) => word !== 'other');

/** What else could stand there: another number, the other choice, another word that the text knows. */
function othersFor(clause: ClauseText, name: string, value: unknown): unknown[] {
  if (typeof value === 'number') return [value + 1, value * 7 + 3];
  if (typeof value === 'boolean') return [!value];
  if (Array.isArray(value)) return [[...value, 'something else'], ['something else']];
  return optionsFor(clause, name).filter((word) => word !== value);
}

describe.each(all.map((one) => [`${one.name} ${one.clause.id}`, one] as const))(
  '%s',
  (_name, { policy, clause }) => {
    const filled = () => filledClause(clause, policy);

    it('has no number in its words, nor in its title', () => {
      expect(clause.text).not.toMatch(/\d/);
      expect(clause.title).not.toMatch(/\d/);
    });

    it('names all its values, and no number without its unit', () => {
      const names = named(clause);
      const { values } = filled();
      expect(Object.keys(values).filter((name) => !names.has(name))).toEqual([]);
      const numbers = Object.entries(values).filter(([, value]) => typeof value === 'number');
      for (const [name, value] of numbers) {
        expect(numberWords(name, Number(value))?.amount).toMatch(/^[\d,]+ /);
        expect(Number.isInteger(value)).toBe(true);
      }
    });

    it('is whole sentences without a gap', () => {
      const { text } = filled();
      expect(text).toMatch(/^[A-Z][\s\S]*\.$/);
      expect(text).not.toMatch(/ {2}|[{}#]| [.,;:]|undefined|\b(\w+) \1\b/);
    });

    it.each(Object.entries(clause.values))(
      'says something else where %s is another (%s)',
      (name, place) => {
        const [path = ''] = place.split(' in ');
        const { text, values } = filled();
        const value = values[name];
        if (typeof value === 'string') expect(optionsFor(clause, name)).toContain(value);
        for (const other of othersFor(clause, name, value)) {
          const changed = withValue(policy, path, other);
          expect(filledClause(clause, changed).text).not.toBe(text);
        }
      },
    );
  },
);

describe('a place that the policy does not have', () => {
  const path = (name: PathIn<typeof skenaPolicy>) => name;

  it('does not compile', () => {
    path('cash.unused.windowHours');
    // @ts-expect-error Skena promises nothing for an outage
    path('outage.hours');
    // @ts-expect-error nor is this how it is written
    path('cash.unused.windowhours');
    // @ts-expect-error a part of a path is no value
    path('cash.unused');
  });

  it('is not made up at run time either', () => {
    const clause = { id: 'SK-99', title: 'x', text: '{a}', values: { a: 'outage.hours' } };
    const [skena] = products;
    expect(() => filledClause(clause, skena?.policy as Policy)).toThrow('skena@1 says nothing at');
  });
});
