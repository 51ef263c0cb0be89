import { Names } from "./names.js";
import { placesWhere } from "./word-places.js";
import { isOneOf, type Word } from "./words.js";

// Who a name is, from what the agreement makes it do: one party keeps, reports and gives back, the other is reported to.

/** A name with how much it acts like the business associate (above nought) or like the covered entity (below). */
export interface Conduct {
  /** How often the name stands in the text. */
  uses: number;
  score: number;
}

const binding = "shall will must may should agree agrees undertakes covenants warrants promises cannot is are";
const stop = /^[.;:?!]$/;
const holds =
  "create created receive received maintain maintained maintains transmit transmitted held retained stored accessed processed collected obtained acquired discovered used known performed";
const promisesOfKeeper =
  "forward erase correct report safeguard protect return destroy implement mitigate use disclose store encrypt delete dispose retain ensure document";
const asksOfKeeper = "request ask require direct instruct authorize audit";
const ofEntity =
  "requests request instructions instruction directions direction behalf consent approval authorization patients patient privacy notice minimum clients client";
const ofKeeper =
  "possession internal books subcontractor subcontractors agent agents workforce personnel staff employees systems servers custody control";
/** What the covered entity tells the other of; of everything else it is told. */
const limits =
  /^(?:restrictions?|limitations?|revo\w+|change[sd]?|permission|consents?|authorizations?|practices|restricted)$/i;
const events = /^(?:breach(?:es)?|incidents?|unauthori[sz]ed|loss|compromised?|violations?|discover\w*|unpermitted)$/i;

/** Counts what speaks for either role, for all names at once. Names are compared word by word, in lower case. */
export function conductOf(
  names: Iterable<string>,
  words: readonly Word[],
  isSmall: (name: string) => boolean = () => false,
): Map<string, Conduct> {
  const found = new Map<string, Conduct>([...names].map((name) => [name, { uses: 0, score: 0 }]));
  const known = new Names([...found.keys()].map((name) => [name, name]));
  for (const { at, value: name, parts } of known.in(words)) {
    // An alias is a name: "Plan" is a party, "plan" a noun. Pronouns are taken as they come.
    if (!/^[A-Z]/.test(words[at]!.text) && !/^(?:we|you|i)$/.test(name) && !isSmall(name)) continue;
    const conduct = found.get(name)!;
    conduct.uses++;
    conduct.score += scoreAt(words, at, at + parts.length);
  }
  return found;
}

