import type { Box, Document, Source } from "../types.js";
import { DocumentBuilder } from "./builder.js";
import { withoutFurniture, type PageLines } from "./furniture.js";
import { headingLevels, kindOf } from "./headings.js";
import { joinLines, vocabularyOf } from "./join.js";
import { linesOf, type Line } from "./lines.js";
import { paragraphsOf, usualOf, type Paragraph } from "./paragraphs.js";
import { openPdf, type PdfFile } from "./pdf-file.js";
import { noticesOf } from "./pdf-notices.js";
import { runsOf } from "./pdf-page.js";

/** No agreement is longer; files made to exhaust a reader are. */
const mostPages = 2000;

export interface PdfOptions {
  password?: string;
  signal?: AbortSignal;
}

/** Reads a PDF: text runs → lines → paragraphs, by where they stand on the page. */
export async function extractPdf(source: Source, { password, signal }: PdfOptions = {}): Promise<Document> {
  const { file, damage, close } = await openPdf(source.bytes, source.path, password);
  const builder = new DocumentBuilder();
  try {
    const { pages, runningHeads } = withoutFurniture(await readPages(file, builder, signal));
    builder.notices.push(...(await noticesOf(file, pages, damage)));
    if (runningHeads.length > 0) {
      const heads = runningHeads.slice(0, 5).join(" / ");
      builder.notices.push({ id: "running-heads", message: `Left out what the pages repeat: ${heads}` });
    }
    addBlocks(builder, pages);
    return builder.build(file.numPages);
  } finally {
    await close();
  }
}

async function readPages(file: PdfFile, builder: DocumentBuilder, signal?: AbortSignal): Promise<PageLines[]> {
  const pages: PageLines[] = [];
  for (let number = 1; number <= Math.min(file.numPages, mostPages); number++) {
    signal?.throwIfAborted();
    try {
      const page = await file.getPage(number);
      const { height, width, runs } = await runsOf(page);
      pages.push({ number, height, lines: runs.length > 0 ? linesOf({ number, width, height, runs }) : [] });
      page.cleanup();
    } catch {
      // One bad page costs one page.
      builder.notices.push({
        id: "unreadable-page",
        message: `Page ${number} could not be read.`,
        page: number,
        unread: true,
      });
    }
  }
  if (file.numPages > mostPages)
    builder.notices.push({
      id: "page-limit",
      message: `Only the first ${mostPages} of ${file.numPages} pages were read.`,
      unread: true,
    });
  return pages;
}

function addBlocks(builder: DocumentBuilder, pages: PageLines[]): void {
  const lines = pages.flatMap((page) => page.lines);
  const usual = usualOf(lines);
  const vocabulary = vocabularyOf(lines.map((line) => line.text));
  const blocks = paragraphsOf(lines, usual).map((paragraph) => {
    const { text, pageBreaks } = textOf(paragraph, vocabulary);
    return { paragraph, text, pageBreaks, kind: kindOf(paragraph, text, usual) };
  });
  const headings = blocks.filter((block) => block.kind === "heading");
  const levels = headingLevels(headings.map(({ paragraph, text }) => ({ size: paragraph[0]!.size, text })));
  for (const block of blocks) {
    const { paragraph, text, pageBreaks, kind } = block;
    const first = paragraph[0]!;
    builder.add({
      kind,
      text,
      pageBreaks,
      ...(kind === "heading" ? { level: levels[headings.indexOf(block)]! } : {}),
      indent: Math.round(((first.x - first.left) / usual.size) * 10) / 10,
      origin: { page: first.page, box: boxOf(paragraph) },
    });
  }
}

function textOf(paragraph: Paragraph, vocabulary: Set<string>): { text: string; pageBreaks: number[] } {
  let text = "";
  const pageBreaks: number[] = [];
  paragraph.forEach((line, index) => {
    text = index === 0 ? line.text : joinLines(text, line.text, vocabulary);
    if (index > 0 && line.page !== paragraph[index - 1]!.page) pageBreaks.push(text.length - line.text.length);
  });
  return { text, pageBreaks };
}

/** Around the lines that stand on the page on which the paragraph begins. */
function boxOf(paragraph: Paragraph): Box {
  const lines = paragraph.filter((line) => line.page === paragraph[0]!.page);
  const x = Math.min(...lines.map((line) => line.x));
  const right = Math.max(...lines.map((line) => line.right));
  const y = Math.min(...lines.map((line) => line.y - 0.25 * line.size));
  const top = Math.max(...lines.map((line: Line) => line.y + 0.85 * line.size));
  const round = (value: number) => Math.round(value * 10) / 10;
  return { x: round(x), y: round(y), width: round(right - x), height: round(top - y) };
}
