import { spawn } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { strToU8, zipSync } from "fflate";
import { describe, expect, test, vi } from "vitest";
import { pdfOfStreams } from "../extract/pdf-source.js";
import { isRunning } from "../extract/processes.js";

const bin = fileURLToPath(new URL("../../bin/baa-lint.js", import.meta.url));
const built = existsSync(new URL("../../dist/cli.cjs", import.meta.url));

const agreement = `BUSINESS ASSOCIATE AGREEMENT

This Agreement is between Willow Street Clinic ("Covered Entity") and Larkspur Software, Inc. ("Business Associate").

1. Reporting. Business Associate shall report to Covered Entity any Breach of Unsecured PHI within ten (10) days.
`;
const file = join(mkdtempSync(join(tmpdir(), "baa-lint-")), "agreement.txt");
writeFileSync(file, agreement);

interface Ended {
  code: number | null;
  out: string;
  err: string;
}

function start(args: string[], { input = "", hangUp = false, env = {} } = {}): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [bin, ...args], { env: { ...process.env, ...env } });
    const ended: Ended = { code: null, out: "", err: "" };
    child.stdout.on("data", (data: Buffer) => (ended.out += data.toString()));
    child.stderr.on("data", (data: Buffer) => (ended.err += data.toString()));
    child.on("close", (code) => resolve({ ...ended, code }));
    if (hangUp) child.stdout.destroy();
    child.stdin.end(input);
  });
}

describe.skipIf(!built)("the program itself", { timeout: 30_000 }, () => {
  test("gives the same bytes twice", async () => {
    const [one, other] = [await start(["-f", "json", file]), await start(["-f", "json", file])];
    expect(one.out).toBe(other.out);
    expect(JSON.parse(one.out)).toMatchObject({ documents: [{ path: file, format: "text" }] });
    expect(one.err).toBe("");
  });

  test("reads standard input under the name it is given", async () => {
    const { out } = await start(["-f", "json", "-", "--stdin-filename", "mail.txt"], { input: agreement });
    expect(JSON.parse(out)).toMatchObject({ documents: [{ path: "mail.txt" }] });
  });

  test("the process that reads documents loads neither rules nor command", () => {
    const loaded = new Set<string>();
    const load = (name: string) => {
      if (loaded.has(name)) return;
      loaded.add(name);
      const script = readFileSync(new URL(`../../dist/${name}`, import.meta.url), "utf8");
      for (const [, other] of script.matchAll(/require\(`\.\/([^`]+\.cjs)`\)/g)) load(other!);
    };
    load("extractor-process.cjs");
    expect([...loaded].some((name) => name.startsWith("docx-mammoth"))).toBe(true);
    expect([...loaded].filter((name) => /^(?:judge|command)-/.test(name))).toEqual([]);
  });

  test("a damaged Word document is refused at once", async () => {
    const broken = join(mkdtempSync(join(tmpdir(), "baa-lint-")), "broken.docx");
    writeFileSync(
      broken,
      zipSync({
        "[Content_Types].xml": strToU8("<Types/>"),
        "word/document.xml": strToU8("<w:document><w:body><w:p>"),
      }),
    );
    const begun = Date.now();
    expect((await start([broken])).code).toBe(3);
    expect(Date.now() - begun).toBeLessThan(10_000);
  });

  test("takes a closed pipe quietly", async () => {
    // Whoever has seen enough still learns how it went.
    expect(await start([file], { hangUp: true })).toMatchObject({ err: "", code: 3 });
  });

  test.skipIf(process.platform === "win32")("ends in its time over a scan, and leaves no process behind", async () => {
    const folder = mkdtempSync(join(tmpdir(), "baa-lint-"));
    const [program, ids, scan] = [join(folder, "tesseract"), join(folder, "ids"), join(folder, "scan.pdf")];
    writeFileSync(scan, pdfOfStreams(Array<string>(4).fill("q 612 0 0 792 0 0 cm /Im0 Do Q 0.4 g 72 700 300 40 re f")));
    // A reader of pictures that reads the empty page it is tried with, and never ends with any other.
    writeFileSync(
      program,
      `#!/bin/sh\nhead -c 8 | grep -q "32 32" && exit 0\necho $$ >> "${ids}"\nexec ${process.execPath} -e "setInterval(() => undefined, 1000)"\n`,
    );
    chmodSync(program, 0o755);
    const begun = Date.now();
    const ended = await start(["-f", "json", "--timeout", "8", scan], {
      env: { PATH: `${folder}:${process.env["PATH"]}` },
    });
    expect(Date.now() - begun).toBeLessThan(8000);
    expect(ended.code).toBe(3);
    expect(JSON.parse(ended.out)).toMatchObject({ documents: [{ kind: "not-assessed", pages: 4 }] });
    expect(ended.out).toContain("The pictures of 4 pages were given up");
    const left = readFileSync(ids, "utf8").trim().split("\n").map(Number);
    expect(left.length).toBeGreaterThan(0);
    for (const id of left) await vi.waitFor(() => expect(isRunning(id)).toBe(false), 10_000);
  });

  test("prints nothing but the message on a wrong flag", async () =>
    expect(await start(["--what", file])).toMatchObject({ code: 2, out: "" }));
});
