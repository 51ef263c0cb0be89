import { strFromU8, unzipSync } from "fflate";
import type { Log } from "sarif";
import { beforeAll, expect, test } from "vitest";
import { extractText } from "../../src/extract/text.js";
import { lintAgreements } from "../../src/judge.js";
import { type ReporterName, reporterOf } from "../../src/report/index.js";
import { findingsOf } from "../../src/report/listing.js";
import { loadRules } from "../../src/rulebook/load-rules.js";
import type { Document, Report, Source } from "../../src/types.js";
import { twoAgreements } from "../two-agreements.js";
import { rowsOf } from "./read-csv.js";
import { reportOf } from "./sample.js";

let report: Report;
let document: Document;

beforeAll(async () => {
  const bytes = new TextEncoder().encode(twoAgreements);
  const source: Source = { path: "both.txt", format: "text", bytes, sha256: "d".repeat(64) };
  document = await extractText(source);
  report = reportOf(...lintAgreements(source, document, await loadRules()));
});

const bytesOf = (name: ReporterName) =>
  reporterOf(name).write(report, { width: 100, colour: false, rules: async () => [], documents: [document, document] });
const write = async (name: ReporterName): Promise<string> => String(await bytesOf(name));

const isUnique = (values: readonly string[]) => expect(values).toHaveLength(new Set(values).size);

test("both lack the same clause, which rests on no words: a sample that can collide", () => {
  const missing = report.documents.map((one) =>
    one.outcomes.filter(({ state, evidence }) => state === "missing" && evidence.length === 0).map(({ rule }) => rule),
  );
  expect(missing[0]!.filter((rule) => missing[1]!.includes(rule)).length).toBeGreaterThan(0);
});

test.each(["sarif", "sarif-findings"] as const)("%s: one file, and a fingerprint for each result", async (name) => {
  const { results, artifacts } = (JSON.parse(await write(name)) as Log).runs[0]!;
  isUnique(results!.map(({ ruleId, partialFingerprints }) => `${ruleId} ${Object.values(partialFingerprints!)[0]}`));
  expect(artifacts).toHaveLength(1);
  expect(artifacts![0]!.properties!["agreements"]).toMatchObject([{ number: 1 }, { number: 2 }]);
  expect(results!.every(({ locations }) => (locations![0]!.physicalLocation!.artifactLocation!.index ?? 0) === 0)).toBe(
    true,
  );
  expect(results!.at(-1)!.message.text).toMatch(/^Agreement 2 of 2: /);
});

test("a fingerprint goes with the parties, so it stays when another agreement is put before it", async () => {
  const prints = async (of: Report) => {
    const text = await reporterOf("sarif").write(of, {
      width: 80,
      colour: false,
      rules: async () => [],
      documents: [],
    });
    return (JSON.parse(String(text)) as Log).runs[0]!.results!.map((one) => one.partialFingerprints);
  };
  const [, second] = report.documents;
  const moved = { ...second!, agreement: { ...second!.agreement!, number: 3, of: 3 } };
  expect(await prints(reportOf(moved))).toEqual(await prints(reportOf(second!)));
});

test("gitlab: no fingerprint twice", async () => {
  const issues = JSON.parse(await write("gitlab")) as { fingerprint: string; description: string }[];
  isUnique(issues.map(({ fingerprint }) => fingerprint));
  expect(issues.every(({ description }) => /^Agreement [12] of 2: /.test(description))).toBe(true);
});

test("junit: no two tests of one class and name", async () => {
  const text = await write("junit");
  isUnique([...text.matchAll(/<testcase (classname="[^"]*" name="[^"]*")/g)].map(([, one]) => one!));
  expect(text).toContain('<testsuite name="both.txt (agreement 2 of 2)"');
});

test("csv: a column says which", async () => {
  const [head, ...rows] = rowsOf(await write("csv"));
  const at = head!.indexOf("agreement");
  expect(new Set(rows.map((row) => row[at]))).toEqual(new Set(["1 of 2", "2 of 2"]));
});

test.each([
  ["pretty", /Agreement 2 of 2 in this file: BUSINESS ASSOCIATE AGREEMENT/],
  ["pretty", /both\.txt \(agreement 2 of 2\) +\d+ [A-F]/],
  ["markdown", /### both\.txt \(agreement 2 of 2\)/],
  ["html", /<strong>Agreement 2 of 2 in this file: BUSINESS ASSOCIATE AGREEMENT<\/strong>/],
  ["html", /<a href="#d2">both\.txt \(agreement 2 of 2\)<\/a>/],
  ["compact", /^both\.txt:\S+ \w+ return-or-destroy \(agreement 2 of 2\) – /m],
  ["github", /title=Agreement 2 of 2%3A Return or destroy/],
] as const)("%s tells of the second one: %s", async (name, words) => expect(await write(name)).toMatch(words));

test("the page shows each beside its own findings, and no anchor twice", async () => {
  const text = await write("html");
  isUnique([...text.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id!));
  const [, first, second] = text.split(/<section class="document"/);
  expect(first).toContain("Larch Pediatrics");
  expect(first).not.toContain("Quarry Street Dental");
  expect(second).toContain("Quarry Street Dental");
  expect(second).not.toContain("Larch Pediatrics");
});

test("the memo names the agreement it is about", async () => {
  const xml = strFromU8(unzipSync((await bytesOf("docx")) as Uint8Array)["word/document.xml"]!);
  expect(xml).toContain("Agreement 2 of 2 in this file: BUSINESS ASSOCIATE AGREEMENT");
});

test("everything found in both is told of twice", async () => {
  const lines = (await write("compact")).trimEnd().split("\n");
  expect(lines).toHaveLength(report.documents.flatMap(findingsOf).length);
});
