import { readFileSync } from "node:fs";
import { strFromU8, unzipSync } from "fflate";
import { DomUtils, parseDocument } from "htmlparser2";
import mammoth from "mammoth";
import { beforeAll, expect, test, vi } from "vitest";

vi.setConfig({ testTimeout: 20_000 });
import { extractDocx } from "../../src/extract/docx.js";
import { UserError } from "../../src/errors.js";
import { lintAgreements } from "../../src/judge.js";
import { review, type ReviewOptions } from "../../src/review/review.js";
import { loadRules } from "../../src/rulebook/load-rules.js";
import type { Source } from "../../src/types.js";
import { docx, docxOf, p } from "../extract/docx-source.js";
import { outOfOrder } from "./ooxml-order.js";
import { twoAgreements } from "../two-agreements.js";

let book: Awaited<ReturnType<typeof loadRules>>;
beforeAll(async () => void (book = await loadRules()));

const fixture = (name: string): Source => ({
  path: name,
  format: "docx",
  bytes: readFileSync(new URL(`../../fixtures/${name}.docx`, import.meta.url)),
  sha256: "",
});

async function reviewed(source: Source, options: ReviewOptions = {}) {
  const document = await extractDocx(source, { trace: true });
  const [report, ...others] = lintAgreements(source, document, book);
  const result = await review({ source, document, report: report!, others }, options);
  const parts = unzipSync(result.bytes);
  const xml = (name: string) => strFromU8(parts[`word/${name}.xml`]!);
  return {
    ...result,
    report: report!,
    document,
    parts,
    xml,
    again: await extractDocx({ ...source, bytes: result.bytes }),
  };
}

/** The words between the marks of each comment, by its id. */
function anchored(xml: string): Map<string, string> {
  const words = new Map<string, string>();
  for (const [, id = ""] of xml.matchAll(/<w:commentRangeStart w:id="(\d+)"\/>/g)) {
    const [, between = ""] = xml.split(`<w:commentRangeStart w:id="${id}"/>`);
    const [inside = ""] = between.split(`<w:commentRangeEnd w:id="${id}"/>`);
    words.set(id, textIn(inside));
  }
  return words;
}

const textIn = (xml: string): string =>
  [...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>|<w:p[ >]/g)]
    .map(([whole, text]) => (whole.startsWith("<w:p") ? " " : text))
    .join("")
    .replace(/&amp;/g, "&");

const opening =
  p("Business Associate Agreement") +
  p(
    "This Business Associate Agreement is made between Riverbend Clinic (“Covered Entity”) and Acme Systems, Inc. (“Vendor”), a business associate.",
  ) +
  p("Vendor may use and disclose PHI to perform the hosting services for Covered Entity.") +
  p("Vendor shall not use or disclose PHI other than as permitted by this Agreement or as required by law.") +
  p("Vendor shall report to Covered Entity any use or disclosure of PHI not provided for by this Agreement.");

test("comments stand on the very words, and the text is what it was", async () => {
  const { xml, report, document, again, comments } = await reviewed(fixture("vendor-traps"));
  expect(again.text).toBe(document.text);
  const words = [...anchored(xml("document")).values()].map((one) => one.replace(/\s+/g, " ").trim());
  expect(words).toHaveLength(comments);
  for (const { state, evidence } of report.outcomes.filter((one) => /^(?:partial|contradicted)$/.test(one.state))) {
    const [start, end] = evidence[0]!.span;
    expect(words, state).toContain(document.text.slice(start, end).replace(/\n/g, " "));
  }
});

test("a comment says what, why, which law, what to ask for and which rule", async () => {
  const { xml } = await reviewed(fixture("vendor-traps"));
  const comments = xml("comments");
  for (const part of ["Why: ", "Law: ", "Ask for: ", "Settle for: ", "Rule: "]) expect(comments).toContain(part);
  expect(comments).toContain("Trap: Vendor may lock, withhold or delete PHI in a dispute");
  expect(comments).not.toContain("w:date");
});

test("the same input gives the same bytes; a date only when asked for", async () => {
  const [one, two] = [await reviewed(fixture("mutual")), await reviewed(fixture("mutual"))];
  expect(Buffer.from(one.bytes).equals(Buffer.from(two.bytes))).toBe(true);
  const dated = await reviewed(fixture("mutual"), { date: "2026-03-31T00:00:00Z" });
  expect(dated.xml("comments")).toContain('w:date="2026-03-31T00:00:00Z"');
});

test("other parts are copied as they are", async () => {
  const source = fixture("vendor-traps");
  const before = unzipSync(source.bytes);
  const { parts } = await reviewed(source, { suggest: true });
  for (const name of ["word/styles.xml", "word/numbering.xml", "word/header1.xml"])
    expect(Buffer.from(parts[name]!).equals(Buffer.from(before[name]!)), name).toBe(true);
});

