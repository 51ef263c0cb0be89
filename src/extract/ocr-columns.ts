import type { Picture } from "./ocr-picture.js";

/** Height of a strip in which ink is looked for: about that of a letter. */
const strip = 8;
/** A gutter is at least this wide, in points of the picture: wider than the space between two words. */
const gutter = 20;

/**
 * Whether the page seems to have columns, or a table: a white gap in the middle that runs down past many lines. Then its
 * parts must be found first; else that only loses the numbers which stand by themselves at the left of a clause.
 */
export function hasColumns({ width, height, grey }: Picture): boolean {
  const [from, to] = [Math.floor(0.3 * width), Math.ceil(0.7 * width)];
  const gaps = new Int32Array(width);
  let lines = 0;
  for (let top = 0; top + strip <= height; top += strip) {
    const ink = inkIn(grey, width, top);
    const left = ink.indexOf(1);
    const right = ink.lastIndexOf(1);
    if (right - left < 0.3 * width) continue;
    lines++;
    let blank = 0;
    for (let x = from; x < to; x++) {
      blank = ink[x] ? 0 : blank + 1;
      if (blank >= gutter && x > left + gutter && x < right) gaps[x]!++;
    }
  }
  return lines > 10 && gaps.some((count) => count > 0.35 * lines);
}

function inkIn(grey: Uint8Array, width: number, top: number): Uint8Array {
  const ink = new Uint8Array(width);
  for (let y = top; y < top + strip; y++) for (let x = 0; x < width; x++) if (grey[y * width + x]! < 128) ink[x] = 1;
  return ink;
}
