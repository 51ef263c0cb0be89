import { baselineOf } from "./rows.js";
import type { Baseline, Run } from "./runs.js";

/** Lines read together: the whole width of a page, or one column of it. */
export type Flow = Baseline[];

/** Fewer rows side by side than this are a table or a signature block, not columns of prose. */
const enoughRows = 6;

/** The lines of a page in reading order, and where its columns part, if it has two. */
export interface Columns {
  flows: Flow[];
  gutter?: number;
}

/** What else tells of the columns of a page. */
export interface Clues {
  /** Where the columns of the page before part: the last page of an agreement may hold too little to tell by itself. */
  before?: number | undefined;
  /** The runs of the page in the order in which they were drawn. */
  drawn?: readonly Run[];
}

/** Splits the lines of a page into flows: the left column before the right one. */
export function columnsOf(lines: Baseline[], { before, drawn = [] }: Clues = {}): Columns {
  const gutter = gutterOf(lines, drawn) ?? (before !== undefined && goesOn(lines, before) ? before : undefined);
  return gutter === undefined ? { flows: [lines] } : { flows: parted(lines, gutter), gutter };
}

/** Whether columns that parted here on the page before go on: prose on the left, and hardly a line that crosses. */
function goesOn(lines: Baseline[], gutter: number): boolean {
  const free = lines.filter((line) => !crosses(line, gutter));
  const left = sideOf(free, (run) => run.x < gutter);
  const right = sideOf(free, (run) => run.x >= gutter);
  const width = most(lines.map(endOf)) - least(lines.flatMap(({ runs }) => runs.filter(isInk).map(({ x }) => x)));
  return right.length >= 3 && free.length >= 0.85 * lines.length && isProse(left, width);
}

const flowsOf = (lines: Baseline[]): Flow[] => columnsOf(lines).flows;

function parted(lines: Baseline[], gutter: number): Flow[] {
  const flows: Flow[] = [];
  let band: Baseline[] = [];
  const close = () => {
    const left = sideOf(band, (run) => run.x < gutter);
    const right = sideOf(band, (run) => run.x >= gutter);
    // Each side may have columns of its own.
    if (left.length > 0) flows.push(...flowsOf(left));
    if (right.length > 0) flows.push(...flowsOf(right));
    band = [];
  };
  for (const [index, line] of lines.entries()) {
    if (!crosses(line, gutter) && !(index === 0 && standsAbove(line, lines[1]))) band.push(line);
    else {
      close();
      flows.push([line]);
    }
  }
  close();
  return joined(flows, lines);
}

/** A line far above all others is the head of the page, and belongs to neither column. */
const standsAbove = (line: Baseline, next: Baseline | undefined) =>
  next !== undefined && line.y - next.y > 2.5 * Math.max(line.size, next.size);

/** Lines over the whole width that follow each other are one flow. */
function joined(flows: Flow[], lines: Baseline[]): Flow[] {
  const whole = new Set(lines);
  const result: Flow[] = [];
  for (const flow of flows) {
    const last = result.at(-1);
    if (last && whole.has(last.at(-1)!) && flow.every((line) => whole.has(line))) last.push(...flow);
    else result.push([...flow]);
  }
  return result;
}

function sideOf(band: Baseline[], keep: (run: Run) => boolean): Baseline[] {
  return band.flatMap((line) => {
    const runs = line.runs.filter(keep);
    return runs.some((run) => run.text.trim()) ? [baselineOf(runs)] : [];
  });
}

/** Where the right one of two columns begins, if there are two. */
function gutterOf(lines: Baseline[], drawn: readonly Run[]): number | undefined {
  if (lines.length < enoughRows) return undefined;
  const runs = lines.flatMap((line) => line.runs.filter(isInk));
  const left = least(runs.map((run) => run.x));
  const right = most(runs.map((run) => run.x + run.width));
  const width = right - left;
  const starts = new Map<number, number>();
  for (const line of lines) {
    for (const x of startsOf(line)) {
      const start = Math.round(x / 3) * 3;
      if (x > left + 0.25 * width && x < left + 0.75 * width) starts.set(start, (starts.get(start) ?? 0) + 1);
    }
  }
  let best: { x: number; rows: number } | undefined;
  for (const [start, count] of starts) {
    if (count < enoughRows || count < (best?.rows ?? 0)) continue;
    const x = start - 3;
    const rows = most(
      bandsWithout(lines, x).map((band) => proseOnBothSides(band, x, width) || drawnOneAfterTheOther(band, x, drawn)),
    );
    if (rows > (best?.rows ?? 0)) best = { x, rows };
  }
  return best && leftOfNumbers(best.x, lines);
}

/** A clause number, hanging in front of its column. */
const number = /^[([]?(?:\d{1,3}(?:\.\d{1,3})*|[a-zA-Z]|[ivxIVX]{1,5})[.)\]]?$/;
/** How far in front of the words a number may hang, in ems. */
const hang = 5;

