import type { Modal } from "./binding-words.js";
import { beforeInsert } from "./inserts.js";
import type { Bearer } from "./norm.js";
import { antecedent } from "./pronouns.js";
import { isPreposition, isSubordinator, type Reading, wordBefore } from "./reading.js";
import { relativeOfSubject } from "./relative-clauses.js";
import { actsFor, isObligationOf, isOwner, leaderOf, runs, speaksFor } from "./representatives.js";
import { isOneOf, placeBefore, type Word } from "./words.js";

/** No subject stands more words before its verb: in a text without stops each verb would ask for all before it. */
const farthest = 400;

/** The nearest party before the binding words that is no object of a preposition and owns nothing. */
export function subjectBefore(reading: Reading, modal: Modal, from: number): Bearer | null {
  // "For that we will": no preposition and no relative clause takes a pronoun in the nominative.
  if (modal.from > from && isOneOf("we We I", reading.words[modal.from - 1]))
    return reading.party[modal.from - 1]?.bearer ?? null;
  const relative = relativeOfSubject(reading, modal, from);
  if (relative === null) return nearestSubject(reading, modal, from, modal.from);
  // "Vendor's systems that hold PHI shall", "PHI that Vendor receives shall be kept": who stands before the relative clause, or the vendor in it.
  const within = () =>
    nearestSubject(reading, modal, from, modal.from) === "business associate" ? "business associate" : null;
  return nearestSubject(reading, modal, from, relative) ?? within();
}

