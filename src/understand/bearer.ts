import type { Modal } from "./binding-words.js";
import { doerOfDeed } from "./deeds.js";
import type { Bearer } from "./norm.js";
import { agentIn, agentOfPassive, isPassive } from "./passive.js";
import type { Reading } from "./reading.js";
import { opensWithNoCase } from "./force.js";
import { placeOfSubject, subjectBefore } from "./subject.js";
import { isOneOf, type Word } from "./words.js";

/** Whether the binding words have a subject of their own in the sentence. */
export function ownSubject(reading: Reading, modal: Modal, from: number): boolean {
  return subjectBefore(reading, modal, from) !== null || subjectBehind(reading, modal) !== null;
}

/** "Report each Breach. The report must name …": in the next sentence of an item a thing, said at once to be bound, is its own subject. */
export function opensWithThing({ words, party }: Reading, modal: number, from: number): boolean {
  if (modal - from > 8 || modal - from < 2) return false;
  if (!isOneOf("the such this that these those each any every all no", words[from])) return false;
  return words.slice(from + 1, modal).every((word, k) => /^[A-Za-z-]+$/.test(word.text) && !party[from + 1 + k]);
}

/** "In no event shall Vendor", "nor shall Vendor": the subject stands behind the binding words. */
function subjectBehind(reading: Reading, modal: Modal): Bearer | null {
  const { words } = reading;
  const at = words[modal.to]?.isLight ? modal.to + 1 : modal.to;
  const subject = reading.party[at]?.bearer ?? null;
  if (!subject) return null;
  const [from] = reading.rangeOf(reading.sentence);
  if (isOneOf("not never", words[from]) || opensWithNoCase(words, from)) return subject;
  return isOneOf("case event circumstance circumstances nor neither time", words[modal.from - 1]) ? subject : null;
}

export function bearerOf(reading: Reading, modal: Modal, from: number, to: number, previous: Bearer | null): Bearer {
  if (modal.bearer) return modal.bearer;
  const after = afterModal(reading, modal) ?? subjectBehind(reading, modal);
  if (after) return after;
  if (barsThing(reading.words, modal)) return agentOfPassive(reading, modal, from, to) ?? "unstated";
  const doer = subjectBefore(reading, modal, from) ? null : doerOfDeed(reading, from, modal.from);
  // "Vendor shall not do what would be wrong if done by Clinic, and shall limit": who stands behind "by" is no subject of what is joined on.
  const goesOn = previous && isOneOf("and or but then also", reading.words[modal.from - 1]);
  if (doer && !(goesOn && !isPassive(reading, modal))) return doer;
  const agent = isPassive(reading, modal) ? agentOfPassive(reading, modal, from, to) : null;
  if (agent) return agent;
  // "Vendor shall notify Covered Entity, shall extend …": no object of the verb before takes over.
  if (previous && previous !== "other" && !isPassive(reading, modal) && followsJoint(reading, modal)) return previous;
  // "Notify Clinic of each Breach, which notice shall name": whoever gives the notice names them, not who stands before.
  const { words } = reading;
  if (isOneOf("which", words[modal.from - 2]) && isOneOf(isReport, words[modal.from - 1])) return "unstated";
  const subject = subjectBefore(reading, modal, from);
  // "Covered Entity shall receive notice of each Breach": it is for the other side to send it.
  if (subject === "covered entity" && modal.force === "duty" && receives(reading.words, modal.to))
    return "business associate";
  // "before Vendor lets another company handle PHI": what it grants, it grants to somebody else.
  if (subject === "business associate" && isGrant(modal, reading.words)) return "other";
  if (subject === "business associate" && undergoes(reading, modal)) return "other";
  if (subject === "business associate" && modal.force === "permission" && isSomebodyElse(reading, modal))
    return "other";
  // "Each subcontractor shall be bound to comply with the Security Rule": it is the one who has to comply.
  if (subject === "subcontractor" && isPutUnderDuty(words, modal)) return subject;
  if (subject && !(isPassive(reading, modal) && subject !== "business associate")) return subject;
  if (subject === null && isUnderstood(words, modal)) return "other";
  // "The report must give": whoever has to report gives it.
  if (isPassive(reading, modal) || (!subject && isOneOf(isReport, reading.words[modal.from - 1]))) return "unstated";
  if (previous && nothingBefore(reading, modal, from)) return previous;
  if (reading.mentions.named("obligations").some((one) => one.from === modal.from)) return subject ?? "unstated";
  return (
    subject ??
    (nothingBefore(reading, modal, from) ? (previous ?? "unstated") : (agentIn(reading, from, modal.from) ?? "other"))
  );
}

/** "Upon finding that Vendor has violated a term, the City Manager may end it": a name of a third one between comma and binding words. */
function isSomebodyElse({ words, party, inName }: Reading, modal: Modal): boolean {
  let at = modal.from - 1;
  while (at > modal.from - 5 && /^[A-Z]/.test(words[at]!.text) && !party[at] && !inName.has(at)) at--;
  return at < modal.from - 1 && isOneOf("the", words[at]) && words[at - 1]?.text === ",";
}

/** "Vendor may be suspended": it does nothing there, where "may be required to", "may be given access to" speak of what it does. */
function undergoes(reading: Reading, modal: Modal): boolean {
  const { words } = reading;
  const { to } = modal;
  if (modal.force !== "permission" || !isOneOf("be", words[to]) || !isPassive(reading, modal)) return false;
  const at = words[to + 1]?.isLight ? to + 2 : to + 1;
  return !words.slice(at + 1, at + 5).some(({ text }) => isOneOf("to access", text));
}

