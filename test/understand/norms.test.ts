import { expect, test } from "vitest";
import { DocumentBuilder } from "../../src/extract/builder.js";
import { loadRules } from "../../src/rulebook/load-rules.js";
import { structure } from "../../src/structure/structure.js";
import { understand } from "../../src/understand/understand.js";

const book = await loadRules();
const preamble =
  "This Business Associate Agreement is made between Riverbend Clinic (“Covered Entity”) and Acme Health (“Business Associate” or “Vendor”).";

/** Who is bound how by the first paragraph after the preamble. */
function bound(text: string): string[] {
  const builder = new DocumentBuilder();
  for (const paragraph of [preamble, text]) builder.add({ text: paragraph, kind: "paragraph", origin: {} });
  const { norms, sentences } = understand(structure(builder.build()), book.phrases);
  const first = sentences.findIndex((sentence) => sentence.span.start > preamble.length);
  return norms.filter((norm) => norm.sentence >= first).map((norm) => `${norm.bearer}: ${norm.force}`);
}

test.each([
  ["Business Associate agrees to report to Covered Entity each Breach.", ["business associate: duty"]],
  ["Vendor does not have to tell Covered Entity.", ["business associate: release"]],
  ["It is incumbent upon Vendor to report each Breach.", ["business associate: duty"]],
  ["Covered Entity authorizes Vendor to use PHI for billing.", ["business associate: permission"]],
  ["Vendor shall report uses that this Agreement does not permit.", ["business associate: duty"]],
  ["Vendor shall let Covered Entity know of each Breach.", ["business associate: duty"]],
  ["Vendor's obligations are to report each Breach.", ["business associate: duty"]],
])("%s", (text, expected) => {
  expect(bound(text)).toEqual(expected);
});