function scoreAt(words: readonly Word[], from: number, to: number): number {
  if (/['’]s?$/.test(words[to - 1]!.text)) return asOwner(words, to);
  return asSubject(words, to) + asObject(words, from, to);
}

/** "Acme's subcontractors", "the Clinic's instructions". */
function asOwner(words: readonly Word[], to: number): number {
  for (const { text } of words.slice(to, to + 3)) {
    if (isOneOf(ofKeeper, text)) return 1;
    if (isOneOf(ofEntity, text)) return -1;
  }
  return 0;
}

/** "Acme shall report", "Acme may use", "Clinic shall not request", "Acme, on behalf of". */
function asSubject(words: readonly Word[], to: number): number {
  const next = words[to]?.text ?? "";
  if (isOneOf("on", next) && isOneOf("behalf", words[to + 1])) return 1;
  if (isOneOf("creates receives maintains performs holds stores", next)) return 1;
  if (isOneOf("to", next) && isOneOf("use disclose", words[to + 1])) return 1;
  if (!isOneOf(binding, next)) return 0;
  for (let at = to + 1; at < to + 9 && at < words.length; at++) {
    const { text } = words[at]!;
    // "Acme shall:" is followed by what it shall do.
    if (stop.test(text) && !/^:$/.test(text) && at > to + 4) return 0;
    // "Vendor will pass on any request": what is asked by somebody else.
    if (isOneOf(asksOfKeeper, text) && !isOneOf("a an any each every the such", words[at - 1])) return -1;
    if (isOneOf(promisesOfKeeper, text)) return 1;
    if (isOneOf("notify inform tell advise alert notice", text)) return tells(words, at);
  }
  return 0;
}

/** Of what is told: limits go down to the keeper, events come up from it. */
function tells(words: readonly Word[], from: number): number {
  for (let at = from + 1; at < from + 26 && at < words.length && !/^[.;]$/.test(words[at]!.text); at++) {
    if (limits.test(words[at]!.text)) return -1;
    if (events.test(words[at]!.text)) return 1;
  }
  return 0;
}

/** "received by Acme", "on behalf of Clinic", "report to Clinic", "disclosed to Acme", "notify Clinic". */
function asObject(words: readonly Word[], from: number, to: number): number {
  const at = words[from - 1]?.isLight && !words[from - 1]!.isPunctuation ? from - 2 : from - 1;
  const before = words[at]?.text ?? "";
  const earlier = (list: string, reach: number) => {
    for (let back = at - 1; back >= 0 && back > at - 1 - reach && !stop.test(words[back]!.text); back--)
      if (isOneOf(list, words[back])) return true;
    return false;
  };
  if (isOneOf("notify inform tell advise alert notifies notifying informing", before)) return -tells(words, to - 1);
  if (isOneOf("by", before)) {
    if (earlier("done requested directed authorized designated specified approved instructed", 2)) return -1;
    return earlier(holds, 2) ? 1 : 0;
  }
  if (isOneOf("of", before)) {
    // A subcontractor acts on behalf of the business associate.
    if (earlier("behalf", 1))
      return earlier("sub-contractors sub-contractor subcontractors subcontractor agents agent", 24) ? 1 : -2;
    if (earlier("administration", 1)) return 2;
    if (earlier(ofKeeper, 1)) return 1;
    return earlier("requests request instructions instruction directions direction consent approval", 2) ? -1 : 0;
  }
  if (isOneOf("from", before)) return earlier("received receive obtained accepted", 3) ? -1 : 0;
  if (isOneOf("for", before))
    return earlier("services service functions function activity activities performs performed perform", 6) ? -1 : 0;
  if (!isOneOf("to", before)) return 0;
  if (
    earlier(
      "services service reports reported reporting report notice notification available returns return returned access",
      7,
    )
  )
    return -1;
  return earlier("disclosed disclose provided furnished supplied transmitted entrusted given known", 5) ? 1 : 0;
}

/** Words before "shall" and "will" that are nobody's name in an agreement. */
const noActor =
  "agreement addendum baa contract exhibit schedule amendment section article party parties individuals individual patients patient secretary hhs subcontractors subcontractor agents agent employees employee workforce members member breaches breach incidents incident services service information phi ephi data records record reports report notices notice terms term provisions provision rules rule laws law regulations regulation hipaa hitech act amendments obligations obligation disclosures disclosure uses use requests request notification termination nothing neither either each both all any no it they he she who which that this these there such and or if when what how user users set event circumstances circumstance";
const noActors =
  "business associate,business associates,covered entity,covered entities,protected health information".split(",");

/** Names that stand before binding words with a capital, and how often: whoever acts in the agreement. */
export function actorsOf(text: string, words: readonly Word[]): Map<string, number> {
  const found = new Map<string, number>();
  const goesOn = (at: number) => !text.slice(words[at - 1]!.end, words[at]!.start).includes("\n");
  for (const at of placesWhere(words, ({ text: binds }) => isOneOf("shall will must may agrees agree", binds))) {
    const isPart = (part: Word) => /^[A-Z][\w&.'’-]*$/.test(part.text) && !part.isLight;
    let from = at;
    while (from > 0 && at - from < 4 && goesOn(from) && isPart(words[from - 1]!)) from--;
    if (from === at || at - from > 3) continue;
    const name = words
      .slice(from, at)
      .map((part) => part.text.toLowerCase())
      .join(" ");
    if (isOneOf(noActor, words[at - 1]) || isOneOf(noActor, name) || noActors.includes(name)) continue;
    found.set(name, (found.get(name) ?? 0) + 1);
  }
  return found;
}
