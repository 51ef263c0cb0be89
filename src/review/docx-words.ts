import { attribute, escape } from "../xml-text.js";
import type { NewParagraph } from "./docx-marks.js";
import type { Note } from "./notes.js";

export const author = "baa-lint";

/** Who made a change and, when asked for, when: without a date the same input gives the same bytes. */
export const signed = (prefix: string, id: number, date: string | undefined): string =>
  `${prefix}id="${id}" ${prefix}author="${author}"` + (date === undefined ? "" : ` ${prefix}date="${attribute(date)}"`);

/** A comment as it stands in the part of comments. */
export function commentXml(note: Note, id: number, prefix: string, date: string | undefined): string {
  const w = prefix;
  // Half-points: ten points, as Word's own style for comments has it.
  const run = (text: string, isBold: boolean) =>
    `<${w}r><${w}rPr>${isBold ? `<${w}b/>` : ""}<${w}sz ${w}val="20"/></${w}rPr>` +
    `<${w}t xml:space="preserve">${escape(text)}</${w}t></${w}r>`;
  const paragraph = (inner: string) => `<${w}p>${inner}</${w}p>`;
  const labelled = (line: string) => {
    const [label = ""] = /^(?:Why|Law|Ask for|Settle for|Rule|What to do): /.exec(line) ?? [];
    return (label === "" ? "" : run(label, true)) + run(line.slice(label.length), false);
  };
  const lines = note.lines.map((line) => paragraph(labelled(line))).join("");
  const title = paragraph(`<${w}r><${w}annotationRef/></${w}r>${run(note.title, true)}`);
  return `<${w}comment ${signed(w, id, date)} ${w}initials="bl">${title}${lines}</${w}comment>`;
}

/** What opens and closes the words a comment is about. */
export const commentRange = (id: number, w: string): { opens: string; closes: string } => ({
  opens: `<${w}commentRangeStart ${w}id="${id}"/>`,
  closes: `<${w}commentRangeEnd ${w}id="${id}"/><${w}r><${w}commentReference ${w}id="${id}"/></${w}r>`,
});

/** A paragraph as a tracked insertion: with the properties and the look of the one before it. */
export function trackedParagraph(
  { text, properties, look, isAlike }: { text: string; properties: string; look: string; isAlike: boolean },
  ids: readonly [mark: number, words: number],
  w: string,
  date: string | undefined,
): NewParagraph {
  const words = `<${w}r>${look && `<${w}rPr>${look}</${w}rPr>`}<${w}t xml:space="preserve">${escape(text)}</${w}t></${w}r>`;
  const tracked = `<${w}ins ${signed(w, ids[1], date)}>${words}</${w}ins>`;
  return {
    isAlike,
    mark: `<${w}ins ${signed(w, ids[0], date)}/>`,
    written: (mark) => `<${w}p><${w}pPr>${properties}<${w}rPr>${mark}${look}</${w}rPr></${w}pPr>${tracked}</${w}p>`,
  };
}
