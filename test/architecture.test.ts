import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { expect, test } from "vitest";

const root = resolve(import.meta.dirname, "../src");
const files = readdirSync(root, { recursive: true, encoding: "utf8" }).filter(
  (file) => file.endsWith(".ts") && !file.endsWith(".d.ts"),
);

/** Rooms in the order of the pipeline: a file may import from its own room and from those before it. */
const rooms = [
  "base",
  "load",
  "extract",
  "structure",
  "understand",
  "rulebook",
  "check",
  "score",
  "lint",
  "report",
  "review",
  "index",
  "cli",
];

function roomOf(file: string): string {
  const [first, rest] = file.split("/");
  if (rest !== undefined) return first!;
  const name = first!.replace(/\.ts$/, "");
  if (name === "recognise" || name === "agreements") return "check";
  if (name === "settings" || name === "judge") return "lint";
  if (["format", "foreign", "zip-names", "decode"].includes(name)) return "load";
  return rooms.includes(name) ? name : "base";
}

const importsOf = (file: string): string[] =>
  [
    ...readFileSync(join(root, file), "utf8").matchAll(
      /(?:^|\n)(?:import|export)[^"';]*?from\s+"([^"]+)"|import\("([^"]+)"\)/g,
    ),
  ].map((match) => match[1] ?? match[2]!);

const local = files.flatMap((file) =>
  importsOf(file)
    .filter((path) => path.startsWith("."))
    .map((path) => [file, relative(root, resolve(dirname(join(root, file)), path)).replace(/\.js$/, ".ts")] as const),
);

test("imports point back along the pipeline, never forward", () => {
  const forward = local.filter(([from, to]) => rooms.indexOf(roomOf(from)) < rooms.indexOf(roomOf(to)));
  expect(forward).toEqual([]);
});

// Each package behind one file of ours, so that it can be replaced there.
test.each([
  "commander",
  "chalk",
  "pdf-parse",
  "mammoth",
  "natural",
  "yaml",
  "picomatch",
  "saxes",
  "fflate",
  "htmlparser2",
  "tesseract.js",
  "@napi-rs/canvas",
])("%s is imported by one place only", (name) => {
  const users = files.filter((file) => importsOf(file).some((path) => path === name || path.startsWith(`${name}/`)));
  const folders = new Set(
    users.map((file) => (["natural", "fflate", "commander"].includes(name) ? dirname(file) : file)),
  );
  expect(folders.size, users.join(", ")).toBeLessThanOrEqual(1);
});

test("natural is never imported by its index, which reads .env and prints", () =>
  expect(files.filter((file) => importsOf(file).includes("natural"))).toEqual([]));

// isolated looks whether its program is there, reader-process asks the system for its memory, extractor-process writes to its
// pipe, ocr-program looks for Tesseract.
const isolation = /^extract\/(?:isolated|reader-process|extractor-process|ocr-program)\.ts$/;

test("only starting, loading, the rule loader, the version and the command line touch the disk", () => {
  const users = files.filter((file) => importsOf(file).some((path) => /^node:fs/.test(path)));
  expect(
    users.filter((file) => !/^(?:start|load|version|cli\/|rulebook\/)/.test(file) && !isolation.test(file)),
  ).toEqual([]);
});

test("only the reader of PDF and Word documents, and of pictures, starts a process", () => {
  const users = files.filter((file) => importsOf(file).includes("node:child_process"));
  // The third is part of the build, not of the program.
  expect(users.sort()).toEqual(["cli/keep-code.ts", "extract/ocr-engines.ts", "extract/reader-process.ts"]);
});

test("nothing opens a socket", () =>
  expect(
    files.filter((file) => importsOf(file).some((path) => /^node:(?:net|http|https|http2|dgram|tls|dns)/.test(path))),
  ).toEqual([]));
