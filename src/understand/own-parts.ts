import type { Agreement } from "../types.js";
import type { Occurrence } from "./phrases.js";
import { placesWhere } from "./word-places.js";
import { isOneOf, type Word } from "./words.js";

/** "Any purpose not stated in 7.2.2", "that Part B does not permit": parts of the agreement, cited by number alone. */
export function findOwnParts({ clauses }: Agreement, words: readonly Word[]): Occurrence[] {
  const numbers = new Set(clauses.map(({ number }) => withoutParagraphs(number)));
  const isOwn = (number: string) => numbers.has(withoutParagraphs(number));
  const found: Occurrence[] = [];
  for (const at of placesWhere(words, ({ text }) => text === "Part" || isSign.test(text) || isNumber.test(text))) {
    const { text } = words[at]!;
    if (isNumber.test(text) && isOwn(text)) found.push({ from: at, to: at + 1 });
    const next = words[at + 1]?.text ?? "";
    // "Other than § 3 permits".
    if (isSign.test(text) && /^\d{1,2}$/.test(next) && isOwn(next)) found.push({ from: at, to: at + 2 });
    if (text === "Part" && (/^(?:[A-Z]|[IVX]+|One|Two|Three|Four|Five)$/.test(next) || isOneOf("this", words[at - 1])))
      found.push({ from: at, to: at + 1 });
  }
  return found;
}

const isSign = /^§+$/;
/** "7.2.2", "II.1", "B2": parts of a number, no figure of them as long as those of the Code of Federal Regulations. */
const isNumber = /^(?:(?:\d{1,2}|[IVX]{1,5}|[A-Z])(?:\.\d{1,2})+|[A-Z]\d{1,2})(?:\(\w{1,4}\))*$/;

const withoutParagraphs = (number: string): string => number.replace(/[(].*$/, "").replace(/\.$/, "");
