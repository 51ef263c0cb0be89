import { isUnread, weight } from "../report/findings.js";
import { severities } from "../types.js";
import type { DocumentReport, Outcome, Severity } from "../types.js";

/** 0 nothing at or above the gate · 1 findings · 2 usage or fault · 3 a document could not be assessed. */
export type ExitCode = 0 | 1 | 2 | 3;

export type FailOn = Exclude<Severity, "info"> | "never";

export interface Gate {
  failOn: FailOn;
  minScore?: number;
}

function reaches(outcome: Outcome, failOn: FailOn): boolean {
  const severity = weight(outcome);
  if (severity === null || failOn === "never") return false;
  return severities.indexOf(severity) <= severities.indexOf(failOn);
}

/** The exit code one document alone would give. */
export function exitCodeOf(document: DocumentReport, { failOn, minScore }: Gate): ExitCode {
  if (document.kind === "not-a-baa" || isUnread(document)) return 3;
  if (document.outcomes.some((outcome) => reaches(outcome, failOn))) return 1;
  if (minScore !== undefined && document.score !== null && document.score.value < minScore) return 1;
  return 0;
}

const gravest: readonly ExitCode[] = [2, 3, 1, 0];

/** Of several exit codes the one that matters most. */
export function worst(codes: readonly ExitCode[]): ExitCode {
  return gravest.find((code) => codes.includes(code)) ?? 0;
}
