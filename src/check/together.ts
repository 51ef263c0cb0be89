import type { Pattern } from "../rulebook/pattern.js";
import { afterPart, patternHead } from "../rulebook/pattern-block.js";
import type { Range } from "../understand/phrases.js";
import type { Understanding } from "../understand/understand.js";
import { endsOf } from "./match.js";

/** Between the ends of words that say one thing together stand no more words than this. */
const within = 24;

/**
 * Whether the parts of a pattern that are joined by "&" stand close to each other. A long sentence speaks of many things:
 * of "Vendor shall return PHI at the end, …, and Clinic shall pay its own auditors" the return and the pay have nothing to
 * do with each other.
 */
export function standTogether({ block, at }: Pattern, ranges: readonly Range[], text: Understanding): boolean {
  const { numbers } = block;
  const parts: number[][] = [];
  let part = at + patternHead;
  for (let left = numbers[at]!; left > 0; left--) {
    // What is not to be said, or said nearby or in a heading, has no place among them.
    if (numbers[part] === 0) parts.push(placesIn(ranges, endsOf(block, part, ranges, text)));
    part = afterPart(numbers, part);
  }
  return parts.length < 2 || narrowest(parts) <= within;
}

/** Places counted along the ranges, for what stands between a lead-in and its item belongs to neither. */
function placesIn(ranges: readonly Range[], ends: readonly number[]): number[] {
  return ends.map((end) => {
    let before = 0;
    for (const [from, to] of ranges) {
      if (end > from && end <= to) return before + end - from;
      before += to - from;
    }
    return before;
  });
}

/** How far apart the two outer ones are of the closest choice of one place from each list; lists ascend. */
function narrowest(lists: readonly number[][]): number {
  const next = lists.map(() => 0);
  let best = Infinity;
  for (;;) {
    const heads = lists.map((list, k) => list[next[k]!]!);
    const least = Math.min(...heads);
    best = Math.min(best, Math.max(...heads) - least);
    const k = heads.indexOf(least);
    if (++next[k]! >= lists[k]!.length) return best;
  }
}
