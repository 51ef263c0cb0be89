import { expect, test } from "vitest";
import { check } from "../../src/check/check.js";
import { withSecondReading } from "../../src/check/second-reading.js";
import { extract } from "../../src/extract/extract.js";
import { loadRules } from "../../src/rulebook/load-rules.js";
import { packReader, secondReader, unpackReader } from "../../src/rulebook/second-reader.js";
import { structure } from "../../src/structure/structure.js";
import { understand } from "../../src/understand/understand.js";

const book = await loadRules();
const parties =
  "BUSINESS ASSOCIATE AGREEMENT\n\nThis Agreement is between Birch Clinic (“Clinic”), a Covered Entity, and Acme, Inc. (“Vendor”), its Business Associate.\n\n";

/** A reader that is sure of every sentence with a feature, and of no other. */
const sureOf = (known: string) => () => ({
  placesOf: (features: Iterable<string>) => ([...features].includes(known) ? [0] : []),
  weigh: (_: string, places: readonly number[]) => (places.length > 0 ? 9 : -9),
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

const report = "Vendor shall report each Breach of Unsecured PHI to Clinic.";
const clue = "Vendor shall telephone Clinic about each Breach of Unsecured PHI.";

test("what the rules find in words like those of others is met", async () => {
  expect((await outcomeOf("report-breach", clue, sureOf("telephon"))).state).toBe("met");
});

test("what one reading alone finds, in words unlike those of others, is for the user to judge, with these words", async () => {
  const outcome = await outcomeOf("report-breach", clue, sureOf("frobnic"));
  expect(outcome.state).toBe("needs-review");
  expect(outcome.evidence.map(({ quote }) => quote)).toEqual([clue]);
});

test("what a defined term says is met, whatever its own words", async () => {
  const sentence = "“Calamity” means a Breach of Unsecured PHI.\n\nVendor shall telephone Clinic about each Calamity.";
  expect((await outcomeOf("report-breach", sentence, sureOf("frobnic"))).state).toBe("met");
});

const notOfVendor = "Vendor shall report each Breach of Unsecured PHI, as HIPAA does not.";

test("where a rule reads its clause but for one exception, the second reader decides", async () => {
  expect((await outcomeOf("report-breach", notOfVendor, sureOf("frobnic"))).state).toBe("missing");
  const outcome = await outcomeOf("report-breach", notOfVendor, sureOf("breach"));
  expect(outcome.state).toBe("met");
  expect(outcome.evidence.map(({ quote }) => quote)).toEqual([notOfVendor]);
});

test("where a rule has two objections, it is for the user to judge", async () => {
  const twice = "Vendor shall report on behalf of Clinic each Breach of Unsecured PHI, as HIPAA does not.";
  expect((await outcomeOf("report-breach", twice, sureOf("breach"))).state).toBe("needs-review");
});

test("what is taken back in words about something else is for the user to judge", async () => {
  const sentence = `${report} Vendor need not report any Breach.`;
  expect((await outcomeOf("report-breach", sentence, sureOf("need"))).state).toBe("contradicted");
  expect((await outcomeOf("report-breach", sentence, sureOf("frobnic"))).state).toBe("needs-review");
});

test("what several readings find is met, whatever its words", async () => {
  const twice = `${report} ${clue}`;
  expect((await outcomeOf("report-breach", twice, sureOf("frobnic"))).state).toBe("met");
});

test("a sentence that supplies another term must be surer", async () => {
  const sure = (odds: number) => () => ({ placesOf: () => [0], weigh: () => odds });
  const sentence = `${report} ${clue}`;
  expect((await outcomeOf("access", sentence, sure(1.5))).state).toBe("missing");
  expect((await outcomeOf("access", sentence, sure(2.5))).state).toBe("needs-review");
});

test("without a second reader nothing changes", async () =>
  expect((await outcomeOf("report-breach", "Vendor shall sing.", () => null)).state).toBe("missing"));

test("a sentence weighs what its features weigh, in units of the rule", () => {
  const weights = (...all: number[]) => Buffer.from(Int8Array.from(all).buffer).toString("base64");
  const rules = {
    "report-breach": { bias: -1, unit: 0.5, weights: weights(100, -20, 7) },
    access: { bias: 2, unit: 1, weights: weights(1, 2, 3) },
  };
  const reader = unpackReader(packReader({ features: ["report", "sing", "§164.410"], rules }));
  const odds = (rule: string, ...features: string[]) => reader.weigh(rule, reader.placesOf(features));
  expect(odds("report-breach", "report", "unknown")).toBe(49);
  expect(odds("report-breach", "report", "sing")).toBe(39);
  expect(odds("access", "sing", "§164.410")).toBe(7);
  expect(odds("another-rule", "report")).toBeNull();
});

test("the reader that ships has learnt every required term", () => {
  const reader = secondReader()!;
  for (const { kind, id } of book.rules) expect(reader.weigh(id, []) !== null, id).toBe(kind === "required");
});
