import { stemmer } from "stemmer";
import { hasEnglishLetters } from "../alphabets.js";
import type { Span } from "../types.js";
import { plainForm } from "./word-forms.js";

/** A word, number, citation or mark of punctuation, with what it is compared by. */
export interface Word extends Span {
  /** As written. */
  text: string;
  /** In small letters, contractions in full: "n't" is "not". */
  lower: string;
  /** In small letters, without the ending of a possessive: "Vendor’s" is "vendor". */
  plain: string;
  /** Lower-case stem; punctuation is its own stem. */
  stem: string;
  /** Punctuation or a determiner that a phrase may step over. */
  isLight: boolean;
  isPunctuation: boolean;
}

// Order matters: "we'll" is "we will" and "doesn't" is "does not"; a section number with its paragraphs is one word, so are "45.5", "state-of-the-art", "C.F.R." and "BA's".
const shapesOf = (letter: string, digit: string, flags: string) =>
  new RegExp(
    String.raw`\d+\.\d+(?:\(\w{1,5}\))+|\d+(?:\(\w{1,4}\))+|\d+(?:,\d{3})*(?:\.\d+)*%?|(?:[A-Za-z]\.){2,}|[Cc]an(?=['’]t\b)|(?<=[Cc]an)['’]t\b|[${letter}]+(?=n['’]t\b|['’](?:ll|re|ve)\b)|n['’]t\b|['’](?:ll|re|ve)\b|_+|[${letter}${digit}]+(?:_+[${letter}${digit}]+)*(?:['’-][${letter}${digit}]+(?:_+[${letter}${digit}]+)*)*|\S`,
    flags,
  );
const shapes = shapesOf("A-Za-z", "0-9", "g");
let shapesOfAll: RegExp | undefined;
const shapesIn = (text: string) =>
  hasEnglishLetters(text) ? shapes : (shapesOfAll ??= shapesOf("\\p{L}", "\\p{N}", "gu"));

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
  // Whoever is accountable for a disclosure keeps no account of it.
  ["accountable", "accountable"],
  // A determination made reasonably gives no reasons.
  ["reasonable", "reasonable"],
  ["reasons", "reasons"],
  ["reasonably", "reasonable"],
  ["provider", "provider"],
  ["providers", "provider"],
  ["corrective", "corrective"],
  // "The following safeguards" follow no law.
  ["following", "following"],
  // A petition is filed; a chart stands in the files.
  ["filing", "filing"],
  ["filed", "filing"],
  // What is made public is no publication; a recording of a voice, no record.
  ["publication", "publication"],
  ["publications", "publication"],
  ["recording", "recording"],
  ["recordings", "recording"],
  ["demonstration", "demonstration"],
  ["demonstrations", "demonstration"],
  // "Customized software" is nobody's customer; a "designated record set" was not designed.
  ["custom", "custom-made"],
  ["customize", "custom-made"],
  ["customized", "custom-made"],
  ["customization", "custom-made"],
  ["customizations", "custom-made"],
  ["designate", "designate"],
  ["designates", "designate"],
  ["designated", "designate"],
  ["designation", "designate"],
  // A response to an incident makes nobody responsible for it.
  ["response", "response"],
  ["responses", "response"],
  ["responsive", "response"],
  // Money that a legislature appropriates is not the more appropriate for it.
  ["appropriation", "appropriation"],
  ["appropriations", "appropriation"],
  ["appropriated", "appropriation"],
  // Billing is a service of many a vendor; what is billed is its price.
  ["billing", "billing"],
  // Commercial ends are not yet a sale.
  ["commercialize", "commercialize"],
  ["commercialise", "commercialize"],
  ["commercialized", "commercialize"],
  ["commercialised", "commercialize"],
  ["commercializing", "commercialize"],
  ["commercialising", "commercialize"],
  // Logging watches who looks; a log of disclosures does not.
  ["logging", "logging"],
  ["executive", "executive"],
  ["executives", "executive"],
  ["objective", "objective"],
  ["objectives", "objective"],
  ["likely", "likely"],
]);

/** A word in small letters, without the ending of a possessive: "Vendor’s" is "vendor". */
export const plainText = (word: string): string => withoutPossessive(word.toLowerCase());

