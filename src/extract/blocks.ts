import { Trail } from "./trail.js";
import type { Box } from "../types.js";
import type { NewBlock } from "./builder.js";
import { footnotesOf } from "./footnotes.js";
import { headingLevels, kindOf } from "./headings.js";
import { joinAll, type Vocabulary, vocabularyOf } from "./join.js";
import { labelOf } from "./labels.js";
import type { Line, PageLines } from "./lines.js";
import { paragraphsOf, usualOf, type Paragraph, type Usual } from "./paragraphs.js";

/** The lines of all pages as paragraphs, items, headings and rows in reading order. */
export function blocksOf(pages: PageLines[]): NewBlock[] {
  const lines = pages.flatMap((page) => page.lines);
  const usual = usualOf(lines);
  const vocabulary = vocabularyOf(lines.map((line) => line.text));
  const indentOf = indenter(lines, usual);
  const headings: { text: string; size: number; block: NewBlock }[] = [];
  const blocks = inReadingOrder(pages, usual).map((paragraph) => {
    const first = paragraph[0]!;
    const { text, pageBreaks, doubts } = textOf(paragraph, vocabulary);
    const kind = kindOf(paragraph, text, usual);
    const origin = { page: first.page, box: boxOf(paragraph) };
    const trail = trailOf(paragraph);
    const block: NewBlock = { kind, text, pageBreaks, doubts, indent: indentOf(first), origin, trail };
    if (kind === "heading") headings.push({ text, size: first.size, block });
    return block;
  });
  headingLevels(headings).forEach((level, index) => (headings[index]!.block.level = level));
  return withNumbersAbove(blocks);
}

const numberAlone = /^\d{1,2} ?\.(?: ?\d{1,2} ?\.?)*$/;
const letterAlone = /^(?:\(?[a-z]\)|[a-z]\.|\([ivx]{1,5}\)|\(\d{1,2}\))$/;

/**
 * A number on a line of its own, in small print above a heading without one, is the number of that heading; a letter or
 * a number in brackets that of the paragraph below it.
 */
function withNumbersAbove(blocks: NewBlock[]): NewBlock[] {
  const belongs = (label: NewBlock | undefined, to: NewBlock | undefined): boolean => {
    if (!label || !to || labelOf(to.text) !== "") return false;
    if (to.kind === "heading") return numberAlone.test(label.text) || /^[A-Z]\.$/.test(label.text);
    return to.kind === "paragraph" && letterAlone.test(label.text) && /^["“‘]?\p{L}/u.test(to.text);
  };
  return blocks.flatMap((block, index): NewBlock[] => {
    const [before, next] = [blocks[index - 1], blocks[index + 1]];
    if (belongs(block, next)) return [];
    if (!belongs(before, block)) return [block];
    return [{ ...block, ...(block.kind === "paragraph" && { kind: "item" as const }), label: before!.text.replaceAll(" ", "") }]; // prettier-ignore
  });
}

/** Paragraphs that run over the page are made whole first; the footnotes between their halves follow them. */
function inReadingOrder(pages: PageLines[], usual: Usual): Paragraph[] {
  const footnotes = new Map(pages.map((page) => [page.number, footnotesOf(page.lines, usual)]));
  const aside = new Set([...footnotes.values()].flat());
  const body = paragraphsOf(
    pages.flatMap((page) => page.lines.filter((line) => !aside.has(line))),
    usual,
  );
  if (aside.size === 0) return body;
  const order: Paragraph[] = [];
  const flush = (before: number) => {
    for (const [page, lines] of footnotes) {
      if (page >= before) continue;
      order.push(...paragraphsOf(lines, usual));
      footnotes.delete(page);
    }
  };
  for (const paragraph of body) {
    flush(paragraph[0]!.page);
    order.push(paragraph);
  }
  flush(Infinity);
  return order;
}

/** Measures indents from the left margin the pages share, so that a page of nothing but items is indented as it looks. */
function indenter(lines: Line[], usual: Usual): (line: Line) => number {
  const counts = new Map<number, number>();
  for (const line of lines) counts.set(Math.round(line.left), (counts.get(Math.round(line.left)) ?? 0) + 1);
  const margins = [...counts].filter(([, count]) => count >= 0.1 * lines.length).sort((a, b) => b[1] - a[1]);
  return (line) => {
    const [margin] = margins.find(([left]) => Math.abs(left - line.left) < 8 * usual.size) ?? [line.left];
    return Math.max(0, Math.round(((line.x - margin) / usual.size) * 10) / 10);
  };
}

/** The runs of its lines; between two lines there is a space, or nothing after a hyphen. */
function trailOf(paragraph: Paragraph): Trail | undefined {
  if (!paragraph[0]!.raw) return undefined;
  return new Trail(paragraph.flatMap((line, index) => [...(index === 0 ? [] : [{ text: " " }]), ...(line.raw ?? [])]));
}

function textOf(paragraph: Paragraph, vocabulary: Vocabulary): Pick<NewBlock, "text" | "pageBreaks" | "doubts"> {
  const { text, starts } = joinAll(
    paragraph.map((line) => line.text),
    vocabulary,
  );
  const pageBreaks = starts.filter((_, index) => index > 0 && paragraph[index]!.page !== paragraph[index - 1]!.page);
  const doubts = paragraph.flatMap((line, index) => {
    const from = starts[index]!;
    return line.doubts.map(({ start, end }) => ({ start: from + start, end: Math.min(from + end, text.length) }));
  });
  return { text, pageBreaks, doubts };
}

/** Around the lines that stand on the page on which the paragraph begins. */
function boxOf(paragraph: Paragraph): Box {
  const lines = paragraph.filter((line) => line.page === paragraph[0]!.page);
  const x = Math.min(...lines.map((line) => line.x));
  const right = Math.max(...lines.map((line) => line.right));
  const y = Math.min(...lines.map((line) => line.y - 0.25 * line.size));
  const top = Math.max(...lines.map((line) => line.y + 0.85 * line.size));
  const round = (value: number) => Math.round(value * 10) / 10;
  return { x: round(x), y: round(y), width: round(right - x), height: round(top - y) };
}
