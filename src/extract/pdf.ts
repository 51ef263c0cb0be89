import type { Document, Drawn, Notice, SetAside, Source } from "../types.js";
import { blocksOf } from "./blocks.js";
import { DocumentBuilder } from "./builder.js";
import { type Cleared, withoutFurniture } from "./furniture.js";
import { linesOfPages } from "./lines.js";
import type { OcrOptions } from "./ocr.js";
import { mayDrawBullets } from "./pdf-bullets.js";
import { mostPages, openPdf, type PdfFile } from "./pdf-file.js";
import { hintsIn } from "./pdf-hints.js";
import { noticesOfFile, noticesOfFurniture, noticesOfPages } from "./pdf-notices.js";
import { type PageOptions, runsOf } from "./pdf-page.js";
import { noticesOfPage } from "./pdf-page-notices.js";
import type { OcrMode, WithPictures } from "./pdf-pictures.js";
import { type ReadPage, verdictsOn } from "./pdf-verdicts.js";

export interface PdfOptions extends OcrOptions {
  /** What opens an encrypted file. */
  password?: string;
  /** Which pages are read as pictures; only those without usable text unless said. */
  ocr?: OcrMode;
  /** Told what there is while pictures of pages are still being read, for the case that it comes to nothing. */
  onSoFar?: (document: Document) => void;
  /** Keeps where each word was read (`Document.traces`), for whoever marks them in the file. */
  trace?: boolean;
}

/** Reads a PDF: text runs → lines → paragraphs, by where they stand on the page. Pages without text are read as pictures. */
export async function extractPdf(source: Source, options: PdfOptions = {}): Promise<Document> {
  const { password, ocr = "auto", signal, trace = false } = options;
  const { file, damage, gone, close } = await openPdf(source.bytes, source.path, password);
  try {
    const drawn: Drawn[] | undefined = trace ? [] : undefined;
    const looksFor = { ...hintsIn(source.bytes), mayDrawBullets: await mayDrawBullets(file), drawn };
    const ofText = await readPages(file, gone, looksFor, signal);
    const cleared = withoutFurniture(linesOfPages(ofText.pages));
    const verdicts = await verdictsOn(file, cleared.pages);
    const isWanted = (page: ReadPage) => ocr === "always" || (ocr === "auto" && verdicts.get(page.number) !== "text");
    const wanted = ofText.pages.filter(isWanted).map(({ number }) => number);
    const documentOf = async (cleared: Cleared, { outcomes, drawn }: Omit<WithPictures, "pages">) => {
      const wasRead = (page: number) => outcomes.get(page)?.kind === "read";
      const builder = new DocumentBuilder();
      builder.notices.push(
        ...ofText.notices,
        ...noticesOfPages(verdicts, outcomes),
        ...(await noticesOfFile(file, cleared.pages, damage, wasRead)),
        ...noticesOfFurniture(cleared),
      );
      builder.setAside.push(...ofText.setAside, ...cleared.setAside);
      for (const block of blocksOf(cleared.pages)) builder.add(block);
      return builder.build(file.numPages, drawn);
    };
    if (wanted.length === 0) return await documentOf(cleared, { outcomes: new Map(), drawn });
    const withSeen = (read: WithPictures) => documentOf(withoutFurniture(linesOfPages(read.pages)), read);
    // Few files have pages to look at, and what looks at them takes half of Node's modules with it.
    const { withPictures } = await import("./pdf-pictures.js");
    const { onSoFar } = options;
    const onSome = onSoFar && (async (read: WithPictures) => onSoFar(await withSeen(read)));
    const how = { ...options, drawn, ...(onSome && { onSome }) };
    return await withSeen(await withPictures(source, ofText.pages, wanted, verdicts, how));
  } finally {
    await close();
  }
}

interface PagesRead {
  pages: ReadPage[];
  notices: Notice[];
  setAside: SetAside[];
}

async function readPages(
  file: PdfFile,
  gone: readonly number[],
  looksFor: PageOptions,
  signal: AbortSignal | undefined,
): Promise<PagesRead> {
  const pages: ReadPage[] = [];
  const notices: Notice[] = [];
  const setAside: SetAside[] = [];
  for (let number = 1; number <= Math.min(file.numPages, mostPages); number++) {
    signal?.throwIfAborted();
    try {
      if (gone.includes(number)) throw new Error("Gone.");
      const page = await file.getPage(number);
      const read = await runsOf(page, looksFor);
      const { height, width, runs, rules, hidden, aside, choices } = read;
      pages.push({ number, width, height, runs, rules });
      for (const [kind, text] of [
        ["hidden", hidden],
        ["turned", aside],
        ["choice", choices],
      ] as const)
        if (text) setAside.push({ kind, text, page: number });
      page.cleanup();
      notices.push(...noticesOfPage(number, read));
    } catch {
      // One bad page costs one page.
      notices.push({
        id: "unreadable-page",
        message: `Page ${number} could not be read.`,
        page: number,
        unread: true,
      });
    }
  }
  if (file.numPages > mostPages)
    notices.push({
      id: "page-limit",
      message: `Only the first ${mostPages} of ${file.numPages} pages were read.`,
      unread: true,
    });
  return { pages, notices, setAside };
}
