import { expect, test } from "vitest";
import { extractText } from "../src/extract/text.js";
import { lintAgreements } from "../src/lint.js";
import { loadRules } from "../src/rulebook/load-rules.js";
import type { Source } from "../src/types.js";

const book = await loadRules();

const promises = (
  days: string,
  last: string,
) => `1. Use. Business Associate may use and disclose PHI only to perform the Services for Covered Entity.

2. No other use. Business Associate shall not use or disclose PHI other than as permitted by this Agreement or as required by law.

3. Safeguards. Business Associate shall use appropriate safeguards to prevent use or disclosure of PHI other than as provided for by this Agreement.

4. Reporting. Business Associate shall report to Covered Entity any Breach of Unsecured PHI within ${days} days after discovery.

5. Records. Business Associate shall make its internal practices, books and records relating to PHI available to the Secretary for determining compliance with the HIPAA Rules.

6. Subcontractors. Business Associate shall ensure that any subcontractors that create, receive, maintain or transmit PHI on its behalf agree in writing to the same restrictions and conditions.

${last}`;
const returned = "7. Return. Upon termination Business Associate shall return or destroy all PHI and retain no copies."; // prettier-ignore
const between = (clinic: string, vendor: string) =>
  `BUSINESS ASSOCIATE AGREEMENT\n\nThis Business Associate Agreement is made between ${clinic} (“Covered Entity”) and ${vendor} (“Business Associate”).\n\n`;

const first = between("Larch Pediatrics, P.C.", "Ferrous Data, Inc.") + promises("five (5)", returned);
const second = between("Quarry Street Dental, LLC", "Ferrous Data, Inc.") + promises("sixty (60)", "7. Notices. Notices are sent by post."); // prettier-ignore

const linted = async (text: string) => {
  const source: Source = { path: "file.txt", format: "text", bytes: new TextEncoder().encode(text), sha256: "" };
  const document = await extractText(source);
  return { document, reports: lintAgreements(source, document, book) };
};

test("two agreements with other parties in one file are reported one by one", async () => {
  const { document, reports } = await linted(`Both agreements, as signed.\n\n${first}\n\n${second}`);
  expect(reports).toMatchObject([
    { path: "file.txt", agreement: { number: 1, of: 2 }, parties: { coveredEntity: "Larch Pediatrics, P.C." } },
    { path: "file.txt", agreement: { number: 2, of: 2, title: "BUSINESS ASSOCIATE AGREEMENT" }, parties: { coveredEntity: "Quarry Street Dental, LLC" } },
  ]); // prettier-ignore
  const stateOf = (at: number, rule: string) => reports[at]!.outcomes.find((one) => one.rule === rule)!;
  expect(stateOf(0, "return-or-destroy").state).toBe("met");
  expect(stateOf(1, "return-or-destroy").state).toBe("missing");
  expect(stateOf(1, "breach-window-long").value).toBe(60);
  // Every place is one in the text of the whole file.
  for (const { outcomes } of reports)
    for (const { quote, span } of outcomes.flatMap(({ evidence }) => evidence))
      expect(document.text.slice(...span)).toBe(quote);
  expect(stateOf(1, "report-breach").evidence[0]!.line).toBeGreaterThan(20);
});

test.each([
  ["one agreement", first],
  ["a short and a legal version between the same parties", `${first}\n\n${first.replace("P.C.", "PC").replace("five (5)", "ten (10)")}`],
  ["a form to fill in behind an agreement", `${first}\n\n${between("[Name of Customer]", "[Name of Vendor]")}${promises("ten (10)", returned)}`],
  ["an agreement that only names another", `${first}\n\n${between("Quarry Street Dental, LLC", "Ferrous Data, Inc.")}The parties signed it last year.`],
])("%s is one entry, as ever", async (_, text) => {
  const { reports } = await linted(text);
  expect(reports).toHaveLength(1);
  expect(reports[0]).not.toHaveProperty("agreement");
}); // prettier-ignore
