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
