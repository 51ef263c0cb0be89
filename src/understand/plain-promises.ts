import { doerOfDeed } from "./deeds.js";
import { firstFrom } from "./mentions.js";
import type { Bearer, Force } from "./norm.js";
import type { Range } from "./phrases.js";
import { agentIn } from "./passive.js";
import { isPreposition, isSubordinator, type Reading, wordBefore } from "./reading.js";
import { actsFor } from "./representatives.js";
import { placeOfSubject } from "./subject.js";
import { isOneOf, type Word } from "./words.js";

/** What a business associate does in the present tense, in terms that promise so: "We report", "Vendor keeps". In small letters. */
const performs =
  "do doe use comply complie follow meet observe honor report notify notifie tell inform alert warn give make send ensure require limit restrict return destroy delete erase wipe keep protect safeguard secure implement maintain document record log disclose mitigate encrypt let hold correct amend sign bind share answer carry carrie obtain";

/** What it also does for its pay: "Vendor provides hosting services" tells of its business, "Vendor provides a copy" promises one. */
const serves = /^(?:provide|supply|supplie|deliver|furnishe?)s?$/;
const services =
  "service services software platform platforms product products solution solutions hosting technology technologies tools app application applications system systems portal functions";
/** Words within which it says what it provides. */
const objectReach = 10;

/** Verbs that tell what a party is, knows or says, or how it earns its living, and leave nothing to be done. */
const describes =
  "acknowledge act aim appear attempt become believe belong claim collect come consider consist constitute contain create decide depend desire determine develop discover do employ engage exist expect find found function get go handle hope include intend know lack learn lie like look manage market mean need offer operate own perform plan possess prefer process qualify qualifie receive refer rely relie remain represent run say see seek seem sell serve specialize stand state strive suffer support suspect target think transmit try trie turn understand use want warrant wish work";

/** Whether a verb is one of a list, with or without its s; under no capital. */
const isFormOf = (list: string, verb: string): boolean =>
  /^[a-z]/.test(verb) && (isOneOf(list, verb) || (verb.endsWith("s") && isOneOf(list, verb.slice(0, -1))));

/** Words within which the subject stands. */
const reach = 20;

/**
 * The force of a sentence without binding words, which may promise all the same, as plain terms do: "We report every Breach to
 * you", "Vendor never discloses PHI". Its subject comes first, and at once behind it what the subject does.
 */
export function plainForce(reading: Reading, from: number, to: number): Force {
  if (keepsDeedsWithin(reading, from, to)) return "duty";
  const at = placeOfSubject(reading, from, to, reach);
  return at === null || isInCondition(reading, at, from, to) ? "statement" : plainForceAt(reading, at, from, to);
}

/** "If Vendor mails notices, or does …": the subject of a condition; the main clause has another, or none that is a party. */
function isInCondition({ words }: Reading, at: number, from: number, to: number): boolean {
  if (!isSubordinator(words, from)) return false;
  const isComma = ({ text }: Word) => text === ",";
  return !words.slice(from, at).some(isComma) && words.slice(at, to).some(isComma);
}

/**
 * The clauses of a sentence without binding words in which one party after the other does something: "You pay the invoice, and we
 * report each Breach". One range where there is but one, or where a case or a relative clause stands before the joint.
 */
export function plainClauses(reading: Reading, from: number, to: number): Range[] {
  const { words, party } = reading;
  const found: Range[] = [];
  let start = from;
  for (let at = from + 1; at + 2 < to; at++) {
    if (isSubordinator(words, at) || isSubordinator(words, start)) break;
    const subject = party[at + 1];
    if (!subject || !isOneOf("and but while ; whereas", words[at]) || at - start < shortestClause) continue;
    if (plainForceAt(reading, at + 1, at + 1, to) === "statement" && !isOthersPart(reading, at + 1)) continue;
    found.push([start, at]);
    start = at + 1;
  }
  return [...found, [start, to]];
}

/** "…, and Clinic confirms its receipt": the other party does something. */
function isOthersPart({ words, party }: Reading, at: number): boolean {
  const subject = party[at]!;
  const does = words[subject.to]?.text ?? "";
  if (subject.bearer !== "covered entity" || isOneOf("our your my its their", words[at])) return false;
  return (
    isFormOf(performs, does) ||
    serves.test(does) ||
    /^(?:pay|accept|approve|confirm|choose|ask|agree|decide)s?$/.test(does)
  );
}

/** Words below which what stands before a joint is no clause: "you and we". */
const shortestClause = 3;

