import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { extractDocx } from "../src/extract/docx.js";
import { lint, type LintOptions } from "../src/index.js";
import { pretty } from "../src/report/pretty.js";
import { docx, p } from "./extract/docx-source.js";

const deleted = (text: string) =>
  `<w:del w:id="1"><w:r><w:delText xml:space="preserve">${text}</w:delText></w:r></w:del>`;
const inserted = (text: string) => `<w:ins w:id="2"><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:ins>`;
const run = (text: string) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;
const para = (inner: string, end = "") => `<w:p><w:pPr><w:rPr>${end}</w:rPr></w:pPr>${inner}</w:p>`; // prettier-ignore

describe("the text before the tracked changes", () => {
  test.each([
    ["deleted words stand, inserted ones do not", para(run("within ") + deleted("ten") + inserted("ninety") + run(" days")), "within ten days"],
    ["moved words stand where they stood", para(`<w:moveFrom><w:r><w:t>old </w:t></w:r></w:moveFrom>${run("stays")}`) + para(`<w:moveTo><w:r><w:t>old </w:t></w:r></w:moveTo>`, "<w:ins/>") + p("end"), "old stays\nend"],
    ["a paragraph that was cut in two is whole", para(run("Vendor shall "), "<w:ins/>") + p("report."), "Vendor shall report."],
    ["paragraphs that were joined are two", para(run("Vendor shall report."), "<w:del/>") + p("Vendor shall encrypt."), "Vendor shall report.\nVendor shall encrypt."],
    ["words inserted and deleted again never stood there", para(`<w:ins><w:del><w:r><w:delText>never</w:delText></w:r></w:del></w:ins>${run("kept")}`), "kept"],
    ["a last paragraph with nothing behind it is not lost", p("first") + para(run("last"), "<w:ins/>"), "first\nlast"],
  ])("%s", async (_, body, text) =>
    expect((await extractDocx(docx(body), { revisions: "original" })).text).toBe(text),
  ); // prettier-ignore

  test("a footnote changed by the redline raises the notice too", async () => {
    const reference = `<w:p>${run("Body")}<w:r><w:footnoteReference w:id="1"/></w:r></w:p>`;
    const footnotes = `<w:footnote w:id="1"><w:p>${deleted("Vendor shall ")}${run("report.")}</w:p></w:footnote>`;
    const { notices, text } = await extractDocx(docx(reference, { footnotes }), { revisions: "original" });
    expect(text).toContain("Vendor shall report.");
    expect(notices).toMatchObject([{ id: "tracked-changes", message: expect.stringContaining("none had been made") as string }]);
  }); // prettier-ignore
});

const agreement =
  p("BUSINESS ASSOCIATE AGREEMENT") +
  p("This Business Associate Agreement is made between Larch Pediatrics (“Covered Entity”) and Ferrous Data, Inc. (“Business Associate”).") +
  para(run("Business Associate shall report to Covered Entity any Breach of Unsecured PHI within ") + deleted("five (5)") + inserted("sixty (60)") + run(" days after discovery.")) +
  para(deleted("Upon termination, Business Associate shall return to Covered Entity or destroy all PHI, and shall retain no copies."), "<w:del/>") +
  para(inserted("Business Associate may sell PHI to third parties."), "<w:ins/>") +
  p("Business Associate shall not use or disclose PHI other than as permitted by this Agreement or as required by law."); // prettier-ignore

const path = join(mkdtempSync(join(tmpdir(), "baa-lint-")), "redline.docx");
writeFileSync(path, docx(agreement).bytes);
const read = async (revisions?: LintOptions["revisions"]) => {
  const report = await lint([path], revisions ? { revisions } : {});
  const document = report.documents[0]!;
  return { report, document, of: (rule: string) => document.outcomes.find((one) => one.rule === rule)! };
};

describe("a redline", { timeout: 60_000 }, () => {
  test("is read with its changes accepted, unless the original is asked for", async () => {
    const [accepted, original] = [await read(), await read("original")];
    expect(accepted.of("return-or-destroy").state).toBe("missing");
    expect(accepted.of("sale-or-marketing").state).toBe("fires");
    expect(original.of("return-or-destroy").state).toBe("met");
    expect(original.of("sale-or-marketing").state).toBe("clear");
    for (const { document } of [accepted, original])
      expect(document.notices.map(({ id }) => id)).toContain("tracked-changes");
  });

  test("read both ways shows what differs, and the words that are gone", async () => {
    const { report, document, of } = await read("both");
    expect(of("return-or-destroy")).toMatchObject({ state: "missing", original: { state: "met", evidence: [{ quote: expect.stringContaining("return") as string }] } });
    expect(of("sale-or-marketing")).toMatchObject({ state: "fires", original: { state: "clear" } });
    expect(of("breach-window-long")).toMatchObject({ value: 60, original: { value: 5 } });
    expect(of("report-breach").original).toBeUndefined();
    const changed = document.outcomes.filter(({ original }) => original).length;
    expect(document.notices[0]!.message).toContain(`${changed} differ in the original text`);
    const text = pretty(report, { width: 120, colour: false });
    expect(text).toMatch(/WHAT THE REDLINE CHANGES/);
    expect(text).toMatch(/removes +Return or destr[^\n]*\n?[^\n]*met before, missing now/);
    expect(text).toMatch(/brings in +[^\n]*clear before, found now/);
  }); // prettier-ignore

  test("without tracked changes both readings are one", async () => {
    const plain = path.replace("redline", "plain");
    writeFileSync(plain, docx(p("BUSINESS ASSOCIATE AGREEMENT") + p("Business Associate shall return or destroy all PHI.")).bytes); // prettier-ignore
    const [both, one] = [await lint([plain], { revisions: "both" }), await lint([plain])];
    expect(both.documents[0]!.outcomes).toEqual(one.documents[0]!.outcomes);
    expect(both.documents[0]!.notices).toEqual([]);
  });
});
