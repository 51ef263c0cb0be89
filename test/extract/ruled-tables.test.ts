import { expect, test } from "vitest";
import { extractPdf } from "../../src/extract/pdf.js";
import { pdfOfStreams } from "./pdf-source.js";

type Rectangle = [x: number, y: number, width: number, height: number];

/** The blocks of a page on which these lines are drawn and these words set, ten points high. */
async function blocksOf(rules: Rectangle[], words: [x: number, y: number, text: string][]): Promise<string[]> {
  const stream = [
    ...rules.map((rule) => `${rule.join(" ")} re f`),
    ...words.map(([x, y, text]) => `BT /F1 10 Tf ${x} ${y} Td (${text.replace(/[\\()]/g, "\\$&")}) Tj ET`),
  ].join("\n");
  const source = { path: "a.pdf", format: "pdf", bytes: pdfOfStreams([stream]), sha256: "" } as const;
  const { text, blocks } = await extractPdf(source, { ocr: "never" });
  return blocks.map(({ kind, span }) => `${kind}: ${text.slice(span.start, span.end)}`);
}

/** A table of two columns whose rows end at these heights. */
const grid = (x: number, middle: number, right: number, heights: number[]): Rectangle[] => {
  const [top, bottom] = [heights[0]!, heights.at(-1)!];
  return [
    ...heights.map((y): Rectangle => [x, y, right - x, 1]),
    ...[x, middle, right].map((at): Rectangle => [at, bottom, 1, top - bottom]),
  ];
};

test("a row of a ruled table is read cell by cell, however its words wrap", async () => {
  const blocks = await blocksOf(grid(70, 170, 400, [710, 680, 640]), [
    [74, 695, "Event"],
    [174, 695, "What Vendor does"],
    [74, 665, "Use or disclosure"],
    [174, 658, "Reports it to Clinic in writing within"],
    [74, 651, "not permitted here"],
    [174, 644, "five days"],
  ]);
  expect(blocks).toEqual([
    "row: Event | What Vendor does",
    "row: Use or disclosure not permitted here | Reports it to Clinic in writing within five days",
  ]);
});

test("clauses set beside their titles in a ruled table are clauses", async () => {
  const blocks = await blocksOf(grid(70, 170, 540, [710, 620, 560]), [
    [174, 695, "2.1 Vendor may use PHI only to provide the Services and as required by law."],
    [74, 670, "2. Permitted Uses"],
    [174, 660, "2.2 Vendor shall not sell PHI and shall not use it for marketing."],
    [74, 658, "and Disclosures"],
    [74, 600, "3. Safeguards"],
    [174, 600, "Vendor shall use appropriate safeguards to prevent use of PHI that this paper"],
    [174, 588, "does not permit."],
  ]);
  expect(blocks).toEqual([
    "heading: 2. Permitted Uses and Disclosures",
    "item: 2.1 Vendor may use PHI only to provide the Services and as required by law.",
    "item: 2.2 Vendor shall not sell PHI and shall not use it for marketing.",
    "heading: 3. Safeguards",
    "paragraph: Vendor shall use appropriate safeguards to prevent use of PHI that this paper does not permit.",
  ]);
});

test("words of two cells that come as one are parted at the line between them", async () => {
  // As wide as "Encryption in transit" is in Helvetica, with hardly more than a space behind it.
  const blocks = await blocksOf(grid(70, 168, 400, [710, 680, 650, 620]), [
    [74, 692, "Control"],
    [172, 692, "Commitment"],
    [74, 662, "Encryption in transit TLS 1.2 or later"],
    [74, 632, "Access"],
    [172, 632, "Two factors for all staff"],
  ]);
  expect(blocks).toEqual([
    "row: Control | Commitment",
    "row: Encryption in transit | TLS 1.2 or later",
    "row: Access | Two factors for all staff",
  ]);
});

test("a line under a title and a frame around the page make no table", async () => {
  const words: [number, number, string][] = [
    [72, 700, "BUSINESS ASSOCIATE AGREEMENT"],
    [72, 660, "Vendor shall report each Breach to Clinic."],
    [300, 620, "Clinic"],
    [420, 620, "Vendor"],
    [300, 600, "By: ____"],
    [420, 600, "By: ____"],
    [300, 580, "Date: ____"],
    [420, 580, "Date: ____"],
  ];
  const frame: Rectangle[] = [
    [50, 50, 512, 1],
    [50, 742, 512, 1],
    [50, 50, 1, 692],
    [561, 50, 1, 692],
    [72, 690, 400, 1],
  ];
  expect(await blocksOf(frame, words)).toEqual(await blocksOf([], words));
});