const isPutUnderDuty = (words: readonly Word[], { to }: Modal): boolean =>
  isOneOf("be", words[to]) && isOneOf("bound required obligated obliged contractually", words[to + 1]);

/** "A failure shall be deemed a breach", "this Section shall be read with the law": says how something is to be understood, and binds nobody to do it. */
const isUnderstood = (words: readonly Word[], { to }: Modal): boolean =>
  isOneOf("be", words[to]) &&
  isOneOf(
    "deemed construed interpreted read considered understood governed",
    words[words[to + 1]?.isLight ? to + 2 : to + 1],
  );

/** Whether what stands behind the binding words is got and not done: "receive notice", "hear from us", "have it within five days". */
function receives(words: readonly Word[], from: number): boolean {
  const at = isOneOf("promptly also then always first", words[from]) ? from + 1 : from;
  if (isOneOf("receive get hear", words[at])) return true;
  return isOneOf("have", words[at]) && isOneOf("it them", words[at + 1]);
}

/** "it is incumbent upon Vendor to", "it shall be the duty of Vendor to", "Covered Entity authorizes Vendor to". */
function afterModal(reading: Reading, modal: Modal): Bearer | null {
  const { words } = reading;
  const last = words[modal.to - 1]!.stem;
  const first = words[modal.from]!.text;
  const fallsTo = words.slice(modal.from, modal.to).some(({ text }) => isOneOf("fall falls rest rests", text));
  const inverted =
    fallsTo ||
    (modal.to - modal.from > 3 && isOneOf("under", first)) ||
    (isOneOf("is are", first) && isOneOf("that", last));
  // "No use is permitted to Vendor": a party where a verb would stand.
  const isGiven =
    isOneOf("to", words[modal.to - 1]) &&
    /^(?:permit|allow|open|forbid|prohibit)/.test(words[modal.to - 2]?.stem ?? "");
  if (isGiven && !isOneOf("to", words[modal.to])) {
    const at = words[modal.to]?.isLight ? modal.to + 1 : modal.to;
    return reading.party[at]?.bearer ?? null;
  }
  // "Every other use is off limits to Vendor".
  if (barsThing(words, modal) && isOneOf("to for", words[modal.to]))
    return reading.party[modal.to + 1]?.bearer ?? reading.party[modal.to + 2]?.bearer ?? null;
  if (
    !inverted &&
    !/^(?:upon|on|of|for|by|author|permit|allow|releas|excus|reliev|exempt|absolv|discharg|free|requir|oblig|direct|instruct|compel|bind|let|grant|from|with|stop|prevent|prohibit|preclud|forbid|bar|keep|hinder|restrain|restrict)$/.test(
      last,
    )
  )
    return null;
  // "Is responsible for notifying Clinic", "has the duty of telling Clinic": who stands behind is what the duty is about.
  if (words.slice(modal.from, modal.to).some(({ text }) => isOneOf(ownsDuty, text))) return null;
  for (let at = modal.to; at < modal.to + 3; at++) if (reading.party[at]) return reading.party[at]!.bearer;
  return null;
}

/** "Any other use is forbidden": what is barred is a thing, and nobody is named who may not. */
const barsThing = (words: readonly Word[], { to, force }: Modal): boolean =>
  force === "prohibition" &&
  isOneOf("prohibited barred forbidden disallowed impermissible limits off-limits", words[to - 1]);

function followsJoint(reading: Reading, modal: Modal): boolean {
  const { words } = reading;
  if (/^(?:,|;|and|or|but|then|also)$/i.test(words[modal.from - 1]?.text ?? "")) return true;
  // "…, and within ten days of a request shall supply", "and for as long as it holds the PHI shall protect it": when or how stands between the joint and the binding words.
  for (let at = modal.from - 2; at > modal.from - 18 && at > 0 && !/^[,;:.]$/.test(words[at]!.text); at--)
    if (opensAdverbial(words, at)) return isOneOf("and but", words[at - 1]);
  return false;
}

/** Words that open a phrase of time, place or case, and the clause in it. */
const opensAdverbial = (words: Word[], at: number): boolean =>
  isOneOf("and but", words[at - 1]) &&
  isOneOf(
    "within upon on at after following during before without for until as while so if when whenever where wherever once throughout in to with by from under thereafter",
    words[at],
  );

function nothingBefore(reading: Reading, modal: Modal, from: number): boolean {
  for (let at = modal.from - 1; at >= from; at--) {
    const word = reading.words[at]!;
    if (/^[;:,]$/.test(word.text) || isOneOf("and or but then also", word.text)) return at >= modal.from - 3;
    if (!word.isLight) return false;
  }
  return true;
}

/** Words within which a plain statement names whom it speaks of. */
const statementReach = 8;

export function subjectOfStatement(reading: Reading, from: number, to: number): Bearer {
  const at = placeOfSubject(reading, from, to, statementReach);
  return at === null ? "other" : reading.party[at]!.bearer;
}

/** A lone verb by which its subject gives leave to another: "lets", "permits". */
const isGrant = ({ from, to }: Modal, words: Word[]): boolean =>
  to - from === 1 && isOneOf("lets allows permits authorizes authorises", words[from]);

/** Words by which a duty is said to be the subject's own. */
const ownsDuty =
  "responsible accountable answerable has have bears bear owes owe assumes assume accepts accept takes take carries acknowledges acknowledge";

const isReport = "reports report notices notice notifications notification";
