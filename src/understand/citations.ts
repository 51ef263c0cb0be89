import type { Occurrence } from "./phrases.js";
import { placesWhere } from "./word-places.js";
import { isOneOf, type Word } from "./words.js";

/** A section of the CFR with its paragraphs, as "164.504(e)(2)"; where it stands. */
export interface Citation extends Occurrence {
  section: string;
}

const section = /^(1\d\d\.\d{3})((?:\(\w{1,5}\))*)$/;
/** Sections that a range such as "164.308 through 164.312" or "164.302-.318" may stand for; wider ranges cite nothing in particular. */
const widest = 30;

/** Citations of 45 CFR Parts 160 and 164, ranges written out. Paragraphs set apart by a space are joined. */
export function findCitations(words: Word[]): Citation[] {
  const found: Citation[] = [];
  let behind = 0;
  for (const at of placesWhere(words, ({ text }) => section.test(text))) {
    if (at < behind) continue;
    const match = section.exec(words[at]!.text)!;
    let { to, paragraphs } = readParagraphs(words, at + 1, match[2]!);
    paragraphs ||= paragraphsBefore(words, at);
    const last = readRangeEnd(words, to);
    const cited = asPrinted(match[1]! + paragraphs);
    found.push({ from: at, to, section: cited });
    to = readSiblings(words, to, cited, found);
    if (last) {
      const [part, first] = match[1]!.split(".") as [string, string];
      if (last.number > Number(first) && last.number - Number(first) <= widest)
        for (let number = Number(first) + 1; number <= last.number; number++)
          found.push({ from: at, to: last.to, section: `${part}.${number}` });
      to = last.to;
    }
    behind = to;
  }
  return found;
}

/** "164.502(G)" in a text in capitals is 164.502(g): only the fourth level of paragraphs has capital letters. */
export function asPrinted(section: string): string {
  let level = 0;
  return section.replace(/\(\w+\)/g, (part) => (++level === 4 ? part.toUpperCase() : part.toLowerCase()));
}

function readParagraphs(words: Word[], from: number, given: string): { to: number; paragraphs: string } {
  let to = from;
  let paragraphs = given;
  while (
    words[to]?.text === "(" &&
    /^\w{1,4}$/.test(words[to + 1]?.text ?? "") &&
    words[to + 2]?.text === ")" &&
    words[to]!.start === words[to - 1]!.end
  ) {
    paragraphs += `(${words[to + 1]!.text})`;
    to += 3;
  }
  return { to, paragraphs };
}

/** "164.504(e)(2)(ii)(D), (E) and (G)", "… (A) through (J)": paragraphs beside the one that was cited in full. */
function readSiblings(words: Word[], from: number, cited: string, found: Citation[]): number {
  const parts = /^(.+)\(([A-J])\)$/.exec(cited);
  if (!parts) return from;
  let to = from;
  let last = parts[2]!;
  for (;;) {
    let at = to;
    while (/^(?:,|and|or|&|through|to|-|–|—)$/i.test(words[at]?.text ?? "")) at++;
    const letter = words[at + 1]?.text ?? "";
    if (at === to || words[at]?.text !== "(" || !/^[A-J]$/.test(letter) || words[at + 2]?.text !== ")") return to;
    const isRange = /^(?:through|to|-|–|—)$/i.test(words[at - 1]!.text);
    const first = isRange ? last.charCodeAt(0) + 1 : letter.charCodeAt(0);
    for (let code = first; code <= letter.charCodeAt(0); code++)
      found.push({ from: at, to: at + 3, section: `${parts[1]}(${String.fromCharCode(code)})` });
    last = letter;
    to = at + 3;
  }
}

/** "paragraph (e)(2)(ii) of 45 CFR 164.504": paragraphs named before their section. */
function paragraphsBefore(words: Word[], at: number): string {
  let end = at - 1;
  while (end > at - 6 && /^(?:45|§|cfr|c\.f\.r\.?|sec|section|\.)$/i.test(words[end]?.text ?? "")) end--;
  if (!isOneOf("of", words[end])) return "";
  let paragraphs = "";
  for (let close = end - 1; words[close]?.text === ")" && words[close - 2]?.text === "("; close -= 3)
    paragraphs = `(${words[close - 1]!.text})${paragraphs}`;
  return paragraphs;
}

function readRangeEnd(words: Word[], at: number): { number: number; to: number } | null {
  if (!/^(?:through|to|-|–|—)$/.test(words[at]?.text.toLowerCase() ?? "")) return null;
  for (let next = at + 1; next < Math.min(words.length, at + 5); next++) {
    const match = /^(?:1\d\d\.)?(\d{3})(?:\(|$)/.exec(words[next]!.text);
    if (match) return { number: Number(match[1]), to: next + 1 };
    if (!/^[.§]+$/.test(words[next]!.text)) return null;
  }
  return null;
}

/** Whether a citation names the section asked for, or a paragraph of it: 164.524(b) names 164.524; 164.504 does not name 164.504(e). */
export function cites(citation: Citation, wanted: string): boolean {
  if (!citation.section.startsWith(wanted)) return false;
  const next = citation.section[wanted.length];
  return next === undefined || next === "(";
}
