import type { Report } from "../types.js";

// The order keys are written in, whatever order they were built in; a key not named here follows by name.
const order = [
  "schemaVersion", "tool", "documents",
  "id", "name", "version", "rules",
  "path", "sha256", "textSha256", "settings", "format", "agreement", "number", "of", "kind", "rule", "title", "words", "pages", "parties", "companions", "notices", "score", "outcomes",
  "template", "asked", "severities", "ocr",
  "businessAssociate", "coveredEntity",
  "value", "grade", "how",
  "clause", "state", "severity", "elements", "variant", "original", "message", "why", "cites", "evidence", "closest", "request", "suggest", "fallback",
  "quote", "file", "page", "line", "span", "lacks", "unread",
]; // prettier-ignore
const rank = new Map(order.map((key, index) => [key, index]));

function compareKeys(a: string, b: string): number {
  const byRank = (rank.get(a) ?? order.length) - (rank.get(b) ?? order.length);
  return byRank !== 0 ? byRank : a < b ? -1 : a > b ? 1 : 0;
}

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => compareKeys(a, b))
      .map(([key, item]) => [key, ordered(item)]),
  );
}

// JSON escapes the C0 controls only; the others would reach a terminal that prints the file.
// Some build servers take “##[” anywhere in a line for an order.
const unseen = /[\u007F-\u009F\u2028\u2029]|\p{Cf}|##(?=\w*\[)/gu;
const escape = (text: string): string =>
  [...Array(text.length).keys()].map((at) => `\\u${text.charCodeAt(at).toString(16).padStart(4, "0")}`).join("");

/** JSON that does no harm where it is printed, and loses nothing. */
export const harmless = (value: unknown, indent = 2): string =>
  JSON.stringify(value, null, indent).replace(unseen, escape);

/** The report itself: the same input gives the same bytes. */
export const json = (report: Report): string => `${harmless(ordered(report))}\n`;

/** One line a document: the report on it alone. */
export const jsonl = (report: Report): string =>
  report.documents.map((document) => `${harmless(ordered({ ...report, documents: [document] }), 0)}\n`).join("");
