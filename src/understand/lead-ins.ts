import type { Agreement, Sentence } from "../types.js";
import { firstFrom } from "./mentions.js";
import type { Bearer, Force, Lead, Norm } from "./norm.js";
import type { Reading } from "./reading.js";
import { isOneOf, type Word } from "./words.js";

/** What a lead-in hands down: its last binding words, but none of a clause by the way: "shall open to you, so that it can be checked:". */
export function leadForce(reading: Reading, index: number): Lead {
  // Those of the sentence stand last; the search goes no further, for an agreement may have ten thousand norms.
  let last = reading.norms.at(-1)!;
  for (let k = reading.norms.length - 1; k >= 0 && reading.norms[k]!.sentence === index; k--) {
    const one = reading.norms[k]!;
    if (isLeftOpenBehind(one, reading, index)) return { bearer: one.bearer, force: one.force };
    if (one.isMain === last.isMain ? one.at >= last.at : one.isMain) last = one;
  }
  return { bearer: last.bearer, force: last.force };
}

/** "Shall obtain a contract by which the subcontractor will:": the binding words that end the sentence govern what follows it. */
const isLeftOpenBehind = ({ force, deed }: Norm, { words, rangeOf }: Reading, index: number): boolean =>
  force !== "statement" && words.slice(deed.from, rangeOf(index)[1]).every(isLeftOpen);

/** What the nearest lead-in that binds hands down, or else a heading that names the duties of a party. */
export function leadOf(reading: Reading, sentence: Sentence, headings: number[]): Lead | null {
  for (const leadIn of [...sentence.leadIns].reverse()) {
    const lead = reading.leads.get(leadIn);
    if (lead && lead.force !== "statement") return lead;
  }
  if (sentence.zone !== "operative") return null;
  for (const heading of headings) {
    const [from, to] = reading.rangeOf(heading);
    // "Vendor promises not to" as a title over a list.
    const lead = reading.leads.get(heading);
    const modal = reading.modals[firstFrom(reading.modals, from)];
    const isLeft = modal && modal.from < to && reading.words.slice(modal.to, to).every(isLeftOpen);
    if (lead && lead.force !== "statement" && isLeft) return lead;
    const named = reading.mentions.named("obligations");
    const obligations = named[firstFrom(named, from)];
    if (!obligations || obligations.from >= to) continue;
    const bearer = partyIn(reading, from, to);
    if (bearer) return { bearer, force: "duty" };
  }
  return null;
}

/** "What Vendor must do", "Vendor agrees to the following": says no more of what is to be done. */
const isLeftOpen = ({ text, isPunctuation }: Word): boolean =>
  isPunctuation || isOneOf("do the following as follows", text);

/** An item that begins with a verb and has lost its lead-in, to a page break or in copying, hangs on the last one left open. */
export function leadOfOrphan(
  reading: Reading,
  sentence: Sentence,
  hasLead: boolean,
  from: number,
  to: number,
): Lead | null {
  if (hasLead || sentence.zone !== "operative" || !isImperative(reading.words, from, to)) return null;
  if (isInstruction(reading.words, from, to)) return null;
  return reading.open ?? { bearer: "unstated", force: "duty" };
}

/** "Use this checklist to track what is done:" tells the reader of a form what to do with it, and binds nobody. */
function isInstruction(words: readonly Word[], from: number, to: number): boolean {
  const opening = words.slice(from, Math.min(to, from + 6)).map(({ text }) => text);
  return opening.some((text, k) => isOneOf("this", text) && opening.slice(k).some((one) => isOneOf(forms, one)));
}

const forms = "checklist form template worksheet guide sample table page";

function partyIn(reading: Reading, from: number, to: number): Bearer | null {
  for (let at = from; at < to; at++)
    if (reading.party[at] && reading.party[at]!.bearer !== "other") return reading.party[at]!.bearer;
  return null;
}

/** "Business Associate agrees to: (a) Limits: not use or disclose …" forbids. */
export function itemForce(reading: Reading, force: Force, from: number): Force {
  if (force !== "duty") return force;
  const opening = reading.words.slice(from, from + 14).map((word) => word.text);
  return opensWithNot.test(`${opening.join(" ")} `.toLowerCase()) ? "prohibition" : force;
}

const openingVerbs =
  "use disclose report notify inform tell give send deliver furnish supply provide make maintain implement ensure comply require document return destroy mitigate retain establish adopt keep restrict limit refrain permit obtain extend cease incorporate recognize cooperate safeguard protect encrypt conduct train amend account";

/** "Report promptly any …", "(c) Not use or further disclose …": begins with the bare form of a verb. */
export function isImperative(words: Word[], from: number, to: number): boolean {
  let at = from;
  // "(a)" and "3." are labels; the article of "a use of PHI" is none.
  const isLabel = (k: number) =>
    /^(?:[a-z]|[ivx]+|\d+)$/i.test(words[k]!.text) && /^[).:]$/.test(words[k + 1]?.text ?? "");
  while (at < to && at < from + 5 && (words[at]!.isPunctuation || isLabel(at))) at++;
  // "During the term of this Agreement, notify …": the verb stands behind the comma.
  if (isOneOf("during upon within at following after in to", words[at])) {
    const comma = words.slice(at, Math.min(to, at + 24)).findIndex((word) => word.text === ",");
    if (comma > 0) at += comma + 1;
  }
  if (isOneOf("not promptly immediately timely", words[at])) at++;
  return at < to && isOneOf(openingVerbs, words[at]) && to - at > 4;
}

/** "… and agrees that it will: a.", "… for the purposes set out below." */
export function endsOpen(words: Word[], from: number, to: number): boolean {
  return words.slice(Math.max(from, to - 4), to).some((word) => word.text === ":" || word.text === "below");
}

/** Headings above a sentence, nearest first: "Obligations of Business Associate" binds items that begin with a verb. */
export function headingsOf(agreement: Agreement, sentence: Sentence): number[] {
  const found: number[] = [];
  for (let at: number | undefined = sentence.clause; at !== undefined && at > 0; at = agreement.clauses[at]!.parent) {
    const first = agreement.clauses[at]!.sentences[0];
    if (agreement.sentences[first]?.zone === "heading") found.push(first);
  }
  return found;
}

/** Behind a label and a title that is run in: "(a) Limits: not use". In small letters. */
const opensWithNot = /^(?:\(? ?\w{1,4} ?[).]? )?(?:[a-z][^:;.]{0,80}: )?(?:not|never|make no) /;
