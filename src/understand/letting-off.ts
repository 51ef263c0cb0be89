import type { Modal } from "./binding-words.js";
import { firstFrom, type Mentions } from "./mentions.js";
import type { Occurrence } from "./phrases.js";
import { isOneOf, placeBefore, type Word } from "./words.js";

// A contract seldom says "Vendor is released from reporting". It says that its failure to report is no breach, that it is for
// Vendor to decide whether to, that Clinic will not ask it to, or that it will when it sees fit. Each of these names what is
// left undone as a release does ("need not"), and is read as one.

/** Words of a sentence within which such a turn of phrase ends. */
const reach = 40;

/** All places where the business associate is let off by a turn of phrase; `to` is where what it need not do begins. */
export function readLettingOff(mentions: Mentions): Modal[] {
  const { words } = mentions;
  return mentions
    .named("business associate")
    .flatMap((party) => frames.map((frame) => frame(words, party, mentions)).filter((one) => one !== null));
}

type Frame = (words: readonly Word[], party: Occurrence, mentions: Mentions) => Modal | null;

const frames: readonly Frame[] = [failureIsNoBreach, noBreachToFail, isForItToDecide, whetherIsItsChoice, isNotAsked];

const letOff = (from: number, to: number): Modal => ({ from, to, force: "release", bearer: "business associate" });

const failing = "fails fail failing failed omits omit omitting neglects neglect neglecting refuses refusing declines";

/** "Vendor's failure to report is not a breach", "a failure of Vendor to report shall not be deemed a default". */
function failureIsNoBreach(words: readonly Word[], party: Occurrence): Modal | null {
  const isNoun = (at: number) => isOneOf("failure omission refusal neglect", words[at]);
  const owns = /[’']s?$/.test(words[party.to - 1]!.text) || isOneOf("its our", words[party.from]);
  const from = owns && isNoun(party.to) ? party.to : party.from - 2;
  const to = owns && isNoun(party.to) ? party.to + 1 : party.to;
  if (!isNoun(from) || !isOneOf("to", words[to])) return null;
  if (to === party.to && !isOneOf("of by", words[party.from - 1])) return null;
  const isDenied = isOneOf("no", words[from - 1]);
  const end = endOf(words, to);
  for (let at = to; at < end; at++) {
    if (isOneOf(cause, words[at])) return null;
    // "Failure to report a Breach is no breach": the first is what had to be reported.
    if (isOneOf("breach default violation", words[at]) && (isDenied || deniedBefore(words, at)))
      return letOff(from, to + 1);
  }
  return null;
}

/** "Vendor shall not be in breach of this Agreement if it fails to report". */
function noBreachToFail(words: readonly Word[], party: Occurrence): Modal | null {
  const end = endOf(words, party.to);
  let breach = party.to;
  while (breach < end && breach < party.to + 8 && !isOneOf("breach default violation", words[breach])) breach++;
  if (!isOneOf("in", words[breach - 1]) || !deniedBefore(words, breach)) return null;
  for (let at = breach + 1; at < end; at++) {
    if (isOneOf(cause, words[at])) return null;
    if (isOneOf(failing, words[at]) && isOneOf("to", words[at + 1]))
      return words.slice(at, end).some(({ text }) => isOneOf(cause, text)) ? null : letOff(at, at + 2);
  }
  return null;
}

/** "It is for Vendor alone to decide whether to report". */
function isForItToDecide(words: readonly Word[], party: Occurrence): Modal | null {
  const from = placeBefore(words, party.from);
  if (!isOneOf("for to with", words[from]) || !isOneOf("is be remains left up lies rests", words[from - 1]))
    return null;
  let at = isOneOf("alone itself only solely", words[party.to]) ? party.to + 1 : party.to;
  if (!isOneOf("to", words[at]) || !isOneOf(decide, words[at + 1])) return null;
  at += 2;
  if (!isOneOf("whether", words[at])) return null;
  const behind = behindWhether(words, at);
  return isEither(words, behind) ? null : letOff(from, behind);
}

/** "Whether to report is a matter for Vendor's sole discretion". */
function whetherIsItsChoice(words: readonly Word[], party: Occurrence): Modal | null {
  let whether = party.from - 1;
  const first = Math.max(0, party.from - reach);
  while (whether >= first && !/^[.;:]$/.test(words[whether]!.text) && !isOneOf("whether", words[whether])) whether--;
  if (whether < first || !isOneOf("whether", words[whether])) return null;
  const to = behindWhether(words, whether);
  if (!isOneOf("to", words[to - 1]) || isEither(words, to)) return null;
  const opens = whether === 0 || /^[.;:,)]$/.test(words[whether - 1]!.text) || /^[A-Z]/.test(words[whether]!.text);
  // Between what may be done and who may choose stands "is for", "lies within", "shall be left to".
  const isSaid = words
    .slice(to, party.from)
    .some(({ text }) => isOneOf("is be remains remain lies rests left up", text));
  const chooses = words
    .slice(party.from - 4 > to ? party.from - 4 : to, party.to + 5)
    .some(({ text }) => isOneOf(choice, text));
  return opens && isSaid && chooses ? letOff(whether, to) : null;
}

