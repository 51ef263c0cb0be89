import type { Document, Format, Source } from "../types.js";
import type { PdfOptions } from "./pdf.js";

/** What a reader may be told: a password for encrypted files, a signal to stop. */
export type ExtractOptions = PdfOptions;

// Each format is imported when it is met, so that a text file never pays for the PDF reader.
const readers: Record<
  Format,
  () => Promise<(source: Source, options: ExtractOptions) => Document | Promise<Document>>
> = {
  pdf: async () => (await import("./pdf.js")).extractPdf,
  docx: async () => (await import("./docx.js")).extractDocx,
  html: async () => (await import("./html.js")).extractHtml,
  markdown: async () => (await import("./markdown.js")).extractMarkdown,
  text: async () => (await import("./text.js")).extractText,
};

/** Source → Document, by the source's format. */
export async function extract(source: Source, options: ExtractOptions = {}): Promise<Document> {
  const read = await readers[source.format]();
  return read(source, options);
}
