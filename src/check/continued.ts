import type { Sentence } from "../types.js";
import { type Bearer, isOneSide, type Norm } from "../understand/norm.js";
import type { Range } from "../understand/phrases.js";
import { isPreposition } from "../understand/reading.js";
import { normsBySentence, type Understanding } from "../understand/understand.js";
import { isOneOf } from "../understand/words.js";
import { itemsBefore } from "./lists.js";
import { ofText } from "./of-text.js";

/** How many sentences back a chain of back references is followed. */
const furthest = 2;

/** "This does not apply to …", "In that case it may …", "For groups without them, …": words that take up what was said before. */
const opening = 7;
const pointers = "this these those it they them such so otherwise";
/** "This Agreement", "this Section 4": what is pointed at stands in no sentence before. */
const standsForItself =
  "agreement addendum baa contract section clause article exhibit annex schedule paragraph deed document amendment";

/** How plainly a sentence must take up the one before it to be read with it. */
export type Taking = "loosely" | "closely";

const known = {
  loosely: ofText((text) => readContinued(text, "loosely")),
  closely: ofText((text) => readContinued(text, "closely")),
};

/**
 * A text in which a sentence that takes up the one before is read with it, as an item is read with its lead-in, and the things
 * of a list are read together. What one drafter says in a breath another says in two: "Copies are made each night. They are
 * kept for as long as there is room.", "Vendor shall sign a contract with each of its agents. Such contract shall …".
 *
 * A trap may be told in any words. A promise is more: there a sentence is joined to the one before only where what the business
 * associate shall do is done to what was named there ("It shall report each such incident"), and to no other.
 */
export const continued = (text: Understanding, taking: Taking = "loosely"): Understanding => known[taking](text);

function readContinued(text: Understanding, taking: Taking): Understanding {
  const [pointsBack, steps] = taking === "loosely" ? [speaksOfBefore, furthest] : [actsOnBefore, 1];
  const before = text.sentences.map((_, index) => readBefore(index, text, pointsBack, steps));
  const sentences = text.sentences.map((sentence, index): Sentence => {
    const above = before[index]!;
    return above.length > 0 ? { ...sentence, leadIns: above } : sentence;
  });
  const norms: Norm[] = [];
  before.forEach((above, index) => {
    const own = text.normsOf[index]!.map((norm) => text.norms[norm]!);
    const words = above.map((one) => text.sentenceWords[one]!);
    for (const norm of own) norms.push(above.length > 0 ? { ...norm, ranges: joined(words, norm.ranges) } : norm);
    const explains = own.every(({ bearer, force }) => !hasDuties.has(bearer) || force === "statement");
    for (const norm of explains ? dutiesOf(above, text) : [])
      norms.push({ ...norm, sentence: index, ranges: joined(words, [...norm.ranges, text.sentenceWords[index]!]) });
  });
  return { ...text, sentences, norms, normsOf: normsBySentence(norms, sentences) };
}

/** Who is bound to something of his own, and does not only say how another's duty is meant. */
const hasDuties: ReadonlySet<Bearer> = new Set(["business associate", "covered entity", "subcontractor"]);

/** "Vendor shall give Clinic the following: … The purpose of this duty is to …": what explains a duty belongs to it. */
const dutiesOf = (above: readonly number[], text: Understanding): Norm[] =>
  above
    .flatMap((one) => text.normsOf[one]!.map((norm) => text.norms[norm]!))
    .filter(({ force, isMain }) => isMain && force === "duty");

/** The sentences that one is read with, in the order of the text; none when it stands by itself. */
function readBefore(index: number, text: Understanding, pointsBack: typeof speaksOfBefore, steps: number): number[] {
  const { leadIns } = text.sentences[index]!;
  const items = itemsBefore(index, text);
  if (items.length > 0) return [...leadIns, ...items];
  if (leadIns.length > 0 || steps === 0 || !followsInClause(index, text) || !pointsBack(index, text)) return leadIns;
  return [...readBefore(index - 1, text, pointsBack, steps - 1), index - 1];
}

function followsInClause(index: number, { sentences }: Understanding): boolean {
  const [own, above] = [sentences[index]!, sentences[index - 1]];
  if (above === undefined || own.zone !== "operative" || above.zone !== "operative") return false;
  return own.clause === above.clause || above.leadIns.length > 0;
}

