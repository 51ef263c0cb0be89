import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { configurationShape } from "../../src/cli/configuration.js";
import { extract } from "../../src/extract/extract.js";
import { lintDocument } from "../../src/judge.js";
import { load } from "../../src/load.js";
import { json, jsonl } from "../../src/report/json.js";
import { loadRules } from "../../src/rulebook/load-rules.js";
import type { RuleBook } from "../../src/rulebook/rulebook.js";
import { problemsOf } from "../../src/rulebook/shape.js";
import { unassessed } from "../../src/cli/unassessed.js";
import { folder } from "../fixtures.js";
import { halfRead, mixed, notABaa, reportOf, sound, unreadable } from "../report/sample.js";
import { faultsBy } from "./validate.js";

const root = fileURLToPath(new URL("../../", import.meta.url));
const schema = (name: string) => JSON.parse(readFileSync(`${root}schemas/${name}.schema.json`, "utf8")) as object;

describe("the report goes by its schema", () => {
  const faults = faultsBy(schema("report"));
  let book: RuleBook;
  beforeAll(async () => {
    book = await loadRules();
  }, 60_000);

  test.each(["vendor-traps.pdf", "startup-plain.md", "msa-exhibit.docx", "not-baa-nda.txt"])("%s", async (name) => {
    const source = await load(folder + name);
    const severities = { "report-breach": "low", indemnity: "off" } as const;
    const report = lintDocument(source, await extract(source, { isolate: false }), book, { severities });
    expect(faults(JSON.parse(json(reportOf(report))))).toEqual([]);
  });

  test("whatever came in the way", () => {
    const documents = [sound(), mixed(), notABaa(), unreadable(), halfRead(), unassessed("x", new Error("no"), {})];
    for (const line of jsonl(reportOf(...documents))
      .trimEnd()
      .split("\n"))
      expect(faults(JSON.parse(line))).toEqual([]);
  });

  test("and one that does not is told of", () => {
    expect(faults({ ...reportOf(sound()), schemaVersion: 2 })).not.toEqual([]);
    expect(faults(reportOf({ ...sound(), kind: "other" as "baa" }))).not.toEqual([]);
  });
});

describe("the schema of the configuration says what the program says", () => {
  const faults = faultsBy(schema("configuration"));
  test.each([
    [{}, true],
    [{ $schema: "x", format: "json", "fail-on": "never", "min-score": 80, score: false }, true],
    [{ format: ["json", "sarif"], outputs: { sarif: "a.sarif" }, state: ["ca"], with: "msa.pdf" }, true],
    [{ overrides: [{ files: "*.pdf", template: true, rules: { indemnity: "off" } }] }, true],
    [{ formats: "json" }, false],
    [{ format: "word" }, false],
    [{ "min-score": 80.5 }, false],
    [{ state: "zz" }, false],
    [{ outputs: { word: "x" } }, false],
    [{ overrides: [{ template: true }] }, false],
    [{ rules: { indemnity: "error" } }, false],
    [{ timeout: "5" }, false],
    [[], false],
  ])("%j", (value, isRight) => {
    expect(problemsOf(value, configurationShape).length === 0).toBe(isRight);
    expect(faults(value).length === 0).toBe(isRight);
  });
});

test("every rule file goes by the schema of rules", () => {
  const faults = faultsBy(schema("rule"));
  const files = readdirSync(`${root}rules`, { recursive: true, encoding: "utf8" }).filter((file) =>
    /^(?:required|loopholes|recommended|hygiene|state)\/.*\.yaml$/.test(file.replace(/\\/g, "/")),
  );
  expect(files.length).toBeGreaterThan(50);
  for (const file of files) expect(faults(parse(readFileSync(`${root}rules/${file}`, "utf8"))), file).toEqual([]);
});
