import { lettered } from "../alphabets.js";
import type { TextLine } from "./text-lines.js";

const stopsOpen = lettered`[\p{L},]$`;
const startsSmall = lettered`^[\p{Ll}]`;

/** Lines longer than this are whole paragraphs, which nobody wrapped. */
const widest = 140;
/** A stretch of lines is as narrow as its own when it is so much narrower than the rest, and so many of its lines break off in the middle. */
const narrower = 0.85;
const enoughBreaks = 5;

/** How many columns a full line has where each of these lines stands; infinite where lines are whole paragraphs. */
export function usualWidths(lines: readonly TextLine[]): number[] {
  const usual = usualWidth(lines);
  const widths = lines.map(() => usual);
  const most = Math.min(narrower * usual, widest);
  for (let from = 0; from < lines.length; ) {
    let to = from;
    while (to < lines.length && lengthOf(lines[to]!) <= most) to++;
    const own = widthOf(lines.slice(from, to));
    if (own !== undefined) widths.fill(own, from, to);
    from = to + 1;
  }
  return widths;
}

/** Columns a full line has in most of the file. */
function usualWidth(lines: readonly TextLine[]): number {
  const written = lines.filter(({ text }) => text !== "");
  // Every word on a line of its own: only blank lines part.
  if (written.length > 100 && written.filter(({ text }) => !text.includes(" ")).length > 0.8 * written.length) return 1;
  const full = mostOf(lines.map(lengthOf)) ?? 0;
  return full > 0 && full <= widest ? full : Infinity;
}

/** The same of a stretch, by its lines that end in the middle of a sentence: these are full. */
function widthOf(lines: readonly TextLine[]): number | undefined {
  const full = lines.filter(
    ({ text }, index) => stopsOpen.test(text) && startsSmall.test(lines[index + 1]?.text ?? ""),
  );
  return full.length < enoughBreaks ? undefined : mostOf(full.map(lengthOf));
}

const lengthOf = ({ indent, text }: TextLine) => indent + text.length;

/** What no more than one in seven of those that are no scraps is above. */
function mostOf(lengths: readonly number[]): number | undefined {
  const sorted = lengths.filter((length) => length > 30).sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length * 0.85)];
}
