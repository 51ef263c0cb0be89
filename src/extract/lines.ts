import { columnsOf } from "./columns.js";
import { labelOf } from "./labels.js";
import { baselinesOf, rowOf } from "./rows.js";
import type { Page, Row, Segment } from "./runs.js";

/** A line of text, or a row of a table, in reading order. */
export interface Line extends Segment {
  page: number;
  y: number;
  /** Edges of the column it stands in. */
  left: number;
  margin: number;
  /** First line of its column (or page). */
  startsFlow: boolean;
  /** A table row: its cells' words, row by row. */
  isRow: boolean;
  /** Parts of it stand apart as cells do, and the first is no label. */
  isParted: boolean;
}

/** Parts the cells of a table row, so that words of two cells are never read as one phrase. */
const cellSeparator = " | ";

/** What stands on one page, line by line. */
export interface PageLines {
  number: number;
  height: number;
  lines: Line[];
  /** Numbers in the margin that count the lines, left out of them. */
  lineNumbers: string;
}

/** The lines of each page in reading order, columns one after the other, tables row by row. */
export function linesOfPages(pages: readonly Page[]): PageLines[] {
  let gutter: number | undefined;
  return pages.map(({ runs, number, height }) => {
    if (runs.length === 0) return { number, height, lines: [], lineNumbers: "" };
    const { lines: baselines, lineNumbers } = baselinesOf(runs);
    const columns = columnsOf(baselines, { before: gutter, drawn: runs });
    gutter = columns.gutter;
    const lines = columns.flows.flatMap((flow) => {
      const rows = flow.map(rowOf).filter((row) => row.segments.length > 0);
      return linesOfFlow(rows, number);
    });
    return { number, height, lines, lineNumbers: lineNumbers.map(({ text }) => text.trim()).join(" ") };
  });
}

function linesOfFlow(flow: Row[], page: number): Line[] {
  const segments = flow.flatMap((row) => row.segments);
  const left = segments.reduce((least, segment) => Math.min(least, segment.x), Infinity);
  const margin = segments.reduce((most, segment) => Math.max(most, segment.right), 0);
  const lines: Line[] = [];
  const add = (segment: Segment, y: number, isRow: boolean, isParted = isRow) =>
    lines.push({ ...segment, page, y, left, margin, isRow, isParted, startsFlow: lines.length === 0 });
  for (let index = 0; index < flow.length; ) {
    const length = tableAt(flow, index);
    if (length === 0 && isHeadOf(flow, index)) {
      const row = flow[index++]!;
      add(joined(row.segments, cellSeparator), row.y, true);
    } else if (length > 0) {
      for (const row of tableRows(flow.slice(index, index + length))) add(row, row.y, true);
      index += length;
    } else {
      const row = flow[index++]!;
      const text = joined(row.segments, " ");
      add(text, row.y, false, cellsOf(row).length > 1 && labelOf(text.text) === "");
    }
  }
  return lines;
}

/** How many rows from here on are one table; 0 when none starts here. */
function tableAt(flow: Row[], from: number): number {
  const starts = cellsOf(flow[from]!);
  if (starts.length < 2) return 0;
  let multiple = 1;
  let end = from + 1;
  for (; end < flow.length; end++) {
    const row = flow[end]!;
    const tooFar = flow[end - 1]!.y - row.y > 4 * row.size;
    const aligned =
      row.segments.every((segment) => starts.some((start) => Math.abs(start - segment.x) < 0.6 * row.size)) ||
      standsBelow(row, flow[from]!);
    if (tooFar || !aligned) break;
    // A line as wide as the table that begins at its left edge is the next paragraph.
    if (row.segments.length === 1 && crosses(row.segments[0]!, starts)) break;
    if (row.segments.length > 1) multiple++;
  }
  // Trailing lines at the left edge alone are no longer the table.
  while (
    end > from + 1 &&
    flow[end - 1]!.segments.length === 1 &&
    Math.abs(flow[end - 1]!.segments[0]!.x - starts[0]!) < 3
  )
    end--;
  return multiple >= 2 ? end - from : 0;
}

