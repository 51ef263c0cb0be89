import { lettered } from "../alphabets.js";
import type { Span } from "../types.js";

// A full stop after one of these does not end a sentence.
const abbreviations = new Set(
  (
    "inc llc corp co ltd no nos sec secs art arts ex exh attn esq st ave dr mr mrs ms jr sr vs v cf al seq etc fed reg " +
    "regs stat ch cl para pp vol dept approx i.e e.g c.f.r u.s u.s.c d.c p.c l.p n.a subpt pt rev stats pub " +
    "cal civ tex fla gen bus ann"
  ).split(" "),
);
const mayEndSentence = new Set(["inc", "llc", "corp", "co", "ltd", "etc", "seq", "al"]);

/**
 * Splits a paragraph into sentences by offset. Citations ("45 C.F.R. § 164.504"), names ("Acme, Inc. shall"),
 * initials and bare list labels do not end one.
 */
export function splitSentences(text: string, span: Span): Span[] {
  const paragraph = text.slice(span.start, span.end);
  const sentences: Span[] = [];
  let start = 0;
  for (const match of paragraph.matchAll(/[.?!]["'”’)\]]*(?=\s)/g)) {
    const end = match.index + match[0].length;
    if (!endsSentence(paragraph, start, match.index, end)) continue;
    sentences.push({ start: span.start + start, end: span.start + end });
    start = end + /^\s*/.exec(paragraph.slice(end, end + 100))![0].length;
  }
  const last = paragraph.trimEnd().length;
  if (start < last) sentences.push({ start: span.start + start, end: span.start + last });
  return sentences.flatMap((sentence) => inPieces(text, sentence));
}

/** No sentence of a contract is longer; a text without full stops is, and everything is compared within a sentence. */
const longest = 8000;

function inPieces(text: string, sentence: Span): Span[] {
  const pieces: Span[] = [];
  let { start } = sentence;
  while (sentence.end - start > longest) {
    const space = text.lastIndexOf(" ", start + longest);
    const end = space > start ? space : start + longest;
    pieces.push({ start, end });
    start = end + (text[end] === " " ? 1 : 0);
  }
  if (start < sentence.end) pieces.push({ start, end: sentence.end });
  return pieces;
}

const letteredPart =
  /\b(?:subparts?\s(?:[A-H](?:,\s|,?\sand\s|,?\sor\s)?)+|(?:exhibit|schedule|appendix|annex|attachment)\s[A-Z])$/i;

const lastWord = lettered`[\p{L}.&]+$`;

function endsSentence(text: string, start: number, stop: number, end: number): boolean {
  const next = /\s+["'“‘([]*(\S)/.exec(text.slice(end, end + 12))?.[1];
  // "“ePHI” means": the one term that begins small.
  if (next === undefined || (/[a-z,;]/.test(next) && !/^\s+["“]e-?PHI\b/.test(text.slice(end, end + 12)))) return false;
  if (text[stop] !== ".") return true;
  const before = lastWord.exec(text.slice(Math.max(start, stop - 14), stop))?.[0].toLowerCase() ?? "";
  // "Subparts A and C. The Vendor shall" and "in Exhibit A. The Vendor shall" end; the initial in "Dr. A. Smith" does not.
  if (letteredPart.test(text.slice(Math.max(start, stop - 30), stop))) return true;
  if (/^[a-z]$/.test(before) || /^(?:[a-z]\.)+[a-z]$/.test(before)) return false;
  if (abbreviations.has(before) && !(mayEndSentence.has(before) && /[A-Z]/.test(next))) return false;
  // "Acme, Inc. The Vendor shall" ends; "Acme, Inc. (“Vendor”)" does not.
  if (mayEndSentence.has(before) && /^\s+["“(]/.test(text.slice(end, end + 3))) return false;
  // A bare label ("4.", "(a).", "iv.") is not a sentence; "HHS. Vendor makes" and "Term. This Agreement" begin with one.
  return !/^\s*\(?(?:[a-z]{1,2}|[ivxlc]{1,6}|[a-z]?\d{1,4}[a-z]?)$/i.test(text.slice(start, stop));
}

// "(a) …; (b) …" within a sentence: a marker after white space, before a word.
const marker = /(?<=[\s:;,])(?:\(?([a-z]|[ivx]{1,5}|\d{1,2})|\(([A-Z]|[IVX]{1,5}))\)(?=\s+\S)/g;
const seconds: Record<string, string> = { a: "b", i: "ii", "1": "2", A: "B", I: "II" };
const roman = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv"];

/**
 * An enumeration written inside one sentence, as lead-in and items. Null when there are not at least two items in
 * sequence: "164.504(e)" and "Part (a)" are no enumeration.
 */
export function splitEnumeration(text: string, span: Span): { leadIn: Span; items: Span[] } | null {
  const marks = [...text.slice(span.start, span.end).matchAll(marker)].map((mark) => ({
    label: (mark[1] ?? mark[2])!,
    at: span.start + mark.index,
  }));
  const lastOf = new Map(marks.map((mark, index) => [mark.label, index]));
  const first = marks.findIndex((mark, index) => (lastOf.get(seconds[mark.label] ?? "") ?? -1) > index);
  if (first < 0) return null;
  const chain = inSequence(marks.slice(first));
  const trimmed = (start: number, end: number): Span => ({
    start,
    end: start + text.slice(start, end).trimEnd().length,
  });
  const leadIn = trimmed(span.start, chain[0]!.at);
  if (bindsOnlyBehind(text.slice(leadIn.start, leadIn.end), text.slice(chain.at(-1)!.at, span.end))) return null;
  const items = chain.map((mark, index) => trimmed(mark.at, chain[index + 1]?.at ?? span.end));
  return leadIn.end > leadIn.start ? { leadIn, items } : null;
}

const binding =
  /\b(?:shall|will|must|may|can(?:not)?|agrees?|undertakes?|covenants?|promises?|warrants?|obligat\w+|duty|duties|is to|are to|hereby)\b/i;
const openCase =
  /^\W*(?:if|when|whenever|where|should|upon|on|in the (?:event|case)|after|following|once|as soon as|within)\b[^:]*$/i;

/** "If Vendor learns of (a) a Breach or (b) a Security Incident, it shall report it": what binds all items stands behind the last. */
const bindsOnlyBehind = (leadIn: string, lastItem: string) =>
  openCase.test(leadIn) &&
  !binding.test(leadIn) &&
  /,\s+(?:\S+\s+){1,12}?(?:shall|will|must|agrees? to|may)\b/.test(lastItem);

/** The marks that count up from the first; (i), (ii) nested inside (a) stay with their item. */
function inSequence<Mark extends { label: string }>(marks: Mark[]): Mark[] {
  const chain = [marks[0]!];
  const countsInRoman = /^i$/i.test(marks[0]!.label);
  for (const mark of marks.slice(1)) if (mark.label === successor(chain.at(-1)!.label, countsInRoman)) chain.push(mark);
  return chain;
}

function successor(label: string, countsInRoman: boolean): string {
  if (/\d/.test(label)) return String(Number(label) + 1);
  if (countsInRoman) {
    const next = roman[roman.indexOf(label.toLowerCase()) + 1] ?? "";
    return /[A-Z]/.test(label) ? next.toUpperCase() : next;
  }
  return String.fromCharCode(label.charCodeAt(0) + 1);
}
