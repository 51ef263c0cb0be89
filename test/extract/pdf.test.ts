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

test("columns of lists and headings are told by what was drawn first; the head of the page is in neither", async () => {
  const head: PdfLine = [430, 760, "Vendor Terms, draft"];
  const left = column(72, 700, [
    "1. Duties",
    "Business Associate shall:",
    "• use safeguards against any use that is barred",
    "• report each breach of PHI",
    "• keep a log",
    "2. Access",
    "Business Associate shall, within ten days,",
    "give Covered Entity what a patient asks for.",
  ]);
  const right = column(320, 695, [
    "3. Return",
    "When this ends, Business Associate shall:",
    "• return the PHI",
    "• destroy what it cannot return",
    "• certify that this was done",
    "4. Amendment",
    "Both parties shall amend this Agreement",
    "when the law changes.",
  ]);
  const blocks = await blocksOf([[head, ...left, ...right]]);
  expect(blocks).toEqual([
    "paragraph: Vendor Terms, draft",
    "heading: 1. Duties",
    "paragraph: Business Associate shall:",
    "item: • use safeguards against any use that is barred",
    "item: • report each breach of PHI",
    "item: • keep a log",
    "heading: 2. Access",
    "paragraph: Business Associate shall, within ten days, give Covered Entity what a patient asks for.",
    "heading: 3. Return",
    "paragraph: When this ends, Business Associate shall:",
    "item: • return the PHI",
    "item: • destroy what it cannot return",
    "item: • certify that this was done",
    "heading: 4. Amendment",
    "paragraph: Both parties shall amend this Agreement when the law changes.",
  ]);
});

test("a number alone above a heading is the number of the heading", async () => {
  const { blocks } = await read(
    pdfOf([
      [
        [72, 700, "7 . 2", 7],
        [72, 686, "Amendment of Records", 14, "F2"],
        ...column(72, 660, ["Vendor shall amend PHI as Clinic directs, within ten days after it is asked to do that."]),
      ],
    ]),
  );
  expect(blocks.map(({ kind, label }) => `${kind} ${label ?? ""}`.trim())).toEqual(["heading 7.2", "paragraph"]);
});

