import type { DocumentReport, Report, Severity } from "../types.js";
import { keyOf, lead } from "./agreement-name.js";
import { fingerprintOf } from "./fingerprint.js";
import { plainPath } from "./file-address.js";
import { harmless } from "./json.js";
import { findingsOf, obstaclesOf, passage, sentenceOf } from "./listing.js";
import { sanitiseAll } from "./sanitise.js";

const severities: Readonly<Record<Severity, string>> = {
  critical: "blocker",
  high: "critical",
  medium: "major",
  low: "minor",
  info: "info",
};

function issues(document: DocumentReport, path: string): object[] {
  const location = (begin: number, file = path) => ({ path: plainPath(file), lines: { begin } });
  const key = [path, ...keyOf(document)];
  const obstacles = obstaclesOf(document).map(({ id, message, page }, index) => ({
    description:
      lead(document) + (page === null || message.includes(`age ${page}`) ? message : `Page ${page}: ${message}`),
    check_name: id,
    fingerprint: fingerprintOf({ rule: id, evidence: [] }, ...key, String(index)),
    severity: "info",
    location: location(1),
  }));
  const findings = findingsOf(document).map((finding) => ({
    description: lead(document) + [sentenceOf(finding.outcome), passage(finding, 200)].join(" ").trim(),
    check_name: finding.outcome.rule,
    // GitLab takes two findings of one fingerprint for one.
    fingerprint: fingerprintOf(finding.outcome, ...key),
    severity: severities[finding.severity],
    location: location(finding.line ?? 1, finding.at?.file),
  }));
  return [...obstacles, ...findings];
}

/** The Code Quality report of GitLab. */
export function gitlab(report: Report): string {
  const shown = sanitiseAll(report.documents);
  return `${harmless(report.documents.flatMap(({ path }, index) => issues(shown[index]!, path)))}\n`;
}