function nearestSubject(reading: Reading, modal: Modal, from: number, end: number): Bearer | null {
  const { words } = reading;
  const opening = openingSubject(reading, modal, from);
  if (opening) return opening;
  let fallback: Bearer | null = null;
  const first = Math.max(from, modal.from - farthest);
  const last = beforeInsert(reading, end, from);
  for (let at = last; at >= first; at--) {
    const party = reading.party[at];
    if (words[at]!.text === ";" || beginsWithThing(reading, at, modal.from) || endsCase(reading, at, modal.from, from))
      break;
    if (last - at <= 1 && isOneOf("it they", words[at])) return antecedent(reading, at) ?? "business associate";
    if (!party || party.to > modal.from) continue;
    // "The ePHI of Clinic (Lakeside), the contract shall": a name in brackets explains the one before it.
    if (words[at - 1]?.text === "(" && party.to + 1 < modal.from && endsParty(reading, at - 1)) continue;
    const possessive = /['’]s?$/.test(words[party.to - 1]!.text);
    // "in a way this Agreement does not provide for, Vendor shall": the preposition belongs to what the comma closes.
    const opens = party.to === modal.from && words[at - 1]?.text === "," && !awaitsParty(words, at - 1);
    const before = opens ? undefined : wordBefore(reading, at);
    if (isOwner(reading, at, modal.from)) return party.bearer;
    if (party.to === modal.from && actsFor(words, at)) return party.bearer;
    // "Notify Clinic in writing, which shall state the reasons": it is the writing that states them.
    if (party.bearer === "covered entity" && isOneOf("which", words[modal.from - 1]) && party.to < modal.from - 2)
      continue;
    if (!possessive && !isPreposition(before)) return leaderOf(reading, at, from) ?? party.bearer;
    if (possessive && isObligationOf(reading, party.to, modal.from)) return party.bearer;
    if (possessive && (speaksFor(reading, party.to) || runs(reading, party.to, end))) return party.bearer;
    fallback ??= isOneOf("which who", words[modal.from - 1]) ? party.bearer : null;
  }
  return fallback;
}

/** "Received from, or created by Vendor on behalf of, Clinic": the comma closes an insert, and the preposition before it waits for its party. */
const awaitsParty = (words: readonly Word[], comma: number): boolean =>
  isOneOf("of", words[comma - 1]) && isOneOf("behalf", words[comma - 2]);

/** "Vendor shall tell Clinic, and the protections of this Agreement shall continue": behind the joint a thing is the subject. */
function beginsWithThing({ words, party, inName }: Reading, at: number, modal: number): boolean {
  if (words[at]!.text !== "," || modal - at > 16) return false;
  const inWhichCase = isOneOf("in", words[at + 1]) && isOneOf("which", words[at + 2]);
  if (!inWhichCase && !isOneOf("and but whereupon", words[at + 1])) return false;
  const start = inWhichCase ? at + 4 : at + 2;
  if (!isOneOf("the a an its their any such no each every this that these those", words[start])) return false;
  for (let next = start + 1; next < modal; next++)
    if (
      /^[,;:()]$/.test(words[next]!.text) ||
      (party[next] && !isPreposition(behind(words, next)) && !inName.has(next))
    )
      return false;
  return true;
}

/**
 * "Should Clinic agree, the protections of this Agreement shall extend": behind the comma that ends the case a thing is the subject. Of a
 * case in which the business associate stands it is to see to that thing.
 */
function endsCase({ words, party }: Reading, at: number, modal: number, from: number): boolean {
  if (words[at]!.text !== "," || modal - at > 16) return false;
  if (!isOneOf("if when whenever where wherever should once unless", words[from])) return false;
  if (!isOneOf("the any such that this these those all each every no", words[at + 1])) return false;
  for (let next = at + 1; next < modal; next++)
    if (/^[,;:()]$/.test(words[next]!.text) || (party[next] && !isPreposition(behind(words, next)))) return false;
  const inCase = party.slice(from, at).filter((one) => one !== undefined && one !== null);
  return inCase.length > 0 && inCase.every((one) => one!.bearer === "covered entity");
}

const behind = (words: Word[], at: number): Word | undefined => words[placeBefore(words, at)];

/** "Vendor, having regard to the needs of the patients, shall": the party that opens the sentence before an insert. */
function openingSubject(reading: Reading, modal: Modal, from: number): Bearer | null {
  const { words } = reading;
  if (words[modal.from - 1]?.text !== ",") return null;
  let at = from;
  while (
    at < from + 3 &&
    !reading.party[at] &&
    (words[at]!.isLight || /^(?:\(?[a-z0-9.]{1,5}\)?|[-•*])$/.test(words[at]!.text))
  )
    at++;
  const party = reading.party[at];
  if (!party || party.to >= modal.from - 1 || words[party.to]!.text !== ",") return null;
  // Behind a semicolon or a colon another subject may have begun.
  return words.slice(party.to, modal.from).some(({ text }) => /^[;:]$/.test(text)) ? null : party.bearer;
}

/** Words within which a clause that opens a sentence comes to its comma. */
const opening = 40;

/** At which word a sentence without binding words names the party it speaks of, within so many words of its main clause. */
export function placeOfSubject({ words, party }: Reading, from: number, to: number, reach: number): number | null {
  // "For audits by the Secretary, Vendor answers", "When you leave, we wipe everything": the subject stands behind the phrase that opens the sentence.
  if (opensAdverbial(words, from))
    for (let at = from + 1; at < Math.min(to, from + opening); at++)
      if (words[at]!.text === ",")
        for (const next of [at + 1, at + 2]) if (party[next] && party[next]!.bearer !== "other") return next;
  let first: number | null = null;
  for (let at = from; at < Math.min(to, from + reach); at++) {
    if (!party[at]) continue;
    // "Within ten days of your request we give", "at Clinic's request Vendor gives": whose request it is comes before.
    const isByTheWay =
      isOneOf("your our its their", words[at]) ||
      /['’]s?$/.test(words[party[at]!.to - 1]!.text) ||
      isPreposition(words[at - 1]);
    if (!opensAdverbial(words, from) || !isByTheWay) return at;
    first ??= at;
  }
  return first;
}

const opensAdverbial = (words: Word[], from: number): boolean =>
  isPreposition(words[from]) ||
  isSubordinator(words, from) ||
  isOneOf(opensPhrase, words[from]) ||
  /^\d/.test(words[from]?.text ?? "");

const opensPhrase =
  "within during until throughout without no not promptly immediately each every twice following prior unless except";

/** Whether a party's name ends before a word. */
function endsParty({ party }: Reading, to: number): boolean {
  for (let at = to - 1; at > to - 6 && at >= 0; at--) if (party[at]) return party[at]!.to === to;
  return false;
}
