import { expect, test } from "vitest";
import { check } from "../../src/check/check.js";
import { loadRules } from "../../src/rulebook/load-rules.js";
import { extract, structure, understand } from "../../src/index.js";
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

test("a sentence that a running head cuts in two is quoted in two, as the file has it", async () => {
  const pages = [
    "BUSINESS ASSOCIATE AGREEMENT\n\nThis Agreement is made between Riverbend Clinic (“Covered Entity”) and Acme Health Systems (“Business Associate”).\n\n1. Business Associate shall report to Covered Entity without delay",
    "each Breach of Unsecured PHI of which it becomes aware.\n\n2. Business Associate shall train its workforce and keep a record of the training that it has given to each",
    "of them.\n\n3. This Agreement lasts a year.",
  ];
  const text = pages.map((page, at) => `${page}\n\nRiverbend / Acme\nPage ${at + 1} of 3\n\n`).join("");
  const source = { path: "x.txt", format: "text" as const, bytes: new TextEncoder().encode(text), sha256: "" };
  const outcomes = check(book, understand(structure(await extract(source)), book.phrases));
  const { state, evidence } = outcomes.find(({ rule }) => rule === "report-breach")!;
  expect(state).toBe("met");
  expect(evidence.map(({ quote }) => quote)).toEqual([
    "Business Associate shall report to Covered Entity without delay",
    "each Breach of Unsecured PHI of which it becomes aware.",
  ]);
});
