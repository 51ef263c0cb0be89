import type { Modal } from "./binding-words.js";
import type { Mentions } from "./mentions.js";
import type { Occurrence } from "./phrases.js";
import { isOneOf, placeBefore, type Word } from "./words.js";

// "Clinic consents to Vendor using PHI", "shall not object to Vendor's using PHI", "it shall be no breach for Vendor to use PHI": leave
// given without a word such as "may"; "this Agreement does not give Vendor the right to use PHI": leave refused.

/** All places where the business associate is given leave, or refused it, by such a turn of phrase. */
export function readLeaveGiven(mentions: Mentions): Modal[] {
  const { words } = mentions;
  return mentions
    .named("business associate")
    .flatMap((party) => frames.map((frame) => frame(words, party)).filter((one) => one !== null));
}

const frames: readonly ((words: readonly Word[], party: Occurrence) => Modal | null)[] = [
  doingIsConsentedTo,
  doingIsNoBreach,
  givenNoRight,
  notAllowed,
  mayNotBeStopped,
];

const bearer = "business associate";

/** "Consents to Vendor using", "does not object to Vendor's using". */
function doingIsConsentedTo(words: readonly Word[], party: Occurrence): Modal | null {
  if (!/ing$/i.test(words[party.to]?.text ?? "") || !isOneOf("to", words[placeBefore(words, party.from)])) return null;
  const to = placeBefore(words, party.from);
  const verb = words[to - 1]?.text;
  if (isOneOf("consent consents agree agrees assent assents", verb) && !isNot(words[to - 2]))
    return { from: to - 1, to: party.to, force: "permission", bearer };
  if (isOneOf("object objects objection", verb) && words.slice(Math.max(0, to - 4), to - 1).some(isNot))
    return { from: to - 1, to: party.to, force: "permission", bearer };
  return null;
}

/** "It shall not be a breach of this Agreement for Vendor to use". */
function doingIsNoBreach(words: readonly Word[], party: Occurrence): Modal | null {
  if (!isOneOf("for", words[placeBefore(words, party.from)]) || !isOneOf("to", words[party.to])) return null;
  for (let at = party.from - 1; at > party.from - 10 && at > 0 && !/^[.;:,]$/.test(words[at]!.text); at--)
    if (isOneOf("breach default violation", words[at]))
      return words.slice(Math.max(0, at - 6), at).some(isNot)
        ? { from: at + 1, to: party.to + 1, force: "permission", bearer }
        : null;
  return null;
}

/** "Does not give Vendor the right to use", "grants Vendor no right to use". */
function givenNoRight(words: readonly Word[], party: Occurrence): Modal | null {
  const verb = placeBefore(words, party.from);
  if (!isOneOf("give gives grant grants confer confers allow afford affords", words[verb])) return null;
  let at = party.to;
  const isDenied = isNot(words[verb - 1]) || isOneOf("no", words[at]);
  while (at < party.to + 4 && !isOneOf("right licence license permission authority", words[at])) at++;
  if (!isDenied || at === party.to + 4 || !isOneOf("to", words[at + 1])) return null;
  return { from: verb, to: at + 2, force: "prohibition", bearer };
}

/** "Clinic does not authorize Vendor to use". */
function notAllowed(words: readonly Word[], party: Occurrence): Modal | null {
  const verb = placeBefore(words, party.from);
  const isVerb = isOneOf("authorize authorise permit allow entitle empower license", words[verb]);
  if (!isVerb || !isNot(words[verb - 1]) || !isOneOf("to", words[party.to])) return null;
  return { from: verb, to: party.to + 1, force: "prohibition", bearer };
}

/** "Clinic may not prevent Vendor from using". */
function mayNotBeStopped(words: readonly Word[], party: Occurrence): Modal | null {
  const verb = placeBefore(words, party.from);
  const isVerb = isOneOf("prevent stop keep prohibit forbid bar hinder preclude", words[verb]);
  const isDenied = isNot(words[verb - 1]) && isOneOf("may shall will can must", words[verb - 2]);
  if (!isVerb || !isDenied || !isOneOf("from", words[party.to])) return null;
  return { from: verb - 2, to: party.to + 1, force: "permission", bearer };
}

const isNot = (word: Word | undefined): boolean =>
  isOneOf("not no never nor", word?.text) || /n[’']t$/.test(word?.text ?? "");
