import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import type { Pattern } from "../../src/rulebook/pattern.js";
import { readRuleFolder } from "../../src/rulebook/read-yaml.js";
import { compile } from "../../src/rulebook/rulebook.js";
import { readRuleBook, writeRuleBook } from "../../src/rulebook/written.js";

// The program reads what the build wrote, the other tests what stands in the YAML: both have to be the same rules.
test("the rule book that the build writes reads back as it was compiled", { timeout: 30_000 }, () => {
  const book = compile(readRuleFolder(fileURLToPath(new URL("../../rules/", import.meta.url))));
  const written = readRuleBook(writeRuleBook(book))!;
  expect(plain(written.rules)).toEqual(plain(book.rules));
  expect(plain(written.incorporation)).toEqual(plain(book.incorporation));
});

const isPattern = (value: unknown): value is Pattern => typeof value === "object" && value !== null && "needs" in value;

/** As data: the parts of a written pattern are read only when they are asked for. */
const plain = (value: unknown): unknown =>
  JSON.parse(
    JSON.stringify(value, (_, one: unknown) =>
      isPattern(one) ? { prefix: one.prefix, needs: one.needs, scope: one.scope, parts: one.parts } : one,
    ),
  );
