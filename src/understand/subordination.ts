import type { Modal } from "./binding-words.js";
import { beforeInsert, closesInsert } from "./inserts.js";
import { isOneSide } from "./norm.js";
import { plainForce } from "./plain-promises.js";
import { isPreposition, isSubordinator, type Reading } from "./reading.js";
import { relativeOfSubject } from "./relative-clauses.js";
import { subjectBefore } from "./subject.js";
import { isOneOf, placeBefore, type Word } from "./words.js";

/** Binding words inside a condition, a relative or a purpose clause do not carry the sentence. */
export function isSubordinate(reading: Reading, modal: Modal, from: number): boolean {
  const { words } = reading;
  // "Whether to report is for Vendor to decide": the turn of phrase carries the sentence.
  if (modal.bearer) return false;
  if (isInBrackets(reading, modal, from)) return true;
  if (isEnsured(reading, modal, from) || describesObject(reading, modal, from)) return true;
  const opens = startsMainClause(reading, modal, from);
  const relative = relativeOfSubject(reading, modal, from);
  for (let at = beforeInsert(reading, modal.from, from), steps = 0; at >= from && steps < 14; at--, steps++) {
    const { text } = words[at]!;
    if (/^[;:]$/.test(text)) return false;
    if (text === "," && steps > 0 && !closesInsert(at, modal.from)) return isListInRelative(reading, at, modal, from);
    // "If return is infeasible it shall protect the PHI": the duty begins at the pronoun, without a comma.
    if (steps > 3 && isOneOf("if when where that", text) && isOneOf("it they", words[modal.from - 1])) return false;
    if (isSubordinator(words, at))
      return (
        !opens &&
        at !== relative &&
        (!isOneOf("that", text) || !isPromiseThat(reading, at) || isInOpeningCase(words, from, at))
      );
  }
  return false;
}

/** "Safeguards by which PHI on paper, on film or in electronic form is kept from misuse": the comma parts things of one kind in a relative clause. */
function isListInRelative({ words, party }: Reading, comma: number, modal: Modal, from: number): boolean {
  const isList = words.slice(comma + 1, modal.from).some(({ text }, k) => k > 0 && isOneOf("and or", text));
  for (let at = comma + 1; at < modal.from; at++) if (party[at] || words[at]!.text === ",") return false;
  if (!isList) return false;
  for (let at = comma - 1; at > from && at > comma - relativeReach && words[at]!.text !== ","; at--)
    if (isOneOf("which whom", words[at])) return isPreposition(words[at - 1]);
  return false;
}

const relativeReach = 12;

/** "Where Clinic agrees that some of it can be kept, …": before the first comma of a sentence that opens with a case. */
function isInOpeningCase(words: readonly Word[], from: number, to: number): boolean {
  if (!isOneOf("if when where whenever wherever once", words[from])) return false;
  for (let at = from; at < to; at++) if (words[at]!.text === ",") return false;
  return true;
}

/**
 * "Where some of the PHI can be neither returned nor destroyed, this Agreement continues to apply to it": all binding words stand in the
 * case that opens the sentence, and what follows its comma is plainly stated.
 */
export function stateAfterCase({ words, party }: Reading, modals: readonly Modal[], from: number, to: number): boolean {
  const last = modals.at(-1);
  if (!last || !isSubordinator(words, from)) return false;
  let comma = last.to;
  while (comma < to && words[comma]!.text !== ",") comma++;
  if (to - comma < 4) return false;
  // "…, unless Clinic agrees", "…, including": no main clause follows the comma.
  const next = words[comma + 1]!;
  return (
    isOneOf("this the these such no all any each every our your its we you it", next.text) ||
    party[comma + 1] !== undefined
  );
}

/** "If Clinic agrees (and it shall not unreasonably refuse), Vendor shall": what stands in brackets is said in passing. */
function isInBrackets({ words }: Reading, modal: Modal, from: number): boolean {
  for (let at = modal.from - 1, closed = 0; at > from + 2; at--) {
    if (words[at]!.text === ")") closed++;
    if (words[at]!.text === "(" && closed-- === 0) return true;
  }
  return false;
}

/** Where what is said in passing about binding words ends: behind the bracket that closes it, or at the end of the sentence. */
export function endOfAside(reading: Reading, modal: Modal, from: number, to: number): number {
  if (!isInBrackets(reading, modal, from)) return to;
  for (let at = modal.to, opened = 0; at < to; at++) {
    const { text } = reading.words[at]!;
    if (text === "(") opened++;
    if (text === ")" && opened-- === 0) return at + 1;
  }
  return to;
}

