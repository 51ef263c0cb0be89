import type { Document, Source } from "../types.js";
import { blocksOf } from "./blocks.js";
import { DocumentBuilder } from "./builder.js";
import { withoutFurniture, type PageLines } from "./furniture.js";
import { linesOf } from "./lines.js";
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
    for (const block of blocksOf(pages)) builder.add(block);
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
      const { height, width, runs, hasFields, hidden } = await runsOf(page);
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
          message: `Hidden text on page ${number}, too small to be seen, was left out: “${hidden.slice(0, 120)}”.`,
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
