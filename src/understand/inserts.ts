import type { Modal } from "./binding-words.js";
import type { Range } from "./phrases.js";
import type { Reading } from "./reading.js";
import { isOneOf } from "./words.js";

/** "Shall, and shall cause its subcontractors to, comply": what others are made to do is put between the binding words and their verb. */
export function causingInsert(reading: Reading, modal: Modal, to: number): Range | null {
  const { words } = reading;
  if (!/^[,(]$/.test(words[modal.to]?.text ?? "") || !isOneOf("and or", words[modal.to + 1])) return null;
  const makes = words.slice(modal.to + 2, modal.to + 6).some(({ stem }) => makesOthers.test(stem));
  for (let at = modal.to + 3; makes && at < Math.min(to - 1, modal.to + 30); at++)
    if (isOneOf("to not", words[at]) && /^[,)]$/.test(words[at + 1]!.text)) return [modal.to, at + 2];
  return null;
}

/** "Shall not use or disclose, and shall cause its agents not to use or disclose, any PHI": what both verbs are about stands behind the second. */
export function causingBetween(reading: Reading, before: Modal, modal: Modal, to: number): Range | null {
  const { words } = reading;
  if (words[modal.from - 2]?.text !== "," || !isOneOf("and or", words[modal.from - 1])) return null;
  if (modal.from - before.to > 8) return null;
  // "Shall have destroyed, and shall so certify, all PHI": of another verb no more than its adverbs stand in between.
  const furthest = makesOthers.test(words[modal.to]?.stem ?? "") ? 30 : 4;
  for (let at = modal.to + 1; at < Math.min(to - 1, modal.to + furthest); at++)
    if (words[at]!.text === "," && isOneOf("any all such each every the this that", words[at + 1]))
      return [modal.from - 2, at + 1];
  return null;
}

/** Steps over an insert before the binding words: "the Administrator, which is Northwind, will", "Clinic, on finding a breach, may". */
export function beforeInsert(reading: Reading, modal: number, from: number): number {
  const { words } = reading;
  if (words[modal - 1]?.text !== ",") return modal - 1;
  for (let at = modal - 2; at > Math.max(from, modal - 24); at--)
    if (words[at]!.text === ",") return opensInsertAt(reading, at + 1) ? at - 1 : modal - 1;
  return modal - 1;
}

/** "…, which is Northwind,", "…, and not Clinic,". */
const opensInsertAt = ({ words }: Reading, at: number): boolean =>
  isOneOf(opensInsert, words[at]) || (isOneOf("and", words[at]) && isOneOf("not", words[at + 1]));

/** A comma that closes an insert ("Vendor, being Northwind, shall") rather than a clause. */
export function closesInsert(at: number, modal: number): boolean {
  return modal - at <= 1;
}

export const isWithin = (at: number, [from, to]: Range): boolean => at >= from && at < to;

/** A range without the inserts that lie in it. */
export function without(inserts: readonly Range[], [from, to]: Range): Range[] {
  const insert = inserts.find((one) => one[0] > from && one[1] < to);
  return insert ? [[from, insert[0]], ...without(inserts, [insert[1], to])] : [[from, to]];
}

const makesOthers = /^(?:caus|ensur|requir|oblig|direct|instruct|permit|allow|bind|get|have)$/;

/** Words that open an insert between a subject and its binding words. */
const opensInsert = "which who whom being meaning on upon after if when where having acting once";
