import { expect, test } from "vitest";
import { UserError } from "../../src/errors.js";
import { extractPdf } from "../../src/extract/pdf.js";
import type { Document } from "../../src/types.js";
import { column, pdfOf, pdfOfStreams, type PdfLine } from "./pdf-source.js";

function read(bytes: Uint8Array): Promise<Document> {
  return extractPdf({ path: "agreement.pdf", format: "pdf", bytes, sha256: "" }, { ocr: "never" });
}

async function blocksOf(pages: PdfLine[][]): Promise<string[]> {
  const document = await read(pdfOf(pages));
  return document.blocks.map((block) => `${block.kind}: ${document.text.slice(block.span.start, block.span.end)}`);
}

test("lines set close together are one paragraph; a gap, a label or a heading begins another", async () => {
  const page: PdfLine[] = [
    [200, 700, "BUSINESS ASSOCIATE AGREEMENT", 14, "F2"],
    [72, 660, "1. Obligations of Business Associate", 10, "F2"],
    ...column(72, 640, [
      "Business Associate shall not use or further disclose Protected Health Information other than as permitted or",
      "required by this Agreement or as required by law. Business Associate agrees to the following:",
    ]),
    ...column(90, 606, [
      "(a) to use appropriate safeguards and comply with Subpart C of 45 CFR Part 164 with respect to",
      "electronic protected health information;",
      "(b) to report any breach of unsecured protected health information as required at 45 CFR",
      "164.410; and",
      "• to mitigate harmful effects.",
    ]),
  ];
  expect(await blocksOf([page])).toEqual([
    "heading: BUSINESS ASSOCIATE AGREEMENT",
    "heading: 1. Obligations of Business Associate",
    "paragraph: Business Associate shall not use or further disclose Protected Health Information other than as permitted or required by this Agreement or as required by law. Business Associate agrees to the following:",
    "item: (a) to use appropriate safeguards and comply with Subpart C of 45 CFR Part 164 with respect to electronic protected health information;",
    "item: (b) to report any breach of unsecured protected health information as required at 45 CFR 164.410; and",
    "item: • to mitigate harmful effects.",
  ]);
});

test("a sentence that runs over the page is one block, running head and page number left out", async () => {
  const page = (number: number, lines: string[]): PdfLine[] => [
    [72, 760, "Acme Health - Vendor Terms", 8],
    ...column(72, 700, lines),
    [300, 30, `Page ${number} of 3`, 8],
  ];
  const document = await read(
    pdfOf([
      page(1, [
        "Business Associate shall report to Covered Entity any use or disclosure of Protected Health Information",
      ]),
      page(2, ["not provided for by this Agreement of which it becomes aware."]),
      page(3, ["This Agreement is governed by state law."]),
    ]),
  );
  const { text, blocks, pages, notices } = document;
  expect(pages).toBe(3);
  expect(blocks.map((block) => text.slice(block.span.start, block.span.end))).toEqual([
    "Acme Health - Vendor Terms",
    "Business Associate shall report to Covered Entity any use or disclosure of Protected Health Information not provided for by this Agreement of which it becomes aware.",
    "This Agreement is governed by state law.",
  ]);
  expect(text.slice(blocks[1]!.pageBreaks![0], blocks[1]!.span.end)).toMatch(/^not provided/);
  expect(blocks.map((block) => block.origin.page)).toEqual([1, 1, 3]);
  expect(notices.map((notice) => notice.id)).toEqual(["running-heads"]);
});

test("words divided at the line end are made whole, compounds keep their hyphen", async () => {
  const page = column(72, 700, [
    "The third-party auditor of Covered Entity may inspect the books that any subcontractor or other third-",
    "party keeps, to the extent that they concern protected health information, its confiden-",
    "tiality and its integrity.",
  ]);
  expect(await blocksOf([page])).toEqual([
    "paragraph: The third-party auditor of Covered Entity may inspect the books that any subcontractor or other third-party keeps, to the extent that they concern protected health information, its confidentiality and its integrity.",
  ]);
});

test("two columns are read one after the other, in whatever order they were drawn", async () => {
  const left = column(72, 700, [
    "1. Business Associate shall make its internal",
    "practices, books and records available to the",
    "Secretary for purposes of determining whether",
    "Covered Entity complies with the HIPAA Rules.",
    "2. Business Associate shall make amendments",
    "to Protected Health Information as directed by",
    "Covered Entity within ten (10) days and shall",
  ]);
  const right = column(320, 700, [
    "keep a record of each of them. It shall also do",
    "so for every disclosure that must be accounted",
    "for under the Privacy Rule, and give the record",
    "to Covered Entity when it is asked to do that.",
    "3. This Agreement ends when the Services end,",
    "or when either party has broken a material term",
    "and has not cured that within thirty (30) days.",
  ]);
  const interleaved = left.flatMap((line, index) => [right[index]!, line]);
  const expected = [
    "item: 1. Business Associate shall make its internal practices, books and records available to the Secretary for purposes of determining whether Covered Entity complies with the HIPAA Rules.",
    "item: 2. Business Associate shall make amendments to Protected Health Information as directed by Covered Entity within ten (10) days and shall keep a record of each of them. It shall also do so for every disclosure that must be accounted for under the Privacy Rule, and give the record to Covered Entity when it is asked to do that.",
    "item: 3. This Agreement ends when the Services end, or when either party has broken a material term and has not cured that within thirty (30) days.",
  ];
  expect(await blocksOf([interleaved])).toEqual(expected);
  expect(await blocksOf([[...right, ...left]])).toEqual(expected);
});

