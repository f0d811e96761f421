import { readFileSync } from 'node:fs';
import type { Instant } from '../../../shared/domain/instant.ts';
import { checkPolicy } from '../../../shared/policy/check.ts';
import { error, type Finding, warning } from '../../../shared/policy/finding.ts';
import { isGroup } from '../../../shared/policy/leaves.ts';
import type { Policy } from '../../../shared/policy/policy.ts';
import { products } from '../../../shared/products/products.ts';
import { BadUsage } from '../audit-flags.ts';
import { nearest } from './nearest.ts';
import { isWithin, pathText } from './path.ts';
import { type Literal, readLiteral } from './read-literal.ts';
import { shapeOf } from './shape-findings.ts';
import { productNamed, surroundingsOf } from './surroundings.ts';

/** A finding with its place in the text, both counted from 1. */
export type Located = Finding & { readonly line: number; readonly column: number };

/** @property policy only where it has the shape of one */
export type Draft = {
  readonly file: string;
  readonly policy?: Policy;
  readonly findings: readonly Located[];
};

/** Where something is said; where it is not, where that around it is. */
function offsetOf({ offsets, values }: Literal, at: string): number {
  for (let place = at; place !== ''; place = place.replace(/(\.?[^.[]+|\[\d+\])$/, '')) {
    const found = offsets.get(place) ?? values.get(place);
    if (found !== undefined) return found;
  }
  return values.get('') ?? 0;
}

function located(text: string, offset: number, finding: Finding): Located {
  const before = text.slice(0, offset).split('\n');
  return { ...finding, line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

/** Complaints about what could not be read are made already, and so are those about what was taken in. */
const isNew =
  (literal: Literal) =>
  ({ at, says }: Finding): boolean =>
    !literal.troubles.some(({ path }) => path.length > 0 && isWithin(at, pathText(path))) &&
    !(says.startsWith('is missing') && isOpen(literal, at));

/** Whether it may be in what its group takes in. */
const isOpen = ({ open }: Literal, at: string): boolean =>
  open.has(at.includes('.') ? at.slice(0, at.lastIndexOf('.')) : '');

function unknownProduct(name: unknown): Finding[] {
  const names = products.map(({ product }) => product);
  if (typeof name !== 'string' || names.includes(name)) return [];
  const [meant] = nearest(name, names);
  const hint = meant ? `; did you mean "${meant}"?` : '';
  const says = `is no product there is, so versions and clauses were not compared${hint}`;
  return [warning('product', says)];
}

/** Reads and checks a policy's text. Nothing of it is run. */
export function checkText(file: string, text: string, now: Instant): Draft {
  const literal = readLiteral(text);
  const { value, troubles } = literal;
  const unread = troubles.map(({ path, offset, says }) => {
    const at = pathText(path);
    return located(text, offset, { at, says, level: 'error' });
  });
  if (value === undefined) return { file, findings: unread };

  const shape = shapeOf(value).findings.map(({ at, says }) => error(at, says));
  const wrong = [...shape.map(({ at }) => at), ...troubles.map(({ path }) => pathText(path))];
  const isSound = (at: string) =>
    !wrong.some((one) => isWithin(one, at) || (one !== '' && isWithin(at, one)));
  const product = isGroup(value) ? value.product : undefined;
  const around = surroundingsOf(productNamed(product), now);
  const sense = [
    ...unknownProduct(product),
    // What has no right shape in some place is looked at nowhere but in the others.
    ...(isGroup(value) ? checkPolicy(value as Policy, around, isSound) : []),
  ];
  const found = [...shape.filter(isNew(literal)), ...sense].map((one) =>
    located(text, offsetOf(literal, one.at), one),
  );
  const findings = [...unread, ...found].toSorted(
    (a, b) => a.line - b.line || a.column - b.column || (a.at < b.at ? -1 : 1),
  );
  return { file, findings, ...(wrong.length === 0 && { policy: value as Policy }) };
}

/** @throws BadUsage when there is no such file, or it is none that can be read */
export function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw new BadUsage(`${file}: ${cause instanceof Error ? cause.message : cause}`);
  }
}

export const isError = ({ level }: Finding): boolean => level === 'error';
