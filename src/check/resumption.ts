import type { Norm } from "../understand/norm.js";
import type { Understanding } from "../understand/understand.js";
import { firstEndingAfter } from "./ranges.js";

/**
 * Where, behind a word, its sentence is taken over by binding words of a kind: at the joint before them. Without such, where the sentence
 * ends; behind the last sentence, the word itself.
 */
export function resumptionOf(
  from: number,
  { sentenceWords, normsOf, norms, words }: Understanding,
  takesOver: (norm: Norm) => boolean,
): { end: number; isTakenOver: boolean } {
  const sentence = firstEndingAfter(sentenceWords, from - 1);
  if (sentence === sentenceWords.length) return { end: from, isTakenOver: true };
  const last = sentenceWords[sentence]![1];
  const next = Math.min(
    last,
    ...normsOf[sentence]!.flatMap((index) => {
      const norm = norms[index]!;
      return norm.at > from && takesOver(norm) ? [norm.at] : [];
    }),
  );
  if (next === last) return { end: last, isTakenOver: false };
  let end = next;
  while (end > from && !joins.test(words[end]!.text)) end--;
  return { end: end > from ? end : next, isTakenOver: true };
}

const joins = /^(?:[,;:]|and|but)$/;
