import type { Occurrence } from "./phrases.js";
import { isOneOf, type Word } from "./words.js";

/**
 * Where what somebody is bound to do begins, behind binding words or at the head of an item: "shall [promptly] document each
 * Breach", "(a) [Training:] teach its staff to report Breaches". Whoever has to document, to teach or to pay for a thing does
 * not thereby have to do the thing. The words between are the occurrence, which is empty where there are none.
 */
export function deedBehind(words: readonly Word[], from: number, to: number): Occurrence {
  let at = from;
  for (let next = at; next < to; at = next) {
    next = behindInsert(words, at, to);
    if (next === at && isBetween(words[at]!)) next = at + 1;
    if (next === at) break;
  }
  return { from, to: Math.min(at, to) };
}

/** The same for an item of a list, whose label and title stand before: "(b) Training. Teach …". */
export function deedOfItem(words: readonly Word[], from: number, to: number): Occurrence {
  const isLabel = (at: number) =>
    /^(?:[a-z]|[ivx]+|[\d.]+)$/i.test(words[at]!.text) && /^[).:]$/.test(words[at + 1]?.text ?? "");
  let at = from;
  while (at < to && at < from + 5 && (words[at]!.isPunctuation || isLabel(at))) at++;
  const title = words.slice(at, Math.min(to, at + 7)).findIndex(({ text }) => /^[:.]$/.test(text));
  if (title > 0 && at + title + 2 < to) at += title + 1;
  return { from, to: deedBehind(words, at, to).to };
}

const isBetween = (word: Word): boolean =>
  isOneOf("also then thereafter always first be have been to not further both either", word.text) ||
  (word.text.length > 4 && /ly$/.test(word.text) && !isOneOf("comply supply apply reply imply rely", word.text));

/** "Shall, within five days, notify", "shall at all times keep". */
function behindInsert(words: readonly Word[], at: number, to: number): number {
  if (isOneOf("at in", words[at]))
    for (let end = at + 1; end < Math.min(to, at + 5); end++)
      if (isOneOf("times events cases respects addition turn expense cost", words[end])) return end + 1;
  if (words[at]!.text !== ",") return at;
  for (let end = at + 1; end < Math.min(to, at + 20) && !/^[;:.]$/.test(words[end]!.text); end++)
    if (words[end]!.text === ",") return end + 1;
  return at;
}
