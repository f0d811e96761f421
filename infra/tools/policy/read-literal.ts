import { type Expression, type Program, parseSync } from 'oxc-parser';
import { complain, quoted, type Reading, readValue } from './read-value.ts';

/**
 * What a file says, read and never run.
 *
 * @property value the literal it exports, where there is one; what could not be read of it is undefined
 */
export type Literal = Reading & { readonly value: unknown };

const example = 'export const policy = { … } as const satisfies Policy;';

/** The one thing that the file exports; all that stands beside it is trouble. */
function exportedOf(reading: Reading, { body }: Program): Expression | undefined {
  const found: Expression[] = [];
  for (const statement of body) {
    const declared = statement.type === 'ExportNamedDeclaration' ? statement.declaration : null;
    const isTypes = statement.type === 'ImportDeclaration' && statement.importKind === 'type';
    const [only, ...more] = declared?.type === 'VariableDeclaration' ? declared.declarations : [];
    if (only?.init && more.length === 0 && found.length === 0) found.push(only.init);
    else if (!isTypes) {
      const what = quoted(reading, statement);
      complain(reading, [], statement, `has no place beside a policy: ${what}`);
    }
  }
  return found[0];
}

/** Reads the one literal that a file of TypeScript exports. Nothing of it is run. */
export function readLiteral(text: string): Literal {
  const { program, errors } = parseSync('policy.ts', text);
  const begun = { offsets: new Map(), values: new Map(), open: new Set<string>(), troubles: [] };
  const reading: Reading = { text, ...begun };
  for (const { message, labels } of errors) {
    reading.troubles.push({ path: [], offset: labels[0]?.start ?? 0, says: message });
  }
  if (errors.length > 0) return { ...reading, value: undefined };
  const exported = exportedOf(reading, program);
  if (!exported) {
    reading.troubles.push({ path: [], offset: 0, says: `exports no policy: write ${example}` });
  }
  return { ...reading, value: exported && readValue(reading, exported, []) };
}
