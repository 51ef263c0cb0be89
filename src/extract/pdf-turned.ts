import type { Box } from "./pdf-matrix.js";
import { baselineOf, rowOf } from "./rows.js";
import type { Run } from "./runs.js";

/** A piece of text and the angle at which it runs over the page. */
export interface Turned extends Run {
  angle: number;
}

export interface Straightened {
  width: number;
  height: number;
  runs: Run[];
  rules: readonly Box[];
  /** Words that run another way than most: watermarks, notes in the margin. They are left out of the runs. */
  aside: string;
}

const quarter = Math.PI / 2;
/** Text that runs within three degrees of a direction runs in it. */
const tolerance = 0.05;
/** Over a line as wide as a page a slant of less moves no word by half its height. */
const leastSlant = 0.005;
/** Fewer letters at a slant are a watermark, whatever else is on the page. */
const enoughLetters = 100;

/** Most of the text decides which way is up, also when it lies askew, as on a scan; what runs another way is a note or a watermark. */
export function straightened(runs: Turned[], width: number, height: number, rules: readonly Box[]): Straightened {
  const direction = directionOf(runs);
  const up = (Math.round(direction / quarter) + 4) % 4;
  const slant = apart(direction, up * quarter);
  const size = up % 2 ? { width: height, height: width } : { width, height };
  const turn = ({ text, x, y, width: length, size: points, font, piece }: Turned): Run => {
    const [right, top] = [
      [x, y] as const,
      [y, width - x] as const,
      [width - x, height - y] as const,
      [height - y, x] as const,
    ][up]!;
    const [alongX, alongY] = Math.abs(slant) < leastSlant ? [right, top] : levelled(right, top, slant, size);
    const place = { text, x: alongX, y: alongY, width: length, size: points, font };
    return piece === undefined ? place : { ...place, piece };
  };
  const isUpright = ({ angle }: Turned) => Math.abs(apart(angle, direction)) < tolerance;
  return {
    ...size,
    runs: runs.filter(isUpright).map(turn),
    rules: direction === 0 ? rules : [],
    aside: wordsOf(runs.filter((run) => !isUpright(run))),
  };
}

/** The angle at which most letters run: along one of the edges of the page, unless more of them lie askew together. */
function directionOf(runs: readonly Turned[]): number {
  const quarters = [0, 0, 0, 0];
  const slants = new Map<number, number>();
  for (const { angle, text } of runs) {
    const nearest = Math.round(angle / quarter);
    const letters = text.trim().length;
    if (Math.abs(angle - nearest * quarter) < tolerance) quarters[(nearest + 4) % 4]! += letters;
    else slants.set(degrees(angle), (slants.get(degrees(angle)) ?? 0) + letters);
  }
  const most = Math.max(...quarters);
  const middle = quarters.indexOf(most) * quarter;
  const [askew, letters] = [...slants].reduce((a, b) => (b[1] > a[1] ? b : a), [0, 0]);
  const isAskew = letters >= enoughLetters && letters > quarters.reduce((sum, count) => sum + count, 0);
  return medianNear(isAskew ? (askew * Math.PI) / 180 : middle, runs);
}

const degrees = (angle: number) => Math.round((angle * 180) / Math.PI);

/** The angle of the middle letter of all that run about this way. */
function medianNear(direction: number, runs: readonly Turned[]): number {
  const near = runs
    .map(({ angle, text }) => ({ slant: apart(angle, direction), letters: text.trim().length }))
    .filter(({ slant, letters }) => Math.abs(slant) < tolerance && letters > 0)
    .sort((a, b) => a.slant - b.slant);
  let left = near.reduce((sum, { letters }) => sum + letters, 0) / 2;
  const middle = near.find(({ letters }) => (left -= letters) <= 0);
  return middle && Math.abs(middle.slant) >= leastSlant ? direction + middle.slant : direction;
}

/** How far one angle is from another, the shorter way round. */
function apart(angle: number, other: number): number {
  return Math.atan2(Math.sin(angle - other), Math.cos(angle - other));
}

/** A place on a page that is turned back about its middle. */
function levelled(x: number, y: number, slant: number, page: { width: number; height: number }): [number, number] {
  const [cos, sin] = [Math.cos(slant), Math.sin(slant)];
  const [dx, dy] = [x - page.width / 2, y - page.height / 2];
  return [page.width / 2 + cos * dx + sin * dy, page.height / 2 + cos * dy - sin * dx];
}

/** The words of these runs, line by line in the order in which they were drawn; a word may be drawn in pieces that touch. */
function wordsOf(runs: readonly Turned[]): string {
  const lines: Turned[][] = [];
  for (const run of runs) {
    const line = lines.at(-1);
    if (line && isOnLine(line[0]!, run) && isNear(line.at(-1)!, run)) line.push(run);
    else lines.push([run]);
  }
  // Letters on a bow stand each at an angle of its own.
  const isOneWord = (index: number) => index > 0 && goesOn(lines[index - 1]!.at(-1)!, lines[index]![0]!);
  return lines
    .map((line, index) => `${isOneWord(index) ? "" : " "}${lineOf(line)}`)
    .join("")
    .trim();
}

/** What stands on one line, from its begin to its end. */
function lineOf(runs: readonly Turned[]): string {
  const [{ angle }] = runs as [Turned];
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const level = runs.map((run): Run => ({ ...run, x: cos * run.x + sin * run.y, y: cos * run.y - sin * run.x }));
  const { segments } = rowOf(baselineOf(level.sort((a, b) => a.x - b.x)));
  return segments.map(({ text }) => text).join(" ");
}

/** Where the second begins, seen along the first: how far from its begin, and how far off its line. */
function seenFrom(first: Turned, second: Turned): { along: number; off: number } {
  const [cos, sin] = [Math.cos(first.angle), Math.sin(first.angle)];
  const [dx, dy] = [second.x - first.x, second.y - first.y];
  return { along: cos * dx + sin * dy, off: Math.abs(cos * dy - sin * dx) };
}

const smaller = (one: Run, other: Run) => Math.min(one.size, other.size);

function isOnLine(first: Turned, second: Turned): boolean {
  const runAlike = Math.abs(apart(first.angle, second.angle)) < tolerance;
  return runAlike && seenFrom(first, second).off < 0.4 * smaller(first, second);
}

/** Behind it or before it without a gap as wide as a letter is high. */
function isNear(first: Turned, second: Turned): boolean {
  const { along } = seenFrom(first, second);
  return Math.max(along - first.width, -along - second.width) < smaller(first, second);
}

/** The second goes on with the word of the first. */
function goesOn(first: Turned, second: Turned): boolean {
  if (!isOnLine(first, second) || !/\S$/.test(first.text) || !/^\S/.test(second.text)) return false;
  return Math.abs(seenFrom(first, second).along - first.width) < 0.18 * smaller(first, second);
}
