import { expect, test } from "vitest";
import { readNamings } from "../../src/understand/namings.js";
import { findParties } from "../../src/understand/parties.js";
import type { Agreement } from "../../src/types.js";

test.each([
  ["This Business Associate Agreement is made between Lakeside Clinic (“Covered Entity”) and", "Lakeside Clinic"],
  ["This Addendum is entered into by and between Lakeside Clinic (“Covered Entity”) and", "Lakeside Clinic"],
  ["Lakeside Clinic, a corporation of Ohio (“Covered Entity”), and", "Lakeside Clinic"],
  ["BUSINESS ASSOCIATE AGREEMENT\nLakeside Clinic (“Covered Entity”) and", "Lakeside Clinic"],
  ["This is made by the practice identified in the order (“Covered Entity”) and", ""],
  ["This is between Northwind LLC and the person whose name is on the Northwind account (“Covered Entity”).", ""],
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

test("whoever the vendor's terms call the subcontractor stands below the business associate", () => {
  const text =
    "This Agreement is made between Harbor Hosting, Inc. (“Business Associate”) and the vendor named in the ticket " +
    "(“Subcontractor”).";
  const agreement: Agreement = { document: { text, blocks: [], notices: [] }, clauses: [], sentences: [] };
  expect(Object.fromEntries(findParties(agreement).aliases)).toMatchObject({
    "business associate": "covered entity",
    subcontractor: "business associate",
  });
});

test("a service is a party where it acts like one", () => {
  const text =
    "Midvale Clinic (“Clinic”) and Nightjar Answering (“Service”) agree. The Service shall report Breaches to the " +
    "Clinic. The Service shall not disclose PHI. The Service will protect PHI. The Service shall return PHI.";
  const agreement: Agreement = { document: { text, blocks: [], notices: [] }, clauses: [], sentences: [] };
  expect(findParties(agreement).aliases.get("service")).toBe("business associate");
});
