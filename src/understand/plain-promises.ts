import { doerOfDeed } from "./deeds.js";
import type { Bearer, Force } from "./norm.js";
import { agentIn } from "./passive.js";
import { isSubordinator, type Reading } from "./reading.js";
import { placeOfSubject } from "./subject.js";
import { isOneOf, type Word } from "./words.js";

/** What a business associate does in the present tense, in terms that promise so: "We report", "Vendor keeps". In small letters. */
const performs =
  /^(?:do|doe|use|comply|complie|follow|meet|observe|honor|report|notif(?:y|ie)|tell|inform|alert|warn|give|make|send|ensure|require|limit|restrict|return|destroy|delete|erase|wipe|keep|protect|safeguard|secure|implement|maintain|document|record|log|disclose|mitigate|encrypt|let|hold|correct|amend|sign|bind|share|answer|carry|carrie|obtain)s?$/;

/** What it also does for its pay, and promises where a case is named: "When a patient asks, Vendor provides a copy". */
const serves = /^(?:provide|supply|supplie|deliver)s?$/;

/** Words within which the subject stands. */
const reach = 20;

/**
 * The force of a sentence without binding words, which may promise all the same, as plain terms do: "We report every Breach to
 * you", "Vendor never discloses PHI". Its subject comes first, and at once behind it what the subject does.
 */
export function plainForce(reading: Reading, from: number, to: number): Force {
  const { words, party } = reading;
  if (keepsDeedsWithin(reading, from, to)) return "duty";
  const at = placeOfSubject(reading, from, to, reach);
  const subject = at === null ? undefined : party[at];
  if (at === null || subject?.bearer !== "business associate") return "statement";
  // "Our staff follow": what belongs to the party acts, not the party.
  if (isOneOf("our your my its their", words[at]!.text) || /['’]s?$/.test(words[subject.to - 1]!.text))
    return "statement";
  const adverb = words[subject.to]?.text;
  const verb = isOneOf("also always promptly then further only never", adverb) ? subject.to + 1 : subject.to;
  const does = words[verb]?.text.toLowerCase() ?? "";
  const brings = serves.test(does) && (isSubordinator(words, from) || isTold(words, verb + 1, to));
  if (!performs.test(does) && !brings) return "statement";
  // "Vendor gives no indemnity" promises nothing; "Vendor keeps no copies" does.
  if (isOneOf("no nothing", words[verb + 1]?.text) && !/^(?:keep|hold)s?$/i.test(words[verb]!.text)) return "statement";
  return isOneOf("never", adverb) ? "prohibition" : "duty";
}

/** "Vendor delivers the notice": what is brought is news, and no service that is sold. */
const isTold = (words: readonly Word[], from: number, to: number): boolean =>
  words
    .slice(from, Math.min(to, from + 4))
    .some(({ text }) => isOneOf("notice notices report reports notification notifications word", text));

/** What is done to PHI and to what befalls it, where a contract tells how things are done. */
const doneToPhi =
  "returned destroyed deleted erased purged wiped shredded overwritten expunged reported notified informed";

/**
 * Who does what a sentence says is done, without binding words and in its main clause: "Upon termination all PHI is deleted". Nobody, where
 * it names nobody; null where nothing is done that way.
 */
export function doerOfPlainPassive(reading: Reading, from: number, to: number): Bearer | null {
  const { words } = reading;
  for (let at = from + 1; at + 1 < Math.min(to, from + longestSubject); at++) {
    if (!isOneOf("is are", words[at]!.text)) continue;
    const verb = isOneOf(adverbs, words[at + 1]!.text) ? at + 2 : at + 1;
    if (verb < to && isOneOf(doneToPhi, words[verb]!.text) && !isInCase(reading, from, at))
      return agentIn(reading, verb, to) ?? "unstated";
  }
  return null;
}

const longestSubject = 40;
const adverbs = "permanently securely promptly either then also automatically immediately irrevocably";

/** Whether a word stands in a case or a relative clause: "if PHI is destroyed", "PHI that is returned", but not "after which it is deleted". */
function isInCase({ words }: Reading, from: number, at: number): boolean {
  for (let back = at - 1; back >= from && words[back]!.text !== ","; back--)
    if (isSubordinator(words, back) || isOneOf("after before once by", words[back]!.text))
      return !(isOneOf("which", words[back]!.text) && isOneOf("after upon whereupon", words[back - 1]?.text));
  return false;
}

/** "Vendor's uses of PHI are limited to those that this Agreement permits": what bounds the deeds of a party binds it. */
function keepsDeedsWithin(reading: Reading, from: number, to: number): boolean {
  const { words } = reading;
  for (let at = from + 1; at + 2 < Math.min(to, from + reach); at++)
    if (isOneOf("is are", words[at]!.text)) {
      const verb = isOneOf("strictly further always hereby", words[at + 1]!.text) ? at + 2 : at + 1;
      if (!isOneOf("limited restricted confined", words[verb]?.text)) return false;
      return isOneOf("to", words[verb + 1]?.text) && doerOfDeed(reading, from, at) === "business associate";
    }
  return false;
}
