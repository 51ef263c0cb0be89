// Run by the build, after the rules are compiled: lets each program read an agreement, and keeps the code that Node compiled
// for it.
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { frame } from "../extract/frames.js";
import { readerFlags } from "../extract/reader-process.js";

const built = (name: string) => fileURLToPath(new URL(name, import.meta.url));
const fixture = (name: string) => built(`../fixtures/${name}`);

function runAndKeep(flags: readonly string[], program: readonly string[], input?: Buffer): void {
  const { status, stderr } = spawnSync(
    process.execPath,
    [...flags, "--require", built("keep-on-exit.cjs"), ...program],
    {
      stdio: ["pipe", "ignore", "pipe", "ignore"],
      ...(input ? { input } : {}),
    },
  );
  if (status === null || stderr.length > 0) throw new Error(`${program.join(" ")}: ${stderr.toString()}`);
}

function keepAll(): void {
  runAndKeep(
    [],
    [built("../bin/baa-lint.js"), ...["hospital-strong.txt", "vendor-traps.txt", "startup-plain.md"].map(fixture)],
  );
  for (const format of ["pdf", "docx"] as const) {
    const files = ["hospital-strong", "vendor-traps"].map((name) => readFileSync(fixture(`${name}.${format}`)));
    const requests = files.flatMap((bytes) => [
      frame(JSON.stringify({ format, path: "", length: bytes.length })),
      bytes,
    ]);
    runAndKeep(readerFlags(), [built("reader.cjs"), format], Buffer.concat(requests));
  }
}

keepAll();
