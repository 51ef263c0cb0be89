import { EncryptedPDFError, PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName, type PDFPage, PDFRef, PDFString } from "@cantoo/pdf-lib"; // prettier-ignore
import { UserError } from "../errors.js";
import { sanitise } from "../report/sanitise.js";
import type { Document, Severity, Source } from "../types.js";
import type { Reviewed, ReviewOptions } from "./docx-review.js";
import type { Note } from "./notes.js";
import { type Quad, quadsOf } from "./pdf-quads.js";

type Colour = readonly [number, number, number];
const heavy: Colour = [1, 0.72, 0.68];
const light: Colour = [1, 0.9, 0.45];

const isHeavy = (severity: Severity | null) => severity === "critical" || severity === "high";

/** The same PDF with the words of each note highlighted; what is missing is told in notes on the first page. */
export async function reviewPdf(
  source: Source,
  document: Document,
  notes: readonly Note[],
  options: ReviewOptions,
): Promise<Reviewed> {
  const file = await open(source);
  const pages = file.getPages();
  const author = { T: PDFHexString.fromText("baa-lint"), F: 4, ...(options.date ? { M: pdfDate(options.date) } : {}) };
  let comments = 0;
  const add = (page: PDFPage, entries: Record<string, unknown>) => {
    const annotation = file.context.obj({ Type: "Annot", ...author, ...entries } as never);
    page.node.addAnnot(file.context.register(annotation));
    comments++;
  };
  const margin: Note[] = [];
  for (const group of bySpan(notes.filter(({ isAbsence }) => !isAbsence))) {
    const placed = [...quadsOf(group[0]!.span, document)].filter(([page]) => pages[page - 1] !== undefined);
    if (placed.length === 0) margin.push(...group.map((note) => withWords(note, document)));
    const colour = group.some(({ severity }) => isHeavy(severity)) ? heavy : light;
    const contents = PDFHexString.fromText(group.map(written).join("\n\n"));
    placed.forEach(([page, quads], index) => {
      // On the pages after the first the words are only marked: what there is to say has been said.
      const said = index === 0 ? { Contents: contents } : {};
      add(pages[page - 1]!, {
        Subtype: "Highlight",
        Rect: around(quads),
        QuadPoints: quads.flat(),
        C: [...colour],
        ...said,
      });
    });
  }
  const absent = [...notes.filter(({ isAbsence }) => isAbsence), ...margin];
  const first = pages[0];
  if (first) {
    const { x, y, width, height } = first.getCropBox();
    absent.forEach((note, index) => {
      // Down the right margin, in as many columns as it takes.
      const perColumn = Math.max(1, Math.floor((height - 60) / 24));
      const left = x + width - 26 - 22 * Math.floor(index / perColumn);
      const top = y + height - 20 - 24 * (index % perColumn);
      add(first, {
        Subtype: "Text",
        Name: "Comment",
        Rect: [left, top - 20, left + 20, top],
        C: [...(isHeavy(note.severity) ? heavy : light)],
        Contents: PDFHexString.fromText(written(note)),
      });
    });
  }
  return { bytes: await file.save({ useObjectStreams: true, updateFieldAppearances: false }), comments, insertions: 0 };
}

async function open({ bytes, path }: Source): Promise<PDFDocument> {
  const refuse = (what: string, remedy: string, cause?: unknown) =>
    new UserError(`The PDF ${what}.`, path, remedy, 3, { cause });
  let file: PDFDocument;
  try {
    file = await PDFDocument.load(bytes, { updateMetadata: false });
  } catch (error) {
    if (error instanceof EncryptedPDFError)
      throw refuse("is encrypted or protected against changes", "Save a copy without protection, or write a memo: --memo memo.docx", error); // prettier-ignore
    throw refuse("is damaged and cannot be written again", "Print it to a new PDF, or write a memo: --memo memo.docx", error); // prettier-ignore
  }
  if (isSigned(file))
    throw refuse(
      "is signed, and notes would break the signature",
      "Review an unsigned copy, or write a memo: --memo memo.docx",
    );
  return file;
}

/** Whether it holds a signature, not merely a field for one. */
function isSigned({ context }: PDFDocument): boolean {
  return context.enumerateIndirectObjects().some(([, object]) => {
    if (!(object instanceof PDFDict)) return false;
    const is = (key: string, name: string) => object.get(PDFName.of(key)) === PDFName.of(name);
    if (is("FT", "Sig")) return object.get(PDFName.of("V")) instanceof PDFRef || object.get(PDFName.of("V")) instanceof PDFDict;
    return is("Type", "Sig") || (object.get(PDFName.of("ByteRange")) instanceof PDFArray && object.has(PDFName.of("Contents")));
  }); // prettier-ignore
}

/** Notes on the very same words are one annotation: highlights over each other would darken them. */
function bySpan(notes: readonly Note[]): Note[][] {
  const groups = new Map<string, Note[]>();
  for (const note of notes) {
    const key = `${note.span.start}-${note.span.end}`;
    groups.set(key, [...(groups.get(key) ?? []), note]);
  }
  return [...groups.values()];
}

/** A note that stands apart from its words says which they are, and where. */
function withWords(note: Note, { text, blocks }: Document): Note {
  const { start, end } = note.span;
  const page = blocks.find(({ span }) => span.start <= start && start < span.end)?.origin.page;
  const where = page === undefined ? "" : ` on page ${page}`;
  return { ...note, lines: [sanitise(`It is about these words${where}: “${text.slice(start, end)}”`), ...note.lines] };
}

const written = ({ title, lines }: Note): string => [title.toUpperCase(), ...lines].join("\n");

function around(quads: readonly Quad[]): number[] {
  const xs = quads.flatMap((quad) => quad.filter((_, index) => index % 2 === 0));
  const ys = quads.flatMap((quad) => quad.filter((_, index) => index % 2 === 1));
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

const pdfDate = (date: string) =>
  PDFString.of(
    `D:${date
      .replace(/[-:TZ]/g, "")
      .slice(0, 14)
      .padEnd(14, "0")}Z`,
  );
