import { UserError } from "../errors.js";
import type { Document, Source } from "../types.js";
import { tesseractOn } from "./ocr-program.js";
import type * as Isolated from "./isolated.js";
import { type ReadOptions, readerOf } from "./readers.js";

// Imported for PDF and Word documents only; a text needs no other process.
let isolated: typeof Isolated | undefined;
const isolation = async () => (isolated ??= await import("./isolated.js"));

export interface ExtractOptions extends ReadOptions {
  /** Seconds a PDF or Word document may take, 30 unless said, and 120 for a scan. Pages that would have to be read as pictures after that are left unread. */
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
  const asked = source.format === "pdf" ? withProgram(options) : options;
  if (isBinary && options.isolate !== false) {
    const { canIsolate, extractIsolated } = await isolation();
    if (canIsolate()) {
      const document = extractIsolated(source, asked).then((one) => withinBounds(one, source));
      return { document };
    }
  }
  const read = await readerOf(source.format);
  return { document: (async () => withinBounds(await read(source, asked), source))() };
}

/** Pictures are read with the Tesseract of the system where there is one: it is faster. */
function withProgram(options: ExtractOptions): ExtractOptions {
  if (options.ocr === "never" || options.tesseract !== undefined) return options;
  const tesseract = tesseractOn();
  return tesseract === undefined ? options : { ...options, tesseract };
}

/** Eight hundred pages. A contract has less; what is made to keep the linter busy has more. */
const mostText = 2_000_000;

function withinBounds(document: Document, { path }: Source): Document {
  if (document.text.length <= mostText) return document;
  const length = Math.round(document.text.length / 1_000_000);
  throw new UserError(
    `The document holds ${length} million characters of text, more than any agreement.`,
    path,
    "Split off the agreement and lint that part.",
    3,
  );
}

/** Starts the reader of PDF and Word documents while the rest of the program is loaded. The name is only a hint. */
export async function expectFile(path: string): Promise<void> {
  const expected = /\.(pdf|docx)$/i.exec(path)?.[1]?.toLowerCase();
  if (expected !== "pdf" && expected !== "docx") return;
  const { canIsolate, startReader } = await isolation();
  if (canIsolate()) startReader(expected);
}

/**
 * Ends the reader of PDF and Word documents, if there is one, and comes back when it is gone; it would end with the program,
 * but a moment after it. It is ended before this first waits for anything.
 */
export async function endExtraction(): Promise<void> {
  await isolated?.stopReader();
}
