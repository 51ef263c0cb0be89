import type { Range } from "../understand/phrases.js";
import type { Understanding } from "../understand/understand.js";
import { isOneOf } from "../understand/words.js";
import { ofText } from "./of-text.js";
import { cutOut } from "./ranges.js";
import { resumptionOf } from "./resumption.js";

// "Vendor intends to report", "shall consider whether to report", "is able to report": the words of a promise stand there, and
// nobody promises them (codebook G1, G3). Where promises are looked for, what such words govern is left out.

/** Word ranges without what they only name. */
export const said = (ranges: readonly Range[], text: Understanding): readonly Range[] => cutOut(ranges, unsaidIn(text));

/** What is only named, in the order of the text and without overlaps. */
const unsaidIn = ofText(findUnsaid);

function findUnsaid(text: Understanding): Range[] {
  const covered = new Set(text.mentions.named("covered entity").map(({ to }) => to));
  const unsaid: Range[] = [];
  for (const { from, to } of text.mentions.named("names without promising")) {
    // "… so that Clinic may consider whether to amend it": what Clinic thinks about takes nothing from the promise.
    if (covered.has(from) || covered.has(from - 1)) continue;
    if (to < (unsaid.at(-1)?.[1] ?? 0)) continue;
    // "Each disclosure that would have to be accounted for, and shall give": the clause is over at its comma.
    const inClause = isOneOf("that which who", text.words[from - 1]);
    unsaid.push([to, inClause ? Math.min(endOf(to, text), stopIn(text.words, to, text.words.length, comma)) : endOf(to, text)]); // prettier-ignore
  }
  return unsaid;
}

/** It goes on to a stop or the end of the sentence, or to where the next binding words take over. */
function endOf(from: number, text: Understanding): number {
  const { end, isTakenOver } = resumptionOf(from, text, ({ isMain }) => isMain);
  return isTakenOver ? end : stopIn(text.words, from, end);
}

function stopIn(words: Understanding["words"], from: number, to: number, stop = stops): number {
  let at = from;
  while (at < to && !stop.test(words[at]!.text)) at++;
  return at;
}

const stops = /^[;:]$/;
const comma = /^[,;:.]$/;
