import type { Run } from "./runs.js";

/** Fewer letters may stand anywhere: in a drawing, in a logo. */
const fewest = 200;

/**
 * Whether the letters of a page are drawn one by one and in no order. Whoever looks at the page reads it as ever; whatever takes the
 * letters as they come (search, copy and paste, other readers) finds noise.
 */
export function isDrawnInNoOrder(runs: readonly Run[]): boolean {
  const letters = runs.filter(({ text }) => text.trim().length === 1);
  if (letters.length < fewest || letters.length < runs.length / 2) return false;
  const inOrder = letters.filter((one, at) => {
    const next = letters[at + 1];
    if (!next) return false;
    const [across, down] = [Math.abs(next.x - one.x) / one.size, Math.abs(next.y - one.y) / one.size];
    // Along the line, or down it where lines run downwards.
    return (across < 3 && down < 1) || (across < 1 && down < 3);
  });
  return inOrder.length < letters.length / 4;
}
