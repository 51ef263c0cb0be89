import type { DocumentReport, Outcome, Report } from "../types.js";
import { weight } from "./findings.js";
import { obstaclesOf } from "./listing.js";
import { sanitiseAll } from "./sanitise.js";
import { kindNames, stateWords } from "./words.js";

const columns = [
  "document", "agreement", "kind", "score", "rule", "title", "group", "state", "severity", "known clause",
  "file", "place", "page", "line", "words", "uncertain words", "says", "law", "ask for", "settle for", "sha-256",
] as const; // prettier-ignore
type Row = Record<(typeof columns)[number], string | number | null | undefined>;

// A spreadsheet takes a cell that begins with one of these for a formula, in ASCII or full width.
const formula = /^[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20|%]/;

function cell(value: string | number | null | undefined): string {
  if (typeof value === "number") return String(value);
  const text = value ?? "";
  return `"${(formula.test(text) ? `'${text}` : text).replace(/"/g, '""')}"`;
}

function row(document: DocumentReport, outcome: Outcome): Row {
  const at = outcome.evidence[0] ?? outcome.closest;
  return {
    ...head(document),
    rule: outcome.rule,
    title: outcome.title,
    group: outcome.kind,
    state: stateWords[outcome.state].word,
    severity: weight(outcome),
    "known clause": outcome.clause,
    file: at?.file,
    place: at?.clause,
    page: at?.page,
    line: at?.line,
    words: at?.quote,
    "uncertain words": [...new Set(at?.doubtful)].join("; "),
    says: outcome.message,
    law: outcome.cites.join("; "),
    "ask for": outcome.suggest,
    "settle for": outcome.fallback,
  };
}

const head = ({ path, agreement, kind, score, sha256 }: DocumentReport): Row => ({
  ...(Object.fromEntries(columns.map((name) => [name, null])) as Row),
  document: path,
  agreement: agreement && `${agreement.number} of ${agreement.of}`,
  kind: kindNames[kind],
  score: score?.value,
  "sha-256": sha256,
});

const rows = (document: DocumentReport): Row[] => [
  ...obstaclesOf(document).map(({ id, message, page }) => ({ ...head(document), rule: id, says: message, page })),
  ...document.outcomes.map((outcome) => row(document, outcome)),
];

/** One row a rule and document; what is no finding has no severity. With the mark by which Excel knows UTF-8. */
export function csv(report: Report): string {
  const lines = sanitiseAll(report.documents)
    .flatMap(rows)
    .map((one) => columns.map((name) => cell(one[name])).join(","));
  return `\uFEFF${[columns.map(cell).join(","), ...lines].join("\r\n")}\r\n`;
}
