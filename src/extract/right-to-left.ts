import type { Run } from "./runs.js";

/** Letters of Hebrew, Arabic and their kin, and the forms in which fonts keep them. */
const rightToLeft = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]/;

/**
 * The runs of a line, given from left to right, in the order in which they are read: in a line of Hebrew from right to left, the
 * figures and Latin words in it left to right. A run that begins with a space stands apart from the one before it.
 */
export function inReadingOrder(runs: Run[]): Run[] {
  if (!runs.some(({ text }) => rightToLeft.test(text)) || !isRightToLeft(runs)) return runs;
  const stretches: Run[][] = [];
  let isOpen = false;
  for (const run of runs) {
    const isTurned = rightToLeft.test(run.text);
    if (isOpen && !isTurned) stretches.at(-1)!.push(run);
    else stretches.push([run]);
    isOpen = !isTurned;
  }
  // The space before a stretch is read behind it.
  const order = stretches.map((stretch, index) => [
    shifted(stretch[0]!, index + 1 < stretches.length && isApart(stretches[index + 1]![0]!)),
    ...stretch.slice(1),
  ]);
  return order.reverse().flat();
}

function isRightToLeft(runs: readonly Run[]): boolean {
  const letters = runs.flatMap(({ text }) => text.match(/\p{L}/gu) ?? []);
  return letters.filter((letter) => rightToLeft.test(letter)).length > letters.length / 2;
}

const isApart = ({ shift = 0 }: Run) => shift > 0;

/** The run with one space before it, or none. */
function shifted(run: Run, isApart: boolean): Run {
  const { shift = 0, text } = run;
  return { ...run, text: `${isApart ? " " : ""}${text.slice(shift)}`, shift: Number(isApart) };
}
