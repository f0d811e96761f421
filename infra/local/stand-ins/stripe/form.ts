/** What a call was given, nested as its names say. */
export type Params = Readonly<Record<string, unknown>>;

type Branch = Map<string, Branch | string>;

/** `line_items[0][price]` is three names, one in another; `expand[]` is the next of a list. */
const namesIn = (key: string): string[] =>
  [...key.matchAll(/^([^[]+)|\[([^\]]*)\]/g)].map(([, first, inner]) => first ?? inner ?? '');

function grow(tree: Branch, names: readonly string[], value: string): void {
  const [name = '', ...rest] = names;
  const key = name === '' ? String(tree.size) : name;
  if (rest.length === 0) {
    tree.set(key, value);
    return;
  }
  const known = tree.get(key);
  const branch: Branch = known instanceof Map ? known : new Map();
  tree.set(key, branch);
  grow(branch, rest, value);
}

const whole = new Set(['amount', 'limit', 'quantity', 'unit_amount', 'expires_at', 'tax_percent']);

/** A form holds text alone; these fields are of other types. */
function typed(name: string, text: string): unknown {
  if (whole.has(name) && /^-?\d{1,15}$/.test(text)) return Number(text);
  if (name === 'submit' && (text === 'true' || text === 'false')) return text === 'true';
  return text;
}

/** Metadata is text whatever its names are. */
function fieldOf(name: string, node: Branch | string, isText: boolean): unknown {
  if (!(node instanceof Map)) return isText ? node : typed(name, node);
  const areText = isText || name === 'metadata' || name === 'evidence';
  const fields = [...node].map(([key, child]) => [key, fieldOf(key, child, areText)] as const);
  const isList = !areText && fields.every(([key]) => /^\d+$/.test(key));
  return isList ? fields.map(([, value]) => value) : Object.fromEntries(fields);
}

/** Stripe's forms, in a body and in a query alike. */
export function readForm(form: URLSearchParams): Params {
  const tree: Branch = new Map();
  for (const [key, value] of form) grow(tree, namesIn(key), value);
  return Object.fromEntries([...tree].map(([name, node]) => [name, fieldOf(name, node, false)]));
}
