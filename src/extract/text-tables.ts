import { normaliseLine } from "./normalise.js";
import type { TextLine } from "./text-lines.js";

// Tables drawn with bars: "| F-1 | Report any use that this | 2 days after |" over "|     | Exhibit does not allow. | learning of it |".

const isBarred = ({ text }: TextLine): boolean =>
  text.startsWith("|") && text.endsWith("|") && text.indexOf("|", 1) < text.length - 1;
const isRule = ({ text }: TextLine): boolean => /^[+|](?=[-=])[-=+:| ]+[+|]$/.test(text);

/** Lines with the rows of tables drawn with bars each put together in one, cell by cell; lines that only draw are left out. */
export function withRowsOfTables(lines: readonly TextLine[]): TextLine[] {
  const out: TextLine[] = [];
  for (let at = 0; at < lines.length; ) {
    let end = at;
    while (end < lines.length && (isBarred(lines[end]!) || isRule(lines[end]!))) end++;
    const table = lines.slice(at, end);
    if (table.filter((line) => !isRule(line)).length < 2) {
      end = Math.max(end, at + 1);
      out.push(...lines.slice(at, end));
    } else out.push(...rowsOf(table));
    at = end;
  }
  return out;
}

/** A drawn line parts two rows where there is one between most of them; elsewhere a row that goes on has an empty first cell. */
function rowsOf(table: readonly TextLine[]): TextLine[] {
  const isRuled = table.filter(isRule).length > 3;
  const rows: { line: TextLine; cells: string[] }[] = [];
  let isNew = true;
  for (const line of table) {
    if (isRule(line)) {
      isNew = true;
      continue;
    }
    const cells = cellsOf(line);
    const last = rows.at(-1);
    const goesOn = last?.cells.length === cells.length && !isNew && (isRuled || cells[0] === "");
    if (goesOn) cells.forEach((cell, column) => (last!.cells[column] = `${last!.cells[column]!} ${cell}`.trim()));
    else rows.push({ line, cells });
    isNew = false;
  }
  return rows.map(({ line, cells }) => {
    const filled = cells.filter((cell) => cell !== "");
    return { ...line, text: filled.join(" | "), cells: filled };
  });
}

const cellsOf = ({ text }: TextLine): string[] => text.slice(1, -1).split("|").map(normaliseLine);
