import porter from "natural/lib/natural/stemmers/porter_stemmer.js";
import type { Span } from "../types.js";

/** A word, number, citation or mark of punctuation, with what it is compared by. */
export interface Word extends Span {
  /** As written. */
  text: string;
  /** Lower-case stem; punctuation is its own stem. */
  stem: string;
  /** Punctuation or a determiner that a phrase may step over. */
  isLight: boolean;
  isPunctuation: boolean;
}

// Order matters: "we'll" is "we will"; a section number with its paragraphs is one word, so are "45.5", "state-of-the-art", "C.F.R." and "BA's".
const shapes =
  /\d+\.\d+(?:\(\w{1,5}\))+|\d+(?:\(\w{1,4}\))+|\d+(?:,\d{3})*(?:\.\d+)*%?|(?:[A-Za-z]\.){2,}|\p{L}+(?=['’]ll\b)|['’]ll\b|[\p{L}\p{N}_]+(?:['’-][\p{L}\p{N}_]+)*|\S/gu;

const lightWords = new Set(
  "a an the any all such each every its their his her our your this that these those said own certain applicable".split(
    " ",
  ),
);

// Porter folds these into words of another meaning: "willful" into the "will" that binds, "information" into "inform".
const ownStems = new Map([
  ["willful", "willful"],
  ["willfully", "willful"],
  ["wilful", "willful"],
  ["its", "its"],
  ["practices", "practices"],
  ["information", "information"],
  ["informal", "informal"],
  ["informally", "informal"],
  ["practicable", "practicable"],
  ["practicably", "practicable"],
  ["practical", "practical"],
  ["authority", "authority"],
  ["authorities", "authority"],
  // "An accounting of disclosures" is no account at a bank; "the provisions of this Agreement" provide nothing.
  ["accounting", "accounting"],
  ["accountings", "accounting"],
  ["provisions", "provisions"],
  // A determination made reasonably gives no reasons.
  ["reasonable", "reasonable"],
  ["reasons", "reasons"],
  ["reasonably", "reasonable"],
  ["provider", "provider"],
  ["providers", "provider"],
  ["corrective", "corrective"],
  // A petition is filed; a chart stands in the files.
  ["filing", "filing"],
  ["filed", "filing"],
]);

const stems = new Map<string, string>();

/** Porter stem of one word, memoised: agreements repeat themselves. Possessives lose their s. */
export function stem(word: string): string {
  let found = stems.get(word);
  if (found === undefined) {
    const plain = word
      .toLowerCase()
      .replace(/['’]s?$/, "")
      .replace(/’/g, "'");
    found = ownStems.get(plain) ?? stemParts(plain);
    stems.set(word, found);
  }
  return found;
}

function stemParts(word: string): string {
  if (!/^[a-z-]+$/.test(word)) return word;
  return word
    .split("-")
    .map((part) => porter.stem(part))
    .join("-");
}

/** Words and punctuation of a text with their offsets. */
export function words(text: string, offset = 0): Word[] {
  const found: Word[] = [];
  for (const match of text.matchAll(shapes)) {
    const isShortWill = /^['’]ll$/.test(match[0]);
    const isPunctuation = !/[\p{L}\p{N}_$%§]/u.test(match[0]);
    found.push({
      text: match[0],
      stem: isPunctuation ? match[0] : isShortWill ? "will" : stem(match[0]),
      start: offset + match.index,
      end: offset + match.index + match[0].length,
      isLight: (isPunctuation && !/[;:.?!]/.test(match[0])) || lightWords.has(match[0].toLowerCase()),
      isPunctuation,
    });
  }
  return found;
}

/** Stems of a phrase of the lexicon or of a rule, compiled the same way as the text it will meet. */
export function phraseStems(phrase: string): string[] {
  return words(phrase)
    .filter((word) => !word.isPunctuation)
    .map((word) => word.stem);
}

/** Index of the first word that starts at or after an offset. */
export function wordAt(words: readonly Word[], offset: number): number {
  let low = 0;
  let high = words.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (words[middle]!.start < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
