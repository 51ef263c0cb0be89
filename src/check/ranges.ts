import type { Range } from "../understand/phrases.js";

/** Ranges in the order of the text, without overlaps. */
export function union(ranges: readonly Range[]): Range[] {
  const joined: [number, number][] = [];
  for (const [from, to] of [...ranges].sort((a, b) => a[0] - b[0])) {
    const last = joined.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else joined.push([from, to]);
  }
  return joined;
}

/** What is left of ranges when others, ascending and without overlaps, are cut out of them. */
export const cutOut = (ranges: readonly Range[], cuts: readonly Range[]): readonly Range[] =>
  cuts.length === 0 ? ranges : ranges.flatMap((range) => partsLeft(range, cuts));

function partsLeft([from, to]: Range, cuts: readonly Range[]): Range[] {
  const left: Range[] = [];
  let start = from;
  for (let k = firstEndingAfter(cuts, from); k < cuts.length && cuts[k]![0] < to; k++) {
    if (cuts[k]![0] > start) left.push([start, cuts[k]![0]]);
    start = cuts[k]![1];
  }
  if (start < to) left.push([start, to]);
  return left;
}

/** Index of the first range that ends behind a word: ranges ascend. */
export function firstEndingAfter(ranges: readonly Range[], word: number): number {
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ranges[middle]![1] <= word) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Ranges in the order of the text. What leads in a sentence mostly stands before it, and nothing has to be done. */
export function ascending(ranges: readonly Range[]): readonly Range[] {
  for (let k = 1; k < ranges.length; k++)
    if (ranges[k]![0] < ranges[k - 1]![0]) return [...ranges].sort((a, b) => a[0] - b[0]);
  return ranges;
}
