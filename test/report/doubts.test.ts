import { describe, expect, test } from "vitest";
import { DocumentBuilder } from "../../src/extract/builder.js";
import { askEmail } from "../../src/report/ask.js";
import { reporterNames, reporterOf } from "../../src/report/index.js";
import { memoOf } from "../../src/report/memo/memo.js";
import { notesOf } from "../../src/review/notes.js";
import { structure } from "../../src/structure/structure.js";
import { outcome, reportOf, sound } from "./sample.js";
import { rowsOf } from "./read-csv.js";

const quote = "Vendor may report within thirty days.";
const evidence = { quote, clause: "4", page: 2, span: [0, quote.length] as [number, number], doubtful: ["thirty"] };
const finding = outcome("breach-no-deadline", "loophole", "fires", { severity: "high", evidence: [evidence] });
const missing = outcome("report-breach", "required", "missing", {
  severity: "high",
  closest: { ...evidence, lacks: "It binds nobody." },
});
const says = "Read from a picture, and not sure of “thirty”: look at page 2.";

const context = { width: 100, colour: false, rules: () => Promise.resolve([]), documents: [null] };
const plain = (text: string): string =>
  text.replace(/%0A/g, " ").replace(/\\n/g, " ").replace(/&quot;/g, '"').replace(/\s+/g, " "); // prettier-ignore

/** What a format writes for reading; a memo is looked at before it is packed. */
async function written(name: (typeof reporterNames)[number], ...outcomes: (typeof finding)[]): Promise<string> {
  const report = reportOf(sound({ outcomes: [...sound().outcomes, ...outcomes] }));
  if (name === "docx" || name === "pdf") return JSON.stringify(memoOf(report));
  return plain((await reporterOf(name).write(report, context)) as string);
}

describe.each(reporterNames)("%s says which words of a scan are uncertain", (name) => {
  const isForPrograms = ["json", "jsonl", "csv"].includes(name);
  test.each([
    ["that a finding rests on", finding],
    ["that came nearest to what is missing", missing],
  ])("%s", async (_, one) => {
    const told = await written(name, one);
    if (isForPrograms) expect(told).toMatch(/"doubtful": ?\[ ?"thirty" ?\]|"uncertain words"/);
    else expect(told).toContain(says);
  });
});

test("a spreadsheet has them in a column of their own", async () => {
  const text = (await reporterOf("csv").write(reportOf(sound({ outcomes: [finding, missing] })), context)) as string;
  const [head, ...rows] = rowsOf(text);
  expect(rows.map((row) => row[head!.indexOf("uncertain words")])).toEqual(["thirty", "thirty"]);
});

test("a format for programs names them for what is in order too", async () => {
  const met = outcome("report-breach", "required", "met", { evidence: [evidence] });
  expect(await written("sarif", met)).toContain('"doubtful": [ "thirty" ]');
});

test("so does an e-mail that quotes them", () =>
  expect(plain(askEmail(sound({ outcomes: [finding] })))).toContain(says));

test("so does a note in a reviewed copy", () => {
  const builder = new DocumentBuilder();
  builder.add({ kind: "paragraph", text: quote, origin: { page: 2 } });
  const notes = notesOf(sound({ outcomes: [finding, missing] }), structure(builder.build()));
  expect(notes.filter(({ lines }) => lines.some((line) => line.includes(says)))).toHaveLength(2);
});
