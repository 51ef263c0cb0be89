import type { Sentence } from "../types.js";
import type { Norm } from "../understand/norm.js";
import type { Understanding } from "../understand/understand.js";
import { isOneOf } from "../understand/words.js";

/** How many sentences back a chain of back references is followed. */
const furthest = 2;

/** "This does not apply to …", "In that case it may …", "For groups without them, …": words that take up what was said before. */
const opening = 7;
const pointers = "this that these those it they them such its their so otherwise";
/** "This Agreement", "such date as", "this Section 4": what is pointed at stands in no sentence before. */
const standsForItself =
  "agreement addendum baa contract section clause article exhibit annex schedule paragraph deed document amendment";

const known = new WeakMap<Understanding, Understanding>();

/**
 * A text in which only those sentences bind that take up the one before, each read with it as an item is read with its
 * lead-in. A trap is often told in two breaths: "Copies are made each night. They are kept for as long as there is room."
 */
export function continued(text: Understanding): Understanding {
  let found = known.get(text);
  if (!found) known.set(text, (found = readContinued(text)));
  return found;
}

function readContinued(text: Understanding): Understanding {
  const before = text.sentences.map((_, index) => takenUpBy(index, text));
  const sentences = text.sentences.map((sentence, index): Sentence => {
    const leadIns = before[index]!;
    return leadIns.length > 0 ? { ...sentence, leadIns } : { ...sentence, zone: "outside" };
  });
  const norms = text.norms.map((norm): Norm => {
    const above = before[norm.sentence]!.map((one) => text.sentenceWords[one]!);
    return above.length > 0 ? { ...norm, ranges: [...above, ...norm.ranges] } : norm;
  });
  return { ...text, sentences, norms };
}

/** The sentences that a sentence takes up, in the order of the text; none when it stands by itself. */
function takenUpBy(sentence: number, text: Understanding): number[] {
  const above: number[] = [];
  for (let at = sentence; above.length < furthest && pointsBack(at, text); at--) above.unshift(at - 1);
  return above;
}

function pointsBack(index: number, { sentences, sentenceWords, words }: Understanding): boolean {
  const [own, above] = [sentences[index]!, sentences[index - 1]];
  if (above === undefined || own.leadIns.length > 0 || above.leadIns.length > 0) return false;
  if (own.zone !== "operative" || above.zone !== "operative" || own.clause !== above.clause) return false;
  const [from, to] = sentenceWords[index]!;
  for (let at = from; at < Math.min(to, from + opening); at++)
    if (isOneOf(pointers, words[at]!.text) && !isOneOf(standsForItself, words[at + 1]?.text)) return true;
  return false;
}
