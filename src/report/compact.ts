import type { DocumentReport, Report } from "../types.js";
import { ordinalOf } from "./agreement-name.js";
import { doubtOf, type Finding, findingsOf, type Obstacle, obstaclesOf, sentenceOf } from "./listing.js";
import { sanitiseAll } from "./sanitise.js";

const line = (where: string, what: string, message: string): string => `${where}: ${what} – ${message}\n`;

const obstacle = ({ id, message, page }: Obstacle, path: string, which: string): string =>
  line(`${path}:${page ?? "-"}:-`, `info ${id}${which}`, message);

function finding({ outcome, severity, at, path, line: row }: Finding, which: string): string {
  const where = `${path}:${at?.page ?? row ?? "-"}:${at?.clause || "-"}`;
  return line(where, `${severity} ${outcome.rule}${which}`, `${sentenceOf(outcome)} ${doubtOf(outcome)}`.trim());
}

function lines(document: DocumentReport): string[] {
  const which = document.agreement === undefined ? "" : ` (${ordinalOf(document)})`;
  return [
    ...obstaclesOf(document).map((one) => obstacle(one, document.path, which)),
    ...findingsOf(document).map((one) => finding(one, which)),
  ];
}

/** One finding a line, for grep and editors: file, page (or line), clause, what it is. */
export function compact(report: Report): string {
  return sanitiseAll(report.documents).flatMap(lines).join("");
}