/** Among its first words one points at what was said before. */
function speaksOfBefore(index: number, text: Understanding): boolean {
  const [from, to] = text.sentenceWords[index]!;
  for (let at = from; at < Math.min(to, from + opening); at++)
    if (isPointer(at, from, text.words) && !isBound(at, index, text)) return true;
  return false;
}

/** "It shall report each such incident", "Vendor shall make it available": the object of the duty was named before. */
function actsOnBefore(index: number, text: Understanding): boolean {
  const { words, sentenceWords, norms, normsOf } = text;
  const [, to] = sentenceWords[index]!;
  const named = new Set(words.slice(...sentenceWords[index - 1]!).map(({ stem }) => stem));
  return normsOf[index]!.some((one) => {
    const { bearer, force, at: from, isMain } = norms[one]!;
    // "It may do so only if", "we shall do that when": what it does was told before.
    if (bearer === "business associate" && doesSo(from, to, words)) return true;
    if (!isMain || (force !== "duty" && force !== "prohibition")) return false;
    // "They shall stay protected", "such copies shall be overwritten": it is done to what was named.
    if (!isOneSide(bearer)) return isNamedSubject(from, words, named);
    if (bearer !== "business associate") return false;
    for (let at = from + 1; at < Math.min(to, from + objectWithin); at++)
      if (isNamedObject(at, words, named)) return true;
    return false;
  });
}

function doesSo(from: number, to: number, words: Understanding["words"]): boolean {
  for (let at = from + 1; at < Math.min(to - 1, from + 5); at++)
    if (isOneOf("do make", words[at]))
      return (
        isOneOf("so that this such likewise", words[at + 1]) ||
        // "We'll do the same for any Security Incident."
        (isOneOf("the", words[at + 1]) && isOneOf("same", words[at + 2]))
      );
  return false;
}

function isNamedSubject(at: number, words: Understanding["words"], named: ReadonlySet<string>): boolean {
  if (isOneOf("they it", words[at - 1])) return true;
  return words
    .slice(at - 4, at)
    .some((word, k) => isOneOf("such these those", word.text) && named.has(words[at - 3 + k]!.stem));
}

/** How many words behind the binding words the object may stand. */
const objectWithin = 16;

function isNamedObject(at: number, words: Understanding["words"], named: ReadonlySet<string>): boolean {
  const [before, { text }, next] = [words[at - 1]!, words[at]!, words[at + 1]];
  // "Such incident" after "Security Incident", and not "such notice" of something else.
  if (isOneOf("such these those that this same", text))
    return [next, words[at + 2]].some(
      (noun) =>
        noun !== undefined && noun.stem.length > 3 && !isOneOf(standsForItself, noun.text) && named.has(noun.stem),
    );
  if (!isOneOf("it them", text) || isOneOf("what that which if when as whether than because", before.text))
    return false;
  return (
    next === undefined ||
    next.isPunctuation ||
    isPreposition(next) ||
    isOneOf("available promptly immediately", next.text)
  );
}

function isPointer(at: number, from: number, words: Understanding["words"]): boolean {
  const { text } = words[at]!;
  const before = words[at - 1]!;
  if (isOneOf("this these", text) && isOneOf(standsForItself, words[at + 1])) return false;
  // "Its contract shall", "within ten days of that notice": not "Vendor and its agents", "Vendor agrees that".
  if (isOneOf("its their", text)) return at < from + 2;
  if (isOneOf("that", text)) return at === from || isPreposition(before);
  return isOneOf(pointers, text) && !isOneOf("unless or", before.text) && !isOneOf("as that", words[at + 1]);
}

/** "It shall also report": whoever is bound is no thing that was spoken of. */
const isBound = (at: number, sentence: number, { words, norms, normsOf }: Understanding): boolean =>
  isOneOf("it", words[at]) &&
  normsOf[sentence]!.some((norm) => norms[norm]!.at === at + 1 && isOneSide(norms[norm]!.bearer));

/** Ranges in the order of the text, each once. */
function joined(above: readonly Range[], own: readonly Range[]): Range[] {
  const all = [...above, ...own].sort((a, b) => a[0] - b[0] || b[1] - a[1]);
  return all.filter(([from, to], at) => !all.slice(0, at).some((one) => one[0] <= from && one[1] >= to));
}
