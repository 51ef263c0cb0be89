import { lettered } from "../alphabets.js";
import type { Block, Document } from "../types.js";
import type { Label } from "./labels.js";

/** Ends as no title does, or goes on in small letters behind a semicolon. */
const breaksOff = lettered`[;,]$|;(?! (?:and )?[\p{Lu}])`;
const titleInLine = lettered`^[^.:]{3,78}[.:](?=\s+["“(]?[\p{Lu}])`;
const wordsAlone = lettered`^[\p{Lu}][\p{L}’'-]+(?:,?\s[\p{L}’'-]+)*[.:]$`;
const fromCapitalOn = lettered`^[\p{Lu}].*[\p{L}\d)]$`;

/** A short line without a verb that binds, such as "Subcontractors", "TERM AND TERMINATION" or "Violations; Breaches". */
export function isTitle(text: string): boolean {
  const line = text.trim();
  if (line === "" || line.length > 90 || breaksOff.test(line) || !/^[“"'(]?[A-Z\d]/.test(line)) return false;
  const count = line.split(/\s+/).length;
  // "If Vendor learns of" opens a sentence that the items below go on with.
  if (/^(?:if|when|whenever|should|unless)\b.*\s(?:of|that|any|a|the|in|to|either)$/i.test(line)) return false;
  if (
    count > 12 ||
    /\b(?:shall|will|must|may|agrees?|means|is|are|has|have|need not|cannot|can|does not|do not)\b/.test(line)
  )
    return false;
  // "Some companies help us run the app." is somebody speaking.
  if (/\.$/.test(line) && (/\b(?:we|us|our|you|your)\b|\d/.test(line) || count > 8)) return false;
  if (/\.$/.test(line) && statesSomething.test(line)) return false;
  if (line === line.toUpperCase() && /[A-Z]/.test(line)) return true;
  const capitals = line.split(/\s+/).filter((word) => /^[“"'(]?[A-Z\d]/.test(word) || word.length <= 4).length;
  return capitals / count >= 0.75 && !/[.!?]\s+\S/.test(line);
}

/** Whether a paragraph begins with a title of its own: "Return of PHI. Vendor shall …". */
export function hasTitleInLine(text: string): boolean {
  const [first] = titleInLine.exec(text) ?? [];
  return first !== undefined && isTitle(first);
}

/** "Notice of breaches and improper disclosures.", "Effect of termination.": a title at the head of a paragraph, in small letters. */
export function isPlainTitle(text: string): boolean {
  const line = text.trim();
  return (
    line.length <= 60 &&
    line.split(/\s+/).length <= 7 &&
    wordsAlone.test(line) &&
    !opensPlainSentence(line) &&
    !statesSomething.test(line) &&
    !/\b(?:shall|will|must|may|can|cannot|agrees?|means|is|are|was|has|have|need|we|us|our|you|your|it|they|who|that|which)\b/i.test(
      line,
    )
  );
}

/** An order, or one thing said of many: no title opens so. */
const plainOpenings: ReadonlySet<string> = new Set(
  "all any each every such these this those no none in on at upon within if when where unless until to not and or then first also use report notify inform tell make give provide furnish send return destroy delete erase keep maintain implement protect safeguard secure ensure require limit restrict comply follow mitigate encrypt document record log train allow permit let hold obtain sign appoint designate cooperate assist help answer store transmit receive create perform carry take put ask set do disclose amend correct incorporate account refrain adopt conduct apply submit review forward pass".split(
    " ",
  ),
);
const opensPlainSentence = (line: string) => plainOpenings.has(/^\w+/.exec(line)?.[0].toLowerCase() ?? "");

/** "This Agreement ends when the Services Agreement ends." has the capitals of a title and says when. */
const statesSomething =
  /^(?!(?:When|If|How|What|After|Where|Who)\b).*\b(?:ends|begins|starts|applies|apply|continues|expires|terminates|governs|covers|comes|takes|does|do|lasts|runs|includes|comprises)\b/;

/** The title of a form that a clause sets out, which has numbers of its own. */
export const isPaper = /\b(?:agreement|addendum|contract|exhibit|appendix|annex|schedule|attachment|amendment)\b/i;

const legalTitle =
  /\b(?:definitions?|obligations?|duties|uses?|disclosures?|permi\w+|provisions?|term(?:ination)?|safeguards?|security|breach|notification|report\w*|subcontractors?|access|amendments?|accounting|miscellaneous|general|requests?|responsibilities|indemnif\w+|liability|notices?|return|destruction|rights|remedies|interpretation|survival)\b/;

/** A titled line of its own in a format without headings: speaks of a clause, does not end, follows no lead-in. */
export const isLoneTitle = (text: string, before: string) =>
  isTitle(text) &&
  legalTitle.test(text.toLowerCase()) &&
  !/[.:,|]$/.test(text) &&
  !/[:,]$/.test(before) &&
  text.split(/\s+/).length <= 12;

/** "Business Associate Agreement (BAA)", in the type of the text, above everything else. */
export const isNameOfPaper = (text: string) =>
  isTitle(text) &&
  text.split(/\s+/).length <= 8 &&
  /\b(?:agreement|addendum|contract|annex)(?: \([^)]{2,12}\))?$/i.test(text);

/** "(Version 1.0)", "Effective July 1, 2025", "EXECUTION COPY": says which one this paper is, and not what it is. */
export const isNoteOnPaper =
  /^(?:\([^()]*\)|(?:by and )?between:?|and|(?:version|effective|revised|rev|form|execution (?:version|copy)|draft|confidential|last updated|updated|dated?)\b.*)$/i;

/** The last word of a title that is broken in two. */
export const isEndOfTitle = /^(?:agreement|addendum|contract|exhibit|amendment|annex|schedule|provisions|terms)$/i;

export const isTitleLine = (text: string) => fromCapitalOn.test(text) && text.split(/\s+/).length <= 9;

/** Labels of lists, which no paper counts its clauses by alone. */
export const listStyles = new Set<string>(["lower", "roman", "upper", "bullet", "ROMAN"]);

/** A paper with fewer than this many lines for titles has none. */
const fewestLineTitles = 3;

/**
 * "Your helpers", on a line of its own above what is said of them: the titles of a paper that has neither numbers nor any
 * other headings.
 */
export function lineTitlesOf(
  { text, blocks }: Document,
  labelled: readonly { label: Label | null }[],
): ReadonlySet<Block> {
  const isCounted = ({ label }: { label: Label | null }) => label !== null && !listStyles.has(label.style);
  if (labelled.filter(isCounted).length >= 3 || blocks.filter(({ kind }) => kind === "heading").length >= 3)
    return new Set();
  const wordsOf = (block: Block | undefined) => (block ? text.slice(block.span.start, block.span.end) : "");
  const titles = blocks.filter((block, at) => {
    if (block.kind !== "paragraph" || labelled[at]!.label !== null || !isLine(wordsOf(block))) return false;
    const next = wordsOf(blocks[at + 1]);
    return /[.?!;]["”’]?$/.test(wordsOf(blocks[at - 1])) && /[.:;]["”’]?$/.test(next) && next.split(/\s+/).length >= 8;
  });
  return new Set(titles.length >= fewestLineTitles ? titles : []);
}

/** Up to seven words without a stop, a figure or a name behind a comma, that promise nothing and leave nothing open. */
function isLine(text: string): boolean {
  if (text.length > 60 || text.split(/\s+/).length > 7) return false;
  if (!/^["“]?\p{Lu}[^\d.,;:!@|_/]*[\p{L}?]["”]?$/u.test(text) || /\b(?:to|that|not|and|or|the|of)$/.test(text))
    return false;
  return /^(?:what|how|when|where|who|if)\b/i.test(text) || !/\b(?:shall|will|must|may|agrees?)\b/i.test(text);
}
