import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { play } from "./stage.js";

/** A folder with this configuration in it. */
function folderWith(written: string, name = "baa-lint.config.yaml"): string {
  const folder = mkdtempSync(join(tmpdir(), "baa-lint-config-"));
  writeFileSync(join(folder, name), written);
  return folder;
}

const playIn = (written: string, args: string[], name?: string) => play(args, { folder: folderWith(written, name) });

describe("a configuration file", () => {
  test.each([
    ["baa-lint.config.yaml", "fail-on: never\nformat: compact\n"],
    ["baa-lint.config.yml", "fail-on: never\nformat: [compact]\n"],
    ["baa-lint.config.json", `{ "$schema": "x", "fail-on": "never", "format": "compact" }`],
  ])("%s takes the place of flags", async (name, written) => {
    const { out, code } = await playIn(written, ["mixed.docx"], name);
    expect([code, out.split(":")[0]]).toEqual([0, "mixed.docx"]);
  });

  test("is found in a folder above", async () => {
    const folder = join(folderWith("fail-on: never\n"), "a", "b");
    mkdirSync(folder, { recursive: true });
    expect((await play(["mixed.docx"], { folder })).code).toBe(0);
  });

  test("counts less than a flag", async () =>
    expect((await playIn("fail-on: never\n", ["--fail-on", "high", "mixed.docx"])).code).toBe(1));

  test("is left alone with --no-config", async () =>
    expect((await playIn("no: such key\n", ["--no-config", "sound.pdf"])).code).toBe(0));

  test("is the one that --config names", async () => {
    const folder = folderWith("fail-on: never\n", "other.yaml");
    expect((await play(["--config", "other.yaml", "mixed.docx"], { folder })).code).toBe(0);
    expect((await play(["--config", "none.yaml", "mixed.docx"], { folder })).err).toContain("cannot be read");
  });

  test("may be empty", async () => expect((await playIn("# nothing yet\n\n", ["sound.pdf"])).code).toBe(0));

  test("two in one folder are refused", async () => {
    const folder = folderWith("");
    writeFileSync(join(folder, "baa-lint.config.json"), "{}");
    expect((await play(["sound.pdf"], { folder })).err).toContain("Keep one of them.");
  });

  test("reaches the pipeline, paths seen from its own folder", async () => {
    const written = "template: true\nstate: ca\npart-2: true\ntimeout: 5\nocr: never\nwith: msa.pdf\nrule-folders: [ours]\nrules:\n  report-breach: medium\n  return-or-destroy: off\n"; // prettier-ignore
    const folder = join(folderWith(written), "contracts");
    mkdirSync(folder);
    expect((await play(["sound.pdf"], { folder })).asked).toMatchObject([
      {
        template: true,
        asked: ["ca", "part-2"],
        timeout: 5,
        ocr: "never",
        companions: ["../msa.pdf"],
        rules: ["../ours"],
        severities: { "report-breach": "medium", "return-or-destroy": "off" },
      },
    ]);
  });

  test("says other things of some documents", async () => {
    const written = `rules: { report-breach: low }
overrides:
  - files: ["*.pdf"]
    template: true
  - files: forms/**
    rules: { return-or-destroy: off }
    fail-on: never
`;
    const { out } = await playIn(written, ["--print-config", "a.pdf", "forms/b.docx", "forms/deep/c.pdf", "d.txt"]);
    const { documents } = JSON.parse(out) as { documents: Record<string, unknown>[] };
    expect(documents.map((one) => [one["path"], one["template"], one["rules"], one["fail-on"]])).toEqual([
      ["a.pdf", true, { "report-breach": "low" }, "high"],
      ["forms/b.docx", false, { "report-breach": "low", "return-or-destroy": "off" }, "never"],
      ["forms/deep/c.pdf", true, { "report-breach": "low", "return-or-destroy": "off" }, "never"],
      ["d.txt", false, { "report-breach": "low" }, "high"],
    ]);
  });
});

describe("a mistake in it is shown with its line", () => {
  test.each([
    ["fail-on: high\nfail-onn: low\n", ":2: fail-onn has a key “fail-onn” that is not known here", "2 | fail-onn: low"],
    ["fail-on: severe\n", ":1: fail-on must be one of critical, high", "1 | fail-on: severe"],
    ["\nmin-score: 101\n", ":2: min-score must be a whole number from 0 to 100", "docs/configuration.md"],
    ["state: [ca, zz]\n", ":1: state › 1 must be one of ca", "1 | state: [ca, zz]"],
    [
      "rules:\n  report-brech: off\n",
      ":2: rules › report-brech is not the name of a rule",
      "Did you mean report-breach",
    ],
    ["rules:\n  report-breach: error\n", ":2: rules › report-breach must be one of critical", "off"],
    ["overrides:\n  - template: true\n", ":2: overrides › 0 lacks “files”", "2 | - template: true"],
    [
      "overrides:\n  - files: x\n    format: json\n",
      ":3: overrides › 0 › format has a key “format”",
      "3 | format: json",
    ],
    ["rules: { a: off\n", ":", "The YAML cannot be read"],
    ["- a list\n", ":1: The configuration must hold keys and values", "1 | - a list"],
  ])("%j", async (written, place, more) => {
    const { out, err, code, asked } = await playIn(written, ["sound.pdf"]);
    expect([out, code, asked]).toEqual(["", 2, []]);
    expect(err).toContain(`baa-lint.config.yaml${place}`);
    expect(err).toContain(more);
  });
});

describe("a configuration may come with somebody else's repository", () => {
  test.each([
    "output: ../report.txt\n",
    "output: /tmp/report.txt\n",
    "outputs: { json: ../../x }\n",
    "output: out/report.txt\n",
  ])("%j: nothing is written outside its folder", async (written) => {
    const folder = folderWith(written);
    symlinkSync(tmpdir(), join(folder, "out"));
    const { err, code } = await play(["sound.pdf"], { folder });
    expect([code, err]).toEqual([2, expect.stringContaining("outside the folder of the configuration")]);
  });

  test("and a link that leads nowhere yet is not followed", async () => {
    const folder = folderWith("output: report.txt\n");
    symlinkSync(join(tmpdir(), "none", "such"), join(folder, "report.txt"));
    expect((await play(["sound.pdf"], { folder })).code).toBe(2);
  });
});
