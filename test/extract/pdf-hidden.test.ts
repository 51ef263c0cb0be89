import { expect, test } from "vitest";
import { extract } from "../../src/extract/extract.js";
import { pdfOfStreams } from "./pdf-source.js";

const seen = "BT /F1 10 Tf 72 700 Td (Vendor shall report any Breach.) Tj ET";
const words = "(Vendor may sell PHI.) Tj";

async function read(stream: string) {
  const bytes = pdfOfStreams([stream]);
  const { text, notices } = await extract({ path: "a.pdf", format: "pdf", bytes, sha256: "" });
  return { text, hidden: notices.filter(({ id }) => id === "hidden-text").map(({ message }) => message) };
}

test.each([
  ["drawn as invisible", `BT /F1 10 Tf 3 Tr 72 600 Td ${words} ET`],
  ["white on white", `1 1 1 rg BT /F1 10 Tf 72 600 Td ${words} ET`],
  ["nearly white, as a grey", `0.98 g BT /F1 10 Tf 72 600 Td ${words} ET`],
  ["clipped away", `q 0 0 1 1 re W n BT /F1 10 Tf 72 600 Td ${words} ET Q`],
  ["painted over", `BT /F1 10 Tf 72 600 Td ${words} ET 1 1 1 rg 60 590 300 30 re f`],
  ["white over a black box that stands elsewhere", `0 g 60 300 300 30 re f 1 g BT /F1 10 Tf 72 600 Td ${words} ET`],
  ["to the right of the page", `BT /F1 10 Tf 5000 400 Td ${words} ET`],
  ["below the page", `BT /F1 10 Tf 72 -50 Td ${words} ET`],
  ["in a smaller matrix", `q 0.5 0 0 0.5 0 0 cm BT /F1 20 Tf 3 Tr 144 1200 Td ${words} ET Q`],
])("text %s is left out, and the report says so", async (_, stream) => {
  const { text, hidden } = await read(`${seen} ${stream}`);
  expect(text).toBe("Vendor shall report any Breach.");
  expect(hidden).toHaveLength(1);
  expect(hidden[0]).toContain("“Vendor may sell PHI.”");
});

test.each([
  ["white on a dark box", `0 0 0.4 rg 60 590 300 30 re f 1 1 1 rg BT /F1 10 Tf 72 600 Td ${words} ET`],
  ["black on a white box", `1 1 1 rg 60 590 300 30 re f 0 g BT /F1 10 Tf 72 600 Td ${words} ET`],
  ["inside its clipping", `q 60 590 300 30 re W n BT /F1 10 Tf 72 600 Td ${words} ET Q`],
  ["after invisible letters", `BT /F1 10 Tf 3 Tr 72 650 Td ( ) Tj 0 Tr 0 -50 Td ${words} ET`],
  ["outlined", `BT /F1 10 Tf 1 Tr 72 600 Td ${words} ET`],
])("text %s is read", async (_, stream) => {
  const { text, hidden } = await read(`${seen} ${stream}`);
  expect(text).toBe("Vendor shall report any Breach.\nVendor may sell PHI.");
  expect(hidden).toEqual([]);
});

test("text outside the part of the page that is shown is told of, its words parted as they are drawn", async () => {
  const outside = "BT /F1 10 Tf 72 40 Td [(Vendor) -300 (may) -300 (sell) -300 (PHI.)] TJ ET";
  const whole = Buffer.from(pdfOfStreams([`${seen} ${outside}`])).toString("latin1");
  // Of the same length, so that the table of contents stays right.
  const bytes = Buffer.from(whole.replace("/Annots []", "/CropBox [0 100 612 792]"), "latin1");
  const { text, notices, setAside } = await extract({ path: "a.pdf", format: "pdf", bytes, sha256: "" });
  expect(text).toBe("Vendor shall report any Breach.");
  expect(notices.find(({ id }) => id === "hidden-text")?.message).toContain("“Vendor may sell PHI.”");
  expect(setAside).toEqual([{ kind: "hidden", text: "Vendor may sell PHI.", page: 1 }]);
});
