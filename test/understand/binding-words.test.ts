import { expect, test } from "vitest";
import { DocumentBuilder } from "../../src/extract/builder.js";
import { loadRules } from "../../src/rulebook/load-rules.js";
import { structure } from "../../src/structure/structure.js";
import { stem } from "../../src/understand/words.js";
import { understand } from "../../src/understand/understand.js";

const { phrases } = await loadRules();

/** Force and bearer of every norm of the paragraphs, in the order of the text. */
function normsOf(...paragraphs: string[]): string[] {
  const builder = new DocumentBuilder();
  for (const text of paragraphs) builder.add({ text, kind: "paragraph", origin: {} });
  return understand(structure(builder.build()), phrases).norms.map(({ bearer, force }) => `${bearer}: ${force}`);
}

test.each([
  ["Vendor may release PHI to couriers.", ["business associate: permission"]],
  ["Vendor shall not disclose PHI without prior written authorization.", ["business associate: prohibition"]],
  ["Vendor may report violations of law to state authorities.", ["business associate: permission"]],
  ["Clinic authorizes Vendor to use PHI for billing.", ["business associate: permission"]],
])("a noun binds nobody, a verb does: %s", (text, expected) => {
  expect(normsOf(text)).toEqual(expected);
});

test("an item that begins with not forbids, also behind a heading of its own", () => {
  const norms = normsOf(
    "Vendor agrees to:",
    "(a) Limits on Use: Not use or disclose PHI other than as permitted by this Agreement or required by law.",
    "(b) Train its staff.",
  );
  expect(norms).toEqual(["business associate: duty", "business associate: prohibition", "business associate: duty"]);
});

test("we are the vendor and you its customer, when nobody says so", () => {
  expect(normsOf("We can share records with your staff.", "You must tell us of changes.")).toEqual([
    "business associate: permission",
    "covered entity: duty",
  ]);
});

test("information does not inform, and an opening that all agree to governs no item", () => {
  expect(stem("information")).not.toBe(stem("inform"));
  expect(normsOf("The parties agree as follows:", "(a) The fee for the work that is done is due each month.")[1]).toBe(
    "other: statement",
  );
});