const withoutPossessive = (word: string): string => word.replace(/['’]s?$/, "");

/** Porter stem of one word. Possessives lose their s. */
export const stem = (word: string): string => stemOf(plainText(word));

/** The same of a word in small letters without the ending of a possessive. */
function stemOf(plain: string): string {
  const straight = plain.replace(/’/g, "'");
  return ownStems.get(straight) ?? stemParts(plainForm(straight));
}

function stemParts(word: string): string {
  if (!/^[a-z-]+$/.test(word)) return word;
  if (!word.includes("-")) return stemmer(word);
  return word
    .split("-")
    .map((part) => stemmer(part))
    .join("-");
}

/** What is left of a word in a contraction, and of the one before it: "won't", "we're". */
const contracted = new Map([
  ["'ll", "will"],
  ["'re", "are"],
  ["'ve", "have"],
  ["n't", "not"],
  ["'t", "not"],
  ["wo", "will"],
  ["sha", "shall"],
]);

type Kind = Pick<Word, "text" | "lower" | "plain" | "stem" | "isLight" | "isPunctuation">;
const kinds = new Map<string, Kind>();

/** All that does not depend on where a word stands, memoised: agreements repeat themselves. */
function kindOf(text: string): Kind {
  let kind = kinds.get(text);
  if (!kind) {
    const isPunctuation = !/[A-Za-z0-9_$%§]/.test(text) && (hasEnglishLetters(text) || !/[\p{L}\p{N}]/u.test(text));
    const written = text.toLowerCase();
    const lower = contracted.get(written.replace("’", "'")) ?? written;
    const plain = withoutPossessive(written);
    kind = {
      text,
      lower,
      plain,
      stem: isPunctuation ? text : stemOf(lower === written ? plain : withoutPossessive(lower)),
      isLight: (isPunctuation && !/[;:.?!]/.test(text)) || lightWords.has(lower),
      isPunctuation,
    };
    kinds.set(text, kind);
  }
  return kind;
}

/** Words and punctuation of a text with their offsets. */
export function words(whole: string, offset = 0): Word[] {
  const found: Word[] = [];
  let end = 0;
  // All at once, which is much faster than match by match; between two of them there is white space, or nothing.
  const all = whole.match(shapesIn(whole)) ?? [];
  for (let at = 0; at < all.length; at++) {
    const written = all[at]!;
    const start = whole.indexOf(written, end);
    end = start + written.length;
    // The text of its kind, and not one of its own: a word that stands there a hundred times is kept once.
    const { text, lower, plain, stem, isLight, isPunctuation } = kindOf(written);
    found.push({ text, lower, plain, stem, start: offset + start, end: offset + end, isLight, isPunctuation });
  }
  return found;
}

const shortNot: ReadonlySet<string> = new Set(["n't", "n’t", "'t", "’t"]);
/**
 * A text in small letters, every letter in its place. What is looked for in it need not ignore case: expressions that do
 * take many times as long to compile.
 */
export function inSmallLetters(text: string): string {
  const small = text.toLowerCase();
  return small.length === text.length ? small : text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}

const lists = new Map<string, ReadonlySet<string>>();
/** Words as lists have them, memoised: lists are asked ten times for every word of a text, often one list for word after word. */
const listed = new Map<string, string>();
let last = "";
let lastWords: ReadonlySet<string> = new Set();

/** Whether a word is one of a list, however it is written: `isOneOf("and but or", words[at])`. A pattern would have to be compiled. */
export function isOneOf(list: string, word: Word | string | undefined): boolean {
  if (word === undefined) return false;
  if (list !== last) {
    let known = lists.get(list);
    if (!known) lists.set(list, (known = new Set(list.split(" "))));
    last = list;
    lastWords = known;
  }
  return lastWords.has(typeof word === "string" ? asListed(word) : word.lower);
}

/** A word as lists have it. */
function asListed(word: string): string {
  let small = listed.get(word);
  if (small === undefined) listed.set(word, (small = shortNot.has(word) ? "not" : word.toLowerCase()));
  return small;
}

/** Where the word before stands, an article passed over: "to the Vendor". */
export const placeBefore = (words: readonly Word[], at: number): number => (words[at - 1]?.isLight ? at - 2 : at - 1);

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
