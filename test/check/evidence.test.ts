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