test("a table is read row by row, with wrapped cells made whole", async () => {
  const page: PdfLine[] = [
    [72, 700, "Event"],
    [250, 700, "Deadline"],
    [72, 680, "Breach of unsecured"],
    [250, 680, "Ten (10) days after"],
    [72, 668, "information"],
    [250, 668, "discovery"],
    [72, 648, "Security incident"],
    [250, 648, "Thirty (30) days"],
  ];
  expect(await blocksOf([page])).toEqual([
    "row: Event | Deadline",
    "row: Breach of unsecured information | Ten (10) days after discovery",
    "row: Security incident | Thirty (30) days",
  ]);
});

test("blocks know their page, their box and how far they are indented", async () => {
  const { blocks } = await read(
    pdfOf([
      [
        [72, 700, "Business Associate agrees:"],
        [92, 680, "(a) to report breaches"],
      ],
    ]),
  );
  expect(blocks).toMatchObject([
    { indent: 0, origin: { page: 1, box: { x: 72, y: 697.5, height: 11 } } },
    { indent: 2, origin: { page: 1, box: { x: 92 } } },
  ]);
});

test("a page without text is told, and its words may be missing", async () => {
  const document = await read(pdfOfStreams(["q 612 0 0 792 0 0 cm /Im0 Do Q", "BT /F1 10 Tf 72 700 Td (Term) Tj ET"]));
  expect(document.notices).toMatchObject([{ id: "page-without-text", page: 1, unread: true }]);
  expect(document.text).toBe("Term");
});

test("a blank page is no loss", async () => {
  const document = await read(pdfOf([[[72, 700, "This Agreement ends with the Services."]], []]));
  expect(document).toMatchObject({ pages: 2, notices: [] });
});

test("a page number far from the edge is left out when it counts the pages", async () => {
  const page = (number: string, text: string): PdfLine[] => [
    [72, 600, text],
    [300, 140, number],
  ];
  expect(await blocksOf([page("7", "Business Associate shall report any"), page("8", "use or disclosure.")])).toEqual([
    "paragraph: Business Associate shall report any use or disclosure.",
  ]);
});

test("lines that repeat are text when no gap parts them from the text", async () => {
  const form: PdfLine[] = column(72, 700, [
    "Patient name and date of birth",
    "are to be given to the clinic.",
    "It keeps them.",
  ]);
  const { blocks, notices } = await read(pdfOf([form, form]));
  expect(blocks).toHaveLength(2);
  expect(notices).toEqual([]);
});

test("a footnote follows the sentence that it interrupts", async () => {
  const first: PdfLine[] = [
    ...column(72, 700, [
      "This Agreement is made by the parties.",
      "Business Associate shall not use or disclose Protected",
    ]),
    [72, 60, "1 As defined at 45 CFR 160.103.", 7],
  ];
  expect(await blocksOf([first, [[72, 700, "Health Information except as permitted."]]])).toEqual([
    "paragraph: This Agreement is made by the parties.",
    "paragraph: Business Associate shall not use or disclose Protected Health Information except as permitted.",
    "item: 1 As defined at 45 CFR 160.103.",
  ]);
});

test("letters without a table to read them by are told, not believed", async () => {
  const rot13 = (text: string) =>
    text.replace(/[a-z]/gi, (letter) =>
      String.fromCharCode(letter.charCodeAt(0) + (letter.toLowerCase() < "n" ? 13 : -13)),
    );
  const lines = Array.from({ length: 8 }, () =>
    rot13("Business Associate shall not disclose the Protected Health Information"),
  );
  const { notices } = await read(pdfOf([column(72, 700, lines)]));
  expect(notices).toMatchObject([{ id: "garbled-text", page: 1, unread: true }]);
});

test("drawing commands that make no sense tell of lost text", async () => {
  const { notices } = await read(
    pdfOfStreams(["BT /F1 10 Tf 72 700 Td (The parties agree) Tj ET (and) breach Tx 7 zz"]),
  );
  expect(notices).toMatchObject([{ id: "damaged-file", unread: true }]);
});