/** "When the services end Vendor shall": a sentence that opens with a case, and the first party that stands at binding words, without a comma between. */
function startsMainClause(reading: Reading, modal: Modal, from: number): boolean {
  const { words, party } = reading;
  if (!isSubordinator(words, from) && !isPreposition(words[from])) return false;
  let subject = modal.from - 1;
  while (subject > from && !party[subject] && modal.from - subject < 6) subject--;
  if (party[subject]?.to !== modal.from || !isOneSide(party[subject]!.bearer)) return false;
  const before = placeBefore(words, subject);
  if (before <= from + 2 || isPreposition(words[before]) || isSubordinator(words, before)) return false;
  if (isOneOf("and or but nor", words[before])) return false;
  return !reading.modals.some(({ from: at }) => at >= from && at < subject);
}

/** "Provide the information Clinic needs to give an accounting": in an item that begins with its verb, binding words without a joint before them describe its object. */
export function isInObject(reading: Reading, modal: Modal, from: number): boolean {
  const { words } = reading;
  for (let at = modal.from - 1; at >= from; at--)
    if (/^[;:.,]$|^(?:and|but|or|then)$/i.test(words[at]!.text)) return false;
  return true;
}

/** "Shall supply the entries it needs to give an accounting", "at such place as Clinic may name": a clause that hangs on the noun before it. */
function describesObject(reading: Reading, modal: Modal, from: number): boolean {
  const { words } = reading;
  let subject = modal.from - 1;
  while (subject > from && !reading.party[subject] && modal.from - subject < 4) subject--;
  if (isOneOf("it they", words[modal.from - 1])) subject = modal.from - 1;
  else if (
    !words
      .slice(reading.party[subject]?.to ?? from, modal.from)
      .every(({ text }) => isOneOf(betweenSubjectAndVerb, text))
  )
    return false;
  // "If so, however, Vendor shall": behind a comma nothing describes the noun before it.
  if (words[subject - 1]?.isPunctuation) return false;
  if (words[subject - 1]?.isLight) subject--;
  const noun = words[subject - 1];
  if (
    subject - 1 <= from ||
    !noun ||
    !/^[a-z]{3,}$|^(?:e?PHI|Sets?|Information|Records?)$/.test(noun.text) ||
    isOneOf(joints, noun.text)
  )
    return false;
  let start = subject - 1;
  while (start > from && !/^[,;:.()]$|^(?:and|or|but)$/i.test(words[start - 1]!.text)) start--;
  // "Within ten days Vendor must give Clinic the facts Clinic needs to account": the main clause has its binding words already.
  if (reading.modals.some(({ from: at, to }) => at >= start && to < subject - 1)) return true;
  // "Within ten days of a request Vendor shall": a phrase of time or case opens the main clause.
  if (isPreposition(words[start]) || isSubordinator(words, start) || isOneOf(opensClause, words[start])) return false;
  if (reading.lead !== null || reading.modals.some(({ from: at }) => at >= from && at < subject)) return true;
  return (
    words.slice(from, start).some(({ text }) => isOneOf("is are", text)) ||
    plainForce(reading, from, modal.from) !== "statement"
  );
}

/** "shall ensure that any subcontractors … agree to": what others are made to do is part of the duty to make them. */
function isEnsured(reading: Reading, modal: Modal, from: number): boolean {
  const subject = subjectBefore(reading, modal, from);
  if (subject !== "subcontractor" && subject !== "other") return false;
  for (let at = modal.from - 1; at >= from && !/^[;.]$/.test(reading.words[at]!.text); at--)
    if (isOneOf("ensur caus requir oblig obtain bind assur secur contract", reading.words[at]!.stem)) return true;
  return false;
}

/** "agrees that it will", "acknowledges that Vendor shall": the clause after such a "that" is the promise itself. */
function isPromiseThat(reading: Reading, at: number): boolean {
  // "Vendor agrees: (a) that it will …": the items go on with the promise.
  if (reading.lead && at === reading.rangeOf(reading.sentence)[0]) return true;
  return (
    isOneOf(
      "agre undertak covenant warrant repres promis term condit acknowledg understood understand provid duti requir confirm commit ensur",
      reading.words[at - 1]?.stem,
    ) && reading.words[at - 1]!.stem !== "ensur"
  );
}

/** Words that are no nouns: what follows them begins afresh. */
const joints =
  "and but that then also thereafter which who whom where when while because though than upon from with into for the any all such not nor yet";

const betweenSubjectAndVerb = "would itself also then so reasonably otherwise";

/** Words that open a phrase of time or case before a main clause. */
const opensClause =
  "during within after following before prior promptly immediately thereafter further furthermore additionally annually each every once no not until throughout without except notwithstanding subject given as under in to";
