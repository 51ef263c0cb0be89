import { type Bearer, isOneSide } from "./norm.js";
import type { Reading } from "./reading.js";
import { isOneOf, placeBefore, type Word } from "./words.js";

/** "Vendor and its agents or subcontractors shall": the party that is named first is bound, with those it answers for. */
export function leaderOf(reading: Reading, at: number, from: number): Bearer | null {
  if (reading.party[at]!.bearer !== "subcontractor" && reading.party[at]!.bearer !== "other") return null;
  const { words } = reading;
  for (let back = at - 1, joined = false; back >= from && back > at - 12; back--) {
    joined ||= isOneOf("and or nor", words[back]);
    const party = reading.party[back];
    // "Neither it nor its employees will": whoever speaks of itself as "it".
    if (joined && isOneOf("it", words[back]) && isOneOf("neither both that", words[back - 1]))
      return nearestSide(reading, back, from) ?? "business associate";
    if (party && party.bearer !== "subcontractor" && party.bearer !== "other") return joined ? party.bearer : null;
    if (
      !party &&
      !reading.inName.has(back) &&
      !words[back]!.isLight &&
      !isOneOf(
        "and or nor employee employees officer officers director directors affiliate affiliates permitted authorized neither either both staff personnel",
        words[back],
      )
    )
      return null;
  }
  return null;
}

/** Of the two sides the one named last before a word. */
function nearestSide({ party }: Reading, at: number, from: number): Bearer | null {
  for (let back = at - 1; back >= from; back--)
    if (party[back] && isOneSide(party[back]!.bearer)) return party[back]!.bearer;
  return null;
}

/** "Vendor's obligation at termination is to …": the owner of the obligation bears it. */
export function isObligationOf(reading: Reading, at: number, to: number): boolean {
  // "Vendor's (Acme's) obligation": a name in brackets stands between.
  const close =
    reading.words[at]?.text === "(" ? reading.words.slice(at, at + 6).findIndex(({ text }) => text === ")") : -1;
  const from = at + close + 1;
  return reading.mentions.named("obligations").some((one) => one.from >= from && one.from <= to && one.from - from < 3);
}

/** "The duties of Vendor extend to", "Obligations of Vendor:" name whose they are behind the word. */
export function isOwner(reading: Reading, at: number, modal: number): boolean {
  const { words } = reading;
  const of = placeBefore(words, at);
  return (
    modal - at < 14 && isOneOf("of", words[of]) && reading.mentions.named("obligations").some((one) => one.to === of)
  );
}

/** "Vendor's information systems must": whoever runs them sees to it. */
export function runs(reading: Reading, from: number, to: number): boolean {
  const { words } = reading;
  if (to - from > 5) return false;
  return isOneOf(
    "systems system servers network networks facilities platform software application applications devices workstations computers premises equipment",
    words[to - 1],
  );
}

/** "Vendor's privacy officer shall", "the Department's contracting officer may": people of a party act for it. */
export function speaksFor(reading: Reading, from: number): boolean {
  return reading.words
    .slice(from, from + 4)
    .some(({ text }) =>
      isOneOf(
        "officer officers staff team personnel counsel desk engineer engineers representative representatives director manager",
        text,
      ),
    );
}

export const agents =
  /^(?:officers?|representatives?|executives?|employees?|officials?|directors?|personnel|staff|workforce|managers?|team|technicians?|engineers?|analysts?|clerks?|coders?|nurses?|workers?|people)$/i;

/** "An officer of Vendor": whoever acts for a party binds it. */
export function actsFor(words: Word[], party: number): boolean {
  const of = placeBefore(words, party);
  return isOneOf("of", words[of]) && agents.test(words[of - 1]?.text ?? "");
}
