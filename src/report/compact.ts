import type { DocumentReport, Report } from "../types.js";
import { type Finding, findingsOf, type Obstacle, obstaclesOf, sentenceOf } from "./listing.js";
import { sanitiseAll } from "./sanitise.js";

const line = (path: string, place: string, severity: string, rule: string, message: string): string =>
  `${path}:${place}: ${severity} ${rule} – ${message}\n`;

const obstacle = ({ id, message, page }: Obstacle, path: string): string =>
  line(path, `${page ?? "-"}:-`, "info", id, message);

function finding({ outcome, severity, at, path, line: row }: Finding): string {
  const place = `${at?.page ?? row ?? "-"}:${at?.clause || "-"}`;
  return line(path, place, severity, outcome.rule, sentenceOf(outcome));
}

const lines = (document: DocumentReport): string[] => [
  ...obstaclesOf(document).map((one) => obstacle(one, document.path)),
  ...findingsOf(document).map(finding),
];

/** One finding a line, for grep and editors: file, page (or line), clause, what it is. */
export function compact(report: Report): string {
  return sanitiseAll(report.documents).flatMap(lines).join("");
}