/** Most lines of the right column begin at its words; the numbers that hang in front of them belong to it too. */
function leftOfNumbers(gutter: number, lines: Baseline[]): number {
  const hanging = lines.flatMap(({ runs, size }) => {
    const ink = runs.filter(isInk);
    const first = ink.findIndex(({ x }) => x >= gutter);
    const [before, label, words] = [ink[first - 2], ink[first - 1], ink[first]];
    if (!label || !words || !number.test(label.text.trim()) || words.x - label.x > hang * size) return [];
    // A number at the end of a line of the left column stands close to the word before it.
    return before && label.x - (before.x + before.width) < size ? [] : [label.x];
  });
  const x = least(hanging) - 3;
  const left = least(lines.flatMap(({ runs }) => runs.filter(isInk).map((run) => run.x)));
  // A line of the left column that would be cut shows that these are no numbers of the right one; a page number in the middle does not.
  const cuts = (line: Baseline) =>
    crosses(line, x) && !crosses(line, gutter) && startsOf(line)[0]! - left < hang * line.size;
  return hanging.length > 0 && !lines.some(cuts) ? x : gutter;
}

/** Where the line begins, and begins again after a gap wider than the space between two words. */
function startsOf(line: Baseline, ems = 0.6): number[] {
  const starts: number[] = [];
  let end = -Infinity;
  for (const run of line.runs) {
    if (!isInk(run)) continue;
    if (run.x - end > ems * line.size) starts.push(run.x);
    end = Math.max(end, run.x + run.width);
  }
  return starts;
}

function crosses(line: Baseline, x: number): boolean {
  return line.runs.some((run) => isInk(run) && run.x < x && run.x + run.width > x + 3 - 0.4 * line.size);
}

/** Runs of lines one after the other in which no ink crosses the gutter. */
function bandsWithout(lines: Baseline[], x: number): Baseline[][] {
  const bands: Baseline[][] = [[]];
  for (const line of lines) {
    if (crosses(line, x)) bands.push([]);
    else bands.at(-1)!.push(line);
  }
  return bands.filter((band) => band.length >= enoughRows);
}

/** Number of lines in the shorter of two columns, or 0 when the two sides are not both running prose. */
function proseOnBothSides(band: Baseline[], x: number, width: number): number {
  const left = sideOf(band, (run) => run.x < x);
  const right = sideOf(band, (run) => run.x >= x);
  return isProse(left, width) && isProse(right, width) ? Math.min(left.length, right.length) : 0;
}

/**
 * Number of lines in the shorter of two columns, or 0 when the left side was not drawn before the right one: lists and
 * headings are no prose, but a table is drawn row by row, and what is filled into a form later has few letters.
 */
function drawnOneAfterTheOther(band: Baseline[], x: number, drawn: readonly Run[]): number {
  if (drawn.length === 0) return 0;
  const sides = [sideOf(band, (run) => run.x < x), sideOf(band, (run) => run.x >= x)] as const;
  const letters = sides.map((side) => side.reduce((sum, line) => sum + lettersIn(line), 0));
  const isThin = (at: number) => sides[at]!.length < enoughRows || letters[at]! < Math.max(120, 15 * sides[at]!.length);
  if (isThin(0) || isThin(1)) return 0;
  const inBand = new Set(band.flatMap(({ runs }) => runs));
  const order = drawn.filter((run) => inBand.has(run) && isInk(run));
  // The longest stretch of either side holds nearly all of it, the left one before the right one.
  const longest = [0, 0];
  let end = [0, 0];
  for (let from = 0; from < order.length; ) {
    const side = Number(order[from]!.x >= x);
    let to = from;
    let sum = 0;
    for (; to < order.length && Number(order[to]!.x >= x) === side; to++)
      sum += order[to]!.text.match(/\p{L}/gu)?.length ?? 0;
    if (sum > longest[side]!) [longest[side], end] = [sum, end.map((one, at) => (at === side ? to : one))];
    from = to;
  }
  const isWhole = letters.every((sum, at) => longest[at]! >= 0.9 * sum);
  return isWhole && end[0]! < end[1]! ? Math.min(sides[0].length, sides[1].length) : 0;
}

/** Lines of prose mostly fill their column; blanks of a signature block do not, cells of a table are short and parted. */
function isProse(lines: Baseline[], pageWidth: number): boolean {
  const left = least(lines.flatMap((line) => line.runs.filter(isInk).map((run) => run.x)));
  const right = most(lines.map(endOf));
  if (right - left < 0.25 * pageWidth) return false;
  const prose = lines.filter((line) => {
    const isFull = endOf(line) - left > 0.75 * (right - left);
    return isFull && startsOf(line, 1.5).length === 1 && lettersIn(line) >= 15;
  });
  return prose.length >= enoughRows && prose.length >= 0.4 * lines.length;
}

function endOf(line: Baseline): number {
  return most(line.runs.filter(isInk).map((run) => run.x + run.width));
}

function lettersIn(line: Baseline): number {
  return line.runs.reduce((sum, run) => sum + (run.text.match(/\p{L}/gu)?.length ?? 0), 0);
}

function isInk(run: Run): boolean {
  return run.width > 0 && /\S/.test(run.text);
}

// Not Math.min(...values): a page may hold more runs than a call takes arguments.
const least = (values: number[]) => values.reduce((a, b) => Math.min(a, b), Infinity);
const most = (values: number[]) => values.reduce((a, b) => Math.max(a, b), 0);
