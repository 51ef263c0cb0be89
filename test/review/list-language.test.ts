import { expect, test } from "vitest";
import { DocumentBuilder } from "../../src/extract/builder.js";
import { inItsList } from "../../src/review/list-language.js";
import { structure } from "../../src/structure/structure.js";

const language = "The Vendor shall return all PHI, and shall keep no copies. The Vendor shall say so in writing.";

function setBehind(leadIn: string, item: string, words: string): string {
  const builder = new DocumentBuilder();
  builder.add({ kind: "paragraph", text: leadIn, origin: {} });
  builder.add({ kind: "item", text: item, origin: {} });
  const document = builder.build();
  const end = document.text.length;
  return inItsList(words, { start: end - 4, end }, structure(document));
}

test.each([
  [
    "The Vendor shall:",
    "(a) report each breach;",
    "return all PHI, and keep no copies. The Vendor shall say so in writing.",
  ],
  [
    "The Vendor agrees to:",
    "(a) Report each breach;",
    "Return all PHI, and keep no copies. The Vendor shall say so in writing.",
  ],
  ["Vendor shall", "(a) report each breach; and", "return all PHI;", "The Vendor shall return all PHI."],
  ["The following terms apply:", "(a) The Vendor shall report each breach.", language],
])("behind an item under “%s”", (leadIn, item, expected, words = language) =>
  expect(setBehind(leadIn, item, words)).toBe(expected),
);
