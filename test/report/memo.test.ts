import { strFromU8, unzipSync } from "fflate";
import { expect, test } from "vitest";
import { extract } from "../../src/index.js";
import { askEmail } from "../../src/report/ask.js";
import { reporters } from "../../src/report/index.js";
import { together } from "../../src/report/memo/pdf.js";
import { winAnsi } from "../../src/report/memo/win-ansi.js";
import { outOfOrder } from "../review/ooxml-order.js";
import { mixed, notABaa, outcome, reportOf, sound, unreadable } from "./sample.js";

const read = async (format: "docx" | "pdf", bytes: Uint8Array) =>
  (await extract({ path: `memo.${format}`, format, bytes, sha256: "" }, { isolate: false })).text;

const told = [
  "Summary",
  "The obligations",
  "Missing: Books and records open to the Secretary of HHS",
  "Taken back: Return or destruction at termination",
  "Vendor may retain PHI for as long as it deems useful.",
  "Language for hhs-books-records.",
  "Settle for: Less for hhs-books-records.",
  "For human judgment",
  "Two clauses say different things about access.",
  "What was not assessed",
  "The file holds tracked changes; they are read as accepted.",
  "Rules and hashes",
  "a".repeat(32),
  "not legal advice",
];

const given = () => {
  const document = mixed();
  const missing = document.outcomes.find(({ state }) => state === "missing")!;
  missing.fallback = "Less for hhs-books-records.";
  return reportOf(document);
};

test.each(["docx", "pdf"] as const)(
  "the %s memo holds every part, the same bytes each time",
  { timeout: 20_000 },
  async (format) => {
    const bytes = await reporters[format].write(given());
    expect(Buffer.from(bytes).equals(Buffer.from(await reporters[format].write(given())))).toBe(true);
    const text = (await read(format, bytes)).replace(/\s+/g, " ");
    const plain = text.replace(/[^\p{L}\p{N}]+/gu, " ");
    for (const part of told) expect(plain).toContain(part.replace(/[^\p{L}\p{N}]+/gu, " ").trim());
  },
);

test("a memo on what cannot be judged says so", async () => {
  for (const [document, words] of [
    [notABaa(), "This is not a business associate agreement"],
    [unreadable(), "What was not assessed"],
  ] as const)
    expect(await read("docx", await reporters.docx.write(reportOf(document)))).toContain(words);
});

test("the Word memo is well formed, whatever the agreement says", async () => {
  const hostile = outcome("sale-or-marketing", "loophole", "fires", {
    severity: "critical",
    evidence: [{ quote: "a </w:t> & <b> \u0000\uFFFF ]]>", clause: "1", page: 1, span: [0, 1] }],
  });
  const bytes = await reporters.docx.write(reportOf(sound({ outcomes: [...sound().outcomes, hostile] })));
  const xml = strFromU8(unzipSync(bytes)["word/document.xml"]!);
  expect(xml).toContain("a &lt;/w:t&gt; &amp; &lt;b&gt; ");
  expect(await read("docx", bytes)).toContain("a </w:t> & <b>");
});

test("the Word memo has its elements in the order that the format asks for", async () => {
  const parts = unzipSync(await reporters.docx.write(given()));
  const names = Object.keys(parts).filter((name) => /^word\/\w+\.xml$/.test(name));
  expect(names).toHaveLength(4);
  for (const name of names) expect(outOfOrder(strFromU8(parts[name]!)), name).toEqual([]);
});

test("no page ends with the first line of a paragraph, or begins with its last", () => {
  for (let lines = 2; lines <= 9; lines++)
    for (let room = 0; room <= 9; room++) {
      let left = room;
      const pages = [0];
      for (let line = 0; line < lines; line++) {
        if (together(line, lines) > left) [left, pages[pages.length]] = [99, 0];
        pages[pages.length - 1]!++;
        left--;
      }
      const [before, behind] = pages;
      expect([before, behind], `${lines} lines, room for ${room}`).not.toContain(1);
    }
});

test("letters that the standard fonts lack are written with those they have", () => {
  expect(winAnsi("“§ 164.504” – Müller ☐ ≤ Čapek")).toBe("“§ 164.504” – Müller [ ] <= Capek");
  expect(winAnsi("協")).toBe("?");
});

test("the e-mail lists what to change, worst first, with clause and wording, and no score", () => {
  const email = askEmail(mixed());
  expect(email).toContain("Dear Larkspur Software, Inc.,");
  const at = (words: string) => email.replace(/\s+/g, " ").indexOf(words);
  expect(at("Please change: Return or destruction at termination (clause 9.2(b), page 6)")).toBeGreaterThan(0);
  expect(at("Please change: Return or destruction")).toBeLessThan(at("Please add: Books and records open"));
  expect(at("Please add: Books and records open")).toBeLessThan(at("Title of audit-right"));
  expect(email.replace(/\s+/g, " ")).toContain("Proposed wording: “Language for return-or-destroy.”");
  expect(email).toContain("Willow Street Clinic\n");
  expect(email).not.toMatch(/score|grade|54|legal advice|[^\n]{77}/i);
});

test("what weighs little takes a line of the e-mail, without quote and wording", () => {
  const email = askEmail(mixed());
  expect(email).toContain("- Title of audit-right\n");
  expect(email).not.toContain("Language for audit-right");
});

test("of a sound agreement there is nothing to ask for", () =>
  expect(askEmail(sound()).replace(/\s+/g, " ")).toContain("have no changes to ask for"));
