import { decode } from "../decode.js";
import type { Document, Source } from "../types.js";
import { DocumentBuilder } from "./builder.js";
import { joinLines, vocabularyOf } from "./join.js";
import { labelOf } from "./labels.js";
import { normalise, normaliseLine } from "./normalise.js";

interface Line {
  text: string;
  /** Columns before the first letter. */
  indent: number;
  number: number;
  page: number;
}

/** Plain text → blocks: hard-wrapped lines joined into paragraphs; items, headings and signature lines kept apart. */
export function extractText(source: Source): Document {
  const pages = (decode(source.bytes)?.text ?? "").replace(/\r\n?/g, "\n").split("\f");
  const lines = readLines(pages);
  const width = usualWidth(lines);
  const vocabulary = vocabularyOf(lines.map((line) => line.text));
  const builder = new DocumentBuilder();
  let group: Line[] = [];
  const close = () => {
    if (group.length > 0) addParagraph(builder, group, vocabulary, pages.length > 1);
    group = [];
  };
  for (const line of lines) {
    if (line.text === "") close();
    else {
      if (group.length > 0 && !continues(group, line, width)) close();
      group.push(line);
    }
  }
  close();
  return builder.build(pages.length > 1 ? pages.length : undefined);
}

function readLines(pages: string[]): Line[] {
  let number = 0;
  return pages.flatMap((page, index) =>
    normalise(page.replace(/\t/g, "    "))
      .split("\n")
      .map((raw) => ({
        text: normaliseLine(raw),
        indent: raw.length - raw.trimStart().length,
        number: ++number,
        page: index + 1,
      })),
  );
}

/** Columns a full line of hard-wrapped text has; infinite where lines are whole paragraphs. */
function usualWidth(lines: Line[]): number {
  const lengths = lines
    .map((line) => line.indent + line.text.length)
    .filter((length) => length > 30)
    .sort((a, b) => a - b);
  const full = lengths[Math.floor(lengths.length * 0.85)] ?? 0;
  return full > 0 && full <= 140 ? full : Infinity;
}

/** Whether a line runs on from those before it: the one before was full, or broke off in the middle of a sentence. */
function continues(group: Line[], line: Line, width: number): boolean {
  const before = group.at(-1)!;
  if (labelOf(line.text) !== "" || isForm(line.text) || isForm(before.text)) return false;
  if (isHeadingLine(before.text) && group.length === 1) return false;
  const breaksOff = /^[a-z(,;]/.test(line.text) && !/[.!?:;]$/.test(before.text);
  if (width === Infinity) return breaksOff && before.text.length > 40;
  const wouldFit = before.indent + before.text.length + 1 + line.text.split(" ", 1)[0]!.length <= width * 0.9;
  if (breaksOff) return true;
  return !wouldFit && Math.abs(line.indent - before.indent) <= (group.length === 1 ? 12 : 3);
}

/** Lines to be filled in: "By: ____", "Name:", "Date: 1/2/2026". */
const isForm = (text: string) =>
  /^(?:by|name|title|date|signature|signed|printed? name|address|attn|phone|e-?mail|fax)\b\s*:/i.test(text) ||
  /_{5,}/.test(text);

/** A line in capitals or a short titled line without an end, standing for itself. */
function isHeadingLine(text: string): boolean {
  const words = text.slice(labelOf(text).length).trim();
  if (words.length === 0 || words.length > 90 || /[.,;:]$/.test(words) || /_{3,}|[@|]/.test(words)) return false;
  if (!/[a-z]/.test(words) && /\p{Lu}{3}/u.test(words)) return true;
  const parts = words.split(/\s+/);
  return parts.length <= 10 && parts.every((word) => !/^["“(]*\p{Ll}\S{3}/u.test(word)) && /^["“(]*\p{Lu}/u.test(words);
}

function addParagraph(builder: DocumentBuilder, group: Line[], vocabulary: Set<string>, hasPages: boolean): void {
  const first = group[0]!;
  const origin = { line: first.number, ...(hasPages ? { page: first.page } : {}) };
  let text = first.text;
  const pageBreaks: number[] = [];
  for (const line of group.slice(1)) {
    text = joinLines(text, line.text, vocabulary);
    if (line.page > origin.page! + pageBreaks.length) pageBreaks.push(text.length - line.text.length);
  }
  const isHeading = group.length <= 2 && isHeadingLine(text);
  const kind = isHeading ? "heading" : labelOf(text) ? "item" : "paragraph";
  const level = isHeading ? (/[a-z]/.test(text) ? 2 : 1) : undefined;
  builder.add({
    kind,
    text,
    origin,
    indent: first.indent / 2,
    ...(level ? { level } : {}),
    ...(pageBreaks.length > 0 ? { pageBreaks } : {}),
  });
}
