import type { Bearer } from "./norm.js";
import { agentIn } from "./passive.js";
import { isPreposition, isSubordinator, type Reading, wordBefore } from "./reading.js";
import { isOneOf } from "./words.js";

/** Nouns of what a business associate does with PHI, or about it. */
const deeds =
  "use uses using disclosure disclosures disclosing access handling processing reporting retention return destruction compliance performance treatment";

/**
 * Who does what a clause speaks of, where its subject is a deed and not a party: "Vendor's uses and disclosures of PHI shall be
 * limited to …", "Any use of PHI by Vendor must …". Null where the subject is something else, or nobody's.
 */
export function doerOfDeed(reading: Reading, from: number, to: number): Bearer | null {
  const { words, party } = reading;
  for (let at = from; at < to && words[at]!.text !== "," && !isSubordinator(words, at); at++) {
    if (party[at]) return isOwnerOfDeed(reading, at, to) ? party[at]!.bearer : null;
    if (isOneOf(deeds, words[at])) return agentBehind(reading, at + 1, to);
    if (!opensSubject(reading, at)) return null;
  }
  return null;
}

/** "Allowed uses and disclosures of PHI by Vendor: …": whoever is let do what follows; null where nobody is. */
export function doerLetDo(reading: Reading, from: number, to: number): Bearer | null {
  const { words } = reading;
  let at = from;
  while (at < from + 5 && at < to && opensSubject(reading, at) && !isOneOf(lets, words[at])) at++;
  if (!isOneOf(lets, words[at]) || words[to - 1]?.text !== ":") return null;
  return doerOfDeed(reading, at + 1, to);
}

const lets = "allowed permitted authorized authorised";

/** "Vendor's permitted uses", "our use": a deed with no more than two words before it. */
function isOwnerOfDeed(reading: Reading, at: number, to: number): boolean {
  const { words, party } = reading;
  const behind = party[at]!.to;
  const owns = /['’]s?$/.test(words[behind - 1]!.text) || isOneOf("our your", words[at]);
  if (!owns || isPreposition(wordBefore(reading, at))) return false;
  return words.slice(behind, Math.min(to, behind + 3)).some(({ text }) => isOneOf(deeds, text));
}

/** "Any and all uses", "(a) The permitted uses": words that may stand before the deed. */
const opensSubject = ({ words }: Reading, at: number): boolean =>
  words[at]!.isLight ||
  isOneOf("any all each every such permitted allowed authorized no neither other further", words[at]) ||
  /^(?:[).:]|[a-z0-9]{1,3})$/i.test(words[at]!.text);

/** "… of PHI by Vendor": who stands behind "by", before the phrase ends. */
function agentBehind(reading: Reading, from: number, to: number): Bearer | null {
  let end = from;
  while (end < to && !/^[,;:.]$/.test(reading.words[end]!.text)) end++;
  return agentIn(reading, from, end);
}
