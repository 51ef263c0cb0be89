import { describe, expect, test } from "vitest";
import { compact } from "../../src/report/compact.js";
import { json } from "../../src/report/json.js";
import { halfRead, mixed, notABaa, reportOf, sound, unreadable } from "./sample.js";

describe("json", () => {
  test("is the report", () => expect(JSON.parse(json(reportOf(mixed())))).toEqual(reportOf(mixed())));

  test("keeps its bytes whatever order the report was built in", () => {
    const { documents, tool, schemaVersion } = reportOf(sound());
    const [document] = documents;
    const reversed = Object.fromEntries(Object.entries(document!).reverse()) as unknown as typeof document;
    expect(json({ documents: [reversed!], tool, schemaVersion })).toBe(json(reportOf(sound())));
  });

  test("puts the keys a reader looks for first", () =>
    expect(json(reportOf(sound())).slice(0, 130)).toMatch(/^\{\n {2}"schemaVersion": 1,\n {2}"tool": \{\n {4}"name"/));

  test("ends in one newline", () => expect(json(reportOf())).toMatch(/\}\n$/));

  test("escapes what would move a terminal, and loses nothing", () => {
    const odd = sound({ title: "a\u202eb\u009bc\u{e0041}d\u2028" });
    const text = json(reportOf(odd));
    expect(text).toContain(String.raw`"a\u202eb\u009bc\udb40\udc41d\u2028"`);
    expect(JSON.parse(text)).toEqual(reportOf(odd));
  });
});

describe("compact", () => {
  test("is one finding a line, with nothing for what is in order", () =>
    expect(compact(reportOf(sound(), mixed(), notABaa(), unreadable(), halfRead()))).toBe(
      [
        "agreements/mixed.docx:4:5.1: medium safeguards – Appropriate safeguards for all PHI: partial. Lacks: all PHI, not only electronic.",
        "agreements/mixed.docx:3:4.2: medium access – Access by individuals: look yourself. Two clauses say different things about access.",
        "agreements/mixed.docx:-:-: high hhs-books-records – Books and records open to the Secretary of HHS: missing. No sentence opens books and records to HHS.",
        "agreements/mixed.docx:6:9.2(b): critical return-or-destroy – Return or destruction at termination: contradicted. A later clause lets the vendor keep PHI.",
        "agreements/mixed.docx:-:Data: critical sale-or-marketing – Title of sale-or-marketing. Message of sale-or-marketing.",
        "agreements/mixed.docx:5:6.1: medium breach-no-deadline – Title of breach-no-deadline. Message of breach-no-deadline.",
        "agreements/mixed.docx:-:-: low audit-right – Title of audit-right. Message of audit-right.",
        "agreements/mixed.docx:-:-: medium minimum-necessary – Title of minimum-necessary. Message of minimum-necessary.",
        "agreements/mixed.docx:1:1: medium placeholders – Title of placeholders. Message of placeholders.",
        "lease.txt:-:-: info not-a-baa – This is not a business associate agreement.",
        "scan.pdf:1:-: info page-without-text – Page 1 has no text; it looks scanned.",
        "half.pdf:3:-: info page-without-text – Page 3 has no text.",
        "",
      ].join("\n"),
    ));

  test("keeps a message on its line", () => {
    const split = sound({ kind: "not-a-baa", path: "a\nb.txt" });
    expect(compact(reportOf(split)).trimEnd()).not.toContain("\n");
  });
});
