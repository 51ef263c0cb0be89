import { isUnread } from "../report/findings.js";
import { type Gate, isScoredUnder, reaches } from "../report/gate.js";
import type { DocumentReport } from "../types.js";

export type { FailOn, Gate } from "../report/gate.js";

/** 0 nothing at or above the gate · 1 findings · 2 usage or fault · 3 a document could not be assessed. */
export type ExitCode = 0 | 1 | 2 | 3;

/** The exit code one document alone would give. */
export function exitCodeOf(document: DocumentReport, gate: Gate): ExitCode {
  if (document.kind === "not-a-baa" || isUnread(document)) return 3;
  return document.outcomes.some((outcome) => reaches(outcome, gate)) || isScoredUnder(document, gate) ? 1 : 0;
}

const gravest: readonly ExitCode[] = [2, 3, 1, 0];

/** Of several exit codes the one that matters most. */
export function worst(codes: readonly ExitCode[]): ExitCode {
  return gravest.find((code) => codes.includes(code)) ?? 0;
}
