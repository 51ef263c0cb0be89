import type { Understanding } from "../understand/understand.js";
import { isOneOf, type Word } from "../understand/words.js";

// Lists of things: "Vendor shall open the following to the Secretary: (a) its practices; (b) its books; and (c) its records."

/** The things of a list that stand before one of them; none when it is no thing of a list. */
export function itemsBefore(index: number, text: Understanding): number[] {
  const { leadIns } = text.sentences[index]!;
  const above = leadIns.at(-1);
  if (above === undefined || !isThing(index, text)) return [];
  const items: number[] = [];
  for (let at = index - 1; at > above && text.sentences[at]!.leadIns.at(-1) === above; at--) {
    if (!isThing(at, text)) return [];
    items.unshift(at);
  }
  return items;
}

/** An item that names something, and does not say what to do: it begins with an article, or its lead-in speaks of "the following". */
function isThing(index: number, { sentences, sentenceWords, words, norms, normsOf }: Understanding): boolean {
  const [from, to] = sentenceWords[index]!;
  const leadIn = sentenceWords[sentences[index]!.leadIns.at(-1)!]!;
  if (normsOf[index]!.some((norm) => norms[norm]!.at > from)) return false;
  const first = words.slice(from, to).find((word, at) => !word.isPunctuation && !isLabel(words, from + at))?.text;
  if (tellsOfEvent(words.slice(from, to))) return false;
  return isOneOf(articles, first) || (namesWhatFollows(words.slice(...leadIn)) && !isOneOf("to", first));
}

const articles = "the a an its our their his her any all each every your";

/** "A Breach has occurred": a case and no thing, for what happens to it is said of it and not of something it has. */
function tellsOfEvent(item: readonly Word[]): boolean {
  const verb = item.findIndex(({ text }) => isOneOf("has have is are was were occurs arises", text));
  const relative = item.findIndex(({ text }) => isOneOf("that which who whom whose it", text));
  return (
    verb > 0 &&
    (relative < 0 || relative > verb) &&
    !item.slice(0, verb).some(({ text }) => isOneOf("as when where if", text))
  );
}

const isLabel = (words: readonly Word[], at: number): boolean =>
  /^(?:[a-z]|[ivx]+|\d+)$/i.test(words[at]!.text) && /^[).]$/.test(words[at + 1]?.text ?? "");

/** "The following information"; not "shall do the following". */
function namesWhatFollows(words: readonly Word[]): boolean {
  const at = words.findIndex(({ text }) => isOneOf("following", text));
  return at > 0 && !words.slice(Math.max(0, at - 4), at).some(({ text }) => isOneOf("do to as perform with", text));
}
