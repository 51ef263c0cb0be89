import { expect, test } from "vitest";
import { check } from "../../src/check/check.js";
import { loadRules } from "../../src/rulebook/load-rules.js";
import { preamble, read } from "../understand/read.js";

const book = await loadRules();
const quotes = (rule: string, text: string) =>
  check(book, read(preamble + text))
    .find((one) => one.rule === rule)!
    .evidence.map(({ quote }) => quote);

test("a short item is quoted with the words above it, and only where they stand right above it", () => {
  const list =
    "Vendor shall report to Covered Entity:\n\n(a) any Breach of Unsecured PHI; and\n\n(b) any Security Incident.";
  expect(quotes("report-breach", list)).toEqual([
    "Vendor shall report to Covered Entity:\n(a) any Breach of Unsecured PHI; and",
  ]);
  expect(quotes("report-security-incident", list)).toEqual(["any Security Incident."]);
});
