import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

const root = fileURLToPath(new URL("../src", import.meta.url));

/** The arrow: a file may import from its own step and from those before it. */
const steps = [
  ["types", "errors", "version"],
  ["load", "decode", "format"],
  ["extract"],
  ["structure"],
  ["understand"],
  ["rulebook"],
  ["check", "recognise"],
  ["score"],
  ["report"],
  ["lint"],
  ["index"],
  ["cli"],
];

/** Who may import a package, or touch the disk. */
const doors: readonly [module: RegExp, only: RegExp][] = [
  [/^chalk$/, /^report\/style\.ts$/],
  [/^commander$/, /^cli\//],
  [/^yaml$/, /^rulebook\/read-yaml\.ts$/],
  [/^natural\//, /^(understand\/words|cli\/nearest)\.ts$/],
  [/^(mammoth|fflate|saxes|pdf-parse|pdfjs-dist)/, /^extract\//],
  [/^node:fs/, /^(load|version)\.ts$|^(rulebook|cli|extract)\//],
  [/^node:worker_threads$/, /^(extract|cli)\//],
];

const network = /^node:(https?|http2|net|tls|dgram|dns)/;

const files = readdirSync(root, { recursive: true, encoding: "utf8" })
  .filter((name) => /\.ts$/.test(name) && !name.endsWith(".d.ts"))
  .map((name) => name.replace(/\\/g, "/"))
  .sort();

const importsOf = (file: string): string[] => {
  const text = readFileSync(join(root, file), "utf8");
  return [...text.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*"([^"]+)"/g)].map((match) => match[1]!);
};

const stepOf = (file: string): number => {
  const name = file.split("/")[0]!.replace(/\.ts$/, "");
  return steps.findIndex((names) => names.includes(name));
};

describe.each(files)("%s", (file) => {
  const imports = importsOf(file);

  test("belongs to a step, and imports only from it and the steps before", () => {
    expect(stepOf(file), "its step").toBeGreaterThanOrEqual(0);
    const ahead = imports
      .filter((name) => name.startsWith("."))
      .map((name) =>
        relative(root, join(root, dirname(file), name))
          .replace(/\\/g, "/")
          .replace(/\.js$/, ".ts"),
      )
      .filter((name) => stepOf(name) > stepOf(file));
    expect(ahead).toEqual([]);
  });

  test("imports packages only where they have their door, and nothing that opens a connection", () => {
    const strays = imports.filter((name) => doors.some(([module, only]) => module.test(name) && !only.test(file)));
    expect(strays).toEqual([]);
    expect(imports.filter((name) => network.test(name))).toEqual([]);
    expect(readFileSync(join(root, file), "utf8")).not.toMatch(/\bfetch\(/);
  });
});

test("natural is never imported whole: it reads .env and prints on standard output", () =>
  expect(files.filter((file) => importsOf(file).includes("natural"))).toEqual([]));