/** "Clinic will not ask Vendor to report": nobody asks for it. To ask for a use of PHI that is not allowed is another matter. */
function isNotAsked(words: readonly Word[], party: Occurrence, mentions: Mentions): Modal | null {
  const verb = placeBefore(words, party.from);
  const that = isOneOf("that", words[verb]) ? verb - 1 : verb;
  if (
    !isOneOf(
      that === verb ? "ask require request expect compel oblige" : "ask require request demand insist",
      words[that],
    )
  )
    return null;
  let from = that - 1;
  while (from > that - 4 && !isNot(words[from]?.text)) from--;
  if (!isNot(words[from]?.text)) return null;
  const covered = mentions.named("covered entity");
  const subject = covered[firstFrom(covered, from) - 1];
  if (!subject || subject.to < from - 8 || words.slice(subject.to, from).some(({ text }) => /^[.;:,]$/.test(text)))
    return null;
  const to = isOneOf("to", words[party.to]) ? party.to + 1 : party.to;
  if (to === party.to && that === verb) return null;
  return isOneOf("use disclose act", words[to]) ? null : letOff(from, to);
}

/** "May, in its discretion, decline to report": a permission to leave undone, for whatever reason. */
export function mayDecline(words: readonly Word[], { to }: Occurrence): number | null {
  for (let at = to; at < to + 9 && at + 1 < words.length && !/^[.;:]$/.test(words[at]!.text); at++) {
    if (at > to && isOneOf("to", words[at])) return null;
    if (!isOneOf("decline refuse", words[at]) || !isOneOf("to", words[at + 1])) continue;
    // "May decline to give access where the person cannot be identified": a case of its own, that the rules weigh.
    return words.slice(at, endOf(words, at)).some(({ text }) => isOneOf(`if when where whenever ${cause}`, text))
      ? null
      : at + 2;
  }
  return null;
}

/** "Vendor will report only if it sees fit": a promise that hangs on its maker's will is none. */
export function hangsOnWill(words: readonly Word[], { to }: Occurrence): boolean {
  const end = endOf(words, to);
  for (let at = to; at < end; at++) {
    if (!isOneOf("if when where", words[at])) continue;
    // "… where it considers this convenient."
    if (words.slice(at + 2, at + 6).some(({ text }) => isOneOf("convenient expedient opportune worthwhile", text)))
      return true;
    if (!isOneOf("only", words[at - 1])) continue;
    for (let verb = at + 1; verb < at + 7; verb++)
      if (isOneOf("chooses choose wishes wish sees see pleases please desires desire likes wants", words[verb]))
        return endsThere(words, isOneOf("fit", words[verb + 1]) ? verb + 2 : verb + 1);
  }
  return false;
}

/** "… sees fit.", "… chooses to do so": and nothing is named that would have to be chosen. */
const endsThere = (words: readonly Word[], at: number): boolean =>
  words[at] === undefined ||
  /^[.,;:)]$/.test(words[at].text) ||
  isOneOf("or and", words[at]) ||
  (isOneOf("to", words[at]) && isOneOf("do", words[at + 1]) && isOneOf("so", words[at + 2]));

const behindWhether = (words: readonly Word[], at: number): number => {
  let to = at + 1;
  if (isOneOf("or", words[to]) && isOneOf("not", words[to + 1])) to += 2;
  return isOneOf("to", words[to]) ? to + 1 : to;
};

/** "Whether to return or destroy the PHI": which of two, and not whether at all. */
const isEither = (words: readonly Word[], at: number): boolean =>
  isOneOf("or", words[at + 1]) ||
  words.slice(at, at + 8).some(({ text }, k) => isOneOf("or", text) && isOneOf("to", words[at + k + 1]));

const decide = "decide determine choose judge say settle elect";
const choice = `discretion option choice election judgment judgement ${decide}`;

/** Who does not fail of his own will is not let off: "failure to report that is caused by Clinic". */
const cause =
  "would could might caused due resulting results because attributable extent beyond force owing until unless";

const isNot = (text: string | undefined): boolean =>
  isOneOf("not never cannot nor", text) || /n[’']t$/.test(text ?? "");

/** "Shall not be deemed a breach", "is no breach". */
const deniedBefore = (words: readonly Word[], at: number): boolean =>
  words.slice(Math.max(0, at - 8), at).some(({ text }) => isNot(text) || isOneOf("no neither", text));

// Not in the loop, where it would be made anew for every word.
const stop = /^[.;:?!]$/;

function endOf(words: readonly Word[], from: number): number {
  let at = from;
  while (at < from + reach && at < words.length && !stop.test(words[at]!.text)) at++;
  return at;
}
