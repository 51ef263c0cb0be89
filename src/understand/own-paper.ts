import type { Modal } from "./binding-words.js";
import type { Reading } from "./reading.js";
import { isOneOf, type Word } from "./words.js";

// Of the paper itself: how long it lasts, whom it binds, that it will be brought up to date. Nobody does anything by it.

/**
 * Whether binding words say what becomes of the agreement and not what anybody does: "the obligations under Section 3 (Breach
 * Notification) shall survive", "the parties shall amend this Agreement as the Security Rule requires".
 */
export function speaksOfPaper({ words }: Reading, modal: Modal, to: number): boolean {
  if (modal.force !== "duty") return false;
  const at = verbBehind(words, modal.to, to);
  const verb = words[at]?.text;
  if (isOneOf("survive", verb)) return true;
  if (isOneOf("remain continue be stay", verb)) return isInForce(words, at + 1, to) || isOneOf("bind", words[at + 2]);
  return isOneOf("amend modify revise renegotiate update", firstVerb(words, at)) && actsOnPaper(words, at + 1, to);
}

/** "Shall, in any event, survive": adverbs and inserts stand before the verb. */
function verbBehind(words: readonly Word[], from: number, to: number): number {
  let at = from;
  while (
    at < to &&
    (words[at]!.isPunctuation ||
      /^(?:also|thereby|nevertheless|hereafter|in|good|faith|all|respects|each|and)$|ly$/i.test(words[at]!.text))
  )
    at++;
  return at;
}

/** "Negotiate in good faith to amend", "take such action as is necessary to amend". */
function firstVerb(words: readonly Word[], at: number): string {
  const opening = words.slice(at, at + 12);
  const means = isOneOf("negotiate take enter execute cooperate meet confer", opening[0]?.text);
  const end = means ? opening.findIndex(({ text }) => isOneOf("amend modify revise", text)) : 0;
  return opening[Math.max(0, end)]?.text ?? "";
}

const papers = "agreement addendum baa contract exhibit amendment attachment appendix annex";

function actsOnPaper(words: readonly Word[], from: number, to: number): boolean {
  for (let at = from; at < Math.min(to, from + 16) && !/^[.;:]$/.test(words[at]!.text); at++)
    if (isOneOf(papers, words[at])) return true;
  return false;
}

/** "Remain in full force and effect", "be in effect", "remain effective". */
function isInForce(words: readonly Word[], from: number, to: number): boolean {
  const next = words.slice(from, Math.min(to, from + 4)).map(({ text }) => text.toLowerCase());
  return isOneOf("effective", next[0]) || (next[0] === "in" && next.some((text) => isOneOf("force effect", text)));
}
