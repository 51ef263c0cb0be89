import type { Agreement } from "../types.js";
import type { Occurrence } from "./phrases.js";
import { inSmallLetters, type Word, wordAt } from "./words.js";

// Contracts call each other by any name: Reinsurance Treaty, Data Exchange Participation Agreement, Client Services
// Contract. What they share is the last word, and capitals.

const paper = String.raw`(?:Agreement|Contract|Subcontract|Licen[cs]e|Treaty|Lease|Charter|Terms and Conditions|Terms of (?:Service|Use|Sale|Business)|Conditions of (?:Sale|Service|Use|Business)|General Conditions|Terms|Statement of Work|Work Order|Purchase Order|Task Order|Order Form|Memorandum of Understanding|Services? Order)`;
const before = String.raw`[A-Z][\w&’'-]*`;
const subject = String.raw`\s+(?:for|of)\s+(?:the\s+)?${before}(?:\s+(?:and\s+)?${before}){0,4}`;
const title = new RegExp(
  String.raw`(?:(?:${before})\s+(?:(?:of|and|for|the|&)\s+)?){1,6}${paper}s?\b(?:${subject})?|\b${paper}${subject}`,
  "g",
);
/** What the sentence opens with, or points with, is no part of the title. In small letters, as the next. */
const opening =
  /^(?:(?:the|this|that|these|any|each|such|an?|all|its|our|your|their|in|if|where|when|under|as|of|and|for|to|no|on|by|with|upon|subject|notwithstanding|every|either|both|first|second|third|unless|except|article|section|clause|part|between|following)\s+)+/;
/** This agreement by another of its names, a law, or an agreement with somebody else. */
const notOther =
  /\b(?:business associate|baa|hipaa|subcontract|subcontractor|confidentiality|data use|this|these|employment|trading partner)\b/;
const alias =
  /^[\s,]{0,2}(?:[^.()]{0,60})\((?:the|each an?|an?|as amended,? the|collectively,? the)?\s*[“"]([A-Z][\w &’'-]{1,40}?)[”"]\)/;

/** Mentions of contracts other than this one, by their capitalised titles and by the names the text gives them. */
export function findOtherPapers({ document: { text }, sentences }: Agreement, words: Word[]): Occurrence[] {
  const own = ownTitles(text, sentences);
  const found: Occurrence[] = [];
  const names = new Set<string>();
  for (const match of text.matchAll(title)) {
    const small = inSmallLetters(match[0]);
    const shift = opening.exec(small)?.[0].length ?? 0;
    const written = match[0].slice(shift);
    if (!/\s/.test(written) || notOther.test(small) || own.has(written.toLowerCase())) continue;
    const start = match.index + shift;
    found.push(occurrence(words, start, start + written.length));
    // "The Reinsurance Treaty", and later "the Treaty".
    const kind = /\b(?:Treaty|Lease|Licen[cs]e|Charter)$/.exec(written)?.[0];
    if (kind) names.add(kind);
    const short = alias.exec(text.slice(start + written.length, start + written.length + 110))?.[1];
    if (short && !notOther.test(short.toLowerCase()) && !own.has(short.toLowerCase())) names.add(short);
  }
  if (callsOther(text))
    for (const match of text.matchAll(/\b[Tt]he (?=Agreement\b)/g)) {
      const start = match.index + match[0].length;
      found.push(occurrence(words, start, start + "Agreement".length));
    }
  for (const name of names)
    for (const match of text.matchAll(new RegExp(String.raw`(?<!\b[Tt]his )\b${escaped(name)}\b`, "g")))
      found.push(occurrence(words, match.index, match.index + name.length));
  return found;
}

/** A paper that is “this Schedule” to itself and names a contract (the “Agreement”): the Agreement is another one. */
const callsOther = (text: string): boolean =>
  /\((?:the\s+)?[“"]Agreement[”"]\)/.test(text) &&
  !/\bthis Agreement\b/i.test(text) &&
  /\bthis (?:Schedule|Exhibit|Addendum|Attachment|Annex|Appendix|BAA|Supplement|Amendment)\b/i.test(text);

function occurrence(words: Word[], start: number, end: number): Occurrence {
  const from = wordAt(words, start);
  return { from, to: Math.max(from + 1, wordAt(words, end)) };
}

const escaped = (name: string) => name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** What this agreement calls itself: its headings, and “this Guest Privacy Addendum”. */
function ownTitles(text: string, sentences: Agreement["sentences"]): Set<string> {
  const said = [
    ...text.matchAll(/\b[Tt]his\s+((?:[A-Z][\w&’'-]*\s+){1,6}(?:Agreement|Addendum|Contract|Exhibit|Terms))\b/g),
  ];
  const head = sentences.find(({ zone }) => zone === "heading");
  const titles = said.map((match) => match[1]!);
  // "This Addendum (the “Agreement”)", and a text that speaks of "this Agreement".
  if (/\bthis agreement\b/i.test(text)) titles.push("Agreement");
  if (head) titles.push(text.slice(head.span.start, head.span.end));
  return new Set(titles.map((one) => one.trim().toLowerCase()));
}
