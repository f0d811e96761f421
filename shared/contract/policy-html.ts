/** Text that is HTML already. */
export type Html = { readonly html: string };

type Part = string | number | Html | readonly Html[];

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escaped = (text: string): string =>
  text.replaceAll(/[&<>"']/g, (character) => entities[character] ?? character);

const isMany = (part: Part): part is readonly Html[] => Array.isArray(part);

function written(part: Part): string {
  if (isMany(part)) return part.map(({ html }) => html).join('');
  return typeof part === 'object' ? part.html : escaped(String(part));
}

/** A piece of HTML. Whatever is put into it is text, unless it is such a piece itself. */
export const html = (pieces: TemplateStringsArray, ...parts: readonly Part[]): Html => ({
  html: pieces.reduce((sofar, piece, at) => `${sofar}${written(parts[at - 1] ?? '')}${piece}`),
});
