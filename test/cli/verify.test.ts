import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { json, jsonl } from "../../src/report/json.js";
import type { DocumentReport, Outcome, Report } from "../../src/types.js";
import { mixed, reportOf, sound } from "../report/sample.js";
import { play } from "./stage.js";

const folder = mkdtempSync(join(tmpdir(), "baa-lint-verify-"));
let count = 0;

function written(text: string): string {
  const file = join(folder, `report-${count++}.json`);
  writeFileSync(file, text);
  return file;
}

const onRecord = (...documents: DocumentReport[]): string => written(json(reportOf(...documents)));
const changed = (rule: string, more: Partial<Outcome>): DocumentReport => ({
  ...sound(),
  outcomes: sound().outcomes.map((one) => (one.rule === rule ? { ...one, ...more } : one)),
});

describe("verify", () => {
  test("says that the result is the same, wherever the file stands now", async () => {
    const { out, code } = await play(["verify", onRecord(sound({ path: "old/place.pdf" })), "sound.pdf"]);
    expect([code, out]).toEqual([0, "sound.pdf: The same result as on record.\n"]);
  });

  test("reads a report of JSON lines, and finds the document in it", async () => {
    const report = reportOf({ ...mixed(), sha256: "d".repeat(64) }, sound());
    expect((await play(["verify", written(jsonl(report)), "sound.pdf"])).code).toBe(0);
  });

  test("takes a score that was left out for no change", async () =>
    expect((await play(["verify", onRecord(sound({ score: null })), "sound.pdf"])).code).toBe(0));

  test.each([
    ["a state", changed("access", { state: "missing" }), "access: was missing, now met."],
    ["a severity", changed("access", { severity: "low" }), "access: was low, now high."],
    ["the words", changed("access", { evidence: [] }), "access: rests on other words."],
    ["what is said", changed("access", { suggest: "Else." }), "access: is described in other words."],
    ["the score", sound({ score: { value: 99, grade: "A", how: [] } }), "Score: was 99 (A), now 100 (A)."],
    ["the text", sound({ textSha256: "0" }), "The text read from the file is other than it was."],
    ["the settings", sound({ settings: { ...sound().settings, sha256: "0" } }), "The settings on record"],
    [
      "the parties",
      sound({ parties: { businessAssociate: null, coveredEntity: null } }),
      "Other things the report says",
    ],
    [
      "a rule that is gone",
      sound({ outcomes: [...sound().outcomes, { ...sound().outcomes[0]!, rule: "gone" }] }),
      "gone: is no longer checked.",
    ],
  ])("tells of %s that changed", async (_, document, words) => {
    const { out, code } = await play(["verify", onRecord(document), "sound.pdf"]);
    expect(code).toBe(1);
    expect(out).toContain("sound.pdf: Not the result on record.\n");
    expect(out).toContain(words);
  });

  test("tells of another version and other rules, which alone change nothing", async () => {
    const report: Report = { ...reportOf(sound()), tool: { name: "baa-lint", version: "0.0.9", rules: "other" } };
    const { out, code } = await play(["verify", written(json(report)), "sound.pdf"]);
    expect(code).toBe(0);
    expect(out).toContain("baa-lint was 0.0.9, now it is 0.0.0.");
    expect(out).toContain("The rules are others");
  });

  test("knows another file", async () => {
    const { out, code } = await play(["verify", onRecord(sound({ sha256: "e".repeat(64) })), "sound.pdf"]);
    expect(code).toBe(3);
    expect(out).toContain("This is another file");
  });

  test("repeats the run with the settings on record", async () => {
    const settings = { ...sound().settings, template: true, asked: ["ca"], severities: { access: "off" as const } };
    const { asked } = await play(["verify", onRecord(sound({ settings })), "sound.pdf"]);
    expect(asked).toMatchObject([{ template: true, asked: ["ca"], severities: { access: "off" }, ocr: "auto" }]);
  });

  test("asks for the contracts that were read beside it", async () => {
    const companions = [{ path: "msa.pdf", sha256: "f" }];
    const { err, code } = await play(["verify", onRecord(sound({ companions })), "sound.pdf"]);
    expect([code, err]).toEqual([2, expect.stringContaining("--with msa.pdf")]);
  });

  test.each(["", "{}", "[]", "null", `{"schemaVersion":1,"tool":{"version":"1","rules":""},"documents":[{}]}`])(
    "%j is no report",
    async (text) => {
      const { err, code } = await play(["verify", written(text), "sound.pdf"]);
      expect([code, err]).toEqual([2, expect.stringContaining("not a report of baa-lint")]);
    },
  );

  test("a file that is not there is told of", async () =>
    expect((await play(["verify", onRecord(sound()), "nowhere.pdf"])).code).toBeGreaterThan(1));
});
