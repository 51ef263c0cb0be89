// The numbers and letters that drafters put before a clause or an item.

export interface Label {
  /** As cited: "4.2", "(a)", "IV", "•". */
  text: string;
  /** Length of the label with the white space behind it. */
  length: number;
  /** What kind of numbering it belongs to: items of one list share a style. */
  style: "decimal" | "dotted" | "lower" | "upper" | "roman" | "ROMAN" | "article" | "bullet";
  /** How deep dotted numbers go: "4.2.1" is 3. */
  depth: number;
}

type Reader = (text: string) => Label | null;

const reader =
  (
    shape: RegExp,
    style: Label["style"],
    show = (label: string) => label,
    accepts: (label: string) => boolean = () => true,
  ): Reader =>
  (text) => {
    const match = shape.exec(text);
    const label = match?.[1] ?? match?.[2];
    if (!match || !label || !accepts(label)) return null;
    return {
      text: show(label),
      length: match[0].length,
      style,
      depth: style === "dotted" ? label.split(/[.(–-]/).length : 1,
    };
  };

const inBrackets = (label: string) => `(${label})`;

// A lone i is read as roman; other single roman letters (v, x, l, c) as letters: lists that long are rare.
const readers: Reader[] = [
  // "Section 13405(c) of HITECH" and "Section 4 shall survive" are sentences. No agreement has a thousand sections.
  // "Section 3.02" stands below "Article III" as 3.02 does.
  reader(
    /^(?:section|sec\.)\s+(\d{1,3}(?:\.\d{1,3})+)\b(?!\S*\s+(?:of|and|or|shall|will|above|below)\b)[.:)\]]*\s*(?:[-–—]\s*)?/i,
    "dotted",
  ),
  reader(
    /^(?:article|section|sec\.|exhibit|schedule|appendix|annex|attachment|part|chapter)\s+(\d{1,3}(?:\.\d+)*|[ivxlc]{1,7}|[a-z]|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b(?!\S*\s+(?:of|and|or|shall|will|above|below)\b)[.:)\]]*\s*(?:[-–—]\s*)?/i,
    "article",
  ),
  reader(/^§+\s*(\d{1,3})\b(?!\.\d)[.)]?\s+(?=["“]?[A-Z])/, "article"),
  reader(/^(\d{1,3}\([a-z]{1,3}\))[.:]?\s+(?=\S)/, "dotted"),
  reader(/^([A-Z][-–]\d{1,3}|(?:[A-Z]|[IVXL]{2,6})(?:\.\d{1,3})+)[.:)]?\s+(?=["“]?[A-Z])/, "dotted"),
  reader(/^([A-Z]\d{1,2})[.:)]\s+(?=["“]?[A-Z])/, "dotted"),
  reader(/^(\(\d{1,3}\))\s*(?:[-–—]\s*)?/, "decimal"),
  reader(/^(\[\d{1,3}\])\s+(?=["“]?[A-Z])/, "decimal"),
  // "164.528 calls for" goes on with a citation of the rules.
  reader(/^§?\s*(?!16[0-4]\.\d{3}\b)(\d{1,3}(?:\.\d{1,3})+)[.)]?(?=\s|[A-Z]|$)\s*/, "dotted"),
  // "D-4." in an exhibit D, "BA-2.1." in a form of its own series.
  reader(/^([A-Z]{1,3}-\d{1,3}(?:\.\d{1,3})*)[.):](?=\s)\s*/, "dotted"),
  // "2-a." below "Article 2".
  reader(/^(\d{1,2}-(?:[a-z]|\d{1,2}))[.):]\s+(?=["“]?[A-Z])/, "dotted"),
  reader(/^(\d{1,3})[.)](?!\d)(?:\s*[-–—])?\s*/, "decimal"),
  reader(
    /^(?:\(([ivxl]{1,6})\)|([ivxl]{1,6})[.)])\s+/,
    "roman",
    inBrackets,
    (label) => label.length > 1 || label === "i",
  ),
  // "d.Reportable Events." with the letter in bold, and nothing but its width between.
  reader(/^(?:\(([a-z]{1,2})\)|([a-z])[.)])(?:\s+|(?<=[.])(?=[A-Z][a-z]{3}))/, "lower", inBrackets),
  reader(
    /^(?:\(([IVXL]{1,6})\)|([IVXL]{1,6})[.)])\s+/,
    "ROMAN",
    undefined,
    (label) => label.length > 1 || label === "I",
  ),
  reader(/^(?:\(([A-Z])\)|([A-Z])[.)])\s+(?=\S)/, "upper"),
  reader(/^([•·▪◦‣●○■□▢☐☒☑✓✔✅✗✘✕❌➢❖*–—-]|o(?=\s+[A-Z]))\s+/, "bullet", () => "•"),
];

/** The label a block starts with, or null. Of "• (a)" and "▪ 4." the letter or number is what is cited. */
export function readLabel(text: string): Label | null {
  for (const read of readers) {
    const label = read(text);
    if (!label) continue;
    const inner = label.style === "bullet" && /^(?:\(\w{1,4}\)|\d{1,2}\.)\s/.test(text.slice(label.length)) && readLabel(text.slice(label.length)); // prettier-ignore
    return inner ? { ...inner, length: label.length + inner.length } : label;
  }
  return null;
}
