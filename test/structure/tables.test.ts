import { expect, test } from "vitest";
import { DocumentBuilder } from "../../src/extract/builder.js";
import { loadRules } from "../../src/rulebook/load-rules.js";
import { structure } from "../../src/structure/structure.js";
import { bindingHead, cellsOf } from "../../src/structure/tables.js";
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

test("the title of a row stands behind what leads it in, in the order of the text", () => {
  const read = readRows("Right | What Vendor will do", "Access | Give Clinic the PHI it needs");
  const words = (one: number) => read[one - 1]!.words;
  expect(read.at(-1)!.leadIns.map(words)).toEqual(["What Vendor will do", "Access"]);
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
])("%j", (heads, column) => expect(bindingHead(heads).column).toBe(column));

test("what a party does is what it promises", () => {
  const read = readRows("Right | What Vendor does | When", "Access | Gives Clinic the PHI it needs | 10 days");
  expect(read.at(-1)).toMatchObject({ norm: { bearer: "business associate", force: "duty" } });
});

test.each([
  ["Occurrence | Vendor tells Clinic", "Breach of Unsecured PHI | within 3 days"],
  ["What happened | When Vendor reports it | By", "A Security Incident | within 48 hours | e-mail"],
])("“%s”: where the head promises in full, the whole row is what is promised", (heads, row) => {
  const read = readRows(heads, row);
  expect(read.at(-1)).toMatchObject({ words: row, norm: { bearer: "business associate", force: "duty" } });
});

/** Bearer and force of the row in a table of three columns, between two paragraphs. */
function normOfRow(before: string, after: string, heads = "What | When | To whom") {
  const builder = new DocumentBuilder();
  builder.add({ kind: "paragraph", text: preamble.trim(), origin: {} });
  builder.add({ kind: "paragraph", text: before, origin: {} });
  builder.add({ kind: "row", text: heads, origin: {} });
  builder.add({ kind: "row", text: "Any Breach of Unsecured PHI | 3 days | Privacy officer", origin: {} });
  builder.add({ kind: "paragraph", text: after, origin: {} });
  const { sentences, norms, document } = understand(structure(builder.build()), phrases);
  const row = sentences.findIndex(({ span }) => document.text.slice(span.start).startsWith("Any Breach"));
  const norm = norms.find(({ sentence }) => sentence === row)!;
  return `${norm.bearer} ${norm.force}`;
}

test.each([
  ["Vendor shall report each of these to Clinic:", "It costs nothing."],
  ["Vendor shall report to Clinic what the table below lists.", "It costs nothing."],
  ["Each row of the table below binds Vendor.", "It costs nothing."],
  ["Reporting is prompt.", "Vendor shall report each of the above to Clinic."],
  ["Reporting is prompt.", "Vendor must make all of the reports in this table by e-mail."],
])("“%s” … “%s” gives force to the table between", (before, after) =>
  expect(normOfRow(before, after)).toBe("business associate duty"),
);

test("a table that nothing gives force to binds nobody", () =>
  expect(normOfRow("Here is what may go wrong.", "Vendor shall train its staff.")).toBe("other statement"));

test("what stands behind the cell that binds, by when and how often, goes with its last sentence", () => {
  const read = readRows(
    "No. | Vendor's obligation | By when",
    "1 | Encrypt PHI. Destroy all PHI. | 30 days after the end",
  );
  expect(read.slice(-2).map(({ words }) => words)).toEqual([
    "Encrypt PHI.",
    "Destroy all PHI. | 30 days after the end",
  ]);
});
