/** @property line where it begins @property lines how many it has */
type Length = { readonly line: number; readonly lines: number };

const indentOf = (line: string) => line.length - line.trimStart().length;

const control = /^\s*(?:\} )?(?:if|else|for|while|switch|try|catch|finally|do)\b/;
const opensFunction = /\bfunction\b|=> \{$|^\s*(?:async |static |get |set |override )*[\w#]+\(/;

/** Where what ends with `{` on this line began: a long list of parameters stands above it. */
function headOf(lines: readonly string[], index: number): number {
  const line = lines[index] ?? '';
  if (!line.trimStart().startsWith(')')) return index;
  for (let above = index - 1; above >= 0; above -= 1) {
    if (lines[above]?.trim() && indentOf(lines[above] ?? '') === indentOf(line)) return above;
  }
  return index;
}

/** How long each function is. The formatter indents what a brace opens, so the indent ends it. */
export function functionsIn(bare: string): Length[] {
  const lines = bare.split('\n').map((line) => line.trimEnd());
  return lines.flatMap((line, index) => {
    if (!line.endsWith('{')) return [];
    const head = headOf(lines, index);
    const opening = lines[head] ?? '';
    if (control.test(opening) || !(opensFunction.test(opening) || line.endsWith('=> {'))) return [];
    const end = lines.findIndex(
      (other, at) => at > index && other.trim() !== '' && indentOf(other) <= indentOf(line),
    );
    return [{ line: head + 1, lines: (end < 0 ? lines.length : end + 1) - head }];
  });
}
