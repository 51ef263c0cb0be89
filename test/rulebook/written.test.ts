import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import type { Pattern } from "../../src/rulebook/pattern.js";
import { afterPart, patternHead } from "../../src/rulebook/pattern-block.js";
import { readRuleFolder } from "../../src/rulebook/read-yaml.js";
import { compile } from "../../src/rulebook/rulebook.js";
import { readRuleBook, writeRuleBook } from "../../src/rulebook/written.js";

// The program reads what the build wrote, the other tests what stands in the YAML: both have to be the same rules.
test("the rule book that the build writes reads back as it was compiled", { timeout: 30_000 }, () => {
  const book = compile(readRuleFolder(fileURLToPath(new URL("../../rules/", import.meta.url))));
  const read = readRuleBook(writeRuleBook(book))!;
  expect(plain(read.rules)).toEqual(plain(book.rules));
  expect(plain(read.incorporation)).toEqual(plain(book.incorporation));
});

/** As data, each pattern with the numbers of its own. */
const plain = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (_, one: unknown) => (isPattern(one) ? written(one) : one)));

const isPattern = (value: unknown): value is Pattern => typeof value === "object" && value !== null && "block" in value;

function written({ prefix, scope, block, at }: Pattern) {
  const { numbers, sections, tests } = block;
  let end = at + patternHead;
  for (let left = numbers[at]!; left > 0; left--) end = afterPart(numbers, end);
  return { prefix, scope, sections, tests, own: Array.from({ length: end - at }, (_, step) => numbers[at + step]) };
}
