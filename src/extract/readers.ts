import type { Document, Format, Source } from "../types.js";
import type { DocxOptions } from "./docx.js";
import type { PdfOptions } from "./pdf.js";

/** What a reader may be told: a password for encrypted files, which text of a redline to read, a signal to stop. */
export type ReadOptions = PdfOptions & DocxOptions;

type Reader = (source: Source, options: ReadOptions) => Document | Promise<Document>;

// Each format is imported when it is met, so that a text file never pays for the PDF reader.
const readers: Record<Format, () => Promise<Reader>> = {
  pdf: async () => (await import("./pdf.js")).extractPdf,
  docx: async () => (await import("./docx.js")).extractDocx,
  html: async () => (await import("./html.js")).extractHtml,
  markdown: async () => (await import("./markdown.js")).extractMarkdown,
  text: async () => (await import("./text.js")).extractText,
};

/** The reader of a format, imported. */
export function readerOf(format: Format): Promise<Reader> {
  return readers[format]();
}
