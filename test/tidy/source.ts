import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

const root = join(import.meta.dirname, '../..');

/**
 * @property path from the root of the repository
 * @property code `text` without its comments, line by line as long as before
 * @property bare `code` without what its strings say
 * @property imports every module it names, as it names it
 */
export type Source = {
  readonly path: string;
  readonly text: string;
  readonly code: string;
  readonly bare: string;
  readonly imports: readonly string[];
};

const skipped = new Set(['node_modules', '.git', 'cdk.out', 'coverage', '.local', 'dist']);

function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (skipped.has(entry.name) || entry.name.endsWith('.log')) return [];
    return entry.isDirectory() ? filesIn(path) : entry.isFile() ? [relative(root, path)] : [];
  });
}

// Comments, strings, templates and regular expressions, whichever begins first.
const tokens = [
  /\/\*[\s\S]*?\*\//,
  /\/\/[^\n]*/,
  /'(?:\\.|[^'\\\n])*'/,
  /"(?:\\.|[^"\\\n])*"/,
  /`(?:\\[\s\S]|[^`\\])*`/,
  /(?<=[=(,:[!&|?{};+]\s*|return\s)\/(?![*/])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/[\\\n])+\/\w*/,
];
const token = new RegExp(tokens.map(({ source }) => source).join('|'), 'g');

const blank = (text: string) => text.replaceAll(/[^\n]/g, ' ');

const isComment = (text: string) => text.startsWith('//') || text.startsWith('/*');

const withoutComments = (text: string): string =>
  text.replaceAll(token, (found) => (isComment(found) ? blank(found) : found));

/** Of templates what they compute is left, and what they say with it. */
const withoutStrings = (code: string): string =>
  code.replaceAll(token, (found) => {
    const quote = found[0] ?? '';
    return quote === '`' ? found : `${quote}${blank(found.slice(1, -1))}${found.at(-1)}`;
  });

const named = /(?:^|[\s;}])(?:from|import)\s*\(?\s*'([^']+)'/g;

const importsIn = (code: string): string[] =>
  [...code.matchAll(named)].flatMap(([, specifier]) => specifier ?? []);

export function toSource(path: string, text: string): Source {
  const code = withoutComments(text);
  return { path, text, code, bare: withoutStrings(code), imports: importsIn(code) };
}

/** Every text of ours, in the order of its path. */
export const readAll = (): Source[] =>
  filesIn(root)
    .filter(
      (path) =>
        /(\.(ts|js|mjs|cjs|md|json|ya?ml|html|css|sh|txt)|ignore|rc)$/.test(path) &&
        !path.endsWith('package-lock.json'),
    )
    .toSorted()
    .map((path) => toSource(path, readFileSync(join(root, path), 'utf8')));

/** The file of ours that an import names, or nothing when it names a package. */
export const fileNamed = ({ path }: Source, specifier: string): string | undefined =>
  specifier.startsWith('.') ? join(dirname(path), specifier) : undefined;

export const lineOf = (text: string, index: number): number =>
  text.slice(0, index).split('\n').length;
