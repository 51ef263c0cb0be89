import type { Document, Drawn, Span, Trace } from "../types.js";

/** Four corners as a highlight wants them: upper left, upper right, lower left, lower right. */
export type Quad = [number, number, number, number, number, number, number, number];

/** The boxes around these words, by page: where the reader saw them, and nowhere else. */
export function quadsOf(span: Span, { traces = [], drawn = [], text }: Document): Map<number, Quad[]> {
  const pages = new Map<number, Quad[]>();
  for (const trace of traces) {
    if (trace.at >= span.end || trace.at + trace.length <= span.start) continue;
    const run = drawn[trace.piece];
    const part = cut(trace, span);
    if (run === undefined || part.to <= part.from || text.slice(trace.at, trace.at + trace.length).trim() === "")
      continue;
    const quads = pages.get(run.page) ?? [];
    const quad = quadOf(run, Math.max(0, part.from), part.to);
    pages.set(run.page, [...quads, quad]);
  }
  return pages;
}

function cut({ at, length, from, to }: Trace, span: Span): { from: number; to: number } {
  if (to - from !== length) return { from, to };
  return { from: from + Math.max(0, span.start - at), to: to - Math.max(0, at + length - span.end) };
}

function quadOf({ text, matrix: [a, b, c, d, x, y], width }: Drawn, from: number, to: number): Quad {
  const along = Math.hypot(a, b) || 1;
  const size = Math.hypot(c, d) || 1;
  const whole = lengthOf(text) || 1;
  const [start, end] = [lengthOf(text.slice(0, from)), lengthOf(text.slice(0, to))].map((one) => (one / whole) * width);
  const point = (far: number, high: number): [number, number] =>
    [x + (a / along) * far + (c / size) * high, y + (b / along) * far + (d / size) * high].map(
      (one) => Math.round(one * 100) / 100,
    ) as [number, number];
  const [top, bottom] = [0.8 * size, -0.22 * size];
  return [...point(start!, top), ...point(end!, top), ...point(start!, bottom), ...point(end!, bottom)];
}

/** About how wide letters are in a proportional font; a PDF tells the width of a run, not that of its letters. */
function lengthOf(text: string): number {
  let length = 0;
  for (const letter of text)
    length += /[iljtfrI.,:;'’“”!|()[\] ]/.test(letter) ? 0.55 : /[mwMW—@%]/.test(letter) ? 1.5 : /[A-Z&]/.test(letter) ? 1.25 : 1; // prettier-ignore
  return length;
}
