import { expect, test } from "vitest";
import { DocumentBuilder } from "../../src/extract/builder.js";
import { loadRules } from "../../src/rulebook/load-rules.js";
import { structure } from "../../src/structure/structure.js";
import { bindingColumn, cellsOf } from "../../src/structure/tables.js";
import { understand } from "../../src/understand/understand.js";
import { preamble } from "../understand/read.js";

const { phrases } = await loadRules();

/** Sentences of a table with their words and norms, read behind a preamble that names the parties. */
function readRows(...rows: string[]) {
  const builder = new DocumentBuilder();
  builder.add({ kind: "paragraph", text: preamble.trim(), origin: {} });
  for (const text of rows) builder.add({ kind: "row", text, origin: {} });
  const { sentences, norms, document } = understand(structure(builder.build()), phrases);
  return sentences.slice(1).map((sentence, index) => ({
    ...sentence,
    words: document.text.slice(sentence.span.start, sentence.span.end),
    norm: norms.find((norm) => norm.sentence === index + 1),
  }));
}

test("a row says what the head of its column says, where that binds", () => {
  const read = readRows("Right | What Vendor will do", "Access | Give Clinic the PHI it needs");
  expect(read.map(({ zone, words }) => [zone, words])).toEqual([
    ["heading", "Right"],
    ["heading", "What Vendor will do"],
    ["heading", "Access"],
    ["operative", "Give Clinic the PHI it needs"],
  ]);
  expect(read.at(-1)!.norm).toMatchObject({ bearer: "business associate", force: "duty" });
});

test("rows of a table whose heads bind nobody are read as they stand", () => {
  const read = readRows("System | Country", "Storage | Ireland");
  expect(read.map(({ zone, words }) => [zone, words])).toEqual([
    ["operative", "System | Country"],
    ["operative", "Storage | Ireland"],
  ]);
});

test("cells are parted where the reader sees them parted", () => {
  const text = "Access | within ten days | none";
  const cells = cellsOf(text, { start: 0, end: text.length }).map(({ start, end }) => text.slice(start, end));
  expect(cells).toEqual(["Access", "within ten days", "none"]);
});

test.each([
  [["Topic", "Vendor shall", "When"], 1],
  [["Topic", "Vendor's obligation"], 1],
  [["Vendor shall encrypt all PHI at rest and in transit at all times.", "Yes"], -1],
  [["Topic", "When"], -1],
])("%j", (heads, column) => expect(bindingColumn(heads)).toBe(column));

test("what a party does is what it promises", () => {
  const read = readRows("Right | What Vendor does | When", "Access | Gives Clinic the PHI it needs | 10 days");
  expect(read.at(-1)).toMatchObject({ norm: { bearer: "business associate", force: "duty" } });
});
