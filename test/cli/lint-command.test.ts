import { linkSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { play } from "./stage.js";

describe("exit codes", () => {
  test.each([
    ["sound.pdf", 0],
    ["mixed.docx", 1],
    ["--fail-on never mixed.docx", 0],
    ["--fail-on critical mixed.docx", 1],
    ["--min-score 100 sound.pdf", 0],
    ["--fail-on never --min-score 55 mixed.docx", 1],
    ["--fail-on never --min-score 55 --no-score mixed.docx", 1],
    ["lease.txt", 3],
    ["scan.pdf", 3],
    ["half.pdf", 3],
    ["locked.pdf", 3],
    ["--fail-on never scan.pdf", 3],
    ["nowhere.pdf", 2],
    ["bug.pdf", 2],
    ["mixed.docx lease.txt", 3],
    ["mixed.docx lease.txt nowhere.pdf sound.pdf", 2],
    ["", 2],
    ["--format nonsense sound.pdf", 2],
    ["--fail-on info sound.pdf", 2],
    ["--min-score 101 sound.pdf", 2],
    ["--state ca,zz sound.pdf", 2],
    ["--no-such-flag sound.pdf", 2],
  ])("baa-lint %s gives %d", async (line, code) => {
    const args = line.split(" ").filter((word) => word !== "");
    expect((await play(args)).code).toBe(code);
  });
});

test.each([
  ["sound.pdf", false],
  ["-f compact sound.pdf", false],
  ["-f json sound.pdf", true],
  ["-f sarif sound.pdf", true],
])("baa-lint %s works out digests where a format shows them: %s", async (line, digests) =>
  expect((await play(line.split(" "))).asked[0]!.digests).toBe(digests),
);

describe("one bad file", () => {
  test("does not stop the others, and has an entry of its own", async () => {
    const { out, err } = await play(["-f", "json", "nowhere.pdf", "sound.pdf", "locked.pdf"]);
    const { documents } = JSON.parse(out) as { documents: { path: string; kind: string }[] };
    expect(documents.map(({ path, kind }) => [path, kind])).toEqual([
      ["nowhere.pdf", "not-assessed"],
      ["sound.pdf", "baa"],
      ["locked.pdf", "not-assessed"],
    ]);
    expect(err).toBe(
      "baa-lint: nowhere.pdf: There is no such file.\n  Check the path.\n" +
        "baa-lint: locked.pdf: The file is encrypted.\n  Save it without a password.\n",
    );
  });

  test("says what is a fault of ours, without a stack and without control characters", async () => {
    const { err } = await play(["bug.pdf"]);
    expect(err).toContain("baa-lint: internal fault on bug.pdf: undefined is not[2J a clause\n");
    expect(err).not.toContain("    at ");
  });

  test("BAA_LINT_DEBUG=1 adds the stack", async () =>
    expect((await play(["bug.pdf"], { env: { BAA_LINT_DEBUG: "1" } })).err).toContain("    at "));
});

describe("standard output", () => {
  test.each(["pretty", "json", "compact"])("holds only the report (%s)", async (format) => {
    const { out, err } = await play(["--format", format, "sound.pdf"]);
    expect(err).toBe("");
    if (format === "json") expect(JSON.parse(out)).toHaveProperty("schemaVersion", 1);
    if (format === "compact") expect(out).toBe("");
  });

  test("stays empty on wrong usage", async () => {
    const { out, err } = await play(["--frmat", "json", "sound.pdf"]);
    expect(out).toBe("");
    expect(err).toMatch(/^baa-lint: unknown option '--frmat'/);
    expect(err).toContain("--help");
  });

  test("stays empty with --quiet", async () => expect((await play(["-q", "mixed.docx"])).out).toBe(""));

  test("is a single document even if no file could be read", async () =>
    expect(JSON.parse((await play(["-f", "json", "nowhere.pdf"])).out)).toMatchObject({
      tool: { name: "baa-lint", version: "1.2.3" },
      documents: [{ path: "nowhere.pdf" }],
    }));

  test("leaves the score out on request", async () => {
    const { out } = await play(["--no-score", "-f", "json", "mixed.docx"]);
    expect(JSON.parse(out)).toMatchObject({ documents: [{ score: null }] });
  });
});

describe("on GitHub", () => {
  const env = { GITHUB_ACTIONS: "true" };

  test("annotations go to standard error, besides the report for reading", async () => {
    const { out, err } = await play(["mixed.docx"], { env });
    expect(out).toContain("WHAT MATTERS MOST");
    expect(out).not.toContain("::error");
    expect(err).toMatch(/^::error file=mixed\.docx,line=1,title=/);
  });

  test.each([[["-f", "json"]], [["-f", "pretty"]], [["-q"]]])("not with %j", async (args) =>
    expect((await play([...args, "mixed.docx"], { env })).err).toBe(""),
  );
});

test("a format of one document a line is written as the run goes on", async () => {
  const { out } = await play(["-f", "jsonl", "sound.pdf", "nowhere.pdf", "mixed.docx"]);
  const lines = out
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as { documents: { path: string }[] });
  expect(lines.map(({ documents }) => documents.map(({ path }) => path))).toEqual([
    ["sound.pdf"],
    ["nowhere.pdf"],
    ["mixed.docx"],
  ]);
});

