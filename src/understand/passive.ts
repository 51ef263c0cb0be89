import type { Modal } from "./binding-words.js";
import type { Bearer } from "./norm.js";
import type { Reading } from "./reading.js";
import { isOneOf, type Word } from "./words.js";

export function isPassive(reading: Reading, modal: Modal): boolean {
  const { words } = reading;
  const start = behindInsert(words, modal.to);
  // "Shall be neither used nor disclosed": the binding words take in what makes it passive.
  for (let at = Math.max(0, start - 2); at < start + 3 && at < words.length; at++)
    if (isOneOf("be been being", words[at]))
      return words
        .slice(at + 1, at + 4)
        .some((word) =>
          /(?:ed|en|given|made|sent|told|kept|held|shown|put|paid|brought|sold|lent|bought|built|done|left|lost|withheld|drawn|known|\b(?:met|read|set|cut|run|laid|found|sought|dealt|borne|heard|shut|begun))$/i.test(
            word.text,
          ),
        );
  return false;
}

/** "Shall, insofar as feasible, be returned": where the verb begins behind an insert. */
function behindInsert(words: readonly Word[], from: number): number {
  if (words[from]?.text !== ",") return from;
  for (let at = from + 1; at < from + 14 && at < words.length && !/^[;:.]$/.test(words[at]!.text); at++)
    if (words[at]!.text === ",") return at + 1;
  return from;
}

/** "shall be reported by Vendor", "disclosures by Vendor shall be confined to those demanded by law". */
export function agentOfPassive(reading: Reading, modal: Modal, from: number, to: number): Bearer | null {
  const after = agentIn(reading, modal.to, endOfClause(reading, modal.to, to));
  if (after !== null && after !== "other") return after;
  const before = agentIn(reading, from, modal.from);
  return before !== null && before !== "other" ? before : after;
}

/** "Shall be opened to the Secretary so that compliance by Clinic can be determined": who complies opens nothing. */
function endOfClause({ words }: Reading, from: number, to: number): number {
  for (let at = from; at < to; at++)
    if (
      (isOneOf("so", words[at]) && isOneOf("that as", words[at + 1])) ||
      isOneOf("because", words[at]) ||
      isOneOf("compliance", words[at])
    )
      return at;
  return to;
}

/** Whoever stands behind "by"; "forwarded by it to Clinic" names nobody. */
export function agentIn(reading: Reading, from: number, to: number): Bearer | null {
  for (let at = from; at < to; at++)
    if (isOneOf("by", reading.words[at]))
      for (let next = at + 1; next < at + 4 && next < to && !isOneOf("it them to", reading.words[next]); next++) {
        const bearer = reading.party[next]?.bearer;
        if (bearer && !(bearer === "other" && isOneOf(asksOf, reading.words[at - 1]))) return bearer;
      }
  return null;
}

/** "Shall not be used except as required by law": what the law asks for it does not do. */
const asksOf = "required permitted allowed authorized authorised demanded compelled mandated prescribed imposed";
