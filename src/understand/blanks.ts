import type { Occurrence } from "./phrases.js";
import { type Word, wordAt } from "./words.js";

// What a form leaves to be filled in. Signature lines are told apart by their zone, not here.
const shapes: RegExp[] = [
  /(?:\\?_){3,}/g,
  /\[[^[\]\n]{0,90}\]/g,
  /<[A-Z][A-Z _/-]{2,40}(?:[—–-][^<>\n]{0,60})?>/g,
  /\{\{[^{}\n]{1,60}\}\}|\$?\{[A-Za-z][\w?.]{2,60}\}|%\[[^\]\n]{0,40}\]%/g,
  /\b(?:TBD|TO BE DETERMINED|XX+(?=\s+(?:business |calendar )?(?:days|hours))|YOUR (?:ORGANI[SZ]ATION|COMPANY|PRACTICE|CLINIC)(?:'S)?(?: NAME)?|COMPANY NAME|CLIENT NAME|INSERT [A-Z]+)\b/g,
];

// Brackets that hold no blank: marks of an editor, references, endings, and whole sentences.
// "[:-]" and "[\\s=]" are code or ornament.
const filled =
  /^\[\s*(?:[^\w\s]+|\W*\\\w.*|reserved|omitted|intentionally (?:left blank|omitted)|sic|redacted|\d{1,2}(?:,\s*\d{1,2})*|§.*|\d+ C\.?F\.?R.*|s|es|ies|'s|x|X|✓|emphasis added)\s*\.?\]$/i;
const sentence = /\b(?:shall|will|must|is|are|agrees?)\b[^]*\.\s*\]$/;

/** "___five (5)___ days", "__Acme, Inc.__": a line that has been written on. */
const writtenOn = /(?<!_)_{2,}[^\s_](?:[^_\n]{0,40}\S)?_{2,}/g;
const isEntry = (entry: string): boolean => /\d/.test(entry) || /^_+[A-Z]/.test(entry);

/** Blanks and placeholders, in words. A checkbox at the start of an item, or beside one that is ticked, is none. */
export function findBlanks(text: string, words: Word[]): Occurrence[] {
  const found: Occurrence[] = [];
  const open = text.replace(writtenOn, (entry) => (isEntry(entry) ? " ".repeat(entry.length) : entry));
  for (const shape of shapes)
    for (const match of open.matchAll(shape)) {
      if (filled.test(match[0]) || sentence.test(match[0]) || isCheckbox(text, match.index, match[0])) continue;
      if (isShouted(text, match.index, match[0])) continue;
      const from = wordAt(words, match.index);
      found.push({ from, to: Math.max(from + 1, wordAt(words, match.index + match[0].length)) });
    }
  return found.sort((a, b) => a.from - b.from);
}

const isCheckbox = (text: string, at: number, shown: string): boolean =>
  /^\[\s*\]$/.test(shown) && (/(?:^|\n)\W*$/.test(text.slice(Math.max(0, at - 12), at)) || isBesideTick(text, at));

/** How far apart, in characters, the boxes of one line may stand. */
const aside = 200;

const isBesideTick = (text: string, at: number): boolean => {
  const before = text
    .slice(Math.max(0, at - aside), at)
    .split("\n")
    .at(-1)!;
  const after = text.slice(at, at + aside).split("\n", 1)[0]!;
  return /\[\s*[xX✓✔☒]\s*\]/.test(before + after);
};

/** In a passage that is all in capitals, "YOUR PRACTICE" is who is spoken to. */
function isShouted(text: string, at: number, shown: string): boolean {
  if (!/^YOUR\b/.test(shown)) return false;
  const around = text.slice(Math.max(0, at - 40), at) + text.slice(at + shown.length, at + shown.length + 40);
  return !/\p{Ll}/u.test(around) && (around.match(/\p{Lu}/gu)?.length ?? 0) >= 40;
}

const beforeDate =
  /(?:\beffective(?: date)?(?: is)?(?: as of| on| from)?|\bas of|\bdated|\bcommenc\w+(?: on| as of)?|\bmade on|\bentered into on|\bdate of this agreement)(?: the| this)?[\s:*_|“”"`'(]*$/i;

/** Blanks where the date belongs on which the agreement takes effect. */
export function findBlankDates(text: string, words: Word[], blanks: readonly Occurrence[]): Occurrence[] {
  return blanks.filter(({ from, to }) => {
    const start = words[from]!.start;
    const end = words[to - 1]!.end;
    const before = text.slice(Math.max(0, start - 60), start);
    if (/^\s*day of\b/i.test(text.slice(end, end + 12))) return true;
    // Whose date a bracket asks for, its own words tell; a lone "[Date]" stands in signature blocks too.
    if (/\b(?:effective|commencement|start) date\b/i.test(text.slice(start, end))) return true;
    return beforeDate.test(before) && !/\bname\b/i.test(text.slice(start, end));
  });
}
