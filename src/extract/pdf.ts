import type { Document, Source } from "../types.js";
import { blocksOf } from "./blocks.js";
import { DocumentBuilder } from "./builder.js";
import { withoutFurniture, type PageLines } from "./furniture.js";
import { linesOf } from "./lines.js";
import { openPdf, type PdfFile } from "./pdf-file.js";
import { mayHideText } from "./pdf-hints.js";
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
    const { pages, runningHeads } = withoutFurniture(await readPages(file, builder, mayHideText(source.bytes), signal));
    builder.notices.push(...(await noticesOf(file, pages, damage)));
    if (runningHeads.length > 0) {
      const heads = runningHeads.slice(0, 5).join(" / ");
      builder.notices.push({ id: "running-heads", message: `Left out what the pages repeat: ${heads}` });
    }
    for (const block of blocksOf(pages)) builder.add(block);
    return builder.build(file.numPages);
  } finally {
    await close();
  }
}

async function readPages(
  file: PdfFile,
  builder: DocumentBuilder,
  mayHide: boolean,
  signal?: AbortSignal,
): Promise<PageLines[]> {
  const pages: PageLines[] = [];
  for (let number = 1; number <= Math.min(file.numPages, mostPages); number++) {
    signal?.throwIfAborted();
    try {
      const page = await file.getPage(number);
      const { height, width, runs, hasFields, hidden, isOcr } = await runsOf(page, mayHide);
      pages.push({ number, height, lines: runs.length > 0 ? linesOf({ number, width, height, runs }) : [] });
      page.cleanup();
      if (hasFields)
        builder.notices.push({
          id: "form-fields",
          message: `Words in form fields on page ${number} were read as text; they can be changed after signing.`,
          page: number,
        });
      if (hidden)
        builder.notices.push({
          id: "hidden-text",
          message: `Hidden text on page ${number}, which no reader of the page can see, was left out: “${hidden.slice(0, 120)}”.`,
          page: number,
        });
      if (isOcr)
        builder.notices.push({
          id: "text-over-picture",
          message: `The words of page ${number} lie unseen over a picture of it, as OCR lays them, and were read as its text.`,
          page: number,
        });
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
