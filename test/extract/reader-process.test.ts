import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, test, vi } from "vitest";
import { ReaderProcess } from "../../src/extract/reader-process.js";
import { isRunning } from "./processes.js";

const folder = mkdtempSync(join(tmpdir(), "baa-lint-reader-"));
const megabyte = 1024 * 1024;

// Programs that behave like a reader which met a file made to break it.
const programs = {
  hangs: "for (;;);",
  "fills its heap": "const all = []; for (;;) all.push(new Array(1e5).fill({}));",
  "fills its memory outside the heap": "const all = []; for (;;) all.push(Buffer.alloc(1e7, 1));",
  floods: `import { writeSync } from "node:fs";
    const bytes = Buffer.alloc(1e6, "x"); bytes.writeUInt32LE(4e9); for (;;) writeSync(3, bytes);`,
  "breaks off": "process.exit(7);",
  "says nothing and ends": "",
  "starts another and hangs": `import { spawn } from "node:child_process"; import { writeSync } from "node:fs";
    const { pid } = spawn(process.execPath, ["-e", "setInterval(() => undefined, 1000)"]);
    const text = JSON.stringify({ kind: "so-far", pid });
    const head = Buffer.alloc(4); head.writeUInt32LE(text.length); writeSync(3, head); writeSync(3, text);
    for (;;);`,
  answers: `import { writeSync } from "node:fs";
    process.stdin.on("data", () => {
      const text = JSON.stringify({ env: process.env });
      const head = Buffer.alloc(4); head.writeUInt32LE(text.length); writeSync(3, head); writeSync(3, text);
    });`,
};

const started: ReaderProcess[] = [];

function start(name: keyof typeof programs): ReaderProcess {
  const program = join(folder, `${name.replaceAll(" ", "-")}.mjs`);
  writeFileSync(program, programs[name]);
  const reader = new ReaderProcess(program, "pdf", { memory: 200 * megabyte });
  started.push(reader);
  return reader;
}

function ask(
  reader: ReaderProcess,
  milliseconds: number,
  signal?: AbortSignal,
  onReport: (json: string) => boolean = () => false,
): Promise<string> {
  const request = { format: "pdf", path: "contract.pdf", length: 3 } as const;
  const limits = {
    milliseconds,
    memory: 200 * megabyte,
    answer: megabyte,
    reports: { most: 9, onReport, milliseconds: 2 * milliseconds },
  };
  return reader.ask(request, Buffer.from("abc"), limits, signal);
}

afterEach(async () => {
  for (const reader of started.splice(0)) await reader.close();
});

describe("a reader process", { timeout: 30_000 }, () => {
  test.each([
    ["hangs", 500, "time"],
    ["fills its heap", 20_000, "memory"],
    ["floods", 20_000, "size"],
    ["breaks off", 20_000, "broke"],
    ["says nothing and ends", 20_000, "broke"],
  ] as const)("that %s is ended", async (name, milliseconds, why) => {
    const reader = start(name);
    expect(await ask(reader, milliseconds)).toBe(why);
    expect(isRunning(reader.id!)).toBe(false);
  });

  test.skipIf(process.platform !== "linux")("that fills its memory outside the heap is ended", async () => {
    const reader = start("fills its memory outside the heap");
    expect(await ask(reader, 20_000)).toBe("memory");
    expect(isRunning(reader.id!)).toBe(false);
  });

  test.skipIf(process.platform !== "linux")("is ended with what it has started, and what it told stays", async () => {
    const reader = start("starts another and hangs");
    const told: { pid: number }[] = [];
    const begun = performance.now();
    const onReport = (json: string) => told.push(JSON.parse(json) as { pid: number }) > 0;
    expect(await ask(reader, 3000, undefined, onReport)).toBe("time");
    expect(told).toHaveLength(1);
    // Told to have more time, it had twice as much.
    expect(performance.now() - begun).toBeGreaterThan(5900);
    await vi.waitFor(() => expect(isRunning(told[0]!.pid)).toBe(false), 10_000);
  });

  test("answers again and again, and knows nothing of the environment", async () => {
    const reader = start("answers");
    for (let time = 0; time < 3; time++) expect(await ask(reader, 20_000)).toBe('{"env":{}}');
    await reader.close();
    expect(isRunning(reader.id!)).toBe(false);
  });

  test("is ended when nobody wants the answer any more", async () => {
    const reader = start("hangs");
    expect(await ask(reader, 20_000, AbortSignal.timeout(100))).toBe("aborted");
    expect(isRunning(reader.id!)).toBe(false);
  });
});
