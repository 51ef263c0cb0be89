import { lettered } from "../alphabets.js";
import type { Document, Source } from "../types.js";
import { DocumentBuilder, type NewBlock } from "./builder.js";
import { idleBlanks } from "./double-spaced.js";
import { isFormLine } from "./form-lines.js";
import { joinAll, type Vocabulary, vocabularyOf } from "./join.js";
import { isLabelInRow, isLabelInSentence, labelOf } from "./labels.js";
import { textOf } from "./source-text.js";
import { withoutFurniture } from "./text-furniture.js";
import { readLines, type TextLine } from "./text-lines.js";
import { withRowsOfTables } from "./text-tables.js";
import { usualWidths } from "./text-width.js";
import { isTitleLine } from "./title-lines.js";

/** Plain text → blocks: hard-wrapped lines joined into paragraphs; items, headings, rows and lines to fill in kept apart. */
export function extractText(source: Source): Document {
  const builder = new DocumentBuilder();
  const pages = addText(builder, textOf(source, builder));
  return builder.build(pages > 1 ? pages : undefined);
}

/** Adds plain text that begins on a line of the file. Returns the number of its pages. */
export function addText(builder: DocumentBuilder, text: string, firstLine = 1): number {
  const lines = withRowsOfTables(withoutFurniture(readLines(text)));
  const widths = usualWidths(lines);
  const vocabulary = vocabularyOf(lines.map((line) => line.text));
  const pages = text.split("\f").length;
  let group: TextLine[] = [];
  const close = () => {
    if (group.length > 0) builder.add(blockOf(group, vocabulary, pages > 1, firstLine));
    group = [];
  };
  /** Of the line before. */
  let width = Infinity;
  let isBlankBefore = false;
  let isPageBefore = false;
  const idle = idleBlanks(lines.map((line) => line.text));
  for (const [index, line] of lines.entries()) {
    isPageBefore ||= line.isAfterPage;
    if (line.text === "") {
      isBlankBefore ||= !idle.has(index);
      continue;
    }
    if (group.length > 0) {
      // Blank lines around the edge of a page part nothing when the sentence plainly goes on.
      const runsOn = isPageBefore ? isBrokenOff(group.at(-1)!, line, width) : !isBlankBefore;
      if (!runsOn || (!isPageBefore && !continues(group, line, width))) close();
    }
    group.push(line);
    width = widths[index]!;
    isBlankBefore = isPageBefore = false;
  }
  close();
  return pages;
}

/** Whether a line runs on from those before it: the one before was full, or broke off in the middle of a sentence. */
function continues(group: TextLine[], line: TextLine, width: number): boolean {
  const first = group[0]!;
  const before = group.at(-1)!;
  if (standsAlone(line) || standsAlone(before)) return false;
  const next = line.text.split(" ", 1)[0]!.length;
  const wouldFit = before.indent + before.text.length + 1 + next <= width * 0.9;
  const label = labelOf(line.text);
  if (label !== "" && !isLabelInSentence(before.text, line.text))
    return !wouldFit && isInLine(group, line) && isLabelInRow(group.map(({ text }) => text).join(" "), label);
  if (group.length === 1 && isTitleLine(before.text) && (width === Infinity || wouldFit)) return false;
  const breaksOff = !endsItem.test(before.text) && (/^[a-z(,;]/.test(line.text) || leavesOpen(before.text, line.text));
  if (width === Infinity) return breaksOff && before.text.length > 40;
  if (breaksOff) return true;
  if (wouldFit) return false;
  // The lines below the first hang under its words or stand at the left of it.
  const near = (column: number, by: number) => Math.abs(line.indent - column) <= by;
  return group.length === 1 ? near(first.indent, 12) || near(first.body, 3) : near(before.indent, 3);
}

/** Whether a line begins where the other lines of its paragraph do. */
const isInLine = (group: TextLine[], line: TextLine) =>
  group.length > 1
    ? line.indent === group.at(-1)!.indent
    : line.indent === group[0]!.indent || line.indent === group[0]!.body;

const stopsOpen = lettered`[\p{L},]$`;
const stopsInSmall = lettered`[\p{Ll},]$`;
const stopsInWords = lettered`[\p{L}\d,”")-]$`;
const startsInside = lettered`^[\p{Ll}(]`;
const endsItem = /[.!?:;]$|; (?:and|or)$/;

/** Words with which no line of its own ends, and a figure in the middle of a sentence. */
const leavesOpen = (before: string, next: string) =>
  before.length > 40 &&
  (/\b(?:the|of|to|and|or|an?|in|by|for|with|on|any|such|its|each|under|Section|Sections|C\.F\.R\.|CFR|§§?)$/.test(
    before,
  ) ||
    (/^[\d§“"]/.test(next) && stopsOpen.test(before)));

const standsAlone = (line: TextLine) => line.cells.length > 1 || isFormLine(line.text) || / \| /.test(line.text);

/** Whether the line before a page's end plainly stops in the middle of a sentence that this one goes on with. */
function isBrokenOff(before: TextLine, line: TextLine, width: number): boolean {
  if (standsAlone(before) || standsAlone(line)) return false;
  if (labelOf(line.text) !== "") return isLabelInSentence(before.text, line.text);
  if (startsInside.test(line.text)) return stopsInWords.test(before.text);
  const isFull = width < Infinity && before.indent + before.text.length > 0.7 * width;
  return isFull && stopsInSmall.test(before.text) && !isTitleLine(line.text);
}

function blockOf(group: TextLine[], vocabulary: Vocabulary, hasPages: boolean, firstLine: number): NewBlock {
  const first = group[0]!;
  const isRow = first.cells.length > 1 || / \| /.test(first.text);
  const written = isRow ? first.cells.join(" | ") : first.text;
  const { text, starts } = joinAll([written, ...group.slice(1).map((line) => line.text)], vocabulary);
  const pageBreaks = starts.filter((_, index) => index > 0 && group[index]!.page > group[index - 1]!.page);
  const cuts = starts.filter((_, index) => index > 0 && group[index]!.isBehindCut);
  const isHeading = !isRow && group.length <= 2 && isTitleLine(text);
  return {
    kind: isHeading ? "heading" : isRow ? "row" : labelOf(text) ? "item" : "paragraph",
    text,
    indent: first.indent / 2,
    origin: { line: first.number + firstLine - 1, ...(hasPages ? { page: first.page } : {}) },
    ...(isHeading ? { level: /[a-z]/.test(text) ? 2 : 1 } : {}),
    ...(pageBreaks.length > 0 ? { pageBreaks } : {}),
    ...(cuts.length > 0 ? { cuts } : {}),
  };
}