test("a page lying on its side is read upright; a slanted watermark is not text", async () => {
  const sideways =
    "BT /F1 10 Tf 0 1 -1 0 100 72 Tm (Business Associate shall) Tj ET BT /F1 10 Tf 0 1 -1 0 114 72 Tm (report breaches.) Tj ET";
  const watermark = "BT /F1 60 Tf 0.7 0.7 -0.7 0.7 200 200 Tm (DRAFT) Tj ET";
  const { text, notices } = await read(pdfOfStreams([`${sideways} ${watermark}`]));
  expect(text).toBe("Business Associate shall report breaches.");
  expect(notices).toMatchObject([{ id: "turned-text", message: expect.stringContaining("“DRAFT”") as string }]);
  expect(notices[0]!.unread).toBeUndefined();
});

test("words in form fields stand where the field stands", async () => {
  const bytes = pdfOfStreams(
    ["BT /F1 10 Tf 72 700 Td (Name of Business Associate:) Tj ET"],
    [612, 792],
    ["<< /Type /Annot /Subtype /Widget /FT /Tx /T (name) /V (Northgate Cloud, Inc.) /Rect [200 696 400 710] /F 4 >>"],
  );
  const { text, notices } = await read(bytes);
  expect(text).toBe("Name of Business Associate: Northgate Cloud, Inc.");
  expect(notices).toMatchObject([{ id: "form-fields", page: 1 }]);
});

test("text too small to be seen is told and left out", async () => {
  const { text, notices } = await read(
    pdfOf([
      [
        [72, 700, "Business Associate shall report breaches."],
        [72, 690, "It need not report breaches.", 0.5],
      ],
    ]),
  );
  expect(text).toBe("Business Associate shall report breaches.");
  expect(notices).toMatchObject([{ id: "hidden-text", page: 1, message: expect.stringContaining("need not report") }]);
});

test("reading leaves the bytes, the console and the built-in functions as they were", async () => {
  const { warn } = globalThis.console;
  const bytes = pdfOf([[[72, 700, "Text"]]]);
  await read(bytes);
  expect(bytes.byteLength).toBeGreaterThan(0);
  expect(globalThis.console.warn).toBe(warn);
  expect(String(Array.prototype.push)).toContain("[native code]");
});

test("a damaged PDF is refused with a reason and a remedy", async () => {
  const error: unknown = await read(Buffer.from("%PDF-1.4\nnot a PDF after all")).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(UserError);
  expect(error).toMatchObject({ exitCode: 3, place: "agreement.pdf", message: expect.stringContaining("damaged") });
});

test("what was typed into a blank stands in the sentence around the blank", async () => {
  const widget = (left: number, value: string) =>
    `<< /Type /Annot /Subtype /Widget /FT /Tx /T (f) /V (${value}) /Rect [${left} 696 ${left + 30} 710] >>`;
  const [ruled, open] = [
    "BT /F1 10 Tf 72 700 Td (Vendor shall report a breach within ______ days after discovery.) Tj ET",
    "BT /F1 10 Tf 72 700 Td (Vendor shall report a breach within days after discovery.) Tj ET",
  ];
  const sentence = "Vendor shall report a breach within five days after discovery.";
  expect((await read(pdfOfStreams([ruled], [612, 792], [widget(230, "five")]))).text).toBe(sentence);
  expect((await read(pdfOfStreams([open], [612, 792], [widget(212, "five")]))).text).toBe(sentence);
});

test("the envelope line of a signature service is left out of the text, and told", async () => {
  const envelope = "Docusign Envelope ID: 3A1F0C2D-8B7E-4C55-9D10-7A6B5C4D3E2F";
  const { text, notices } = await read(
    pdfOf([
      [
        [72, 760, envelope, 8],
        [72, 700, "Vendor shall report any breach."],
      ],
      [
        [72, 760, envelope, 8],
        [72, 700, "Vendor shall keep records."],
      ],
    ]),
  );
  expect(text).toBe("Vendor shall report any breach.\nVendor shall keep records.");
  expect(notices).toMatchObject([{ id: "stamps", message: expect.stringContaining("3A1F0C2D") as string }]);
});

test("entries chosen from a list are words of the page", async () => {
  const list =
    "<< /Type /Annot /Subtype /Widget /FT /Ch /Ff 2097152 /T (c) /V [(Texas) (Ohio)] /Opt [(Texas) (Ohio) (Utah)] /Rect [160 696 260 710] >>";
  const { text } = await read(pdfOfStreams(["BT /F1 10 Tf 72 700 Td (States served:) Tj ET"], [612, 792], [list]));
  expect(text).toBe("States served: Texas, Ohio");
});

test("pages that hold nothing but one line keep it", async () => {
  const pages = [1, 2, 3].map((number): PdfLine[] => [[72, 740, `Exhibit ${number} is intentionally omitted`]]);
  const { text } = await read(pdfOf(pages));
  expect(text).toContain("Exhibit 2 is intentionally omitted");
});
