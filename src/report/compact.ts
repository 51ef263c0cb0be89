import type { DocumentReport, Outcome, Report } from "../types.js";
import { isUnread, weight } from "./findings.js";
import { sanitiseAll } from "./sanitise.js";

const line = (
  path: string,
  page: number | null,
  clause: string,
  severity: string,
  rule: string,
  message: string,
): string => `${path}:${page ?? "-"}:${clause || "-"}: ${severity} ${rule} – ${message}`;

function finding(document: DocumentReport, outcome: Outcome): string[] {
  const severity = weight(outcome);
  if (severity === null) return [];
  const at = outcome.evidence[0];
  const state = outcome.state === "fires" ? "" : `${outcome.state.replace("-", " ")}: `;
  return [
    line(
      at?.file ?? document.path,
      at?.page ?? null,
      at?.clause ?? "",
      severity,
      outcome.rule,
      state + outcome.message,
    ),
  ];
}

function lines(document: DocumentReport): string[] {
  if (document.kind === "not-a-baa")
    return [line(document.path, null, "", "info", "not-a-baa", "is not a business associate agreement")];
  const notices = document.notices
    .filter((notice) => notice.unread === true)
    .map((notice) => line(document.path, notice.page ?? null, "", "info", notice.id, notice.message));
  const unread = isUnread(document) && notices.length === 0;
  return [
    ...(unread ? [line(document.path, null, "", "info", "not-assessed", "could not be assessed")] : notices),
    ...document.outcomes.flatMap((outcome) => finding(document, outcome)),
  ];
}

/** One finding a line, for grep and editors. */
export function compact(report: Report): string {
  return sanitiseAll(report.documents)
    .flatMap(lines)
    .map((text) => `${text}\n`)
    .join("");
}
