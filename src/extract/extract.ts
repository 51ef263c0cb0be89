import type { Document, Source } from "../types.js";
import { type ReadOptions, readerOf } from "./readers.js";

export interface ExtractOptions extends ReadOptions {
  /** Seconds a PDF or Word document may take; then its reader is stopped. */
  timeout?: number;
  /** False reads PDF and Word documents in this process, without limits: for files of your own making. */
  isolate?: boolean;
}

/** Source → Document, by the source's format. */
export async function extract(source: Source, options: ExtractOptions = {}): Promise<Document> {
  return (await beginExtract(source, options)).document;
}

/**
 * Begins to read and comes back as soon as that is under way: PDF and Word documents are read in another process, and
 * there is other work to do meanwhile.
 */
export async function beginExtract(
  source: Source,
  options: ExtractOptions = {},
): Promise<{ document: Promise<Document> }> {
  const isBinary = source.format === "pdf" || source.format === "docx";
  if (isBinary && options.isolate !== false) {
    const { canIsolate, extractIsolated } = await import("./isolated.js");
    if (canIsolate()) return { document: extractIsolated(source, options) };
  }
  const read = await readerOf(source.format);
  return { document: (async () => read(source, options))() };
}
