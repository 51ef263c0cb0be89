import type { Box } from "./pdf-matrix.js";
import type { Run } from "./runs.js";

/** A cell of a table that lines part: its words, and the lines within it, for a table may stand in a cell. */
export interface Cell {
  runs: readonly Run[];
  rules: readonly Box[];
}

/** A table as its lines show it. */
export interface RuledTable {
  /** Stands for the table among the runs around it. */
  mark: Run;
  rows: Cell[][];
}

/** Lines that do not quite meet still make a corner. */
const ease = 3;
/** A page with more lines than this holds a drawing. */
const mostRules = 3000;
const mostLines = 300;

/** A line along (or down) the page: where it stands, and from where to where it goes. */
interface Rule {
  at: number;
  from: number;
  to: number;
}

/** Takes the tables out of the runs of an area and puts a mark in the place of each. */
export function withoutTables(runs: readonly Run[], rules: readonly Box[]): { runs: Run[]; tables: RuledTable[] } {
  const tables: RuledTable[] = [];
  let left = [...runs];
  for (const grid of gridsOf(rules)) {
    const inside = left.filter((run) => holds(grid, run));
    const rows = rowsOf(grid, inside, rules);
    if (!rows) continue;
    const within = new Set(inside);
    const words = inside.filter(isInk);
    const first = words.reduce((a, b) => (b.y > a.y ? b : a));
    const x = Math.min(...words.map((run) => run.x));
    const width = Math.max(...words.map((run) => run.x + run.width)) - x;
    const mark: Run = { ...first, text: "\uFFFC", x, width };
    delete mark.piece;
    tables.push({ mark, rows });
    left = [...left.filter((run) => !within.has(run)), mark];
  }
  return { runs: left, tables };
}

interface Grid {
  across: Rule[];
  down: Rule[];
  box: Box;
}

/** Lines that meet make a grid; the largest first, so that a table in a cell of another is found with that cell. */
function gridsOf(rules: readonly Box[]): Grid[] {
  if (rules.length < 5 || rules.length > mostRules) return [];
  const isAcross = ([left, bottom, right, top]: Box) => right - left > top - bottom;
  const across = linesOf(
    rules.filter(isAcross).map(([left, bottom, right, top]) => ({ at: (bottom + top) / 2, from: left, to: right })),
  );
  const down = linesOf(
    rules
      .filter((rule) => !isAcross(rule))
      .map(([left, bottom, right, top]) => ({ at: (left + right) / 2, from: bottom, to: top })),
  );
  if (across.length > mostLines || down.length > mostLines) return [];
  const grids: Grid[] = [];
  const free = new Set(down);
  for (const start of down) {
    if (!free.delete(start)) continue;
    const [ours, theirs] = [[start], [] as Rule[]];
    // Both lists grow while they are walked through.
    for (const one of ours)
      for (const line of across) {
        if (theirs.includes(line) || !meet(line, one)) continue;
        theirs.push(line);
        for (const other of free) if (meet(line, other) && free.delete(other)) ours.push(other);
      }
    const edges = [...ours.flatMap(({ from, to }) => [from, to]), ...theirs.map(({ at }) => at)];
    const sides = [...theirs.flatMap(({ from, to }) => [from, to]), ...ours.map(({ at }) => at)];
    const box: Box = [Math.min(...sides), Math.min(...edges), Math.max(...sides), Math.max(...edges)];
    if (theirs.length >= 1) grids.push({ across: theirs, down: ours, box });
  }
  const areaOf = ({ box: [left, bottom, right, top] }: Grid) => (right - left) * (top - bottom);
  return grids.sort((a, b) => areaOf(b) - areaOf(a));
}

const meet = (across: Rule, down: Rule) =>
  down.at > across.from - ease && down.at < across.to + ease && across.at > down.from - ease && across.at < down.to + ease; // prettier-ignore

