import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

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

function start(args: string[], { input = "", hangUp = false } = {}): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [bin, ...args]);
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

  test("takes a closed pipe quietly", async () => {
    // Whoever has seen enough still learns how it went.
    expect(await start([file], { hangUp: true })).toMatchObject({ err: "", code: 3 });
  });

  test("prints nothing but the message on a wrong flag", async () =>
    expect(await start(["--what", file])).toMatchObject({ code: 2, out: "" }));
});
