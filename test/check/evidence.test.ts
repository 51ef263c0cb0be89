import { expect, test } from "vitest";
import { check } from "../../src/check/check.js";
import { loadRules } from "../../src/rulebook/load-rules.js";
import { preamble, read } from "../understand/read.js";

const book = await loadRules();
const quotes = (rule: string, text: string) =>
  check(book, read(preamble + text))
    .find((one) => one.rule === rule)!
    .evidence.map(({ quote }) => quote);

test("a short item is quoted with the words above it only where both stand in one paragraph", () => {
  const inLine =
    "Vendor shall report to Covered Entity: (a) any Breach of Unsecured PHI; and (b) any Security Incident.";
  expect(quotes("report-breach", inLine)).toEqual([
    "Vendor shall report to Covered Entity: (a) any Breach of Unsecured PHI; and",
  ]);
  const list =
    "Vendor shall report to Covered Entity:\n\n(a) any Breach of Unsecured PHI; and\n\n(b) any Security Incident.";
  expect(quotes("report-breach", list)).toEqual(["any Breach of Unsecured PHI; and"]);
});

test("what a word means is not shown as the passage that came nearest to a promise", () => {
  const closest = (text: string) =>
    check(book, read(preamble + text)).find((one) => one.rule === "hhs-books-records")!.closest?.quote;
  const meaning =
    "The following terms shall have the same meaning as in the HIPAA Rules: Secretary, Use, Books and Records.";
  const near = "Vendor keeps books and records, and the Secretary has asked for none.";
  expect(closest(meaning)).toBeUndefined();
  expect(closest(`${meaning}\n\n${near}`)).toBe(near);
});

test.each([
  ["Telling You of Trouble. Vendor shall report each Breach of Unsecured PHI.", "Telling You of Trouble"],
  ["1. Vendor reports\n\nNotice. Vendor shall report each Breach of Unsecured PHI.", "1"],
])("in a paper without numbers a passage is cited by the title it begins with: %#", (text, clause) => {
  const [evidence] = check(book, read(preamble + text)).find(({ rule }) => rule === "report-breach")!.evidence;
  expect(evidence!.clause).toBe(clause);
});