/** Pieces on one line that touch, as each cell draws its own border, are one line. */
function linesOf(pieces: Rule[]): Rule[] {
  const heights = distinct(pieces.map(({ at }) => at));
  const byHeight = heights.map((): Rule[] => []);
  for (const piece of pieces) byHeight[heights.findLastIndex((at) => at <= piece.at)]!.push(piece);
  return byHeight.flatMap((row) => {
    const lines: Rule[] = [];
    for (const piece of row.sort((a, b) => a.from - b.from)) {
      const line = lines.at(-1);
      if (line && piece.from <= line.to + ease) line.to = Math.max(line.to, piece.to);
      else lines.push({ ...piece });
    }
    return lines;
  });
}

/** The cells with their words, row by row; nothing when this is no table of two columns or more that parts the words. */
function rowsOf({ across, down, box: [left, bottom, right, top] }: Grid, runs: Run[], rules: readonly Box[]) {
  const isWhole = ({ from, to }: Rule) => to - from > 0.9 * (right - left);
  const heights = distinct([bottom, top, ...across.filter(isWhole).map(({ at }) => at)]).reverse();
  const rows: Cell[][] = [];
  let cut = 0;
  for (const [index, upper] of heights.slice(0, -1).entries()) {
    const lower = heights[index + 1]!;
    const sides = down.filter(({ from, to }) => Math.min(to, upper) - Math.max(from, lower) > 0.6 * (upper - lower));
    const edges = distinct([left, right, ...sides.map(({ at }) => at)]);
    const ofRow = edges.reduce(
      (parts, x) => parts.flatMap((run) => partedAt(run, x)),
      runs.filter((run) => middleOf(run) < upper && middleOf(run) >= lower),
    );
    cut += ofRow.filter((run) => edges.some((x) => isCut(run, x))).length;
    rows.push(
      edges.slice(0, -1).map((from, at) => {
        const to = edges[at + 1]!;
        const isIn = (x: number) => x >= from - ease && x < to - ease;
        const inner = ([x, y, x2, y2]: Box) =>
          x > from + ease && x2 < to - ease && y > lower + ease && y2 < upper - ease;
        return { runs: ofRow.filter(({ x }) => isIn(x)), rules: rules.filter(inner) };
      }),
    );
  }
  const filled = (row: Cell[]) => row.filter((cell) => cell.runs.some(isInk)).length;
  const isTable = rows.some((row) => filled(row) >= 2) && cut <= 0.02 * runs.length;
  return isTable ? rows.filter((row) => filled(row) > 0) : undefined;
}

const isCut = (run: Run, x: number) => isInk(run) && run.x < x - ease && run.x + run.width > x + ease;

/** Words of two cells that stand close may come as one run: parted at the space that is nearest to the line between them. */
function partedAt(run: Run, x: number): Run[] {
  if (!isCut(run, x)) return [run];
  const { text, width } = run;
  const placeOf = (at: number) => run.x + (width * at) / text.length;
  const spaces = [...text].flatMap((sign, at) => (sign === " " ? [at] : []));
  const at = spaces.reduce((best, one) => (Math.abs(placeOf(one) - x) < Math.abs(placeOf(best) - x) ? one : best), 0);
  if (at === 0 || Math.abs(placeOf(at) - x) > 2 * run.size) return [run];
  const from = at + 1;
  return [
    { ...run, text: text.slice(0, at), width: Math.min(placeOf(at), x) - run.x },
    { ...run, text: text.slice(from), x, width: run.x + width - x, shift: (run.shift ?? 0) - from },
  ];
}

function distinct(values: number[]): number[] {
  const kept: number[] = [];
  for (const value of values.sort((a, b) => a - b))
    if (kept.length === 0 || value - kept.at(-1)! > ease) kept.push(value);
  return kept;
}

const middleOf = ({ y, size }: Run) => y + 0.3 * size;

function holds({ box: [left, bottom, right, top] }: Grid, run: Run): boolean {
  const middle = middleOf(run);
  return run.x > left - ease && run.x < right && middle > bottom && middle < top;
}

const isInk = ({ text, width }: Run) => width > 0 && /\S/.test(text);
