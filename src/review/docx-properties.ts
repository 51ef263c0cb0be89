import type { ScannedParagraph } from "./docx-scan.js";

/** What a new paragraph does not take over: what is told elsewhere, breaks, and records of changes. */
const notTaken: ReadonlySet<string> = new Set(["rPr", "sectPr", "pPrChange", "pageBreakBefore", "outlineLvl"]);

/** What stands behind the indent in the properties of a paragraph, in the order the format asks for. */
const behindIndent: ReadonlySet<string> = new Set([
  "contextualSpacing", "mirrorIndents", "suppressOverlap", "jc", "textDirection", "textAlignment", "textboxTightWrap",
  "divId", "cnfStyle",
]); // prettier-ignore

/** The properties of a paragraph for a new one that is to look like it; `isFlush` where its first line hangs for a number. */
export function propertiesLike(
  { properties }: ScannedParagraph,
  xml: string,
  prefix: string,
  isFlush: boolean,
): string {
  const kept = properties
    .filter(({ name }) => !notTaken.has(name))
    .map(({ name, start, end }) => ({ name, written: xml.slice(start, end) }));
  if (!isFlush) return kept.map(({ written }) => written).join("");
  const flush = `${prefix}hanging="0"`;
  const indent = kept.find(({ name }) => name === "ind");
  if (indent)
    indent.written = indent.written
      .replace(/\s[\w-]*:?(?:hanging|firstLine)(?:Chars)?="[^"]*"/g, "")
      .replace(/(?=\s*\/?>)/, ` ${flush}`);
  else {
    const at = kept.findIndex(({ name }) => behindIndent.has(name));
    kept.splice(at < 0 ? kept.length : at, 0, { name: "ind", written: `<${prefix}ind ${flush}/>` });
  }
  return kept.map(({ written }) => written).join("");
}
