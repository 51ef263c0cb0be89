import { readFileSync } from "node:fs";
import { PDFDict, PDFDocument, PDFHexString, PDFName, StandardFonts } from "@cantoo/pdf-lib";
import { expect, test, vi } from "vitest";

vi.setConfig({ testTimeout: 20_000 });
import { extractPdf } from "../../src/extract/pdf.js";
import { lintDocument } from "../../src/judge.js";
import { review } from "../../src/review/review.js";
import { quadsOf } from "../../src/review/pdf-quads.js";
import { loadRules } from "../../src/rulebook/load-rules.js";
import type { Source } from "../../src/types.js";

const book = await loadRules();
const sourceOf = (bytes: Uint8Array): Source => ({ path: "a.pdf", format: "pdf", bytes, sha256: "" });
const fixture = sourceOf(readFileSync(new URL("../../fixtures/vendor-traps.pdf", import.meta.url)));
const document = await extractPdf(fixture, { trace: true });
const report = lintDocument(fixture, document, book);

test("every word of the text is traced to the run that draws it", () => {
  for (const { at, length, piece, from, to } of document.traces!) {
    const words = document.text.slice(at, at + length);
    const drawn = document.drawn![piece]!.text.slice(Math.max(0, from), to);
    expect(drawn.trim(), `at ${at}`).toBe(words.trim());
  }
  const traced = document.traces!.reduce((sum, { length }) => sum + length, 0);
  expect(traced / document.text.length).toBeGreaterThan(0.95);
});

test("a quote over two lines has a box on each, inside the page", () => {
  const words = "Company may suspend Customer’s access";
  const start = document.text.indexOf(words);
  const quads = [...quadsOf({ start, end: start + words.length }, document).values()].flat();
  expect(quads.length).toBeGreaterThan(0);
  for (const quad of quads) for (const number of quad) expect(number).toBeGreaterThan(0);
});

test("highlights carry what there is to say; what is missing is a note on the first page; same bytes each time", async () => {
  const { bytes, comments } = await review({ source: fixture, document, report });
  const again = await review({ source: fixture, document, report });
  expect(Buffer.from(bytes).equals(Buffer.from(again.bytes))).toBe(true);
  const file = await PDFDocument.load(bytes);
  const annotations = file.getPages().flatMap((page) => page.node.Annots()!.asArray().map((one) => file.context.lookup(one, PDFDict))); // prettier-ignore
  expect(annotations).toHaveLength(comments);
  const said = annotations.map((one) => one.lookupMaybe(PDFName.of("Contents"), PDFHexString)?.decodeText() ?? "");
  expect(said.join("\n")).toContain("TRAP: VENDOR MAY LOCK, WITHHOLD OR DELETE PHI IN A DISPUTE");
  const missing = file.getPages()[0]!.node.Annots()!.asArray().map((one) => file.context.lookup(one, PDFDict)).filter((one) => one.get(PDFName.of("Subtype")) === PDFName.of("Text")); // prettier-ignore
  expect(missing.length).toBeGreaterThanOrEqual(report.outcomes.filter(({ state }) => state === "missing").length);
  const text = await extractPdf(sourceOf(bytes));
  expect(text.text).toBe(document.text);
});

async function pdfWith(change: (file: PDFDocument) => void): Promise<Source> {
  const file = await PDFDocument.load(fixture.bytes);
  change(file);
  return sourceOf(await file.save());
}

test("a signed PDF is refused", async () => {
  const signed = await pdfWith(({ context }) => {
    context.register(context.obj({ Type: "Sig", ByteRange: [0, 1, 2, 3], Contents: PDFName.of("x") }));
  });
  await expect(review({ source: signed, document, report })).rejects.toMatchObject({
    message: "The PDF is signed, and notes would break the signature.",
    exitCode: 3,
  });
});

test("an encrypted PDF is refused", async () => {
  const file = await PDFDocument.create();
  const page = file.addPage();
  page.drawText("Words", { font: await file.embedFont(StandardFonts.Helvetica) });
  file.encrypt({ userPassword: "", ownerPassword: "owner" });
  await expect(review({ source: sourceOf(await file.save()), document, report })).rejects.toMatchObject({
    exitCode: 3,
  });
});

test("a note whose words cannot be marked says which they are", async () => {
  const untraced = { ...document, traces: [] };
  const { bytes } = await review({ source: fixture, document: untraced, report });
  const file = await PDFDocument.load(bytes);
  const notes = file.getPages()[0]!.node.Annots()!.asArray().map((one) => file.context.lookup(one, PDFDict)); // prettier-ignore
  const said = notes.map((one) => one.lookup(PDFName.of("Contents"), PDFHexString).decodeText()).join("\n");
  expect(said).toContain("It is about these words on page 2: “If any invoice is more than thirty (30) days overdue,");
});
