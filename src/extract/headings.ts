import { isBullet, labelOf } from "./labels.js";
import { isCapitals, type Paragraph, type Usual } from "./paragraphs.js";
import { unknownFont } from "./runs.js";
import type { BlockKind } from "../types.js";

/** What the look of a paragraph says it is. */
export function kindOf(paragraph: Paragraph, text: string, usual: Usual): BlockKind {
  if (paragraph[0]!.isRow) return "row";
  if (isHeading(paragraph, text, usual)) return "heading";
  return labelOf(text) ? "item" : "paragraph";
}

function isHeading(paragraph: Paragraph, text: string, usual: Usual): boolean {
  const label = labelOf(text);
  const words = text.slice(label.length).trim();
  const count = words.split(" ").length;
  if (/^\p{L}{4}/u.test(label) && count <= 12 && !/[.;,]$/.test(words)) return true; // "Exhibit A", "Article IV: Term"
  if (paragraph.length > 3 || count > 16 || !/\p{L}{2}/u.test(words) || /[,;:]$|_{3}/.test(words)) return false;
  if (isBullet(label) || /^[*–—-]/.test(label)) return false;
  if (!label && /^[^:]{2,40}: \S/.test(words) && !/^chapter \w/i.test(words)) return false;
  if (paragraph.some(({ isParted }) => isParted)) return false;
  // Part of a cell or a blank that goes on elsewhere: "NAME]".
  if (/^[^[(]*[\])]|\[[^\]]*$/.test(words)) return false;
  // "Last edited in October 2025. Questions? legal@example.com", in italics.
  if (!label && (/@/.test(words) || /(?:\?|\d{4}\.) \S/.test(words))) return false;
  if (opensList.test(words) || /\bpage \S+ of \S+$/i.test(words)) return false;
  const { size } = paragraph[0]!;
  const isLarge = size > 1.12 * usual.size;
  const standsOut = paragraph.every(({ font }) => font !== usual.font && font !== unknownFont);
  const numbered = label !== "" && !/^\(/.test(label);
  if (
    /[.!?]["”’]?$/.test(words) &&
    !(standsOut && isQuestion(paragraph, words, count)) &&
    !(
      numbered &&
      count <= 8 &&
      (standsOut || isLarge || isTitleCase(words)) &&
      !/\b(?:shall|will|may|must)\b/.test(words)
    )
  )
    return false;
  if (isLarge) return true;
  if (isCapitals(words) && count <= 14) return true;
  const titled = isTitleCase(words);
  if (standsOut) return titled || (numbered && count <= 10) || (label === "" && isLineApart(paragraph, words, count));
  return numbered && titled && count <= 8;
}

/** "Business Associate shall not" opens a list, however it is set. */
const opensList = /\b(?:shall|will|may|must|agrees?|to|not|only|the|an?|if)$/i;

/** "When something goes wrong", set apart by its letters. */
function isLineApart(paragraph: Paragraph, words: string, count: number): boolean {
  return paragraph.length === 1 && count > 1 && count <= 9 && /^["“‘(]*\p{Lu}/u.test(words);
}

/** "Who needs one?", on a line of its own. */
function isQuestion(paragraph: Paragraph, words: string, count: number): boolean {
  return words.endsWith("?") && isLineApart(paragraph, words, Math.min(count, count <= 14 ? 9 : count));
}

/** Every word of four letters or more has a capital. */
function isTitleCase(words: string): boolean {
  return words.split(/[\s/-]+/).every((word) => !/^["“(]*\p{Ll}\S{3}/u.test(word)) && /^["“(]*\p{Lu}/u.test(words);
}

/** Levels for headings: the larger the letters the higher; of one size, capitals before small letters. */
export function headingLevels(headings: { size: number; text: string }[]): number[] {
  const styleOf = ({ size, text }: { size: number; text: string }) => {
    const label = labelOf(text);
    const depth = /^\d/.test(label) ? label.split(/\.(?=\d)/).length : 1;
    return 1000 * Math.round(size * 2) - 10 * depth + (isCapitals(text.slice(label.length)) ? 1 : 0);
  };
  const styles = [...new Set(headings.map(styleOf))].sort((a, b) => b - a);
  return headings.map((heading) => Math.min(styles.indexOf(styleOf(heading)) + 1, 6));
}
