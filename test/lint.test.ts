import { describe, expect, test } from "vitest";
import { exitCodeOf } from "../src/cli/exit-code.js";
import { DocumentBuilder } from "../src/extract/builder.js";
import { extractPdf } from "../src/extract/pdf.js";
import { lintDocument } from "../src/judge.js";
import { loadRules } from "../src/rulebook/load-rules.js";
import type { Notice, Source } from "../src/types.js";
import { column, pdfOf, pdfOfStreams } from "./extract/pdf-source.js";

const source: Source = { path: "example.txt", format: "text", bytes: new Uint8Array(), sha256: "" };
const book = await loadRules();

const stateOf = (rule: string, unread: boolean) => {
  const builder = new DocumentBuilder();
  builder.add({ text: "Business Associate Agreement", kind: "heading", level: 1, origin: {} });
  builder.add({
    text: "This Business Associate Agreement is made between Riverbend Clinic (“Covered Entity”) and Acme, Inc. (“Business Associate”).",
    kind: "paragraph",
    origin: {},
  });
  builder.add({
    text: "Business Associate shall report to Covered Entity each Breach of Unsecured PHI.",
    kind: "paragraph",
    origin: {},
  });
  const document = builder.build();
  if (unread) document.notices.push({ id: "page-without-text", message: "Page 2 has no text.", page: 2, unread: true });
  return lintDocument(source, document, book).outcomes.find((one) => one.rule === rule)?.state;
};

test.each([
  ["return-or-destroy", "missing"],
  ["not-in-force", "fires"],
  ["minimum-necessary", "fires"],
])("%s: what may stand on a page nobody could read is not called missing", (rule, state) => {
  expect(stateOf(rule, false)).toBe(state);
  expect(stateOf(rule, true)).toBe("not-assessed");
});

describe("a document of which a part could not be read", () => {
  const cover = "Master Services Agreement between Riverbend Clinic and Acme, Inc.";
  const exhibit = "The Business Associate Agreement is attached as Exhibit B.";
  const scan: Notice = { id: "page-without-text", message: "Page 2 holds no text.", page: 2, unread: true };
  const damage: Notice = { id: "damaged-file", message: "Parts of its text may be lost.", unread: true };
  const judged = (text: string, pages: number, ...notices: Notice[]) => {
    const builder = new DocumentBuilder();
    builder.add({ text, kind: "paragraph", origin: { page: 1 } });
    builder.notices.push(...notices);
    return lintDocument(source, builder.build(pages), book);
  };

  test.each([
    ["a cover over scanned pages", cover, 2, [scan], "not-assessed"],
    ["a long contract with its exhibit scanned", `${cover} ${exhibit}`, 40, [scan], "not-assessed"],
    ["a damaged file", cover, 40, [damage], "not-assessed"],
    ["a long contract about other things with one picture in it", cover, 40, [scan], "not-a-baa"],
    ["a contract with an exhibit that is missing, all of it read", `${cover} ${exhibit}`, 2, [], "not-a-baa"],
  ] as const)("%s", (_, text, pages, notices, kind) => {
    const report = judged(text, pages, ...notices);
    expect(report.kind).toBe(kind);
    expect(exitCodeOf(report, { failOn: "high" })).toBe(3);
    const says = report.notices.some(({ message }) => /one may stand in the part that could not be read/.test(message));
    expect(says).toBe(kind === "not-assessed");
  });

  test("is not called something else because nobody wants its pictures read", async () => {
    const bytes = pdfOfStreams([
      `BT /F1 10 Tf 72 700 Td (${cover}) Tj ET`,
      "q 612 0 0 792 0 0 cm /Im0 Do Q 0.4 g 72 700 300 40 re f",
    ]);
    const document = await extractPdf({ ...source, format: "pdf", bytes }, { ocr: "never" });
    expect(lintDocument(source, document, book)).toMatchObject({ kind: "not-assessed", outcomes: [] });
  });

  test("is not called something else because its letters are noise", async () => {
    const noise = Array.from({ length: 30 }, (_, at) =>
      column(72, 700 - 14 * at, ["Xqz vkpr jjwq bnmx zzkt wqpl hgfx dcvb qqrt"]),
    );
    const bytes = pdfOf([column(72, 700, [cover]), noise.flat()]);
    const document = await extractPdf({ ...source, format: "pdf", bytes }, { ocr: "never" });
    expect(document.notices).toMatchObject([{ id: "garbled-text", page: 2, unread: true }]);
    expect(lintDocument(source, document, book).kind).toBe("not-assessed");
  });
});
