import { expect, test } from "vitest";
import { readNamings } from "../../src/understand/namings.js";
import { findParties } from "../../src/understand/parties.js";
import type { Agreement } from "../../src/types.js";

test.each([
  ["This Business Associate Agreement is made between Lakeside Clinic (“Covered Entity”) and", "Lakeside Clinic"],
  ["This Addendum is entered into by and between Lakeside Clinic (“Covered Entity”) and", "Lakeside Clinic"],
  ["Lakeside Clinic, a corporation of Ohio (“Covered Entity”), and", "Lakeside Clinic"],
])("%s names %s", (text, name) => {
  expect(readNamings(text)).toMatchObject([{ name, labels: ["Covered Entity"] }]);
});

test("what a label is said to mean comes before what the label does", () => {
  const text =
    "Lakeside Clinic (“Covered Entity”) and Northwind Systems, Inc. (“Business Associate”) agree. Company means " +
    "Northwind. Breaches shall be reported to Company's officer, and notice given to Company at once.";
  const agreement: Agreement = { document: { text, blocks: [], notices: [] }, clauses: [], sentences: [] };
  expect(findParties(agreement).aliases.get("company")).toBe("business associate");
});
