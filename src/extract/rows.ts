import { isBareLabel, labelOf } from "./labels.js";
import { closedUp, normaliseLine } from "./normalise.js";
import { inReadingOrder } from "./right-to-left.js";
import type { Span } from "../types.js";
import type { Baseline, Row, Run, Segment } from "./runs.js";
import type { RawPiece } from "./trail.js";

/** A gap wider than this many ems may part two columns or two cells. */
const wideGap = 1;

/** The runs of a page, in whatever order they were drawn, as baselines from top to bottom. */
export function baselinesOf(runs: Run[]): { lines: Baseline[]; lineNumbers: Run[] } {
  const groups: { y: number; widest: Run; runs: Run[] }[] = [];
  for (const run of [...runs].sort((a, b) => b.y - a.y || a.x - b.x)) {
    const group = groups.at(-1);
    if (group && isOnLine(run, group)) {
      group.runs.push(run);
      if (run.width > group.widest.width) Object.assign(group, { widest: run, y: run.y });
    } else groups.push({ y: run.y, widest: run, runs: [run] });
  }
  const rows = groups.map((group) => group.runs.sort((a, b) => a.x - b.x));
  const lineNumbers = lineNumbersOf(rows);
  const numbers = new Set(lineNumbers);
  const words = rows.map((row) => row.filter((run) => !numbers.has(run))).filter((row) => row.length > 0);
  return { lines: words.map(baselineOf), lineNumbers };
}

/** Superscripts and subscripts sit off the baseline by two fifths of the size, or by half of it where nothing else stands. */
function isOnLine(run: Run, { y, widest, runs }: { y: number; widest: Run; runs: Run[] }): boolean {
  const [smaller, larger] = [Math.min(run.size, widest.size), Math.max(run.size, widest.size)];
  if (y - run.y <= 0.4 * larger) return true;
  if (y - run.y > 0.5 * larger || smaller > 0.8 * larger) return false;
  const ease = 0.1 * run.size;
  const overlaps = ({ x, width }: Run) => run.x < x + width - ease && x < run.x + run.width - ease;
  return !runs.some((other) => other.text.trim() !== "" && overlaps(other));
}

/** The baseline of these runs: that of the longest one, which is no footnote mark. */
export function baselineOf(runs: Run[]): Baseline {
  const widest = runs.reduce((a, b) => (b.text.trim() && (b.width > a.width || !a.text.trim()) ? b : a));
  return { y: widest.y, size: widest.size, runs };
}

/** Pleading paper numbers its lines in the margin: 1, 2, 3 … at the left of nearly every row. */
function lineNumbersOf(rows: Run[][]): Run[] {
  const numbered = rows.filter(([first]) => /^\d{1,2}$/.test(first!.text.trim()));
  if (numbered.length < 10 || numbered.length < rows.length * 0.6) return [];
  const numbers = numbered.map(([first]) => Number(first!.text));
  const steps = numbers.filter((value, index) => index > 0 && value === numbers[index - 1]! + 1).length;
  return steps < numbered.length * 0.8 ? [] : numbered.map(([first]) => first!);
}

/** A baseline's runs put together into segments, parted where a column or a cell may end. */
export function rowOf({ y, size, runs }: Baseline): Row {
  const segments: Segment[] = [];
  let pieces: Run[] = [];
  let space: Run | undefined;
  const close = () => {
    if (pieces.length > 0) segments.push(segmentOf(pieces));
    pieces = [];
  };
  for (const run of runs) {
    const last = pieces.at(-1);
    if (!run.text.trim()) {
      space = run;
      continue;
    }
    if (last) {
      // Bold drawn by printing twice, a hair apart.
      if (last.text.trim() === run.text.trim() && Math.abs(run.x - last.x) < 0.3 * run.size) continue;
      const gap = run.x - (last.x + last.width);
      if (gap > wideGap * size && !isLabel(pieces)) close();
      else if (
        isParted(last, space, run) ||
        gap > 0.18 * run.size ||
        (isRaised(run, y, size) && !isPower(last.text, run.text))
      )
        pieces.push({ ...run, text: ` ${run.text}`, shift: 1 });
      else pieces.push(run);
      if (pieces.length === 0) pieces.push(run);
    } else pieces.push(run);
    space = undefined;
  }
  close();
  return { y, size, segments };
}

/**
 * Whether the space before this run is one. pdf.js also adds spaces of its own, which may reach over other runs, or have no
 * width, as between the letters of small capitals: they part nothing.
 */
function isParted(last: Run, space: Run | undefined, run: Run): boolean {
  if (!space || Math.abs(space.x + space.width - run.x) >= 0.6 * run.size) return false;
  const gap = run.x - (last.x + last.width);
  const isTight = Math.abs(gap) <= 0.02 * run.size;
  const liesOver = space.x < last.x + last.width / 2;
  return !isTight || (space.width > 0.02 * run.size && !liesOver);
}

function isLabel(runs: Run[]): boolean {
  return runs.length <= 4 && isBareLabel(runs.map((run) => run.text).join(""));
}

/** A small figure above the line, such as the mark of a footnote. */
function isRaised(run: Run, y: number, size: number): boolean {
  return run.size < 0.8 * size && run.y > y + 0.15 * size && /^\s*\d{1,2}\s*$/.test(run.text);
}

/** "x²", "m²", "ft³": a raised figure behind a variable or a unit is no mark of a footnote. */
function isPower(before: string, figure: string): boolean {
  return /^\s*[23]\s*$/.test(figure) && /(?<![\p{L}\p{M}\p{N}])(?:\p{Ll}|[cdkm]m|ft|yd)$/u.test(before);
}

function segmentOf(runs: Run[]): Segment {
  const read = inReadingOrder(runs);
  const text = respell(normaliseLine(read.map((run) => run.text).join("")));
  const first = runs[0]!;
  const last = runs.at(-1)!;
  const widest = runs.reduce((a, b) => (b.width > a.width ? b : a));
  const labelEnd = runs.slice(0, 4).findIndex((_, index) => isLabel(runs.slice(0, index + 1)));
  return {
    text,
    x: first.x,
    right: last.x + last.width,
    size: widest.size,
    font: widest.font,
    ...(first.piece === undefined ? {} : { raw: read.map(rawOf) }),
    bodyX: (labelEnd >= 0 ? runs[labelEnd + 1]?.x : undefined) ?? afterLabel(text, first.x, last.x + last.width),
    doubts: doubtsOf(read, text),
  };
}

/** Where the doubtful words are in the text that the runs make. */
function doubtsOf(runs: Run[], text: string): Span[] {
  return runs.flatMap((run, index) => {
    if (!run.isDoubtful) return [];
    const upTo = (end: number) => normaliseLine(runs.slice(0, end).map((one) => one.text).join("")).length; // prettier-ignore
    const end = Math.min(upTo(index + 1), text.length);
    const start = Math.max(0, end - normaliseLine(run.text).length);
    return start < end ? [{ start, end }] : [];
  });
}

const rawOf = ({ text, piece, shift = 0 }: Run): RawPiece => ({
  text,
  ...(piece === undefined ? {} : { piece, from: -shift }),
});

/** Label and words in one run: about where the words begin. */
function afterLabel(text: string, x: number, right: number): number {
  const label = labelOf(text);
  return label ? x + ((right - x) * (label.length + 1)) / text.length : x;
}

/** "R E C I T A L S" is one word, set wide. */
function respell(text: string): string {
  return /^(?:\p{Script=Latin} ){3,}\p{Script=Latin}$/u.test(text) ? closedUp(text) : text;
}
