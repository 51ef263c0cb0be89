import { strToU8, zipSync } from "fflate";
import type { Source } from "../../src/types.js";

const namespaces =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" ' +
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" ' +
  'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" ' +
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
const offices = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

export interface Given {
  styles?: string;
  numbering?: string;
  footnotes?: string;
  header?: string;
}

/** A Word document with this body, and other parts where given. */
export function docx(body: string, given: Given = {}): Source {
  const related = Object.keys(given)
    .map((type) => `<Relationship Id="${type}" Type="${offices}/${type}" Target="${type}.xml"/>`)
    .join("");
  const roots = { styles: "styles", numbering: "numbering", footnotes: "footnotes", header: "hdr" };
  return docxOf({
    "word/document.xml": `<w:document ${namespaces}><w:body>${body}</w:body></w:document>`,
    "word/_rels/document.xml.rels": relationships(related),
    ...Object.fromEntries(
      Object.entries(given).map(([type, xml]) => {
        const root = roots[type as keyof Given];
        return [`word/${type}.xml`, `<w:${root} ${namespaces}>${xml}</w:${root}>`];
      }),
    ),
  });
}

const relationships = (inner: string) =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inner}</Relationships>`;

/** A zip with these parts and what leads to `word/document.xml`. */
export function docxOf(parts: Record<string, string>): Source {
  const root = `<Relationship Id="r1" Type="${offices}/officeDocument" Target="word/document.xml"/>`;
  const all = { "_rels/.rels": relationships(root), ...parts };
  return sourceOf(zipSync(Object.fromEntries(Object.entries(all).map(([name, xml]) => [name, strToU8(xml)]))));
}

export const sourceOf = (bytes: Uint8Array): Source => ({ path: "a.docx", format: "docx", bytes, sha256: "" });

/** A paragraph of one run: words, and the children of `w:pPr` and `w:rPr`. */
export const p = (text: string, properties = "", look = "") =>
  `<w:p><w:pPr>${properties}</w:pPr><w:r>${look && `<w:rPr>${look}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;

/** A paragraph of a list. */
export const li = (text: string, numId: number, level: number) =>
  p(text, `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${numId}"/></w:numPr>`);

/** A level of a list definition. */
export const lvl = (level: number, format: string, text: string, more = "") =>
  `<w:lvl w:ilvl="${level}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`;
