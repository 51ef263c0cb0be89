import { type Bearer, isOneSide } from "./norm.js";
import { isPreposition, type Reading, wordBefore } from "./reading.js";
import { leaderOf } from "./representatives.js";
import { isOneOf } from "./words.js";

/** The party a pronoun stands for: the last subject in this sentence or the one before. */
export function antecedent(reading: Reading, at: number): Bearer | null {
  if (signsFor(reading, at)) return "subcontractor";
  const speaker = speaksOfItself(reading, at);
  if (speaker) return speaker;
  // "If Clinic determines that Vendor has violated the agreement, it may end it": who decides may act.
  const condition = subjectOfCondition(reading, at);
  if (condition && isOneOf("may", reading.words[at + 1])) return condition;
  // "Whenever Vendor carries out a duty of Clinic, it shall": whoever does the first does the second.
  if (condition === "business associate") return condition;
  // "Vendor promises: • Speak up. It will tell Clinic …": the lead-in says of whom the items speak.
  if (reading.lead && isFirstSubject(reading, at)) return reading.lead.bearer;
  // "Vendor shall keep PHI so that Clinic can rule on it. It shall note …": a sentence goes on with the first subject of the one before.
  if (opensSentence(reading, at) && isOneOf("shall will must", reading.words[at + 1])) {
    const before = subjectOfSentenceBefore(reading);
    if (before === "business associate") return before;
  }
  // "Vendor shall tell Clinic why; it shall protect the PHI": the same subject goes on.
  const last = reading.norms.at(-1);
  if (last && last.sentence >= reading.sentence - 1 && /^(?:business associate|parties)$/.test(last.bearer))
    return last.bearer;
  // "If Vendor stores PHI, then when Clinic asks it shall": duties in these agreements are the vendor's, also behind a pronoun.
  if (isOneOf("shall will must", reading.words[at + 1]) && opensWithAssociate(reading, at)) return "business associate";
  for (let back = at - 1; back > Math.max(0, at - 40); back--) {
    const party = reading.party[back];
    if (!party || party.bearer === "other") continue;
    // "Vendor undertakes to the Practice (Lakeside) that it shall": a name in brackets explains the one before it.
    if (isPreposition(wordBefore(reading, back)) || reading.words[back - 1]!.text === "(") continue;
    if (isPossessive(reading, back)) continue;
    return leaderOf(reading, back, Math.max(0, at - 40)) ?? party.bearer;
  }
  const before = reading.norms.at(-1)?.bearer;
  return before === "other" || before === "unstated" ? null : (before ?? null);
}

/** "Each subcontractor has signed a contract by which it agrees": whoever signed is bound by it. */
function signsFor(reading: Reading, at: number): boolean {
  const { words } = reading;
  if (!isOneOf("which", words[at - 1]) || !isOneOf("by under in through", words[at - 2])) return false;
  for (let back = at - 3; back > Math.max(0, at - 40) && !/^[.;:]$/.test(words[back]!.text); back--)
    if (reading.party[back]) return reading.party[back]!.bearer === "subcontractor";
  return false;
}

/** "Clinic undertakes that it will", "Vendor acknowledges that it, and not Clinic, must": whoever says so speaks of itself. */
function speaksOfItself({ words, party }: Reading, at: number): Bearer | null {
  const verb = at - 2;
  if (!isOneOf("that", words[at - 1]) || !isOneOf(says, words[verb])) return null;
  let end = verb;
  while (isOneOf("hereby also further expressly", words[end - 1])) end--;
  for (let back = end - 1; back >= 0 && back > end - 6; back--) {
    const one = party[back];
    if (one) return one.to === end && isOneSide(one.bearer) ? one.bearer : null;
  }
  return null;
}

const says =
  "undertakes undertake represents represent warrants warrant acknowledges acknowledge agrees agree covenants covenant promises promise confirms confirm accepts accept declares declare";

/** Whether the sentence opens with a condition about the business associate: "If Vendor …". */
function opensWithAssociate(reading: Reading, at: number): boolean {
  const [from] = reading.rangeOf(reading.sentence);
  for (let next = from; next < Math.min(at, from + 5); next++)
    if (reading.party[next]) return reading.party[next]!.bearer === "business associate";
  return false;
}

/** "(c) It shall": nothing but a label stands before the pronoun. */
function opensSentence({ words, rangeOf, sentence }: Reading, at: number): boolean {
  return words
    .slice(rangeOf(sentence)[0], at)
    .every((word) => word.isLight || /^\(?[A-Za-z0-9.]{1,5}\)?$/.test(word.text));
}

/** Whom the last sentence that binds anybody speaks of first, if it stands close before. */
function subjectOfSentenceBefore({ norms, sentence }: Reading): Bearer | null {
  let at = norms.length - 1;
  const last = norms[at];
  if (!last || last.sentence < sentence - 2) return null;
  while (norms[at - 1]?.sentence === last.sentence) at--;
  return norms[at]!.bearer;
}

/** The party that the condition before a main clause speaks of first. */
function subjectOfCondition(reading: Reading, at: number): Bearer | null {
  const { words } = reading;
  const [from] = reading.rangeOf(reading.sentence);
  // Before "it may" the comma is often left out.
  const mayLack = isOneOf("if when where should", words[from]) && isOneOf("may", words[at + 1]);
  if (words[at - 1]?.text !== "," && !mayLack) return null;
  for (let back = at - 2; back >= from; back--)
    if (isOneOf("if when whenever where should once", words[back]))
      for (let next = back + 1; next < back + 4; next++) if (reading.party[next]) return reading.party[next]!.bearer;
  return null;
}

/** No party stands between the beginning of the sentence and this word. */
function isFirstSubject(reading: Reading, at: number): boolean {
  for (let back = at - 1; back >= reading.rangeOf(reading.sentence)[0]; back--)
    if (reading.party[back] && !isPreposition(wordBefore(reading, back)) && !isPossessive(reading, back)) return false;
  return true;
}

/** "Any obligation that is Clinic's": the owner of a thing does nothing. */
const isPossessive = (reading: Reading, at: number): boolean =>
  /['’]s?$/.test(reading.words[reading.party[at]!.to - 1]!.text);
