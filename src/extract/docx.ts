import { UserError } from "../errors.js";
import type { Document, Source } from "../types.js";
import { DocumentBuilder } from "./builder.js";
import { addFlow } from "./docx-blocks.js";
import { type Flow, readFlow, type Reading, type Seen } from "./docx-flow.js";
import { addNotices, redlineUnreadable } from "./docx-notices.js";
import { Numbering } from "./docx-numbering.js";
import { type Parts, readParts } from "./docx-parts.js";
import { Styles } from "./docx-styles.js";
import { DamagedError } from "./docx-zip.js";

/** Mammoth needs a hundred times the memory of what it reads. */
const largestForMammoth = 1024 * 1024;

export interface DocxOptions {
  /** Which text of a redline to read: with all its changes (the usual), or as it was before them. */
  revisions?: Reading;
  /** Keeps where each word was read (`Document.traces`), for whoever marks them in the file. */
  trace?: boolean;
}

/** Word document → blocks, as a reader sees it with all tracked changes accepted, or before they were made. */
export async function extractDocx(source: Source, options: DocxOptions = {}): Promise<Document> {
  const { parts, document } = open(source, options);
  if (document) return withText(document, source);
  if (parts && parts.document.length <= largestForMammoth) {
    const { extractWithMammoth } = await import("./docx-mammoth.js");
    const read = await extractWithMammoth(source);
    if (read) {
      read.notices.push(...redlineUnreadable(parts));
      return withText(read, source);
    }
  }
  throw damaged(source, "is damaged: its text is not what Word writes");
}

/** The parts, when the zip can be opened; the document, when they are what they should be. */
function open(source: Source, options: DocxOptions): { parts?: Parts; document?: Document } {
  let parts: Parts | undefined;
  try {
    parts = readParts(source.bytes);
    const document = readDocument(parts, options);
    return document ? { parts, document } : { parts };
  } catch (error) {
    if (error instanceof DamagedError) throw damaged(source, error.message, error);
    // XML that is not well-formed: there is another reader to ask.
    return parts ? { parts } : {};
  }
}

function readDocument(parts: Parts, { revisions = "accepted", trace = false }: DocxOptions): Document | undefined {
  const styles = new Styles(parts.styles);
  const all: Seen[] = [];
  const read = (part: Uint8Array, traced = false) => {
    const partFlow = readFlow(part, styles, revisions, traced);
    all.push(partFlow.seen);
    return partFlow;
  };
  const { flow, seen } = read(parts.document, trace);
  if (!seen.body) return undefined;
  const notesOf = (part: Uint8Array | undefined, references: number) =>
    part && references > 0 ? read(part).notes : new Map<string, Flow>();
  const builder = new DocumentBuilder();
  const context = {
    builder,
    styles,
    numbering: new Numbering(parts.numbering),
    footnotes: notesOf(parts.footnotes, seen.footnotes),
  };
  const headers = parts.headers.map((one) => read(one).flow);
  const footers = parts.footers.map((one) => read(one).flow);
  const title = titleIn(headers, flow);
  if (title) builder.add({ kind: "heading", text: title, level: 1, origin: { part: "header" } });
  for (const text of wordyOf(headers)) builder.add({ kind: "paragraph", text, origin: { part: "header" } });
  addFlow(flow, context);
  for (const note of notesOf(parts.endnotes, seen.endnotes).values()) addFlow(note, { ...context, part: "footnote" });
  for (const text of wordyOf(footers)) builder.add({ kind: "paragraph", text, origin: { part: "footer" } });
  addNotices(builder, { ...seen, ...changesIn(all) }, parts, revisions);
  return builder.build();
}

/** A redline may change a footnote or a running head only. */
function changesIn(all: readonly Seen[]): Pick<Seen, "insertions" | "deletions" | "hidden" | "struck"> {
  const sum = (key: "insertions" | "deletions") => all.reduce((total, one) => total + one[key], 0);
  return {
    insertions: sum("insertions"),
    deletions: sum("deletions"),
    hidden: all.some(({ hidden }) => hidden),
    struck: all.some(({ struck }) => struck),
  };
}

/** Running heads and feet are furniture, unless somebody put a clause there. */
function wordyOf(flows: Flow[]): Set<string> {
  const words = new Set<string>();
  for (const one of flows.flat())
    if (one.kind === "paragraph" && one.text.trim().split(/\s+/).length >= 15) words.add(one.text);
  return words;
}

/** Some agreements carry their title only in the running head. */
function titleIn(headers: Flow[], body: Flow): string | undefined {
  const first = body.find((one) => one.kind === "row" || /\S/.test(one.text));
  if (first?.kind !== "paragraph" || first.text.length < 120) return undefined;
  const titles = headers.flat().flatMap((one) => (one.kind === "paragraph" ? [one.text.trim()] : []));
  return titles.find((text) => text.length < 90 && /\b(?:agreement|addendum|amendment|contract|policy)$/i.test(text));
}

function withText(document: Document, source: Source): Document {
  if (/[\p{L}\p{N}]/u.test(document.text)) return document;
  const isPicture = document.notices.some(({ id }) => id === "pictures");
  if (isPicture)
    throw new UserError(
      "The Word document holds only images, no text.",
      source.path,
      "Save it as PDF and run OCR on it.",
      3,
    );
  throw new UserError("The Word document holds no text.", source.path, "Check that it was saved completely.", 3);
}

function damaged(source: Source, what: string, cause?: Error): UserError {
  const remedy = "Open it in Word and save it again, or save it as PDF.";
  return new UserError(`The Word document ${what}.`, source.path, remedy, 3, { cause });
}