/** Titles of columns, centred over the cells of the table that begins on the next line. */
function isHeadOf(flow: Row[], at: number): boolean {
  const [head, next] = [flow[at]!, flow[at + 1]];
  if (!next || cellsOf(head).length < 2 || head.segments.length > next.segments.length) return false;
  if (head.y - next.y > 3 * next.size || tableAt(flow, at + 1) === 0) return false;
  const starts = cellsOf(next);
  const columns = head.segments.map(({ x, right }) => starts.findLastIndex((start) => start < (x + right) / 2));
  return columns.every((column, index) => column >= 0 && column > (columns[index - 1] ?? -1));
}

/** Three or more cells, each below or above its like in another row: columns that are centred or flush right. */
function standsBelow({ segments }: Row, { segments: others }: Row): boolean {
  if (segments.length < 3 || segments.length !== others.length) return false;
  return segments.every((segment, index) => segment.x < others[index]!.right && segment.right > others[index]!.x);
}

function cellsOf(row: Row): number[] {
  const parted = row.segments.every((segment, index) => {
    const next = row.segments[index + 1];
    return !next || next.x - segment.right > 1.2 * row.size;
  });
  return parted ? row.segments.map((segment) => segment.x) : [];
}

function crosses(segment: Segment, starts: number[]): boolean {
  return starts.some((start) => segment.x < start - 3 && segment.right > start + 3);
}

/** Lines of a table put together into its rows: cells that wrap are made whole. */
function tableRows(rows: Row[]): (Segment & { y: number })[] {
  const starts = cellsOf(rows[0]!);
  const pitches = rows.slice(1).map((row, index) => rows[index]!.y - row.y);
  const tight = Math.min(...pitches);
  const isWide = (pitch: number | undefined) => pitch !== undefined && pitch > 1.25 * tight;
  // Cells wrap when lines stand as close as in a paragraph and wider gaps part them again and again.
  const isSpaced = tight < 1.5 * rows[0]!.size && pitches.filter(isWide).length >= 0.25 * pitches.length;
  const groups: Row[][] = [];
  rows.forEach((row, index) => {
    const begins = isSpaced ? isWide(pitches[index - 1]) : row.segments.length > 1;
    if (index === 0 || begins) groups.push([row]);
    else groups.at(-1)!.push(row);
  });
  return groups.map((group) => {
    const cells: Segment[][] = starts.map(() => []);
    for (const { segments } of group) {
      segments.forEach((segment, index) => {
        const column = segments.length === starts.length ? index : nearest(starts, segment.x);
        cells[column]!.push(segment);
      });
    }
    const whole = cells.filter((cell) => cell.length > 0).map((cell) => joined(cell, " "));
    return { ...joined(whole, cellSeparator), y: group[0]!.y };
  });
}

function nearest(starts: number[], x: number): number {
  const distances = starts.map((start) => Math.abs(start - x));
  return distances.indexOf(Math.min(...distances));
}

function joined(segments: Segment[], separator: string): Segment {
  let length = -separator.length;
  const doubts = segments.flatMap((segment) => {
    const before = length + separator.length;
    length = before + segment.text.length;
    return segment.doubts.map(({ start, end }) => ({ start: before + start, end: before + end }));
  });
  const widest = segments.reduce((a, b) => (b.right - b.x > a.right - a.x ? b : a));
  const raw = segments.flatMap((segment, index) =>
    (index === 0 ? [] : [{ text: separator }]).concat(segment.raw ?? []),
  );
  return {
    ...segments[0]!,
    ...(segments[0]!.raw ? { raw } : {}),
    font: widest.font,
    size: widest.size,
    text: segments.map((segment) => segment.text).join(separator),
    right: Math.max(...segments.map((segment) => segment.right)),
    doubts,
  };
}
