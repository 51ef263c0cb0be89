import { expect, test } from "vitest";
import { inTheirWords } from "../../src/check/suggest.js";

const cases: [associate: string, entity: string, language: string, asked: string][] = [
  ["Vendor", "Clinic", "Business Associate shall tell Covered Entity.", "Vendor shall tell Clinic."],
  [
    "the Contractor",
    "the Plan",
    "Covered Entity's agreement is needed. Business Associate shall tell Covered Entity.",
    "The Plan's agreement is needed. The Contractor shall tell the Plan.",
  ],
  [
    "Business Associate",
    "Covered Entity",
    "Business Associate\nshall pay Covered Entity.",
    "Business Associate shall pay Covered Entity.",
  ],
];

test.each(cases)("language to ask for between %s and %s", (associate, entity, language, asked) => {
  const terms = { "business associate": associate, "covered entity": entity };
  expect(inTheirWords(language, { terms })).toBe(asked);
});
