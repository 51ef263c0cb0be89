import { withoutLookAlikes } from "./look-alikes.js";

// Rules match words, so one character must have one spelling before any word is looked at.
const spellings: [RegExp, string][] = [
  [/\r\n?/g, "\n"],
  [/[\u2010\u2011\u2043\uFE63\uFF0D]/g, "-"], // hyphens that are not the ASCII one
  [/[\u00AD\u200B-\u200D\u2060\uFEFF]/g, ""], // soft hyphen, zero-width characters
  [/[\u202A-\u202E\u2066-\u2069\u200E\u200F]/g, ""], // bidirectional controls: never part of the words
  [/[\u00A0\u1680\u2000-\u200A\u202F\u205F\u3000\t\v\f]/g, " "],
  [/[\u2028\u2029\u0085]/g, "\n"],
  [/[\u0000-\u0008\u000E-\u001F\u007F-\u009F]/g, ""], // eslint-disable-line no-control-regex -- C0 and C1 controls
];

/**
 * Ligatures, full-width forms and the letters of formulas as plain letters. Only these: NFKC would also rewrite § lists
 * and footnote signs.
 */
const compatibility = () => /[\uFB00-\uFB06\uFF01-\uFF5E\u{1D400}-\u{1D7FF}]/gu;
/** Accents that belong to no letter, as those that draw a line through words. */
const looseAccents = /[\u0300-\u036F]/g;
/** As written, whatever the rules above: ASCII, and the quotation marks, dashes and section signs of contracts. */
const plain = /^[\n -~§–—‘’“”•…]*$/;
/** What a word set wide has in it: four letters, each alone between spaces. */
const lone = / (?:[^ -~]?\S ){3}[^ -~]?\S/;
/** "R E C I T A L S". Few texts have that, and to put together what is a Latin letter takes longer than most lines to read. */
const spaced = () => /(?<!\S)(?:\p{Script=Latin} ){3,}\p{Script=Latin}(?![^\s.:;,])/gu;
const uneven = /\s{2}|[^\S ]/;

/**
 * The spelling in which every text of a `Document` is kept: line ends, spaces and hyphens in one form, ligatures
 * as letters, invisible characters out. Quotation marks stay as written, so that a quote is the author's.
 */
export function normalise(text: string): string {
  if (plain.test(text)) return text;
  let result = text.normalize("NFC").replace(looseAccents, "");
  for (const [spelling, plain] of spellings) result = result.replace(spelling, plain);
  return withoutLookAlikes(result.replace(compatibility(), (character) => character.normalize("NFKC")));
}

/** "R E C I T A L S" is one word, set wide; "A B C D" are letters one after the other. */
export function closedUp(letters: string): string {
  const word = letters.replaceAll(" ", "");
  return isListing(word) ? letters : word;
}

/** Letters in the order of the alphabet, of which hardly one is left out. No word of four is made so. */
function isListing(letters: string): boolean {
  const codes = Array.from(letters, (letter) => letter.codePointAt(0)!);
  return codes.every((code, index) => {
    const step = code - (codes[index - 1] ?? code - 1);
    return step > 0 && step <= 3;
  });
}

/** One line of text: normalised, words set wide closed up, runs of white space as one space, trimmed. */
export function normaliseLine(text: string): string {
  const words = normalise(text);
  const closed = lone.test(` ${words} `) ? words.replace(spaced(), closedUp) : words;
  return (uneven.test(closed) ? closed.replace(/\s+/g, " ") : closed).trim();
}