test("mammoth reads the text and the comments", async () => {
  const source = fixture("federal-floor");
  const { bytes } = await reviewed(source);
  const { value: before } = await mammoth.extractRawText({ buffer: Buffer.from(source.bytes) });
  const { value: after } = await mammoth.extractRawText({ buffer: Buffer.from(bytes) });
  expect(after).toBe(before);
  const { value: html } = await mammoth.convertToHtml(
    { buffer: Buffer.from(bytes) },
    { styleMap: ["comment-reference => sup"] },
  );
  expect(html).toContain("Worth asking for: ");
  expect(html).toContain("They are not legal advice.");
});

test("proposed language is a tracked insertion in the parties' own names; rejected, the text is what it was", async () => {
  const { xml, document, again, insertions } = await reviewed(fixture("vendor-traps"), { suggest: true });
  expect(insertions).toBeGreaterThan(10);
  expect(again.text).toContain(
    "Company shall return the Protected Health Information in a common format without charge.",
  );
  const marks = [...xml("document").matchAll(/<w:ins [^>]*w:author="baa-lint"/g)];
  expect(marks).toHaveLength(2 * insertions);
  // Rejecting drops what is inserted, and joins the paragraphs whose end is inserted with the next one.
  const rejected = xml("document")
    .replace(/<w:ins [^>]*[^/]>.*?<\/w:ins>/gs, "")
    .replace(/<w:p[ >](?:(?!<\/w:p>).)*?<w:rPr><w:ins [^>]*\/>.*?<\/w:p>/gs, (paragraph) =>
      paragraph.replace(/<\/w:p>$/, ""),
    );
  const texts = rejected.split("</w:p>").map((one) => textIn(one.replace(/<w:p[ >]/g, "<w:q>")).trim());
  const words = document.blocks
    .map(({ span }) => document.text.slice(span.start, span.end))
    .filter((text) => /[a-z]\.$/.test(text));
  expect(words.length).toBeGreaterThan(20);
  expect(words.filter((text) => !texts.includes(text))).toEqual([]);
});

/** The paragraphs of a body: their words, whether these are inserted, and their properties. */
const paragraphsOf = (xml: string) =>
  [...xml.matchAll(/<w:p[ >].*?<\/w:p>/gs)].map(([whole]) => ({
    text: textIn(whole.replace(/^<w:p/, "<w:q")),
    isNew: whole.includes("<w:ins ") && /<\/w:ins><\/w:p>$/.test(whole),
    properties: /<w:pPr>(.*?)<\/w:pPr>/s.exec(whole)?.[1] ?? "",
  }));

test("what leads into a list is not cut off from it, and a number that was typed leaves no first line hanging", async () => {
  const hanging = '<w:ind w:left="720" w:hanging="360"/><w:jc w:val="both"/>';
  const body =
    opening +
    p("(a) Upon termination of this Agreement Vendor shall return all PHI. Upon termination Vendor shall:", hanging) +
    p("1. Keep only what PHI it needs for its records;", '<w:ind w:left="1080" w:hanging="360"/>') +
    p("2. Use appropriate safeguards for the PHI it keeps.", '<w:ind w:left="1080" w:hanging="360"/>') +
    p("(b) Survival. The duties of Vendor under this Section survive.", hanging);
  const { xml } = await reviewed(docx(body), { suggest: true });
  const paragraphs = paragraphsOf(xml("document"));
  const at = paragraphs.findIndex(({ text, isNew }) => isNew && text.includes("complete the return or destruction"));
  expect(paragraphs.slice(0, at).findLast(({ isNew }) => !isNew)!.text).toMatch(/^2\. Use appropriate/);
  expect(paragraphs.findIndex(({ text }) => text.startsWith("(b) Survival"))).toBeGreaterThan(at);
  // It brings an end of its own: rejected, no other paragraph gets its properties.
  expect(paragraphs[at]!.properties).toMatch(
    /^<w:ind w:left="720" w:hanging="0"\/><w:jc w:val="both"\/><w:rPr><w:ins [^>]*\/>/,
  );
});

test("nothing is set in as a heading, or on a page of its own", async () => {
  const body =
    opening +
    p("Term and Termination", '<w:pStyle w:val="Heading1"/><w:pageBreakBefore/><w:outlineLvl w:val="0"/>') +
    p("This Agreement continues for one year.");
  const styles = '<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/></w:style>';
  const { xml } = await reviewed(docx(body, { styles }), { suggest: true });
  const added = paragraphsOf(xml("document")).filter(({ isNew }) => isNew);
  expect(added.some(({ text }) => text.includes("may terminate"))).toBe(true);
  expect(added.filter(({ properties }) => /Heading1|pageBreak|outline/.test(properties))).toEqual([]);
});

