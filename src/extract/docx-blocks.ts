import type { Block } from "../types.js";
import type { DocumentBuilder } from "./builder.js";
import type { Flow, Paragraph, Row } from "./docx-flow.js";
import type { Numbered, Numbering } from "./docx-numbering.js";
import type { ResolvedStyle, Styles } from "./docx-styles.js";
import { isFormLine } from "./form-lines.js";
import { labelOf } from "./labels.js";
import { piecesOf } from "./pieces.js";
import { runInTitle } from "./run-in-titles.js";
import { type RawPiece, Trail } from "./trail.js";

export interface Context {
  builder: DocumentBuilder;
  styles: Styles;
  numbering: Numbering;
  footnotes: Map<string, Flow>;
  part?: NonNullable<Block["origin"]["part"]>;
}

/** One em of body text in twentieths of a point. */
const em = 240;
/** A cell with more text than this is prose set in a table. */
const longCell = 400;

/** Lays a flow down as blocks: numbers as labels, rows as rows, unless a table only serves to place paragraphs. */
export function addFlow(flow: Flow, context: Context): void {
  for (const one of flow) {
    if (one.kind === "paragraph") addParagraph(one, context);
    else addRow(one, context);
    const notes = footnotesOf(one).flatMap((id) => context.footnotes.get(id) ?? []);
    if (notes.length > 0) addFlow(notes, { ...context, part: "footnote", footnotes: new Map() });
  }
}

function footnotesOf(one: Paragraph | Row): string[] {
  return one.kind === "paragraph" ? one.footnotes : [];
}

function addParagraph(paragraph: Paragraph, context: Context): void {
  const style = context.styles.resolve(paragraph.style);
  if (/^toc(?: \d| ?heading)/.test(style.name) || paragraph.isHidden) return;
  const numbered = context.numbering.next(paragraph, style);
  const pieces = piecesOf(paragraph.text);
  const trail = paragraph.raw && new Trail(paragraph.raw);
  const isBold = paragraph.letters > 0 && paragraph.bold > 0.95 * paragraph.letters;
  const title = runInTitle(paragraph.text.slice(0, paragraph.boldHead), paragraph.text.slice(paragraph.boldHead));
  pieces.forEach((text, index) => {
    const label = index === 0 ? numbered?.label : undefined;
    const level = headingLevel(text, paragraph, style, isBold && !(numbered && pieces.length > 1));
    const kind = level !== undefined ? "heading" : label || labelOf(text) ? "item" : "paragraph";
    const depth = level ?? (kind === "item" ? numbered?.level : undefined);
    context.builder.add({
      kind,
      text,
      title: index === 0 && kind !== "heading" ? title : undefined,
      ...(depth === undefined ? {} : { level: depth }),
      ...(label ? { label } : {}),
      indent: indentOf(paragraph, style, numbered),
      origin: originOf(paragraph, context),
      trail,
    });
  });
}

const originOf = (paragraph: Paragraph | undefined, { part }: Context): Block["origin"] => {
  const shownPart = part ?? (paragraph?.inTextBox ? ("textbox" as const) : undefined);
  return { ...(paragraph ? { paragraph: paragraph.number } : {}), ...(shownPart ? { part: shownPart } : {}) };
};

/** Level of a heading from 1; undefined for text that only borrows a heading's style, or is none. */
function headingLevel(text: string, paragraph: Paragraph, style: ResolvedStyle, isBold: boolean): number | undefined {
  if (!couldBeHeading(text)) return undefined;
  const outline = paragraph.outline ?? style.outline ?? 9;
  const named = /^heading (\d)/.exec(style.name)?.[1];
  if (named) return Number(named);
  if (outline < 9) return outline + 1;
  if (/^(?:sub)?title$/.test(style.name)) return 1;
  const words = text.slice(labelOf(text).length).trim();
  if (/:$/.test(text) || !/\p{L}{3}/u.test(words)) return undefined;
  if (isTitleLine(words) && (paragraph.isCentred ?? style.isCentred)) return 1;
  const isCapitals = !/\p{Ll}/u.test(words) && !/\d{2}|[@|]/.test(words);
  return isBold || isCapitals ? 7 : undefined;
}

/** Many firms number whole clauses with heading styles: those are not headings. */
function couldBeHeading(text: string): boolean {
  if (text.length > 120 || /[;,]$|_{4,}/.test(text) || isFormLine(text)) return false;
  if (/\b(?:shall|will|must|may|agrees?|means|is|are)\b/.test(text) && /[.:]$|.{80}/.test(text)) return false;
  return !/[.!?]["”]?\s+\S.*\s\S.*\s\S/.test(text.slice(labelOf(text).length));
}

/** Every word of four letters or more has a capital. */
const isTitleLine = (words: string) =>
  words.length <= 90 && words.split(/\s+/).every((word) => !/^["“(]*\p{Ll}\S{3}/u.test(word));

/** Left edge of the first line, its number included. */
function indentOf(paragraph: Paragraph, style: ResolvedStyle, numbered: Numbered | undefined): number {
  const left =
    paragraph.left ?? (paragraph.numId === undefined ? style.left : undefined) ?? numbered?.left ?? style.left;
  const hanging = paragraph.hanging ?? numbered?.hanging ?? style.hanging ?? 0;
  return Math.max(0, Math.round((((left ?? 0) - hanging) / em) * 10) / 10);
}

function addRow(row: Row, context: Context): void {
  const cells = row.cells.filter((cell) => cell.some(hasText));
  if (cells.length === 0) return;
  if (cells.length === 1 || cells.some(isProse)) {
    for (const cell of cells) addFlow(cell, context);
    return;
  }
  let label: string | undefined;
  const texts = row.cells.map((cell, index) => {
    const words = cell.flatMap((one) => {
      if (one.kind !== "paragraph") return [];
      const numbered = context.numbering.next(one, context.styles.resolve(one.style));
      if (index === 0) label ??= numbered?.label;
      return piecesOf(one.text);
    });
    return words.join(" ");
  });
  const first = row.cells.flat().find((one) => one.kind === "paragraph");
  context.builder.add({
    kind: "row",
    text: texts.filter((text) => text !== "").join(" | "),
    ...(label ? { label } : {}),
    origin: originOf(first, context),
    trail: trailOfRow(row),
  });
}

function trailOfRow({ cells }: Row): Trail | undefined {
  const paragraphs = cells.flat().filter((one): one is Paragraph => one.kind === "paragraph");
  if (!paragraphs.some(({ raw }) => raw)) return undefined;
  const texts = cells.map((cell) =>
    cell.flatMap((one): RawPiece[] => (one.kind === "paragraph" ? [...(one.raw ?? []), { text: " " }] : [])),
  );
  const filled = texts.filter((pieces) => pieces.some(({ text }) => /\S/.test(text)));
  return new Trail(filled.flatMap((pieces, index) => (index === 0 ? pieces : [{ text: "| " }, ...pieces])));
}

const hasText = (one: Paragraph | Row): boolean =>
  one.kind === "paragraph" ? /\S/.test(one.text) : one.cells.some((cell) => cell.some(hasText));

/** Whether a cell holds running text: then the table only places it, and its paragraphs stand for themselves. */
function isProse(cell: Flow): boolean {
  if (cell.some((one) => one.kind === "row")) return true;
  const paragraphs = cell.filter((one): one is Paragraph => one.kind === "paragraph" && hasText(one));
  const length = paragraphs.reduce((sum, { text }) => sum + text.length, 0);
  return paragraphs.length > 1 && length > longCell;
}
