import { columnsOf, type Flow } from "./columns.js";
import { labelOf } from "./labels.js";
import { baselineOf, baselinesOf, rowOf } from "./rows.js";
import { type Cell, type RuledTable, withoutTables } from "./ruled-tables.js";
import type { Baseline, Page, Row, Segment } from "./runs.js";

/** A line of text, or a row of a table, in reading order. */
export interface Line extends Segment {
  page: number;
  y: number;
  /** Edges of the column it stands in. */
  left: number;
  margin: number;
  /** First line of its column (or page). */
  startsFlow: boolean;
  /** First line of a cell beside another one: nothing before it goes on in it. */
  opensCell?: boolean;
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
  return pages.map(({ runs, rules = [], number, height }) => {
    if (runs.length === 0) return { number, height, lines: [], lineNumbers: "" };
    const area = linesOfArea({ runs, rules }, number, gutter);
    gutter = area.gutter;
    return { number, height, lines: area.lines, lineNumbers: area.lineNumbers };
  });
}

/** The lines of a page or of a cell, those of the tables in it in their places. */
function linesOfArea({ runs, rules }: Cell, page: number, before?: number) {
  const apart = withoutTables(runs, rules);
  const { lines: baselines, lineNumbers } = baselinesOf(apart.runs);
  const { flows, gutter } = columnsOf(baselines, { before, drawn: runs });
  const lines = flows.flatMap((flow) => linesAndTables(flow, apart.tables, page));
  return { lines, gutter, lineNumbers: lineNumbers.map(({ text }) => text.trim()).join(" ") };
}

/** The lines of a flow, with those of each table in the place of its mark. */
function linesAndTables(flow: Flow, tables: readonly RuledTable[], page: number): Line[] {
  if (tables.length === 0) return linesOfFlow(rowsIn(flow), page);
  const marks = new Map(tables.map((table) => [table.mark, table]));
  const words = flow.map((line) => line.runs.filter((run) => !marks.has(run)));
  const sides = sidesOf(rowsIn(words.filter((runs) => runs.length > 0).map(baselineOf)));
  const lines: Line[] = [];
  let open: Baseline[] = [];
  const close = () => {
    if (open.length > 0) lines.push(...linesOfFlow(rowsIn(open), page, sides));
    open = [];
  };
  for (const [index, line] of flow.entries()) {
    if (words[index]!.length > 0) open.push(baselineOf(words[index]!));
    for (const table of line.runs.flatMap((run) => marks.get(run) ?? [])) {
      close();
      lines.push(...linesOfTable(table, page));
    }
  }
  close();
  return lines;
}

/** A row of a ruled table is one line, unless it sets clauses side by side with their titles. */
function linesOfTable({ rows }: RuledTable, page: number): Line[] {
  return rows.flatMap((row) => {
    const cells = row.map((cell) => linesOfArea(cell, page).lines).filter((lines) => lines.length > 0);
    if (cells.length < 2) return cells.flat();
    if (holdsClauses(cells)) return cells.flatMap(([first, ...rest]) => [{ ...first!, opensCell: true }, ...rest]);
    const whole = cells.map((lines) => joined(lines, " "));
    const left = whole[0]!.x;
    const margin = Math.max(...whole.map(({ right }) => right));
    return [{ ...joined(whole, cellSeparator), page, y: cells[0]![0]!.y, left, margin, isRow: true, isParted: true, startsFlow: true }]; // prettier-ignore
  });
}

/** "2. Permitted uses" beside what it permits, or a title beside paragraphs: clauses, set in a table to look well. */
function holdsClauses(cells: Line[][]): boolean {
  const [title, clauses] = cells as [Line[], Line[]];
  if (cells.length > 2) return false;
  const length = (lines: Line[]) => lines.reduce((sum, { text }) => sum + text.length, 0);
  if (length(title) > 90) return false;
  const label = labelOf(title[0]!.text);
  if (label !== "" && label !== title[0]!.text.trim() && length(clauses) >= 80) return true;
  return length(clauses) >= 200 && paragraphsIn(clauses) >= 2;
}

/** How many paragraphs the lines of a cell are at the least: labels and wider gaps begin a new one. */
function paragraphsIn(lines: Line[]): number {
  const gaps = lines.slice(1).map((line, index) => lines[index]!.y - line.y);
  const tight = Math.min(...gaps.filter((gap) => gap > 0));
  return 1 + gaps.filter((gap, index) => gap > 1.3 * tight || labelOf(lines[index + 1]!.text) !== "").length;
}

const rowsIn = (flow: Flow): Row[] => flow.map(rowOf).filter((row) => row.segments.length > 0);

/** The edges of what stands in a flow. */
function sidesOf(flow: Row[]): { left: number; margin: number } {
  const segments = flow.flatMap((row) => row.segments);
  const left = segments.reduce((least, segment) => Math.min(least, segment.x), Infinity);
  const margin = segments.reduce((most, segment) => Math.max(most, segment.right), 0);
  return { left, margin };
}

function linesOfFlow(flow: Row[], page: number, { left, margin } = sidesOf(flow)): Line[] {
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
