import { expect, test } from "vitest";
import { check } from "../../src/check/check.js";
import { withSecondReading } from "../../src/check/second-reading.js";
import { extract } from "../../src/extract/extract.js";
import { loadRules } from "../../src/rulebook/load-rules.js";
import { secondReader, secondReaderOf } from "../../src/rulebook/second-reader.js";
import { structure } from "../../src/structure/structure.js";
import { understand } from "../../src/understand/understand.js";

const book = await loadRules();
const parties =
  "BUSINESS ASSOCIATE AGREEMENT\n\nThis Agreement is between Birch Clinic (“Clinic”), a Covered Entity, and Acme, Inc. (“Vendor”), its Business Associate.\n\n";

/** A reader that is sure of every sentence with a word, and of no other. */
const sureOf = (word: string) => () => ({
  weigh: (_: string, features: Iterable<string>) => ([...features].includes(word) ? 9 : -9),
});

async function outcomeOf(rule: string, sentence: string, reader: Parameters<typeof withSecondReading>[3]) {
  const bytes = new TextEncoder().encode(parties + sentence);
  const document = await extract({ path: "a.txt", format: "text", bytes, sha256: "" });
  const text = understand(structure(document), book.phrases);
  const outcomes = withSecondReading(check(book, text), text, book.rules, reader);
  return outcomes.find((one) => one.rule === rule)!;
}

test("a term that no rule finds, and the second reader does, is for the user to judge, with the sentence", async () => {
  const outcome = await outcomeOf("report-breach", "Vendor shall frobnicate every calamity.", sureOf("frobnic"));
  expect(outcome.state).toBe("needs-review");
  expect(outcome.evidence.map(({ quote }) => quote)).toEqual(["Vendor shall frobnicate every calamity."]);
  expect(outcome.closest).toBeUndefined();
});

test.each([
  ["what binds the other side", "Clinic shall frobnicate every calamity."],
  ["what is only allowed", "Vendor may frobnicate every calamity."],
  ["what binds nobody", "WHEREAS, Vendor shall frobnicate every calamity;"],
])("%s stays missing, however alike its words", async (_, sentence) =>
  expect((await outcomeOf("report-breach", sentence, sureOf("frobnic"))).state).toBe("missing"),
);

test("what the rules find is not asked again", async () => {
  const sentence = "Vendor shall report each Breach of Unsecured PHI to Clinic.";
  expect((await outcomeOf("report-breach", sentence, sureOf("report"))).state).toBe("met");
});

test("without a second reader nothing changes", async () =>
  expect((await outcomeOf("report-breach", "Vendor shall sing.", () => null)).state).toBe("missing"));

test("a sentence weighs what its features weigh, in units of the rule", () => {
  const weights = Buffer.from(new Int8Array([100, -20]).buffer).toString("base64");
  const reader = secondReaderOf({ features: ["report", "sing"], rules: { "report-breach": { bias: -1, unit: 0.5, weights } } }); // prettier-ignore
  expect(reader.weigh("report-breach", ["report", "unknown"])).toBe(49);
  expect(reader.weigh("report-breach", ["report", "sing"])).toBe(39);
  expect(reader.weigh("another-rule", ["report"])).toBeNull();
});

test("the reader that ships has learnt every required term", () => {
  const reader = secondReader()!;
  for (const { kind, id } of book.rules) expect(reader.weigh(id, []) !== null, id).toBe(kind === "required");
});
