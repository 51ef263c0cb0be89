import { isBullet, isLabelInRow, isLabelInSentence, labelOf } from "./labels.js";
import type { Line } from "./lines.js";
import { unknownFont } from "./runs.js";

/** Lines that make one paragraph, heading, list item or table row. */
export type Paragraph = Line[];

/** What is usual in the document, against which a line is judged. */
export interface Usual {
  /** Size and font of most words. */
  size: number;
  font: string;
  /** Distance of two baselines inside a paragraph, in ems. */
  pitch: number;
}

export function usualOf(lines: Line[]): Usual {
  const size = mostCommon(
    lines,
    (line) => line.size.toFixed(1),
    (line) => line.text.length,
  );
  const font = mostCommon(
    lines,
    (line) => line.font,
    (line) => line.text.length,
  );
  const pitches = new Map<string, number>();
  lines.forEach((line, index) => {
    const previous = lines[index - 1];
    if (!previous || !sameFlow(previous, line) || previous.size !== line.size) return;
    const pitch = (previous.y - line.y) / line.size;
    if (pitch > 0.8 && pitch < 3.5) pitches.set(pitch.toFixed(1), (pitches.get(pitch.toFixed(1)) ?? 0) + 1);
  });
  // The tightest distance that is common: in a list of one-line items the gap between items may be commoner.
  const most = Math.max(0, ...pitches.values());
  const common = [...pitches].filter(([, count]) => count >= most * 0.4).map(([pitch]) => Number(pitch));
  return { size: Number(size) || 10, font: font ?? "", pitch: common.length > 0 ? Math.min(...common) : 1.2 };
}

function mostCommon(lines: Line[], key: (line: Line) => string, weight: (line: Line) => number): string | undefined {
  const sums = new Map<string, number>();
  for (const line of lines) sums.set(key(line), (sums.get(key(line)) ?? 0) + weight(line));
  return [...sums].sort((a, b) => b[1] - a[1])[0]?.[0];
}

/** Words with which no paragraph ends. */
const danglingWord =
  /(?:\b(?:the|of|to|and|or|an?|in|by|for|with|as|at|on|any|such|its|that|which|is|are|be|not|shall|will|may|must|The|Each|Any|An|If|This|Such|No|sections?|parts?|subparts?|paragraphs?|C\.?F\.?R\.?|U\.?S\.?C\.?)|§|[,(–—-])$/;

/** Puts lines together into paragraphs, across columns and pages. */
export function paragraphsOf(lines: Line[], usual: Usual): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  for (const line of lines) {
    const current = paragraphs.at(-1);
    if (current && continues(current, line, usual)) current.push(line);
    else paragraphs.push([line]);
  }
  return paragraphs;
}

function continues(paragraph: Paragraph, line: Line, usual: Usual): boolean {
  const previous = paragraph.at(-1)!;
  if (line.isRow || previous.isRow || line.opensCell) return false;
  if (Math.abs(line.size - previous.size) > 0.08 * previous.size) return false;
  return sameFlow(previous, line) ? continuesBelow(paragraph, line, usual) : continuesElsewhere(paragraph, line, usual);
}

