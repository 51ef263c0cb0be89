import type { Occurrence, Range } from "../understand/phrases.js";
import type { Understanding } from "../understand/understand.js";

// "Vendor intends to report", "shall consider whether to report", "is able to report": the words of a promise stand there, and
// nobody promises them (codebook G1, G3). Where promises are looked for, what such words govern is left out.

/** Word ranges without what they only name. */
export function said(ranges: readonly Range[], text: Understanding): readonly Range[] {
  const unsaid = unsaidIn(text);
  if (unsaid.length === 0 || !ranges.some((range) => unsaid.some((one) => overlap(one, range)))) return ranges;
  return unsaid.reduce((left, one) => left.flatMap((range) => without(one, range)), ranges);
}

const overlap = (one: Range, other: Range): boolean => one[0] < other[1] && other[0] < one[1];

function without(one: Range, range: Range): Range[] {
  if (!overlap(one, range)) return [range];
  const parts: Range[] = [
    [range[0], one[0]],
    [one[1], range[1]],
  ];
  return parts.filter(([from, to]) => from < to);
}

const known = new WeakMap<Understanding, readonly Range[]>();

/** What is only named, in the order of the text; worked out once. */
function unsaidIn(text: Understanding): readonly Range[] {
  let unsaid = known.get(text);
  if (!unsaid) {
    const covered = new Set(text.mentions.named("covered entity").map(({ to }) => to));
    // "… so that Clinic may consider whether to amend it": what Clinic thinks about takes nothing from the promise.
    const isCovered = ({ from }: Occurrence) => covered.has(from) || covered.has(from - 1);
    unsaid = text.mentions
      .named("names without promising")
      .filter((one) => !isCovered(one))
      .map(({ to }): Range => [to, endOf(to, text)]);
    known.set(text, unsaid);
  }
  return unsaid;
}

/** It goes on to the end of the sentence, or to where the next binding words take over. */
function endOf(from: number, { sentenceWords, normsOf, norms, words }: Understanding): number {
  const sentence = sentenceAt(from, sentenceWords);
  const last = sentenceWords[sentence]?.[1] ?? from;
  const next = Math.min(
    last,
    ...normsOf[sentence]!.flatMap((index) => {
      const { at, isMain } = norms[index]!;
      return isMain && at > from ? [at] : [];
    }),
  );
  if (next === last) return stopIn(words, from, last);
  let end = next;
  while (end > from && !/^(?:[,;:]|and|but)$/.test(words[end]!.text)) end--;
  return end > from ? end : next;
}

function stopIn(words: Understanding["words"], from: number, to: number): number {
  let at = from;
  while (at < to && !/^[;:]$/.test(words[at]!.text)) at++;
  return at;
}

/** The sentence a word stands in. */
function sentenceAt(word: number, sentenceWords: readonly Range[]): number {
  let low = 0;
  let high = sentenceWords.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (sentenceWords[middle]![0] <= word) low = middle;
    else high = middle - 1;
  }
  return low;
}
