import { lettered } from "../alphabets.js";

const stopsOpen = lettered`[\p{L}\d,”"’')\]*_-]$`;
const startsSmall = lettered`^[*_“"(]*[\p{Ll}]`;

/** A line that goes on in the next one: neither ended nor followed by the beginning of something. */
const breaksOff = (line: string, next: string) => stopsOpen.test(line) && startsSmall.test(next);

const opensBlock = /^\s*(?:#|\||>|[-*+•]\s|\(?\w{1,4}[.)]\s|(?!16[0-4]\.)\d+(?:\.\d+)+\s|-{3,}|_{3,})/;

/**
 * Which blank lines of a text part nothing (by index): in a text copied line by line, or typed with double spacing, one
 * stands between every two lines, in the middle of sentences too.
 */
export function idleBlanks(lines: readonly string[]): ReadonlySet<number> {
  const written = lines.flatMap((line, at) => (line.trim() === "" ? [] : [{ at, words: line.trim() }]));
  const pairs = written.slice(1).map((next, index) => ({ before: written[index]!, next }));
  if (pairs.length < 12) return new Set();
  const tight = pairs.filter(({ before, next }) => next.at === before.at + 1).length;
  const broken = pairs.filter(({ before, next }) => breaksOff(before.words, next.words)).length;
  if (tight > 0.1 * pairs.length || broken < 0.15 * pairs.length) return new Set();
  const lengths = written.map(({ words }) => words.length).sort((a, b) => a - b);
  const width = lengths[Math.floor(lengths.length * 0.85)]!;
  const isFull = (line: string, next: string) => line.length + 1 + next.split(" ", 1)[0]!.length > 0.85 * width;
  const goesOn = (line: string, next: string) =>
    !opensBlock.test(next) &&
    !/^#|[.:;!?]["”’)*_]*$|; (?:and|or)$/.test(line) &&
    (breaksOff(line, next) || (width <= 140 && isFull(line, next)));
  return new Set(
    pairs
      .filter(({ before, next }) => next.at === before.at + 2 && goesOn(before.words, next.words))
      .map(({ before }) => before.at + 1),
  );
}
