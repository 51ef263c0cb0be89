import { expect, test } from "vitest";
import { extractText } from "../src/extract/text.js";
import { lintAgreements } from "../src/judge.js";
import { loadRules } from "../src/rulebook/load-rules.js";
import type { Source } from "../src/types.js";
import { between, first, promises, returned, twoAgreements } from "./two-agreements.js";

const book = await loadRules();

const linted = async (text: string) => {
  const source: Source = { path: "file.txt", format: "text", bytes: new TextEncoder().encode(text), sha256: "" };
  const document = await extractText(source);
  return { document, reports: lintAgreements(source, document, book) };
};

test("two agreements with other parties in one file are reported one by one", async () => {
  const { document, reports } = await linted(twoAgreements);
  expect(reports).toMatchObject([
    { path: "file.txt", agreement: { number: 1, of: 2, span: [0, document.text.indexOf("BUSINESS ASSOCIATE AGREEMENT", 200)] }, parties: { coveredEntity: "Larch Pediatrics, P.C." } },
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

test.each([
  "What we mean by patient information. We mean protected health information that the Helper sees at the Practice.",
  "By patient information we mean protected health information that the Helper sees at the Practice.",
  "“Patient information” means protected health information that the Helper sees at the Practice.",
])("an agreement with a word of its own for PHI is one: %s", async (meaning) => {
  const { reports } = await linted(`OUR AGREEMENT

Ada Brook (the “Helper”) will see charts and bills at Elm Street Medicine (the “Practice”). HIPAA wants this agreement in place first.

${meaning}

The Helper may use and disclose patient information to review the bills, and for nothing else.

The Helper must use appropriate safeguards, so that patient information is not used or disclosed in a way this agreement does not allow.

The Helper must tell the Practice within a day of any use or disclosure of patient information that this agreement does not allow.

The Helper must make her internal practices, books and records about patient information available to the Secretary of Health and Human Services.

When this agreement ends the Helper must return or destroy all patient information and keep no copies.
`);
  expect(reports[0]!.kind).toBe("baa");
});
