import type { Expression, ObjectExpression } from 'oxc-parser';
import { type Path, pathText } from './path.ts';

/** Something in a text that a policy may not hold. @property offset where, in UTF-16 units */
export type Trouble = { readonly path: Path; readonly offset: number; readonly says: string };

/**
 * A text that is being read.
 *
 * @property offsets where each path is named
 * @property values where the value of each path begins
 * @property open groups that may hold more than could be read
 */
export type Reading = {
  readonly text: string;
  readonly offsets: Map<string, number>;
  readonly values: Map<string, number>;
  readonly open: Set<string>;
  readonly troubles: Trouble[];
};

type Node = { readonly type: string; readonly start: number; readonly end: number };

const longest = 40;

/** A piece of the text on one line. */
export function quoted({ text }: Reading, { start, end }: Node): string {
  const line = text.slice(start, end).replaceAll(/\s+/g, ' ');
  return line.length > longest ? `${line.slice(0, longest)}…` : line;
}

export function complain(reading: Reading, path: Path, node: Node, says: string): undefined {
  reading.troubles.push({ path, offset: node.start, says });
}

const isFunction = ({ type }: Node) =>
  type === 'ArrowFunctionExpression' || type === 'FunctionExpression';

function notRun(reading: Reading, path: Path, node: Node): undefined {
  const words = quoted(reading, node);
  if (isFunction(node))
    return complain(reading, path, node, 'is a function: write what it answers');
  if (node.type === 'Identifier') {
    return complain(reading, path, node, `is the name ${words}: write the value itself`);
  }
  return complain(reading, path, node, `is computed, ${words}: write the value itself`);
}

const keyOf = (property: ObjectExpression['properties'][number]): string | undefined => {
  if (property.type === 'SpreadElement' || property.computed) return undefined;
  const { key } = property;
  if (key.type === 'Identifier') return key.name;
  return key.type === 'Literal' ? String(key.value) : undefined;
};

function readObject(reading: Reading, node: ObjectExpression, path: Path): unknown {
  const members = new Map<string, unknown>();
  for (const property of node.properties) {
    const name = keyOf(property);
    if (property.type === 'SpreadElement' || name === undefined) {
      const what = quoted(reading, property);
      reading.open.add(pathText(path));
      complain(reading, path, property, `takes in ${what}: write out what that holds`);
      continue;
    }
    const inner = [...path, name];
    if (members.has(name)) complain(reading, inner, property, 'is said twice');
    reading.offsets.set(pathText(inner), property.start);
    members.set(
      name,
      property.kind === 'init'
        ? readValue(reading, property.value, inner)
        : complain(reading, inner, property, 'is a function: write what it answers'),
    );
  }
  return Object.fromEntries(members);
}

/** What may stand in a policy: texts, numbers, choices, groups and lists of them. */
export function readValue(reading: Reading, node: Expression, path: Path): unknown {
  reading.values.set(pathText(path), node.start);
  switch (node.type) {
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
    case 'ParenthesizedExpression':
      return readValue(reading, node.expression, path);
    case 'ObjectExpression':
      return readObject(reading, node, path);
    case 'ArrayExpression':
      return node.elements.map((element, index) => {
        const inner = [...path, index];
        if (element === null) return complain(reading, inner, node, 'is left out');
        if (element.type !== 'SpreadElement') return readValue(reading, element, inner);
        return complain(reading, inner, element, `takes in ${quoted(reading, element)}`);
      });
    case 'Literal':
      if ('regex' in node || 'bigint' in node) return notRun(reading, path, node);
      return node.value;
    case 'UnaryExpression':
      return node.operator === '-' &&
        node.argument.type === 'Literal' &&
        typeof node.argument.value === 'number'
        ? -node.argument.value
        : notRun(reading, path, node);
    default:
      return notRun(reading, path, node);
  }
}