describe("--output", () => {
  const folder = mkdtempSync(join(tmpdir(), "baa-lint-"));

  test("writes the report to a file, and nothing to the terminal", async () => {
    const file = join(folder, "report.json");
    const { out, code } = await play(["-f", "json", "-o", file, "mixed.docx"], { isTTY: true });
    expect([out, code]).toEqual(["", 1]);
    expect(JSON.parse(readFileSync(file, "utf8"))).toHaveProperty("documents");
  });

  test("never overwrites the document", async () => {
    const file = join(folder, "agreement.txt");
    writeFileSync(file, "words");
    const { err, code } = await play(["-o", file, file]);
    expect([code, readFileSync(file, "utf8")]).toEqual([2, "words"]);
    expect(err).toContain("would overwrite a file it is made from");
  });

  test("never overwrites it by another name either", async () => {
    const file = join(folder, "original.txt");
    const link = join(folder, "link.txt");
    writeFileSync(file, "words");
    linkSync(file, link);
    const { code } = await play(["-o", link, file]);
    expect([code, readFileSync(file, "utf8")]).toEqual([2, "words"]);
  });

  test.each(["-o.json", "--output.json"])("%s names the file of one format, besides the others", async (flag) => {
    const file = join(folder, `besides${flag}.json`);
    const { out, code } = await play([flag, file, "mixed.docx"]);
    expect([code, out.split("\n")[0]]).toEqual([1, "mixed.docx"]);
    expect(JSON.parse(readFileSync(file, "utf8"))).toHaveProperty("documents");
  });

  test("several formats in one run", async () => {
    const [one, other] = [join(folder, "one.json"), join(folder, "other.txt")];
    const { out, err } = await play([
      "-f",
      "json,compact",
      "-f",
      "pretty",
      `-o.json=${one}`,
      "-o.compact",
      other,
      "mixed.docx",
    ]);
    expect(err).toBe("");
    expect(out).toContain("WHAT MATTERS MOST");
    expect(JSON.parse(readFileSync(one, "utf8"))).toHaveProperty("documents");
    expect(readFileSync(other, "utf8")).toMatch(/^mixed\.docx:/);
  });

  test.each([
    [["-f", "json,compact"], "would go to one place"],
    [["-f", "json", "-o.json", "a", "-o", "b"], "No report is left"],
    [["-o.json", join(folder, "same"), "-o.compact", join(folder, "same")], "would go to one place"],
    [["-o.nonsense", "a"], "baa-lint: -o.nonsense: There are pretty, "],
    [["-o.json"], "Name a file: -o.json report.json"],
  ])("%j is refused before anything is read", async (args, words) => {
    const { out, err, code, asked } = await play(["mixed.docx", ...args]);
    expect([out, code, asked]).toEqual(["", 2, []]);
    expect(err).toContain(words);
  });

  test("says so where nothing can be written", async () => {
    const { err, code } = await play(["-o", join(folder, "none", "report"), "sound.pdf"]);
    expect(code).toBe(2);
    expect(err).toContain("cannot be written");
  });
});

test("the flags reach the pipeline", async () => {
  const line =
    "--with msa.pdf --template --state ca,TX --state ny --part-2 --rules ours --rules theirs --ocr never --revisions both - --stdin-filename baa.txt";
  expect((await play(line.split(" "))).asked).toMatchObject([
    {
      template: true,
      asked: ["ca", "tx", "ny", "part-2"],
      rules: ["ours", "theirs"],
      companions: ["msa.pdf"],
      ocr: "never",
      revisions: "both",
      stdinFilename: "baa.txt",
    },
  ]);
});

describe("colour", () => {
  const escape = "\u001b[";
  test.each([
    ["a terminal", [], { isTTY: true }, true],
    ["a pipe", [], { isTTY: false }, false],
    ["NO_COLOR", [], { isTTY: true, env: { NO_COLOR: "1" } }, false],
    ["an empty NO_COLOR", [], { isTTY: true, env: { NO_COLOR: "" } }, true],
    ["FORCE_COLOR in a pipe", [], { isTTY: false, env: { FORCE_COLOR: "1" } }, true],
    ["FORCE_COLOR=0", [], { isTTY: true, env: { FORCE_COLOR: "0" } }, false],
    ["--no-color over FORCE_COLOR", ["--no-color"], { isTTY: true, env: { FORCE_COLOR: "1" } }, false],
    ["a dumb terminal", [], { isTTY: true, env: { TERM: "dumb" } }, false],
  ])("%s", async (_, flags, set, coloured) =>
    expect((await play([...flags, "sound.pdf"], set)).out.includes(escape)).toBe(coloured),
  );
});

describe("help", () => {
  test("is one page, the same from every way in", async () => {
    const { out, code } = await play(["--help"]);
    expect(code).toBe(0);
    for (const word of [
      "Usage: baa-lint [options] <file...>",
      "--fail-on",
      "Examples:",
      "Exit codes:",
      "explain <rule>",
      "--version",
    ])
      expect(out).toContain(word);
    expect((await play(["lint", "--help"])).out).toBe(out);
    expect((await play(["help"])).out).toBe(out);
  });

  test("fits a terminal of 100 columns", async () => {
    const lines = (await play(["--help"])).out.split("\n");
    expect(lines.filter((line) => line.length > 100)).toEqual([]);
  });

  test("--version prints the version", async () =>
    expect(await play(["--version"])).toMatchObject({ code: 0, out: "1.2.3\n" }));
});
