/** How many letters to insert, leave out, replace or swap with the next to get from one text to the other. */
function editDistance(a: string, b: string): number {
  const rows: number[][] = [Array.from({length: b.length + 1}, (_, index) => index)];
  const at = (i: number, j: number): number => rows[i]?.[j] ?? 0;
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    rows.push(row);
    for (let j = 1; j <= b.length; j++) {
      const replaced = at(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swapped =
        i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? at(i - 2, j - 2) + 1 : replaced;
      row.push(Math.min(replaced, swapped, at(i - 1, j) + 1, at(i, j - 1) + 1));
    }
  }
  return at(a.length, b.length);
}

/** Up to three of the words that may have been meant by the text, the likeliest first; upper case does not matter. */
export function similarTo(text: string, words: readonly string[]): readonly string[] {
  const written = text.toLowerCase();
  return words
    .map(word => ({word, distance: editDistance(written, word.toLowerCase())}))
    .filter(({word, distance}) => distance <= Math.max(1, Math.floor(Math.max(word.length, text.length) / 3)))
    .sort((a, b) => a.distance - b.distance)
    .slice(0, 3)
    .map(({word}) => word);
}
