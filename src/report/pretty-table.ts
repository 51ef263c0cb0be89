import type { DocumentReport } from "../types.js";
import { labelOf } from "./agreement-name.js";
import { inState, isUnread, required, trapsOf } from "./findings.js";
import { heading, type Page } from "./layout.js";
import { columns, pad } from "./wrap.js";

function row(document: DocumentReport): string[] {
  const [label, clauses] = [labelOf(document), required(document)];
  if (document.kind === "not-a-baa") return [label, "–", "–", "–", "not a BAA"];
  if (document.kind === "not-assessed") return [label, "–", "–", "–", "could not be assessed"];
  const needed = clauses.length - inState(clauses, "not-applicable").length;
  const note = isUnread(document)
    ? "not read whole"
    : inState(clauses, "contradicted").length > 0
      ? "promise taken back"
      : "";
  const score = document.score === null ? "–" : `${document.score.value} ${document.score.grade}`;
  return [label, score, `${inState(clauses, "met").length} of ${needed}`, String(trapsOf(document).length), note];
}

/** Of a path the end tells more than the beginning. */
function shortenPath(path: string, width: number): string {
  if (columns(path) <= width) return path;
  const end = path.slice(1 - width);
  const slash = end.indexOf("/");
  return `…${slash > 0 && slash < width / 2 ? end.slice(slash) : end}`;
}

/** One line a file, at the end of a run over several. */
export function table(documents: DocumentReport[], page: Page): string[] {
  const rows = [["File", "Score", "Required", "Traps", ""], ...documents.map(row)];
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((cells) => cells[column]!.length)));
  const others = widths.slice(1).reduce((sum, width) => sum + width + 2, 0);
  widths[0] = Math.min(widths[0]!, Math.max(16, page.width - others));
  const lines = rows.map((cells) =>
    cells
      .map((cell, column) => pad(column === 0 ? shortenPath(cell, widths[0]!) : cell, widths[column]!))
      .join("  ")
      .trimEnd(),
  );
  return [...heading("All files", page), page.style.faint(lines[0]!), ...lines.slice(1)];
}
