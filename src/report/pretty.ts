import type { DocumentReport, Report } from "../types.js";
import { inState } from "./findings.js";
import { type Page, paragraph, type ReportOptions } from "./layout.js";
import { toldOnce } from "./notices.js";
import { ownDuties } from "./own-duties.js";
import { clauses } from "./pretty-clauses.js";
import { hygiene, notJudged, stateLaw, traps, whatMatters, worthAsking } from "./pretty-findings.js";
import { head } from "./pretty-head.js";
import { redline } from "./pretty-redline.js";
import { table } from "./pretty-table.js";
import { sanitiseAll } from "./sanitise.js";
import { style } from "./style.js";

const narrowest = 60;
const widest = 100;

function notABaa(document: DocumentReport, page: Page): string[] {
  return [
    ...paragraph(document.path, page, 0, "", page.style.strong),
    ...paragraph(
      "This is not a business associate agreement, so it is not scored and nothing is called missing from it. If a vendor sent it as one, ask for the agreement itself.",
      page,
      2,
      "",
      page.style.warn,
    ),
    ...toldOnce(document.notices).flatMap(({ text }) => paragraph(text, page, 2)),
  ];
}

function notAssessed(document: DocumentReport, page: Page): string[] {
  return [
    ...paragraph(document.path, page, 0, "", page.style.strong),
    ...paragraph(
      "This document could not be assessed. It has no score, and nothing is said about its clauses.",
      page,
      2,
      "",
      page.style.bad,
    ),
    ...toldOnce(document.notices).flatMap(({ text }) => paragraph(text, page, 2, "? ")),
  ];
}

function full(document: DocumentReport, page: Page): string[] {
  return [head, whatMatters, redline, clauses, traps, worthAsking, stateLaw, hygiene, notJudged].flatMap((part) =>
    part(document, page),
  );
}

function one(document: DocumentReport, page: Page): string[] {
  if (document.kind === "not-a-baa") return notABaa(document, page);
  // A scan whose few readable pages held something still shows what was found there.
  const nothingRead = inState(document.outcomes, "not-assessed").length === document.outcomes.length;
  if (document.kind === "not-assessed" && nothingRead) return notAssessed(document, page);
  return full(document, page);
}

/** The report for a person at a terminal. */
export function pretty(report: Report, options: ReportOptions): string {
  const page: Page = { width: Math.min(widest, Math.max(narrowest, options.width)), style: style(options.colour) };
  const documents = sanitiseAll(report.documents);
  const assessed = documents.some((document) => document.kind !== "not-a-baa" && document.kind !== "not-assessed");
  const rule = ["", page.style.faint("─".repeat(page.width)), ""];
  const lines = [
    ...documents.flatMap((document, index) => [...(index === 0 ? [] : rule), ...one(document, page)]),
    ...(assessed ? ownDuties(page) : []),
    ...(documents.length > 1 ? table(documents, page) : []),
  ];
  return `${lines.join("\n")}\n`;
}
