import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { loadRuleData } from "../../src/rulebook/load-rules.js";

const rule = (id: string, more = "") =>
  `id: ${id}\ntitle: Ours\ncites: [45 CFR 164.410]\nclause: 4\nseverity: low\nwhy: Because.\nexamples: {}\n${more}`;

function folderWith(files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), "baa-lint-rules-"));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(folder, name, ".."), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

test("rules of another folder join the built-in ones", async () => {
  const [builtIn, folder] = [await loadRuleData(), folderWith({ "loopholes/our-rule.yaml": rule("our-rule") })];
  const book = await loadRuleData([folder]);
  expect(book.rules.length).toBe(builtIn.rules.length + 1);
  expect(book.rules.at(-1)).toMatchObject({ kind: "loophole", data: { id: "our-rule" } });
  expect(book.digest).not.toBe(builtIn.digest);
});

test("a rule of the same name replaces the built-in one", async () => {
  const folder = folderWith({ "required/report-breach.yaml": rule("report-breach") });
  const book = await loadRuleData([folder]);
  expect(book.rules.filter(({ data }) => data.id === "report-breach").map(({ data }) => data.title)).toEqual(["Ours"]);
});

test.each([
  ["an empty folder", {}, "There are no rules here."],
  ["a broken rule", { "loopholes/x.yaml": rule("x", "sverity: low\n") }, /has a key “sverity” [^]*\| sverity: low/],
  ["a rule under another name", { "loopholes/x.yaml": rule("y") }, /is not the file's name/],
])("%s is refused", async (_, files, message) => {
  await expect(loadRuleData([folderWith(files)])).rejects.toThrow(message);
});
