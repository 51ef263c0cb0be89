import { severities } from "../types.js";
import type { DocumentReport, Outcome, Severity } from "../types.js";
import { weight } from "./findings.js";

/** From which severity on a finding fails the run. */
export type FailOn = Exclude<Severity, "info"> | "never";

/** What fails a run, beside a document that cannot be assessed. */
export interface Gate {
  failOn: FailOn;
  minScore?: number;
}

export const usualGate: Gate = { failOn: "high" };

/** Whether a finding fails the run. */
export function reaches(outcome: Outcome, { failOn }: Gate): boolean {
  const severity = weight(outcome);
  if (severity === null || failOn === "never") return false;
  return severities.indexOf(severity) <= severities.indexOf(failOn);
}

/** Whether the score is under what was asked for. A document without a score is under nothing. */
export const isScoredUnder = ({ score }: DocumentReport, { minScore }: Gate): boolean =>
  minScore !== undefined && score !== null && score.value < minScore;