function continuesBelow(paragraph: Paragraph, line: Line, usual: Usual): boolean {
  const previous = paragraph.at(-1)!;
  const em = line.size;
  const gap = (previous.y - line.y) / em;
  const hanging = hangOf(paragraph, line);
  const isUnfinished = danglingWord.test(previous.text);
  const startsLow = /^(?:["“‘(]*\p{Ll}|[,;)])/u.test(line.text) || isUnfinished;
  const endsItem = /[.:;!?]["”’')]*$|[;,] (?:and|or)$/.test(previous.text);
  const ended = endsItem && !isUnfinished;
  const isShort = roomAtEnd(previous) > firstWordWidth(line) + 0.8 * em;
  const pitch =
    paragraph.length > 1
      ? Math.max(usual.pitch, (paragraph[0]!.y - previous.y) / em / (paragraph.length - 1))
      : usual.pitch;

  if (gap > pitch * (startsLow && !ended ? 1.7 : 1.25) + 0.05) return false;
  const label = labelOf(line.text);
  if (isBullet(label)) return false;
  if (!/[\p{L}\p{N}]/u.test(line.text)) return true;
  if (label && !labelInSentence(line) && !isLabelInSentence(previous.text, line.text)) {
    const moved = Math.abs(line.x - hanging) > 0.4 * em;
    const isInRow = () => isLabelInRow(paragraph.map(({ text }) => text).join(" "), label);
    if (!moved && !isShort && gap <= usual.pitch * 1.1 && isInRow()) return true;
    if (moved || isShort || endsItem || gap > usual.pitch * 1.1) return false;
  }
  if (startsLow && !ended) return true;
  if (isHeadingLike(paragraph, line, usual)) return false;
  if (line.x > hanging + 0.8 * em)
    return paragraph.length === 1 && !isShort && !labelOf(line.text) && isEven(previous) && isCentred(line);
  if (line.x < hanging - 0.8 * em) return paragraph.length === 1 && !isShort;
  // A line may end early before words that must not be parted, such as "Business Associate's".
  return !isShort || (!ended && roomAtEnd(previous) < 0.3 * (previous.margin - previous.left));
}

/** Over a page or column break there is no gap and no indent to go by: only the words tell. */
function continuesElsewhere(paragraph: Paragraph, line: Line, usual: Usual): boolean {
  const previous = paragraph.at(-1)!;
  if (labelOf(line.text) && !labelInSentence(line) && !isLabelInSentence(previous.text, line.text)) return false;
  if (/[.:;!?]["”’')]*$/.test(previous.text)) return false;
  if (/^\p{Ll}/u.test(line.text)) return true;
  if (isHeadingLike(paragraph, line, usual)) return false;
  return roomAtEnd(previous) < 0.12 * (previous.margin - previous.left) || danglingWord.test(previous.text);
}

/** Left edge at which the lines of a paragraph after its first one begin. */
function hangOf(paragraph: Paragraph, line: Line): number {
  const [first, second] = paragraph;
  if (second && sameFlow(first!, second)) return second.x;
  const last = paragraph.at(-1)!;
  if (last !== first || !labelOf(last.text)) return last.x;
  // The second line of a list item may begin anywhere from under its label to a little right of its words.
  return Math.min(Math.max(line.x, last.x), last.bodyX + line.size);
}

/** "(a)" and "4.2" after "Section" or "paragraph" are references, at whatever place the line breaks. */
function labelInSentence(line: Line): boolean {
  return (
    /^\(?[a-z0-9.]+\)? (?:of|and|or|above|below|hereof|shall apply)\b/i.test(line.text) &&
    !/^[(\w]+[.)] (?:[A-Z])/.test(line.text)
  );
}

/** A line all in another font or all in capitals above a line that is not: the heading ends there. */
function isHeadingLike(paragraph: Paragraph, line: Line, usual: Usual): boolean {
  const previous = paragraph.at(-1)!;
  const isKnown = previous.font !== unknownFont && line.font !== unknownFont;
  const fontChanges =
    isKnown && previous.font !== line.font && (previous.font !== usual.font || line.font !== usual.font);
  const fills = roomAtEnd(previous) < 0.08 * (previous.margin - previous.left);
  if (fontChanges && !fills) return true;
  if (fills) return false;
  if (!isCapitals(line.text)) return paragraph.every(({ text }) => isCapitals(text));
  // A last line of "PHI." or "CFR 164.524." is no heading.
  return !isCapitals(previous.text) && (line.text.match(/\p{L}/gu)?.length ?? 0) >= 8;
}

export function isCapitals(text: string): boolean {
  return /\p{Lu}{2}/u.test(text) && !/\p{Ll}/u.test(text);
}

export function isCentred(line: Line): boolean {
  const before = line.x - line.left;
  const after = line.margin - line.right;
  return before > 2 * line.size && Math.abs(before - after) < 1.5 * line.size;
}

/** Centred, or so long that it fills the line. */
const isEven = (line: Line) =>
  isCentred(line) || Math.abs(line.x - line.left - (line.margin - line.right)) < 1.5 * line.size;

function sameFlow(previous: Line, line: Line): boolean {
  return previous.page === line.page && !line.startsFlow;
}

function roomAtEnd(line: Line): number {
  return line.margin - line.right;
}

function firstWordWidth(line: Line): number {
  const word = line.text.split(" ", 1)[0]!;
  return ((line.right - line.x) * word.length) / Math.max(line.text.length, 1);
}
