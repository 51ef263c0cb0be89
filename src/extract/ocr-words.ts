import { withBullets } from "./ocr-bullets.js";
import type { SeenLine, SeenWord } from "./ocr-hocr.js";
import { respelled, sure, withoutNoise } from "./ocr-spelling.js";
import { type Run, unknownFont } from "./runs.js";

/** From the foot of "p" to the top of "l", in ems. */
const lineInEms = 0.93;

/** What was made out of one page, in points from its lower left corner. */
export interface SeenPage {
  width: number;
  height: number;
  runs: Run[];
}

/** The words of a page as runs of text: the page set straight, letters of about one size of one size. */
export function runsOfLines(lines: SeenLine[], width: number, height: number, scale: number): SeenPage {
  const tilt = tiltOf(lines);
  const usual = weightedMedian(
    lines.map(({ height }) => height),
    lines.map(lengthOf),
  );
  const runs = withBullets(lines).flatMap((line) => {
    const words = withoutNoise({ ...line, words: respelled(line.words) });
    // Letters without heads and feet are measured too small, brackets too large.
    const size = Math.abs(line.height - usual) < 0.2 * usual ? usual : line.height;
    return words.map((word) => runOf(word, line, Math.max(size, 1), tilt, scale, height));
  });
  return { width: width / scale, height: height / scale, runs };
}

function runOf(word: SeenWord, line: SeenLine, size: number, tilt: number, scale: number, height: number): Run {
  const baseline = line.baseline + line.slope * (word.left - line.left);
  const run: Run = {
    // A run for each word, so that a space parts them.
    text: word.text,
    x: (word.left + tilt * baseline) / scale,
    y: (height - (line.baseline - tilt * line.left)) / scale,
    width: (word.right - word.left) / scale,
    size: size / lineInEms / scale,
    font: unknownFont,
  };
  return word.confidence < sure && /[\p{L}\p{N}]/u.test(word.text) ? { ...run, isDoubtful: true } : run;
}

/** How far the sheet lay askew: what most lines, by their length, fall for every point to the right. */
function tiltOf(lines: SeenLine[]): number {
  const long = lines.filter(({ words }) => words.length >= 4);
  return weightedMedian(
    long.map(({ slope }) => slope),
    long.map(lengthOf),
  );
}

function lengthOf({ words }: SeenLine): number {
  return words.at(-1)!.right - words[0]!.left;
}

function weightedMedian(values: number[], weights: number[]): number {
  const order = values.map((value, at) => [value, weights[at]!] as const).sort((a, b) => a[0] - b[0]);
  let left = weights.reduce((sum, weight) => sum + weight, 0) / 2;
  for (const [value, weight] of order) if ((left -= weight) <= 0) return value;
  return 0;
}
