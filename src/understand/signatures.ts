import type { Occurrence } from "./phrases.js";
import { inSmallLetters, type Word, wordAt } from "./words.js";

// What stands where a person signs. "Name:" and "Title:" are often printed beforehand, and "By:" introduces clauses too.
// All in small letters.
const label =
  /(?:^|[\n|])[ \t*_>#•-]*((?:authori[sz]ed |client |customer |company )?(?:signature|signed|sign here|by)\b[ \t*_]*(?:\([^)\n]{1,30}\))?[ \t*_]*[:|]?)/g;
const nextLabel =
  /\b(?:printed name|print name|name|title|its|date|dated|signature|signed|by|organi[sz]ation|company|email|address|phone)\b[ \t*]*(?:[:|]|$)/m;
const line = /^[\s_\\.|*\-–—x✗:☐…]*$/;
const blank = /^[\s*|:]*(?:_{2,}|\\{2,}|\[[^\]\n]*\]|<[^>\n]*>|\.{4,}|-{4,})/;

const signed = /\/s\/|\b(?:docu|e-?|electronically |digitally )signed by\b/;

/** Signature lines with nothing on them, and lines that somebody signed. */
export interface Signatures {
  "empty signature": Occurrence[];
  "filled signature": Occurrence[];
}

/** Reads what stands behind each "Signature:" or "By:" up to the next label or the end of its line. */
export function findSignatures(text: string, words: Word[]): Signatures {
  const found: Signatures = { "empty signature": [], "filled signature": [] };
  const small = inSmallLetters(text);
  for (const match of small.matchAll(label)) {
    const shown = match[1]!;
    const at = match.index + match[0].length - shown.length;
    const [rest = "", ...following] = small.slice(at + shown.length, at + 400).split("\n");
    const content = rest.slice(0, nextLabel.exec(rest)?.index ?? rest.length);
    const isSigned = signed.test(content) || (line.test(content) && signed.test(following.slice(0, 3).join("\n")));
    const isMarked = /[:|]$/.test(shown.trim());
    const isBare = line.test(content) && (isMarked || /signature|signed/.test(shown));
    const isEmpty = !isSigned && (blank.test(content) || isBare);
    const from = wordAt(words, at);
    const one = { from, to: Math.max(from + 1, wordAt(words, at + shown.length)) };
    if (isEmpty) found["empty signature"].push(one);
    else if (isMarked) found["filled signature"].push(one);
  }
  return found;
}