/** What the party named at a word is said to do in the present tense, where it is the subject of a clause that begins at `from`. */
export function plainForceAt(reading: Reading, at: number, from: number, to: number): Force {
  const { words, party } = reading;
  const subject = party[at];
  // "A Holding Party reports": in a mutual agreement either of them does.
  const isEither = subject?.bearer === "parties" && isOneOf("party", words[subject.to - 1]);
  if (subject === undefined || (subject.bearer !== "business associate" && !isEither)) return "statement";
  // "Our staff follow", "no one outside Vendor handles PHI": what belongs to the party acts, or somebody else, not the party.
  if (isOneOf("our your my its their", words[at]) || /['’]s?$/.test(words[subject.to - 1]!.text)) return "statement";
  if (isPreposition(wordBefore(reading, at)) && words[at - 1]?.text !== "," && !actsFor(words, at)) return "statement";
  let verb = behindInsert(reading, subject.to, to);
  let never = false;
  for (; isAdverb(words[verb]?.text); verb++) never ||= isOneOf("never", words[verb]);
  const does = words[verb]?.text ?? "";
  if (!/^[a-z]+$/.test(does) || verb >= to) return "statement";
  if (serves.test(does)) {
    if (!isSubordinator(words, from) && !isTold(words, verb + 1, to) && namesServices(reading, verb, to))
      return "statement";
  } else if (!isFormOf(performs, does) && !actsOnSomething(reading, verb, isOneOf("we they i", words[at])))
    return "statement";
  const next = words[verb + 1]?.text;
  // "Vendor does not use PHI": bars, as "never" does.
  if (/^does?$|^do$/.test(does)) return isOneOf("not never", next) ? "prohibition" : "duty";
  if (isOneOf("no nothing", next)) return forceOfNone(does, words[verb + 2]?.text, words[verb + 3]?.text);
  return never ? "prohibition" : "duty";
}

/** "Vendor gives no indemnity" promises nothing; "Vendor keeps no copies", "makes no other use" do. */
function forceOfNone(does: string, thing: string | undefined, next: string | undefined): Force {
  if (/^(?:keep|hold|retain)s?$/.test(does)) return "duty";
  const isUse = [thing, next].some((word) => isOneOf("use disclosure copies copy PHI phi", word));
  return isUse && /^(?:make|use|disclose|share|sell|give)s?$/.test(does) ? "prohibition" : "statement";
}

/** Whether a word is a verb that acts on something: "emails the Practice", "opens its books"; not "Vendor systems are". */
function actsOnSomething({ words, party, mentions }: Reading, verb: number, isPlural: boolean): boolean {
  const does = words[verb]!.text;
  if (isFormOf(describes, does) || !(isPlural ? /^[a-z]{2,}$/ : /^[a-z]{2,}[^su\W]s$/).test(does)) return false;
  if (isPlural && /(?:ed|ing|ly)$|^(?:are|were|have|had|be|may|of|in|to)$/.test(does)) return false;
  const next = words[verb + 1];
  if (next === undefined) return false;
  const phi = mentions.named("phi");
  return (
    party[verb + 1] !== undefined || phi[firstFrom(phi, verb + 1)]?.from === verb + 1 || isOneOf(opensObject, next.text)
  );
}

const opensObject =
  "the a an any all each every both no only its our their your it them you back down up to with out off over and access requests written copies copy notice staff workforce new";

/** "Vendor, on request, gives": the verb stands behind what is put in between. */
function behindInsert({ words }: Reading, from: number, to: number): number {
  if (words[from]?.text !== ",") return from;
  for (let at = from + 2; at < Math.min(to, from + 16) && !/^[;:.]$/.test(words[at]!.text); at++)
    if (words[at]!.text === ",") return at + 1;
  return from;
}

const isAdverb = (text: string | undefined): boolean =>
  isOneOf("also always then further only never likewise itself each first", text) || /^[a-z]{3,}ly$/.test(text ?? "");

/** "Provides a hosted scheduling platform": what is provided is the business itself. */
const namesServices = ({ words }: Reading, verb: number, to: number): boolean =>
  words.slice(verb + 1, Math.min(to, verb + objectReach)).some(({ text }) => isOneOf(services, text));

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
    if (!isOneOf("is are", words[at])) continue;
    const verb = isOneOf(adverbs, words[at + 1]) ? at + 2 : at + 1;
    if (verb < to && isOneOf(doneToPhi, words[verb]) && !isInCase(reading, from, at))
      return agentIn(reading, verb, to) ?? "unstated";
  }
  return null;
}

const longestSubject = 40;
const adverbs = "permanently securely promptly either then also automatically immediately irrevocably";

/** Whether a word stands in a case or a relative clause: "if PHI is destroyed", "PHI that is returned", but not "after which it is deleted". */
function isInCase({ words }: Reading, from: number, at: number): boolean {
  for (let back = at - 1; back >= from && words[back]!.text !== ","; back--)
    if (isSubordinator(words, back) || isOneOf("after before once by", words[back]))
      return !(isOneOf("which", words[back]) && isOneOf("after upon whereupon", words[back - 1]));
  return false;
}

/** "Vendor's uses of PHI are limited to those that this Agreement permits": what bounds the deeds of a party binds it. */
function keepsDeedsWithin(reading: Reading, from: number, to: number): boolean {
  const { words } = reading;
  for (let at = from + 1; at + 2 < Math.min(to, from + reach); at++)
    if (isOneOf("is are", words[at])) {
      const verb = isOneOf("strictly further always hereby", words[at + 1]) ? at + 2 : at + 1;
      if (!isOneOf("limited restricted confined", words[verb])) return false;
      return isOneOf("to", words[verb + 1]) && doerOfDeed(reading, from, at) === "business associate";
    }
  return false;
}
