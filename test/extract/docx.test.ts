import { describe, expect, test } from "vitest";
import { extractDocx } from "../../src/extract/docx.js";
import { UserError } from "../../src/errors.js";
import type { Source } from "../../src/types.js";
import { docx, docxOf, li, lvl, p, sourceOf } from "./docx-source.js";
import { shown } from "./shown.js";

const read = async (source: Source) => shown(await extractDocx(source));
const notices = async (source: Source) => (await extractDocx(source)).notices.map(({ id }) => id);

const legal = `<w:abstractNum w:abstractNumId="0">${lvl(0, "upperRoman", "ARTICLE %1.")}${lvl(1, "decimal", "%1.%2", "<w:isLgl/>")}${lvl(2, "lowerLetter", "(%3)")}</w:abstractNum>`;

describe("automatic numbers", () => {
  test("are kept as labels as the reader sees them, out of the text", async () => {
    const body = [
      li("Term", 1, 0),
      li("This Agreement starts today.", 1, 1),
      li("first;", 1, 2),
      li("second.", 1, 2),
      li("It ends tomorrow.", 1, 1),
      li("new list.", 1, 2),
      li("Breach", 1, 0),
      li("Vendor shall report.", 1, 1),
    ].join("");
    const document = await extractDocx(
      docx(body, { numbering: `${legal}<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>` }),
    );
    expect(shown(document)).toEqual([
      "item [ARTICLE I.] Term",
      "item [1.1] This Agreement starts today.",
      "item [(a)] first;",
      "item [(b)] second.",
      "item [1.2] It ends tomorrow.",
      "item [(a)] new list.",
      "item [ARTICLE II.] Breach",
      "item [2.1] Vendor shall report.",
    ]);
    expect(document.text).not.toContain("ARTICLE");
    expect(document.blocks.map(({ level }) => level)).toEqual([0, 1, 2, 2, 1, 2, 0, 1]);
  });

  test.each([
    ["go on when an instance shares the list", "", ["1.", "2.", "3."]],
    [
      "start again where the instance says so",
      '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride>',
      ["1.", "7.", "8."],
    ],
    [
      "take another form where the instance says so",
      `<w:lvlOverride w:ilvl="0">${lvl(0, "lowerRoman", "%1)")}</w:lvlOverride>`,
      ["1.", "ii)", "iii)"],
    ],
  ])("%s", async (_, override, labels) => {
    const numbering = `<w:abstractNum w:abstractNumId="0">${lvl(0, "decimal", "%1.")}</w:abstractNum>
      <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="0"/>${override}</w:num>`;
    const { blocks } = await extractDocx(docx(li("one", 1, 0) + li("two", 2, 0) + li("three", 2, 0), { numbering }));
    expect(blocks.map(({ label }) => label)).toEqual(labels);
  });

  test("come from the style, through the styles it is based on, unless the paragraph takes them away", async () => {
    const styles = `
      <w:style w:type="paragraph" w:styleId="Clause"><w:name w:val="Clause"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
      <w:style w:type="paragraph" w:styleId="Sub"><w:name w:val="Sub"/><w:basedOn w:val="Clause"/></w:style>`;
    const numbering = `<w:abstractNum w:abstractNumId="0">${lvl(0, "decimal", "%1.", '<w:pStyle w:val="Clause"/>')}${lvl(1, "lowerLetter", "(%2)", '<w:pStyle w:val="Sub"/>')}</w:abstractNum>
      <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`;
    const styled = (text: string, style: string, more = "") => p(text, `<w:pStyle w:val="${style}"/>${more}`);
    const body =
      styled("Vendor shall:", "Clause") +
      styled("encrypt;", "Sub") +
      styled("report.", "Sub") +
      styled("no number", "Clause", '<w:numPr><w:numId w:val="0"/></w:numPr>') +
      styled("Term.", "Clause");
    expect(await read(docx(body, { styles, numbering }))).toEqual([
      "item [1.] Vendor shall:",
      "item [(a)] encrypt;",
      "item [(b)] report.",
      "paragraph no number",
      "item [2.] Term.",
    ]);
  });

  test.each<[string, string, number[], (string | undefined)[]]>([
    [
      "Roman articles with Arabic sections",
      lvl(0, "upperRoman", "Article %1") + lvl(1, "decimalZero", "Section %1.%2", "<w:isLgl/>"),
      [0, 1, 0, 1, 1],
      ["Article I", "Section 1.01", "Article II", "Section 2.01", "Section 2.02"],
    ],
    [
      "levels passed over",
      lvl(0, "decimal", "%1.") + lvl(1, "decimal", "%1.%2"),
      [1, 1, 0, 1],
      ["1.1", "1.2", "2.", "2.1"],
    ],
    [
      "a level that never starts again",
      lvl(0, "decimal", "%1.") + lvl(1, "lowerLetter", "(%2)", '<w:lvlRestart w:val="0"/>'),
      [0, 1, 1, 0, 1],
      ["1.", "(a)", "(b)", "2.", "(c)"],
    ],
    ["bullets inside numbers", lvl(0, "bullet", "-") + lvl(1, "decimal", "%1%2)"), [0, 1, 1], ["•", "1)", "2)"]],
    ["no number at all", lvl(0, "none", "") + lvl(1, "ordinal", "%2"), [0, 1, 1], [undefined, "1st", "2nd"]],
  ])("count %s", async (_, levels, places, labels) => {
    const numbering = `<w:abstractNum w:abstractNumId="0">${levels}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`;
    const { blocks } = await extractDocx(docx(places.map((at) => li("x", 1, at)).join(""), { numbering }));
    expect(blocks.map(({ label }) => label)).toEqual(labels);
  });

  test("do not count paragraphs that were deleted, or only end a section", async () => {
    const section = `<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:sectPr/></w:pPr></w:p>`;
    const deleted = `<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr><w:del w:id="2"><w:r><w:delText>gone</w:delText></w:r></w:del></w:p>`;
    const numbering = `<w:abstractNum w:abstractNumId="0">${lvl(0, "decimal", "%1.")}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`;
    expect(await read(docx(li("one", 1, 0) + deleted + section + li("two", 1, 0), { numbering }))).toEqual([
      "item [1.] one",
      "item [2.] two",
    ]);
  });
});

