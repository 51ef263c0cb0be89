import type { Span } from "../types.js";

/** The cells of a table row as the reader sees them: extraction parts them with " | ". */
export function cellsOf(text: string, row: Span): Span[] {
  const cells: Span[] = [];
  let { start } = row;
  for (const match of text.slice(row.start, row.end).matchAll(/\s\|\s/g)) {
    cells.push({ start, end: row.start + match.index });
    start = row.start + match.index + match[0].length;
  }
  cells.push({ start, end: row.end });
  return cells.filter((cell) => cell.end > cell.start);
}

const binding =
  /\b(?:will|shall|must|agrees? to|undertakes? to|promises? to|is to|has to|obligations?|duty|duties|responsibilit\w+|commitments?)\b|\bwhat\s+(?:\S+\s+){1,3}(?:does|do)$/;

/**
 * The column whose head says who is bound, such as "What Business Associate will do" or "Vendor's obligation"; -1 where
 * the first row of a table is no row of heads, or none of them binds.
 */
export function bindingColumn(heads: readonly string[]): number {
  const isHead = (cell: string) => cell.split(/\s+/).length <= 8 && !/[.;]$/.test(cell);
  if (heads.length < 2 || !heads.every(isHead)) return -1;
  return heads.findIndex((cell) => binding.test(cell.toLowerCase()));
}
