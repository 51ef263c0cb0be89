import { expect, test } from "vitest";
import { DocumentBuilder } from "../../src/extract/builder.js";
import { languageAt } from "../../src/review/language-place.js";
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
  [
    "Vendor agrees to:",
    "(a) Report each breach.",
    "In accordance with 45 CFR 164.308(b)(2), ensure that each Subcontractor agrees.",
    "In accordance with 45 CFR 164.308(b)(2), the Vendor shall ensure that each Subcontractor agrees.",
  ],
  [
    "Vendor shall:",
    "(a) report each breach;",
    "within thirty (30) days after the end, if feasible, return all PHI, and retain no copies;",
    "Within thirty (30) days after the end, the Vendor shall, if feasible, return all PHI, and shall retain no copies.",
  ],
  [
    "The Vendor shall:",
    "(a) Report each breach;",
    "To the extent the Vendor is to carry out a duty of the Clinic, comply with Subpart E;",
    "To the extent the Vendor is to carry out a duty of the Clinic, the Vendor shall comply with Subpart E.",
  ],
  // The other party leads this list, or one who is not named.
  ["Covered Entity shall:", "(a) tell of restrictions;", language],
  ["On request of the Vendor, Covered Entity shall:", "(a) tell of restrictions;", language],
  ["It shall:", "(a) report each breach;", language],
  ["The following terms apply:", "(a) The Vendor shall report each breach.", language],
])("behind an item under “%s”", (leadIn, item, expected, words = language) =>
  expect(setBehind(leadIn, item, words)).toBe(expected),
);

const permissions = "Vendor may use PHI only as follows:";

/** The paragraph behind which the language is set in, and the one it looks like. */
function placed(paragraphs: readonly (readonly ["paragraph" | "item", string])[], at: string, words: string) {
  const builder = new DocumentBuilder();
  for (const [kind, text] of paragraphs) builder.add({ kind, text, origin: {} });
  const document = builder.build();
  const start = document.text.indexOf(at);
  const { text, behind, like } = languageAt({ start, end: start + at.length }, words, structure(document));
  const blockAt = (offset: number) => paragraphs[document.blocks.findIndex(({ span }) => offset < span.end)]![1];
  return { text, behind: blockAt(behind), like: blockAt(like) };
}

test("a duty does not stand among permissions: it goes behind their list, as a paragraph like the one that leads into it", () =>
  expect(
    placed(
      [
        ["paragraph", permissions],
        ["item", "(a) to perform the services;"],
        ["item", "(b) as required by law."],
        ["paragraph", "Vendor shall keep records."],
      ],
      "to perform the services",
      language,
    ),
  ).toEqual({ text: language, behind: "(b) as required by law.", like: permissions }));

test("nor does it stand in a list within a list: it goes on in the list around that", () => {
  const safeguards = "(a) use safeguards, including:";
  expect(
    placed(
      [
        ["paragraph", "Vendor shall:"],
        ["item", safeguards],
        ["item", "(i) encryption;"],
        ["item", "(ii) access controls;"],
        ["item", "(b) report each breach."],
      ],
      "encryption",
      "Vendor shall return all PHI.",
    ),
  ).toEqual({ text: "return all PHI.", behind: "(ii) access controls;", like: safeguards });
});

test("beside items that are sentences of their own it stays", () => {
  const item = "(a) Vendor shall report each breach.";
  expect(
    placed(
      [
        ["paragraph", "The parties agree to these terms:"],
        ["item", item],
        ["item", "(b) Vendor shall keep records."],
      ],
      "report each breach",
      language,
    ),
  ).toEqual({ text: language, behind: item, like: item });
});
