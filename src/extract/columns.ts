import type { Row, Segment } from "./runs.js";

/** Rows read together: the whole width of a page, or one column of it. */
export type Flow = Row[];

/** Fewer rows side by side than this are a table or a signature block, not columns of prose. */
const enoughRows = 6;

/** Splits the rows of a page into flows in reading order: the left column before the right one. */
export function flowsOf(rows: Row[]): Flow[] {
  const gutter = gutterOf(rows);
  if (!gutter) return [rows];
  const { from, to, x } = gutter;
  const side = (keep: (segment: Segment) => boolean) =>
    rows
      .slice(from, to)
      .map((row) => ({ ...row, segments: row.segments.filter(keep) }))
      .filter((row) => row.segments.length > 0);
  return [
    ...(from > 0 ? flowsOf(rows.slice(0, from)) : []),
    ...flowsOf(side((segment) => segment.x < x)),
    ...flowsOf(side((segment) => segment.x >= x)),
    ...(to < rows.length ? flowsOf(rows.slice(to)) : []),
  ];
}

interface Gutter {
  /** Half-open range of rows it runs through. */
  from: number;
  to: number;
  /** Segments from here on belong to the right column. */
  x: number;
}

function gutterOf(rows: Row[]): Gutter | undefined {
  if (rows.length < enoughRows) return undefined;
  const segments = rows.flatMap((row) => row.segments);
  const left = Math.min(...segments.map((segment) => segment.x));
  const right = Math.max(...segments.map((segment) => segment.right));
  const width = right - left;
  const starts = new Map<number, number>();
  for (const { x } of segments) {
    const start = Math.round(x / 3) * 3;
    if (x > left + 0.25 * width && x < left + 0.75 * width) starts.set(start, (starts.get(start) ?? 0) + 1);
  }
  const candidates = [...starts].filter(([, count]) => count >= enoughRows).sort(([a], [b]) => a - b);
  let best: (Gutter & { rows: number }) | undefined;
  for (const [start] of candidates) {
    for (const band of bandsWithout(rows, start)) {
      const share = proseOnBothSides(rows.slice(band.from, band.to), start - 3, width);
      if (share > (best?.rows ?? 0)) best = { ...band, x: start - 3, rows: share };
    }
  }
  return best;
}

/** Maximal ranges of rows in which no ink crosses the strip left of `start`. */
function bandsWithout(rows: Row[], start: number): { from: number; to: number }[] {
  const bands: { from: number; to: number }[] = [];
  let from = 0;
  rows.forEach((row, index) => {
    const crosses = row.segments.some((segment) => segment.x < start - 3 && segment.right > start - 0.4 * row.size);
    if (!crosses) return;
    if (index > from) bands.push({ from, to: index });
    from = index + 1;
  });
  if (from < rows.length) bands.push({ from, to: rows.length });
  return bands.filter((band) => band.to - band.from >= enoughRows);
}

/** Number of rows in the shorter of two columns, or 0 when the two sides are not both running prose. */
function proseOnBothSides(rows: Row[], x: number, width: number): number {
  const lefts = rows.flatMap((row) => row.segments.filter((segment) => segment.x < x).slice(0, 1));
  const rights = rows.flatMap((row) => row.segments.filter((segment) => segment.x >= x).slice(0, 1));
  return isProse(lefts, width) && isProse(rights, width) ? Math.min(lefts.length, rights.length) : 0;
}

function isProse(segments: Segment[], pageWidth: number): boolean {
  if (segments.length < enoughRows) return false;
  const left = Math.min(...segments.map((segment) => segment.x));
  const right = Math.max(...segments.map((segment) => segment.right));
  if (right - left < 0.25 * pageWidth) return false;
  // Lines of prose mostly fill their column; the cells of a table and the blanks of a signature block do not.
  const full = segments.filter((segment) => segment.right - left > 0.75 * (right - left)).length;
  return full >= 0.5 * segments.length;
}
