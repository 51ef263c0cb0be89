import type { Modal } from "./binding-words.js";
import type { Reading } from "./reading.js";
import { isOneOf } from "./words.js";

/** Where the part of the sentence that belongs to the next binding words begins: at its subject, or at the joint before it. */
export function boundary(reading: Reading, after: number, before: number): number {
  const { words } = reading;
  // "Vendor covenants that PHI … will be secured": what is promised begins at the "that".
  if (isOneOf("that", words[after]) && !words.slice(after, before).some(({ text }) => /^[;:.]$/.test(text)))
    return after + 1;
  const joint = jointBeforeInsert(reading, after, before);
  if (joint !== null) return joint;
  for (let at = before - 1; at > after; at--) {
    const { text } = words[at]!;
    if (/^[;:.?!]$/.test(text)) return at + 1;
    if (text === "," && isOneOf("and but or provided except however then so nor", words[at + 1])) return at + 1;
    if (isOneOf("and but", text) && reading.party[at + 1]) return at;
    if (isOneOf("and but", text) && at + 1 >= before - 1) return at;
  }
  let start = before;
  for (let at = before - 1; at > after && at > before - 12; at--) {
    if (reading.party[at]) start = at;
    if (start === before && isOneOf("that", words[at])) return at + 1;
    if (words[at]!.text === ",") return reading.party[at + 1] || start === before ? at + 1 : start;
  }
  // "Undertakes that no PHI shall be left": what follows the "that" belongs to the second.
  if (start === before && before - after < 12 && isOneOf("that", words[after])) return after + 1;
  return start;
}

/** "Shall use safeguards and, in the case of electronic PHI, shall comply": the second part begins at the "and" before the insert. */
function jointBeforeInsert({ words }: Reading, after: number, before: number): number | null {
  if (words[before - 1]?.text !== ",") return null;
  for (let at = before - 2; at > after && at > before - longestInsert; at--) {
    if (/^[;:.?!]$/.test(words[at]!.text)) return null;
    if (words[at]!.text === ",") return isOneOf("and but or nor", words[at - 1]) ? at - 1 : null;
  }
  return null;
}

const longestInsert = 24;

/** "Shall also oblige the supplier", "agrees to the following:": the verb, or the colon, that goes with the binding words before it. */
export function completes(reading: Reading, modal: Modal, before: Modal): boolean {
  const { words } = reading;
  // "May need to", "will have to": one case of need, told with two verbs.
  if (modal.from === before.to && isOneOf("need have", words[modal.from])) return true;
  if (modal.to - modal.from > 1) return false;
  const isVerbOf =
    "oblige obligate require bind permit allow authorise authorize release grant let waive undertake covenant";
  return words[modal.from]!.text === ":" || (modal.from - before.to < 2 && isOneOf(isVerbOf, words[modal.from]));
}
