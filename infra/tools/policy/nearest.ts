/** How many letters have to be put in, left out or changed to make `b` of `a`. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const changed = (row[j - 1] ?? 0) + Number(a[i - 1] !== b[j - 1]);
      next.push(Math.min(changed, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

/** The words that `text` may have been meant to be, nearest first; none where all are far. */
export function nearest(text: string, words: readonly string[]): string[] {
  const lower = text.toLowerCase();
  return words
    .map((word) => ({ word, far: distance(lower, word.toLowerCase()) }))
    .filter(({ word, far }) => far <= Math.max(2, Math.floor(word.length / 3)))
    .toSorted((a, b) => a.far - b.far)
    .map(({ word }) => word);
}
