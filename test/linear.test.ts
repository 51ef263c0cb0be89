import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { extract } from "../src/extract/extract.js";
import { lintAgreements } from "../src/judge.js";
import { loadRules } from "../src/rulebook/load-rules.js";
import type { RuleBook } from "../src/rulebook/rulebook.js";

// Texts made to keep the linter busy, each four times as long as before: the work may grow fourfold, and some more for
// whatever sorts. What looks at all of a text for every piece of it takes sixteen times as long.
const opening =
  "Business Associate Agreement\n\nThis Business Associate Agreement is made between Riverbend Clinic (“Covered Entity”) " +
  "and Acme Health Systems, Inc. (“Business Associate”).\n\n";
const [short, long] = [30_000, 120_000];
const mostGrowth = 9;
/** Milliseconds that say nothing: less than that is noise. */
const noise = 400;

function textOf(unit: string, length: number): string {
  let text = opening;
  for (let at = 0; text.length < length; at++) text += unit.replaceAll("%", String(at));
  return text;
}

/** Milliseconds of work, not of waiting. */
async function work(text: string, book: RuleBook): Promise<number> {
  const begun = process.cpuUsage();
  const source = { path: "a.txt", format: "text", bytes: new TextEncoder().encode(text), sha256: "" } as const;
  lintAgreements(source, await extract(source), book);
  const { user, system } = process.cpuUsage(begun);
  return (user + system) / 1000;
}

async function expectLinear(unit: string, book: RuleBook): Promise<void> {
  const before = await work(textOf(unit, short), book);
  const after = await work(textOf(unit, long), book);
  expect(after).toBeLessThan(mostGrowth * before + noise);
}

describe("the work grows with the length of a text, not with its square", { timeout: 120_000 }, () => {
  let book: RuleBook;
  beforeAll(async () => {
    book = await loadRules();
    // What is done once, and what the engine learns, is not part of it.
    await work(textOf("Business Associate shall report any breach.\n", short), book);
  }, 120_000);

  test.each([
    ["duties in one sentence", "and Business Associate shall report any breach "],
    ["duties in a sentence each", "Business Associate shall report any breach to Clinic. "],
    ["“shall not” over and over", "shall not "],
    ["what is only intended", "Vendor intends to report any breach and shall report it, "],
    ["what is no breach", "Vendor's failure to report is no breach, whether to report is for Vendor to decide, "],
    ["articles and commas", "the, a, an, “the” "],
    ["definitions", "“Data%” means protected health information.\n"],
    ["what is said to be PHI", "A visit recording is PHI. "],
    ["terms defined in brackets", "protected health information (the “Data%”) and Data%; "],
    ["items", "\n(a) report any breach;"],
    ["nested items", "(a) (i) (A) "],
    ["headings", "\n%.1 REPORTING\n\nVendor shall report.\n"],
    ["brackets that never close", "(a, “"],
    ["citations", "45 CFR 164.504(e)(2)(ii)(A), "],
    ["exceptions", "except as permitted, unless required, "],
    ["periods", "within thirty (30) days "],
    ["dates and blanks", "January 5, 2013 ________ "],
    ["titles", "\nBusiness Associate Agreement\n\nThis Agreement is made between A% Inc. and B% Clinic.\n"],
  ])("of %s", async (_, unit) => expectLinear(unit, book));
});

describe("nor does it with the patterns of a user", { timeout: 120_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), "baa-lint-rules-"));
  mkdirSync(join(folder, "loopholes"));
  // Every kind of step that can be reached in many ways.
  writeFileSync(
    join(folder, "loopholes/our-rule.yaml"),
    `id: our-rule
title: Ours
cites: [45 CFR 164.410]
clause: 4
severity: low
why: Because.
find:
  - "text: {duration} … {duration} … {duration} … {duration > 60 days} & not nearby (never say this)"
  - "text: report ~ report ~ report ~ report ~ report ~ report ~ notice"
  - "text: (report|any report|each report|the report) … (report|notice) … (report|notice) … never"
  - "anyone says: {phi} … {phi} ~ {phi} & nearby report & not (never|not say)"
  - "document: (a report a report a report a report) … (report a report) & never"
examples: {}
`,
  );
  let book: RuleBook;
  beforeAll(async () => {
    book = await loadRules([folder]);
    await work(textOf("report ", short), book);
  }, 120_000);

  test.each([
    ["one word over and over", "report "],
    ["one word with articles between", "a report, the report "],
    ["articles, and the word now and then", `report ${"the ".repeat(30)}`],
    ["periods", "thirty (30) days "],
    ["terms for PHI", "protected health information "],
  ])("on %s", async (_, unit) => expectLinear(unit, book));
});