describe("what the reader sees", () => {
  const run = (text: string, look: string) =>
    `<w:r><w:rPr>${look}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;

  test.each([
    [
      "tracked changes are accepted",
      `<w:p><w:r><w:t xml:space="preserve">within </w:t></w:r><w:del><w:r><w:delText>ninety</w:delText></w:r></w:del><w:ins><w:r><w:t>ten</w:t></w:r></w:ins><w:r><w:t xml:space="preserve"> days</w:t></w:r></w:p>`,
      "within ten days",
      ["tracked-changes"],
    ],
    [
      "text moved away is left out",
      `<w:p><w:moveFrom><w:r><w:t>old </w:t></w:r></w:moveFrom><w:r><w:t>stays</w:t></w:r></w:p>`,
      "stays",
      ["tracked-changes"],
    ],
    [
      "hidden text is left out",
      `<w:p><w:r><w:t>shown</w:t></w:r>${run(" not", "<w:vanish/>")}</w:p>`,
      "shown",
      ["hidden-text"],
    ],
    ["vanish that is switched off hides nothing", `<w:p>${run("shown", '<w:vanish w:val="0"/>')}</w:p>`, "shown", []],
    [
      "white text is left out",
      `<w:p><w:r><w:t>shown</w:t></w:r>${run(" not", '<w:color w:val="FFFFFF"/>')}</w:p>`,
      "shown",
      ["hidden-text"],
    ],
    [
      "white text on a dark ground is read",
      `<w:p>${run("shown", '<w:color w:val="FFFFFF"/><w:shd w:fill="000000"/>')}</w:p>`,
      "shown",
      [],
    ],
    [
      "specks are left out",
      `<w:p><w:r><w:t>shown</w:t></w:r>${run(" not", '<w:sz w:val="1"/>')}</w:p>`,
      "shown",
      ["hidden-text"],
    ],
    [
      "text struck through is left out",
      `<w:p><w:r><w:t>shown</w:t></w:r>${run(" not", "<w:strike/>")}</w:p>`,
      "shown",
      ["struck-text"],
    ],
    [
      "a field shows its result, not its instruction",
      `<w:p><w:r><w:t xml:space="preserve">Section </w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF x</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>4.2</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>`,
      "Section 4.2",
      [],
    ],
    [
      "a simple field shows its result",
      `<w:p><w:r><w:t xml:space="preserve">Section </w:t></w:r><w:fldSimple w:instr="REF x"><w:r><w:t>4.2</w:t></w:r></w:fldSimple></w:p>`,
      "Section 4.2",
      [],
    ],
    ["a line break is a space", `<w:p><w:r><w:t>one</w:t><w:br/><w:t>two</w:t></w:r></w:p>`, "one two", []],
    [
      "a line break before a list label parts blocks",
      `<w:p><w:r><w:t>Vendor shall:</w:t><w:br/><w:t>(a) encrypt;</w:t><w:br/><w:t>(b) report.</w:t></w:r></w:p>`,
      "Vendor shall:\n(a) encrypt;\n(b) report.",
      [],
    ],
    [
      "a hyphen that may not break is a hyphen",
      `<w:p><w:r><w:t>sub</w:t><w:noBreakHyphen/><w:t>contractor</w:t><w:softHyphen/></w:r></w:p>`,
      "sub-contractor",
      [],
    ],
    [
      "content controls and links are read",
      `<w:sdt><w:sdtPr><w:alias w:val="x"/></w:sdtPr><w:sdtContent><w:p><w:hyperlink><w:r><w:t>Acme</w:t></w:r></w:hyperlink></w:p></w:sdtContent></w:sdt>`,
      "Acme",
      [],
    ],
    [
      "a comment is not part of the text",
      `<w:p><w:r><w:t>text</w:t></w:r><w:r><w:commentReference w:id="0"/></w:r></w:p>`,
      "text",
      ["comments"],
    ],
    [
      "a paragraph whose end was deleted runs on",
      `<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t xml:space="preserve">Vendor shall </w:t></w:r></w:p>${p("report.")}`,
      "Vendor shall report.",
      ["tracked-changes"],
    ],
    [
      "a ticked box of a symbol font is a sign",
      `<w:p><w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:t xml:space="preserve"> yes</w:t></w:r></w:p>`,
      "☒ yes",
      [],
    ],
  ])("%s", async (_, body, text, ids) => {
    const document = await extractDocx(docx(body));
    expect(document.text).toBe(text);
    expect(document.notices.map(({ id }) => id)).toEqual(ids);
  });

  test("a text box is read once, after its paragraph", async () => {
    const box = `<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent>${p("in the box")}</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>${p("in the box")}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent>`;
    const { text, blocks } = await extractDocx(
      docx(`<w:p><w:r><w:t>around </w:t></w:r><w:r>${box}</w:r><w:r><w:t>it</w:t></w:r></w:p>`),
    );
    expect(text).toBe("around it\nin the box");
    expect(blocks.map(({ origin }) => origin.part)).toEqual([undefined, "textbox"]);
  });

  test("a footnote follows the paragraph that points to it", async () => {
    const footnotes = `<w:footnote w:type="separator" w:id="0">${p("---")}</w:footnote><w:footnote w:id="2">${p("Except weekends.")}</w:footnote>`;
    const body = `<w:p><w:r><w:t>Ten days.</w:t><w:footnoteReference w:id="2"/></w:r></w:p>${p("Next.")}`;
    const { text, blocks } = await extractDocx(docx(body, { footnotes }));
    expect(text).toBe("Ten days.\nExcept weekends.\nNext.");
    expect(blocks[1]!.origin.part).toBe("footnote");
  });

  test("a running head is left out, unless it holds a clause", async () => {
    const clause = "Vendor may at any time and in its sole discretion change this Agreement by posting a notice.";
    expect(await read(docx(p("Body."), { header: p("Confidential") }))).toEqual(["paragraph Body."]);
    expect(await read(docx(p("Body."), { header: p(clause) }))).toEqual([`paragraph ${clause}`, "paragraph Body."]);
  });
});

describe("kinds of blocks", () => {
  const styles = `<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/></w:style>`;
  const styled = (text: string) => p(text, '<w:pStyle w:val="H1"/>');

  test.each([
    ["a short paragraph of a heading style", styled("Breach Notification"), "heading Breach Notification"],
    [
      "a whole clause of a heading style",
      styled("Business Associate shall report each breach to Covered Entity."),
      "paragraph Business Associate shall report each breach to Covered Entity.",
    ],
    ["a short bold paragraph", p("Breach Notification", "", "<w:b/>"), "heading Breach Notification"],
    ["a line to fill in, though bold", p("By: ______", "", "<w:b/>"), "paragraph By: ______"],
    ["a typed label", p("(a) encrypt;"), "item (a) encrypt;"],
  ])("%s", async (_, body, line) => expect(await read(docx(body, { styles }))).toEqual([line]));

  const tc = (...paragraphs: string[]) => `<w:tc><w:tcPr/>${paragraphs.join("")}</w:tc>`;
  test("a table is read row by row", async () => {
    const body = `<w:tbl><w:tblPr/><w:tr>${tc(p("Term"))}${tc(p("3 years"))}</w:tr><w:tr>${tc(p("Fee"))}${tc(p(""))}</w:tr></w:tbl>`;
    expect(await read(docx(body))).toEqual(["row Term | 3 years", "paragraph Fee"]);
  });

  test("a table that only places paragraphs is read paragraph by paragraph", async () => {
    const long = "Business Associate shall report each breach. ".repeat(6).trim();
    const body = `<w:tbl><w:tr>${tc(p("1"))}${tc(p(long), p(long))}</w:tr></w:tbl>`;
    expect(await read(docx(body))).toEqual(["paragraph 1", `paragraph ${long}`, `paragraph ${long}`]);
  });
});

describe("files that are not as they should be", () => {
  const strict = (xml: string) =>
    xml.replaceAll(
      "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
      "http://purl.oclc.org/ooxml/wordprocessingml/main",
    );
  const document = (inner: string, prefix = "w") =>
    `<${prefix}:document xmlns:${prefix}="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${inner}</${prefix}:document>`;

  test.each([
    ["strict OOXML", strict(document(`<w:body>${p("Hello")}</w:body>`))],
    ["another prefix", document("<x:body><x:p><x:r><x:t>Hello</x:t></x:r></x:p></x:body>", "x")],
  ])("%s is read", async (_, xml) =>
    expect(await read(docxOf({ "word/document.xml": xml }))).toEqual(["paragraph Hello"]),
  );

  test("XML that is not well formed is read by mammoth, and the reader is told", async () => {
    const body = `<w:body>${p("Hello & goodbye")}</w:body>`;
    const source = docxOf({ "word/document.xml": document(body), "[Content_Types].xml": "<Types/>" });
    expect((await extractDocx(source)).text).toBe("Hello & goodbye");
    expect(await notices(source)).toEqual(["read-roughly"]);
  });

  test.each([
    ["cut off", docx(p("Hello")).bytes.slice(0, 200)],
    ["no zip", new TextEncoder().encode("PK\x03\x04 and nothing else")],
    ["a part that fails its checksum", corrupted(docx(p("Hello")).bytes)],
    ["without words", docx(p("")).bytes],
    ["only an image", docx("<w:p><w:r><w:drawing/></w:r></w:p>").bytes],
    [
      "a document type declaration",
      docxOf({ "word/document.xml": `<!DOCTYPE x [<!ENTITY a "b">]>${document("")}` }).bytes,
    ],
    ["larger than any contract", docx(p("a".repeat(17 * 1024 * 1024))).bytes],
  ])("%s is refused with what to do", async (_, bytes) => {
    const error: unknown = await extractDocx(sourceOf(bytes)).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(UserError);
    expect(error).toMatchObject({ exitCode: 3, place: "a.docx", remedy: expect.stringMatching(/\w/) as string });
  });
});

/** With the stored checksum of `word/document.xml` changed in the directory of the zip. */
function corrupted(bytes: Uint8Array): Uint8Array {
  const copy = Buffer.from(bytes);
  const at = copy.lastIndexOf("word/document.xml") - 46;
  copy.writeUInt32LE((copy.readUInt32LE(at + 16) ^ 1) >>> 0, at + 16);
  return copy;
}
