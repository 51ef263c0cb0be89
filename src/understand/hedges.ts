import type { Mentions } from "./mentions.js";
import type { Occurrence } from "./phrases.js";
import { isSubordinator } from "./reading.js";
import { isOneOf, type Word } from "./words.js";

/**
 * "Vendor should report", "Vendor would, on request, open its books", "ought to": what ought to be, or would be, nobody has promised.
 * In a case ("if Vendor should discover a Breach") the same words only name the case.
 */
export function findHedged(mentions: Mentions): Occurrence[] {
  const { words } = mentions;
  return mentions
    .named("business associate")
    .filter(({ from, to }) => isHedge(words, to) && !standsInCase(words, from))
    .map(({ from, to }) => ({ from, to: to + 1 }));
}

const isHedge = (words: readonly Word[], at: number): boolean =>
  isOneOf("should would could might", words[at]) || (isOneOf("ought", words[at]) && isOneOf("to", words[at + 1]));

/** Whether a subordinate clause has begun before a word, and no comma has ended it. */
function standsInCase(words: Word[], at: number): boolean {
  for (let back = at - 1; back >= 0 && !/^[,.;:]$/.test(words[back]!.text); back--)
    if (isSubordinator(words, back)) return true;
  return false;
}
