// What may be a term that an agreement defines, and where it is used.

import type { Mentions } from "./mentions.js";
import type { Occurrence } from "./phrases.js";
import { isOneOf, type Word } from "./words.js";
import { placesWhere } from "./word-places.js";

// Terms that HIPAA defines keep HIPAA's meaning: their definition must not lend them other content.
const ofHipaa =
  /^(?:protected health information|phi|ephi|electronic protected health information|breach|security incident|unsecured|designated record set|individual|secretary|hipaa|hitech|privacy rule|security rule|breach notification rule|subcontractor|business associate|covered entity|agreement|required by law|workforce|data aggregation|services?|hhs|baa)/;

/** An article that opens the sentence is no term: "The following are Reportable Events". */
export const isTerm = (term: string) =>
  !isOneOf(
    "the a an this that these those such any all each every if when in for it no as unless where terms words capitalized capitalised",
    term,
  );
/** Whether a term begins as one of HIPAA's own. */
export const isOfHipaa = (term: string) => ofHipaa.test(term.toLowerCase());
/** Terms of HIPAA whose own definition tells what they take in; rules ask for that by entries of their own. */
export const isPhi = (term: string) => /^(?:phi|protected health information)$/i.test(term);
export const isHipaa = (term: string) => /^hipaa\b/i.test(term);

/** Where words with a capital stand, by the word in small letters, without the ending of a possessive. */
export type Capitals = ReadonlyMap<string, number[]>;

/** Looked for once, for a text may define ten thousand terms. */
export function capitalsIn(words: readonly Word[]): Capitals {
  const capitals = new Map<string, number[]>();
  for (const at of placesWhere(words, ({ text }) => isCapital(text.charCodeAt(0)))) {
    const { plain } = words[at]!;
    const places = capitals.get(plain);
    if (places) places.push(at);
    else capitals.set(plain, [at]);
  }
  return capitals;
}

const isCapital = (code: number): boolean => code >= 65 && code <= 90;

/** Capitalised uses of a defined term, singular or plural. */
export function usesOf({ words }: Mentions, capitals: Capitals, term: string[]): Occurrence[] {
  const spellings = (part: string) => [part, `${part}s`, ...(part.endsWith("s") ? [part.slice(0, -1)] : [])];
  const [first, ...rest] = term.map(spellings);
  return first!
    .flatMap((word) => capitals.get(word) ?? [])
    .filter((at) => rest.every((written, step) => written.includes(words[at + 1 + step]?.plain ?? "")))
    .sort((a, b) => a - b)
    .map((at) => ({ from: at, to: at + term.length }));
}