test("bullets that a browser draws are read as bullets", async () => {
  const text = column(90, 700, ["Business Associate shall:", "Report Each Breach", "Keep a Log of", "Disclosures"]);
  const lines = text.map(([x, y, words], index) => `BT /F1 10 Tf ${index === 0 ? 72 : x} ${y} Td (${words}) Tj ET`);
  const dot = (y: number) => `q 1 0 0 1 80 ${y} cm 0 0 m 4 0 l 4 4 l 0 4 l h f Q`;
  const bytes = pdfOfStreams([[...lines, dot(688), dot(674)].join("\n")]);
  const printed = Buffer.from(bytes).toString("latin1").replace("/Root", "/Info << /Producer (Skia/PDF m120) >> /Root");
  const { text: words, blocks } = await read(Buffer.from(printed, "latin1"));
  expect(blocks.map(({ kind }) => kind)).toEqual(["paragraph", "item", "item"]);
  expect(words).toBe("Business Associate shall:\n• Report Each Breach\n• Keep a Log of Disclosures");
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

test("titles centred over the columns of a table are its first row", async () => {
  const page: PdfLine[] = [
    [110, 700, "What", 10, "F2"],
    [270, 700, "When", 10, "F2"],
    [72, 680, "Breach of unsecured PHI"],
    [250, 680, "Five days"],
    [72, 660, "Any security incident"],
    [250, 660, "Ten days"],
  ];
  expect(await blocksOf([page])).toEqual([
    "row: What | When",
    "row: Breach of unsecured PHI | Five days",
    "row: Any security incident | Ten days",
  ]);
});

test("a small head on every page is no title where a larger one stands below, or where it names no paper", async () => {
  const page = (head: string, title: PdfLine[], text: string): PdfLine[] => [
    [400, 770, head, 8],
    ...title,
    ...column(72, 640, [text]),
  ];
  const textOf = async (head: string, title: PdfLine[]) => {
    const pages = ["Vendor shall report every breach.", "Vendor shall keep records."];
    return (await read(pdfOf(pages.map((text, at) => page(head, at === 0 ? title : [], text))))).text;
  };
  const title: PdfLine[] = [[200, 700, "HIPAA ADDENDUM", 14]];
  expect(await textOf("Acme HIPAA Addendum v4.2", title)).toBe(
    "HIPAA ADDENDUM\nVendor shall report every breach.\nVendor shall keep records.",
  );
  expect(await textOf("Rev. 3.1 - Confidential", [])).toBe(
    "Vendor shall report every breach.\nVendor shall keep records.",
  );
  expect(await textOf("Acme HIPAA Addendum v4.2", [])).toContain("Acme HIPAA Addendum v4.2\n");
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

test.each<[string, PdfLine[], string]>([
  [
    "a footnote mark",
    [
      [72, 700, "notice of the Breach"],
      [166, 704, "2", 6],
      [180, 700, "is given"],
    ],
    "notice of the Breach 2 is given",
  ],
  [
    "a measure",
    [
      [72, 700, "a hall of 400 m"],
      [138.4, 704, "2", 6],
      [146, 700, "is let"],
    ],
    "a hall of 400 m2 is let",
  ],
])("a raised figure is a word of its own or none: %s", async (_, lines, words) => {
  expect(await blocksOf([lines])).toEqual([`paragraph: ${words}`]);
});

test.each([
  ["R E C I T A L S", "RECITALS"],
  ["A B C D E F", "A B C D E F"],
])("letters set wide are a word, unless they are the alphabet: %s", async (letters, words) => {
  const { text } = await read(pdfOf([[[72, 700, letters]]]));
  expect(text).toBe(words);
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

test.each<[string, (page: string) => string]>([
  ["is no page", () => "7 0 obj 42"],
  ["is broken", (page) => page.replaceAll("<<", "(<")],
  ["is lost", () => ""],
])("one page that %s costs one page, and is told", async (_, spoil) => {
  const pages = [1, 2, 3, 4].map((number) =>
    column(72, 700, [`Section ${number}. Vendor shall report Breach number ${number}.`]),
  );
  const file = Buffer.from(pdfOf(pages)).toString("latin1");
  const spoilt = file.replace(/(?<=\n)7 0 obj[^]*?(?=endobj)/, (page) => spoil(page).padEnd(page.length));
  const { text, pages: count, blocks, notices } = await read(Buffer.from(spoilt, "latin1"));
  expect(count).toBe(4);
  expect(text).toBe(
    [1, 3, 4].map((number) => `Section ${number}. Vendor shall report Breach number ${number}.`).join("\n"),
  );
  expect(blocks.map(({ origin }) => origin.page)).toEqual([1, 3, 4]);
  expect(notices[0]).toMatchObject({ id: "unreadable-page", page: 2, unread: true });
  expect(notices[1]).toMatchObject({ id: "damaged-file" });
});

test.each<[string, RegExp]>([
  ["a page one entry of which is broken", /(?<=\n9 0 obj[^]{0,80})\/Annots \[\]/],
  ["what stands behind a stream without an end", /(?<=\n8 0 obj[^]{0,120})endstream\nendobj/],
])("beside a page that is gone is read: %s", async (_, broken) => {
  const pages = [1, 2, 3, 4].map((number) => column(72, 700, [`Vendor shall report Breach number ${number}.`]));
  const blank = (text: string) => "@".padEnd(text.length);
  const file = Buffer.from(pdfOf(pages)).toString("latin1").replace(broken, blank);
  const gone = file.replace(/(?<=\n7 0 obj\n)[^]*?(?=\nendobj)/, (page) => "42".padEnd(page.length));
  const { text, notices } = await read(Buffer.from(gone, "latin1"));
  expect(text.match(/\d/g)).toEqual(["1", "3", "4"]);
  expect(notices).toMatchObject([
    { id: "unreadable-page", page: 2 },
    { id: "damaged-file", unread: true },
  ]);
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

const askew = (degrees: number, lines: PdfLine[]): string => {
  const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
  return `${cos} ${sin} ${-sin} ${cos} 0 0 cm ${lines.map(([x, y, text]) => `BT /F1 10 Tf ${x} ${y} Td (${text}) Tj ET`).join(" ")}`;
};

test.each([1.5, 5, -20])("a page that lies askew by %d degrees is read line by line", async (degrees) => {
  const lines = column(60, 420, [
    "Business Associate shall report to Covered Entity any use or disclosure of",
    "Protected Health Information not provided for by this Agreement, and shall",
    "mitigate, to the extent practicable, any harmful effect that it knows of.",
  ]);
  // Each word by itself, as OCR lays them over a scan.
  const words = lines.flatMap(([x, y, text]): PdfLine[] =>
    text
      .split(" ")
      .map((word, index, all) => [x + 5.2 * all.slice(0, index).join(" ").length + 5 * Number(index > 0), y, word]),
  );
  const { text, notices } = await read(pdfOfStreams([askew(degrees, words)]));
  expect(text).toBe(lines.map(([, , words]) => words).join(" "));
  expect(notices).toEqual([]);
});

test("a note that runs another way is told with its words whole, though it is drawn in pieces", async () => {
  const upright = "BT /F1 10 Tf 72 700 Td (Business Associate shall report breaches.) Tj ET";
  const note =
    "BT /F1 10 Tf 0 1 -1 0 30 200 Tm (Confi) Tj (dential) Tj /F2 10 Tf (: do not) Tj /F1 10 Tf ( copy.) Tj ET";
  const { notices } = await read(pdfOfStreams([`${upright} ${note}`]));
  expect(notices.map(({ message }) => message)).toEqual([
    "Text that runs another way than the rest of page 1 was left out: “Confidential: do not copy.”.",
  ]);
});

test("a note that runs another way is read along its line, in whatever order it was drawn", async () => {
  const upright = "BT /F1 10 Tf 72 700 Td (Business Associate shall report breaches.) Tj ET";
  const note = "BT /F1 10 Tf 0 1 -1 0 30 237.2 Tm (copy ) Tj ET BT /F1 10 Tf 0 1 -1 0 30 200 Tm (Do not ) Tj ET";
  const { setAside } = await read(pdfOfStreams([`${upright} ${note}`]));
  expect(setAside).toEqual([{ kind: "turned", text: "Do not copy", page: 1 }]);
});

test.each([
  ["/Type1 /BaseFont /ZapfDingbats", ["4", "o", "l"], ["✔", "❏", "●"]],
  ["/TrueType /BaseFont /ABCDEF+Wingdings-Regular /Encoding /WinAnsiEncoding", ["\xfe", "q", "\xa7"], ["☒", "☐", "▪"]],
  // The same letters in a font of letters.
  ["/Type1 /BaseFont /Times-Roman /Encoding /WinAnsiEncoding", ["4", "o", "\xa7"], ["4", "o", "§"]],
])("signs in a font of signs are read as what they show: %s", async (font, letters, signs) => {
  const words = ["Yes, the parties agree.", "No, the parties do not agree.", "This is left to the parties."];
  const stream = words.map(
    (text, row) =>
      `BT /F3 10 Tf 72 ${700 - 30 * row} Td (${letters[row]!}) Tj ET BT /F1 10 Tf 90 ${700 - 30 * row} Td (${text}) Tj ET`,
  );
  const { text } = await read(
    pdfOfStreams([stream.join("\n")], [612, 792], [], `/F3 << /Type /Font /Subtype ${font} >> `),
  );
  expect(text.replaceAll(" |", "").replaceAll("\n", " ")).toBe(
    words.map((line, row) => `${signs[row]!} ${line}`).join(" "),
  );
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

test.each([
  ["an amount in another form", "2000000", "2,000,000.00", "2,000,000.00"],
  ["another number", "90", "30", "30"],
  ["letters in boxes, set apart", "Northgate", "N o r t h g a t e", "Northgate"],
  [
    "only the beginning of a long text",
    "to Northgate Cloud, Inc., of Dayton",
    "to Northgate",
    "to Northgate Cloud, Inc., of Dayton",
  ],
])("a form field says what it shows: %s", async (_, value, drawn, expected) => {
  const shown = `BT /F1 10 Tf 2 4 Td (${drawn}) Tj ET`;
  const field = `<< /Type /Annot /Subtype /Widget /FT /Tx /T (cover) /V (${value}) /Rect [200 696 400 710] /F 4 /AP << /N 7 0 R >> >>`;
  const form =
    "<< /Type /XObject /Subtype /Form /BBox [0 0 200 14] /Resources << /Font << /F1 3 0 R >> >> " +
    `/Length ${shown.length} >>\nstream\n${shown}\nendstream`;
  const { text } = await read(
    pdfOfStreams(["BT /F1 10 Tf 72 700 Td (Insurance, in dollars:) Tj ET"], [612, 792], [field], "", [form]),
  );
  expect(text).toBe(`Insurance, in dollars: ${expected}`);
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

test.each([
  [
    "small capitals",
    "BT /F1 10 Tf 72 700 Td (B) Tj /F1 8 Tf 6.67 0 Td (USINESS) Tj /F1 10 Tf 42 0 Td (A) Tj /F1 8 Tf 6.67 0 Td (SSOCIATE) Tj ET",
    "BUSINESS ASSOCIATE",
  ],
  [
    "an ordinal's raised letters",
    "BT /F1 10 Tf 72 700 Td (within the 1) Tj /F1 6 Tf 50.58 4.6 Td (st) Tj /F1 10 Tf 8 -4.6 Td (quarter) Tj ET",
    "within the 1st quarter",
  ],
  ["a small line close under a large one", "BT /F1 28 Tf 72 700 Td (Annex) Tj /F1 6 Tf 0 -13 Td (5) Tj ET", "Annex\n5"],
  ["a word set wide before a colon", "BT /F1 10 Tf 72 700 Td (W H E R E A S:) Tj ET", "WHEREAS:"],
])("%s", async (_, stream, text) => {
  expect((await read(pdfOfStreams([stream]))).text).toBe(text);
});

test("what is left out of the text is kept aside, with the reason", async () => {
  const page = (number: number): PdfLine[] => [
    [72, 770, "Northgate Terms", 8],
    ...column(72, 600, [`Vendor shall ${["report breaches", "keep records"][number - 1]!}.`]),
    [300, 30, `Page ${number}of 2`, 8],
  ];
  const { text, setAside } = await read(pdfOf([page(1), page(2)]));
  expect(text).not.toContain("of 2");
  expect(setAside).toEqual([
    { kind: "page-number", text: "Page 1of 2", page: 1 },
    { kind: "running-head", text: "Northgate Terms", page: 2 },
    { kind: "page-number", text: "Page 2of 2", page: 2 },
  ]);
});

test("numbers that count the lines of pleading paper are kept aside", async () => {
  const lines = Array.from({ length: 14 }, (_, index) => index + 1);
  const { text, setAside } = await read(
    pdfOf([lines.flatMap((number): PdfLine[] => [[50, 720 - 20 * number, String(number)], [90, 720 - 20 * number, "Vendor shall keep records and"]])]), // prettier-ignore
  );
  expect(text).not.toMatch(/\d/);
  expect(setAside).toEqual([{ kind: "line-number", text: lines.join(" "), page: 1 }]);
});

test("entries of a list that nobody chose are seen, but no words of the page", async () => {
  const list =
    "<< /Type /Annot /Subtype /Widget /FT /Ch /T (c) /V (t) /Opt [[(t) (Texas)] [(o) (Ohio)]] /Rect [160 690 260 710] >>";
  const { text, setAside } = await read(pdfOfStreams(["BT /F1 10 Tf 72 700 Td (State) Tj ET"], [612, 792], [list]));
  expect(text).toBe("State Texas");
  expect(setAside).toEqual([{ kind: "choice", text: "Ohio", page: 1 }]);
});

/** A font whose letters are drawings, as TeX once made them: some have no name but a number. */
const drawnFont =
  "/F3 << /Type /Font /Subtype /Type3 /FontBBox [0 0 1 1] /FontMatrix [0.01 0 0 0.0001 0 0] /FirstChar 27 /LastChar 122 " +
  `/Widths [${"60 ".repeat(96)}] /CharProcs << >> /Encoding << /Type /Encoding ` +
  `/Differences [27 /a27 /a28 97 ${Array.from("abcdefghijklmnopqrstuvwxyz", (letter) => `/${letter}`).join(" ")}] >> >> `;

test.each([
  ["whatever size they are said to have", "audit", "audit"],
  ["with ligatures that have no name", "con\\034dential", "confidential"],
  ["with a ligature at the start of a word", "\\034rm", "firm"],
])("letters that are drawings are read, %s", async (_, letters, text) => {
  const bytes = pdfOfStreams([`BT /F3 10 Tf 72 700 Td (${letters}) Tj ET`], [612, 792], [], drawnFont);
  const document = await read(bytes);
  expect(document.text).toBe(text);
  expect(document.notices).toEqual([]);
});

test("a bold line with one capital is a heading; one that opens a list is not", async () => {
  const page: PdfLine[] = [
    [72, 720, "When something goes wrong", 10, "F2"],
    [72, 700, "We will tell you of every breach within two days, and of what we do about it in the weeks after."],
    [72, 670, "Business Associate may not", 10, "F2"],
    [90, 650, "• sell PHI;"],
    [72, 620, "Who needs one?", 10, "F2"],
    [72, 600, "18 Tannery Row, Suite 4"],
    [72, 580, "Last edited Oct 9, 2025. Questions? legal@example.com", 10, "F2"],
    [72, 560, "Chapter 9: Vendors and what they promise", 10, "F2"],
    [72, 540, "NAME]", 14],
    [72, 525, "Field", 10, "F2"],
    [200, 525, "Value", 10, "F2"],
    [72, 510, "Every vendor that holds patient data has to sign an agreement before it is given any of it."],
  ];
  expect(await blocksOf([page])).toEqual([
    "heading: When something goes wrong",
    "paragraph: We will tell you of every breach within two days, and of what we do about it in the weeks after.",
    "paragraph: Business Associate may not",
    "item: • sell PHI;",
    "heading: Who needs one?",
    "paragraph: 18 Tannery Row, Suite 4",
    "paragraph: Last edited Oct 9, 2025. Questions? legal@example.com",
    "heading: Chapter 9: Vendors and what they promise",
    "paragraph: NAME]",
    "paragraph: Field Value",
    "paragraph: Every vendor that holds patient data has to sign an agreement before it is given any of it.",
  ]);
});

test("a number of a list within a paragraph begins no item where it happens to begin a line", async () => {
  const page = column(72, 700, [
    "The notice shall say, as far as Vendor knows it: (i) whose information was seen, used, lost or",
    "disclosed and in what way; (ii) what happened, and on which day; and on which day it was found;",
    "(iii) what Vendor does about it. Vendor shall add to its notice whatever it learns later on.",
  ]);
  expect((await blocksOf([page])).length).toBe(1);
});

test("a letter on a line of its own is the label of the paragraph below it", async () => {
  const document = await read(
    pdfOf([
      [
        ...column(72, 756, [
          "This Agreement is made between Lakeside Clinic and Acme Hosting. Acme Hosting stores the records that",
          "Lakeside Clinic keeps of its patients, and shows them to whomever Lakeside Clinic allows to see them.",
          "Terms that the HIPAA Rules define have the meaning that they have there.",
        ]),
        [72, 700, "Business Associate shall:"],
        [72, 670, "(a)"],
        [100, 630, "report each Breach to Covered Entity without delay;"],
        [72, 590, "(b)"],
        [100, 550, "make its books available to the Secretary."],
      ],
    ]),
  );
  expect(document.blocks.map(({ label }) => label)).toEqual([undefined, undefined, "(a)", "(b)"]);
});
