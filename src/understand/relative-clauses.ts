import type { Modal } from "./binding-words.js";
import { isImperative } from "./lead-ins.js";
import { isPreposition, isSubordinator, type Reading } from "./reading.js";
import { isOneOf, type Word } from "./words.js";

/** Words of a subject before its relative clause. */
const longestSubject = 14;

/**
 * "Each subcontractor to which PHI is given shall be bound": where the relative clause begins that describes the subject, has a verb of its
 * own and is over before the binding words; null where none stands there.
 */
export function relativeOfSubject({ words, party, modals }: Reading, modal: Modal, from: number): number | null {
  const opening = labelEnd(words, from);
  if (isSubordinator(words, opening) || isPreposition(words[opening])) return null;
  if (isOneOf(opensPhrase, words[opening])) return null;
  const end = Math.min(opening + longestSubject, modal.from - 1);
  let at = opening + 1;
  while (at < end && !(isOneOf("that which who whom", words[at]) && !isOneOf(beforeObject, words[at - 1]))) at++;
  if (at >= end || isImperative(words, opening, modal.from)) return null;
  if (words.slice(opening, modal.from).some(({ text }) => /^[,;:]$/.test(text))) return null;
  if (modals.some(({ from: other }) => other >= from && other < modal.from)) return null;
  const inside = words.slice(at + 1, modal.from);
  const isOfOther = party[at + 1] !== undefined || inside[0]?.isLight || isOneOf("it they phi", inside[0]?.text);
  const isOver = isOfOther ? inside.slice(1).some(isFinite) : inside.length > 1;
  return isOver ? at : null;
}

/** With these no subject begins. */
const opensPhrase =
  "to not within during following throughout without notwithstanding prior except immediately promptly should in";
/** "Believes that", "within that same period": no noun stands before such a "that". */
const beforeObject =
  "within during believes believe agrees agree ensures ensure determines determine acknowledges acknowledge finds find concludes warrants represents covenants confirms provided so than";

/** "Is given", "receives", "requested". */
const isFinite = ({ text }: Word): boolean => /^(?:is|are|was|were|has|have|had)$|^[a-z]{3,}(?:[^s]s|ed)$/.test(text);

/** Where the words begin behind "(b)" or "4.2". */
function labelEnd(words: readonly Word[], from: number): number {
  let at = from;
  const isLabel = () =>
    /^[().]$/.test(words[at]!.text) ||
    /^\d/.test(words[at]!.text) ||
    (/^(?:[a-z]|[ivx]{1,5})$/i.test(words[at]!.text) && /^[).]$/.test(words[at + 1]?.text ?? ""));
  while (at < from + 4 && at + 1 < words.length && isLabel()) at++;
  return at;
}
