import { attribute, escape } from "../../xml-text.js";
import { noDate, pack, zipOf } from "../../zip.js";
import type { Cell, Part, Tone } from "./memo.js";

// A memo as a Word document. Written by hand: it needs a dozen elements, no clock and no random ids.

const main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const offices = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
/** Width of the text in twentieths of a point: letter paper, an inch of margin. */
const textWidth = 9360;

const colours: Readonly<Record<Tone, string>> = { good: "2E6B3E", warn: "8A5A00", bad: "A32020", faint: "5F6B76" };

/** The bytes of a Word document with these parts; `footer` stands at the foot of every page. */
export function memoDocx(parts: readonly Part[], footer: string): Uint8Array {
  const files: Record<string, string> = {
    "[Content_Types].xml": contentTypes,
    "_rels/.rels": relationships([["officeDocument", "word/document.xml"]]),
    "word/document.xml": `<w:document xmlns:w="${main}" xmlns:r="${offices}"><w:body>${parts.map(written).join("")}${section}</w:body></w:document>`,
    "word/_rels/document.xml.rels": relationships([["styles", "styles.xml"], ["numbering", "numbering.xml"], ["footer", "footer1.xml"]]),
    "word/styles.xml": styles,
    "word/numbering.xml": numbering,
    "word/footer1.xml": footerOf(footer),
  }; // prettier-ignore
  const encoder = new TextEncoder();
  return zipOf(Object.entries(files).map(([name, xml]) => pack(name, encoder.encode(declaration + xml), noDate)));
}

const run = (text: string, look = ""): string =>
  `<w:r>${look && `<w:rPr>${look}</w:rPr>`}<w:t xml:space="preserve">${escape(text)}</w:t></w:r>`;
const paragraph = (style: string, inner: string): string =>
  `<w:p><w:pPr><w:pStyle w:val="${style}"/></w:pPr>${inner}</w:p>`;
const bold = "<w:b/>";
const coloured = (tone: Tone): string => `<w:color w:val="${colours[tone]}"/>`;

function written(part: Part): string {
  switch (part.kind) {
    case "title":
      return paragraph("Title", run(part.text));
    case "heading":
      return paragraph("Heading1", run(part.text));
    case "issue":
      return paragraph("Heading2", run(part.text) + (part.mark && run(`  ${part.mark}`, `<w:b w:val="0"/>${coloured(part.tone)}`))); // prettier-ignore
    case "text":
      return paragraph("Normal", run(part.text));
    case "quote":
      return paragraph("Quote", run(part.text));
    case "small":
      return paragraph("Small", run(part.text));
    case "item":
      return paragraph("ListBullet", run(part.text));
    case "labelled":
      return paragraph("Labelled", run(`${part.label}:`, bold) + "<w:r><w:tab/></w:r>" + run(part.text));
    case "table":
      return table(part);
    case "page":
      return '<w:p><w:r><w:br w:type="page"/></w:r></w:p>';
  }
}

function table({ head, widths, rows }: Extract<Part, { kind: "table" }>): string {
  const columns = widths.map((share) => Math.round(share * textWidth));
  const grid = columns.map((width) => `<w:gridCol w:w="${width}"/>`).join("");
  const headRow =
    head.length === 0
      ? ""
      : row(head.map((text) => ({ text, isStrong: true })), columns, "<w:cantSplit/><w:tblHeader/>", "E8EDF2"); // prettier-ignore
  const line = (side: string) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="C5CDD5"/>`;
  const borders = ["top", "bottom", "insideH"].map(line).join("");
  const margins =
    '<w:tblCellMar><w:top w:w="50" w:type="dxa"/><w:left w:w="90" w:type="dxa"/><w:bottom w:w="50" w:type="dxa"/><w:right w:w="90" w:type="dxa"/></w:tblCellMar>';
  return (
    `<w:tbl><w:tblPr><w:tblW w:w="${textWidth}" w:type="dxa"/><w:tblBorders>${borders}</w:tblBorders><w:tblLayout w:type="fixed"/>${margins}</w:tblPr>` +
    `<w:tblGrid>${grid}</w:tblGrid>${headRow}${rows.map((cells) => row(cells, columns, "<w:cantSplit/>")).join("")}</w:tbl>` +
    paragraph("Gap", "")
  );
}

function row(cells: readonly Cell[], columns: readonly number[], properties: string, shade?: string): string {
  const cell = ({ text, tone, isStrong }: Cell, index: number) => {
    const look = (isStrong ? bold : "") + (tone ? coloured(tone) : "");
    const shading = shade === undefined ? "" : `<w:shd w:val="clear" w:color="auto" w:fill="${attribute(shade)}"/>`;
    return `<w:tc><w:tcPr><w:tcW w:w="${columns[index]}" w:type="dxa"/>${shading}</w:tcPr>${paragraph("Cell", run(text, look))}</w:tc>`;
  };
  return `<w:tr><w:trPr>${properties}</w:trPr>${cells.map(cell).join("")}</w:tr>`;
}

const section =
  '<w:sectPr><w:footerReference w:type="default" r:id="rId3"/><w:pgSz w:w="12240" w:h="15840"/>' +
  '<w:pgMar w:top="1300" w:right="1440" w:bottom="1200" w:left="1440" w:header="700" w:footer="600" w:gutter="0"/></w:sectPr>';

const field = (code: string): string =>
  `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> ${code} </w:instrText></w:r>` +
  `<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`;

const footerOf = (text: string): string =>
  `<w:ftr xmlns:w="${main}">${paragraph("Footer", run(text) + "<w:r><w:tab/></w:r>" + run("Page ") + field("PAGE") + run(" of ") + field("NUMPAGES"))}</w:ftr>`;

function relationships(list: readonly (readonly [type: string, target: string])[]): string {
  const one = ([type, target]: readonly [string, string], index: number) =>
    `<Relationship Id="rId${index + 1}" Type="${offices}/${type}" Target="${target}"/>`;
  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list.map(one).join("")}</Relationships>`;
}

