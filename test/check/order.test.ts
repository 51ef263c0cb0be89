import { expect, test } from "vitest";
import { check } from "../../src/check/check.js";
import { loadRules } from "../../src/rulebook/load-rules.js";
import { preamble, read } from "../understand/read.js";

const book = await loadRules();

const firstWords = (rule: string, text: string) => {
  const outcome = check(book, read(preamble + text)).find((one) => one.rule === rule)!;
  return [outcome.state, outcome.evidence[0]?.quote];
};

const cases: [what: string, rule: string, text: string, state: string, first: string][] = [
  [
    "the promise with more of its parts stands before a smaller one above it",
    "return-or-destroy",
    "Vendor shall return PHI on request.\n\nAt termination Vendor shall return or destroy all PHI and retain no copies.",
    "met",
    "At termination Vendor shall return or destroy all PHI and retain no copies.",
  ],
  [
    "a sentence about PHI stands before one about other things",
    "termination-for-breach",
    "Either party may terminate for material breach.\n\nCovered Entity may terminate this Agreement if Vendor has violated a material term about PHI.",
    "met",
    "Covered Entity may terminate this Agreement if Vendor has violated a material term about PHI.",
  ],
  [
    "otherwise the order of the text stands",
    "safeguards",
    "Vendor shall use appropriate safeguards for PHI.\n\nVendor shall maintain safeguards for PHI.",
    "met",
    "Vendor shall use appropriate safeguards for PHI.",
  ],
];

test.each(cases)("%s", (_, rule, text, state, first) => {
  expect(firstWords(rule, text)).toEqual([state, first]);
});