test.each(["vendor-traps", "mutual", "msa-exhibit", "state-agency"])(
  "%s, marked up, is what the format asks for: order of elements, ids, parts",
  async (name) => {
    const { xml, parts, comments } = await reviewed(fixture(name), { suggest: true });
    expect(outOfOrder(xml("document"))).toEqual([]);
    const all = DomUtils.findAll(() => true, parseDocument(xml("document"), { xmlMode: true }).children);
    const idsOf = (...tags: string[]) =>
      all.filter((one) => tags.includes(one.name.slice(2))).map((one) => one.attribs["w:id"]!);
    const changes = idsOf("ins", "del", "commentRangeStart", "bookmarkStart");
    expect(changes).toHaveLength(new Set(changes).size);
    const told = [...xml("comments").matchAll(/<w:comment [^>]*w:id="(\d+)"/g)].map(([, id]) => id!);
    expect(told).toHaveLength(comments);
    for (const tag of ["commentRangeStart", "commentRangeEnd", "commentReference"])
      expect(idsOf(tag).sort(), tag).toEqual([...told].sort());
    expect(strFromU8(parts["[Content_Types].xml"]!).match(/\/word\/comments\.xml"/g)).toHaveLength(1);
    expect(strFromU8(parts["word/_rels/document.xml.rels"]!).match(/relationships\/comments"/g)).toHaveLength(1);
  },
);

test("of two agreements in one file each has its notes, at its own words", async () => {
  const body = twoAgreements
    .split("\n\n")
    .map((words) => p(words))
    .join("");
  const { xml } = await reviewed(docx(body), { suggest: true });
  expect(xml("comments").match(/Agreement [12] of 2 in this file/g)).toHaveLength(2);
  // Only the second lacks the return of PHI; what is asked for stands behind its last promise.
  const paragraphs = paragraphsOf(xml("document"));
  const at = paragraphs.findIndex(({ text, isNew }) => isNew && text.includes("return to Covered Entity or destroy"));
  expect(paragraphs.slice(0, at).filter(({ text }) => text === "BUSINESS ASSOCIATE AGREEMENT")).toHaveLength(2);
});

test("words in text boxes take no comment, and that is said", async () => {
  const box = `<w:p><w:r><w:pict><v:textbox xmlns:v="urn:schemas-microsoft-com:vml"><w:txbxContent>${opening}</w:txbxContent></v:textbox></w:pict></w:r></w:p>`;
  await expect(reviewed(docx(box))).rejects.toThrow("stand in text boxes");
});

test("words over several runs, entities and existing comments", async () => {
  const body =
    opening +
    `<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Data. </w:t></w:r><w:commentRangeStart w:id="7"/><w:r><w:t>Vendor may sell PHI &amp; ima</w:t></w:r>` +
    `<w:commentRangeEnd w:id="7"/><w:r><w:commentReference w:id="7"/></w:r><w:r><w:rPr><w:i/></w:rPr><w:t xml:space="preserve">ges to third parties. And more.</w:t></w:r></w:p>`;
  const { xml, document, again, report } = await reviewed(docx(body));
  expect(report.outcomes.find(({ rule }) => rule === "sale-or-marketing")?.state).toBe("fires");
  expect([...anchored(xml("document")).values()]).toContain("Vendor may sell PHI & images to third parties.");
  expect(again.text).toBe(document.text);
  expect(xml("document")).toContain('<w:commentRangeStart w:id="7"/>');
  expect(xml("document").match(/w:id="8"/g)?.length).toBe(3);
});

test("a comment on a missing clause stands where it belongs", async () => {
  const { xml, report } = await reviewed(docx(opening + p("This Agreement is governed by the laws of Ohio.")));
  expect(report.outcomes.find(({ rule }) => rule === "report-breach")?.state).toBe("missing");
  const id = /<w:comment [^>]*w:id="(\d+)"(?:(?!<\/w:comment>).)*Missing: Report breaches/s.exec(xml("comments"))?.[1];
  expect(anchored(xml("document")).get(id!)).toBe("Agreement.");
});

test.each([
  ["signed", { "_xmlsignatures/origin.sigs": "" }, "is signed"],
  [
    "protected",
    {
      "word/settings.xml":
        '<w:settings xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:documentProtection w:edit="readOnly" w:enforcement="1"/></w:settings>',
    },
    "is protected",
  ],
])("a document that is %s is refused", async (_, more, what) => {
  const document = strFromU8(unzipSync(docx(opening).bytes)["word/document.xml"]!);
  const refused = reviewed(docxOf({ "word/document.xml": document, ...more }));
  await expect(refused).rejects.toThrow(UserError);
  await expect(refused).rejects.toThrow(what);
  await expect(refused).rejects.toMatchObject({ exitCode: 3 });
});

test("one redline asks for a thing once, and each comment weighs as the report does", async () => {
  const body = opening + p("Upon termination Vendor shall return or destroy all PHI received from Covered Entity.");
  const { xml, report } = await reviewed(docx(body), { suggest: true });
  const of = (rule: string) => report.outcomes.find((one) => one.rule === rule)!;
  expect([of("return-or-destroy").state, of("retention-no-deadline").state]).toEqual(["partial", "fires"]);
  expect(textIn(xml("document"))).not.toContain("complete the return or destruction within");
  const comments = textIn(xml("comments"));
  expect(comments).toContain("Ask for: what is proposed for “Return or destroy PHI at the end”, which holds this too.");
  expect(comments).toContain("Rule: return-or-destroy (partial, high)");
  expect(comments).toContain("Rule: retention-no-deadline (medium)");
});