const word = "application/vnd.openxmlformats-officedocument.wordprocessingml";
const override = (name: string, type: string) => `<Override PartName="/word/${name}.xml" ContentType="${word}.${type}+xml"/>`; // prettier-ignore
const contentTypes =
  '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
  '<Default Extension="xml" ContentType="application/xml"/>' +
  override("document", "document.main") +
  override("styles", "styles") +
  override("numbering", "numbering") +
  override("footer1", "footer") +
  "</Types>";

const numbering =
  `<w:numbering xmlns:w="${main}"><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/>` +
  '<w:numFmt w:val="bullet"/><w:lvlText w:val="•"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="360" w:hanging="260"/></w:pPr></w:lvl></w:abstractNum>' +
  '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>';

/** A paragraph style: sizes in half-points, spacing in twentieths of a point. */
const style = (id: string, name: string, properties: string, look: string, more = ""): string =>
  `<w:style w:type="paragraph"${id === "Normal" ? ' w:default="1"' : ""} w:styleId="${id}"><w:name w:val="${name}"/>` +
  `${id === "Normal" ? "" : '<w:basedOn w:val="Normal"/>'}${more}<w:qFormat/><w:pPr>${properties}</w:pPr><w:rPr>${look}</w:rPr></w:style>`;
const space = (before: number, after: number, line = 264) =>
  `<w:spacing w:before="${before}" w:after="${after}" w:line="${line}" w:lineRule="auto"/>`;
const dark = '<w:color w:val="1F3A56"/>';
const next = '<w:next w:val="Normal"/>';
const styles =
  `<w:styles xmlns:w="${main}"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Calibri" w:eastAsia="Calibri"/><w:sz w:val="21"/><w:lang w:val="en-US"/></w:rPr></w:rPrDefault></w:docDefaults>` +
  style("Normal", "Normal", `<w:widowControl/>${space(0, 100)}`, "") +
  style("Title", "Title", space(0, 200), `<w:b/>${dark}<w:sz w:val="36"/>`, next) +
  style("Heading1", "heading 1", `<w:keepNext/>${space(320, 120)}<w:outlineLvl w:val="0"/>`, `<w:b/>${dark}<w:sz w:val="27"/>`, next) +
  style("Heading2", "heading 2", `<w:keepNext/>${space(220, 60)}<w:outlineLvl w:val="1"/>`, '<w:b/><w:sz w:val="22"/>', next) +
  style("Quote", "Quote", `<w:pBdr><w:left w:val="single" w:sz="18" w:space="8" w:color="C5CDD5"/></w:pBdr>${space(40, 80)}<w:ind w:left="280" w:right="280"/>`, '<w:i/><w:color w:val="3A4550"/>') +
  style("Labelled", "Labelled", `<w:tabs><w:tab w:val="left" w:pos="1500"/></w:tabs>${space(0, 60)}<w:ind w:left="1500" w:hanging="1500"/>`, "") +
  style("ListBullet", "List Bullet", `<w:numPr><w:numId w:val="1"/></w:numPr>${space(0, 50)}`, "") +
  style("Cell", "Cell", space(0, 0, 250), '<w:sz w:val="19"/>') +
  style("Gap", "Gap", space(0, 60, 160), '<w:sz w:val="8"/>') +
  style("Small", "Small", space(60, 100, 250), `${coloured("faint")}<w:sz w:val="18"/>`) +
  style("Footer", "footer", `<w:tabs><w:tab w:val="right" w:pos="${textWidth}"/></w:tabs>${space(0, 0)}`, `${coloured("faint")}<w:sz w:val="17"/>`) +
  "</w:styles>"; // prettier-ignore
