import { severities } from "../types.js";
import type { DocumentReport, Outcome, RuleKind, Severity, State } from "../types.js";

/** Worst first; the order of the rules is kept within one severity. */
export function bySeverity<T extends { severity: Severity }>(outcomes: readonly T[]): T[] {
  return [...outcomes].sort((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity));
}

export const required = (document: DocumentReport): Outcome[] =>
  document.outcomes.filter((outcome) => outcome.kind === "required");

export const inState = (outcomes: Outcome[], ...states: State[]): Outcome[] =>
  outcomes.filter((outcome) => states.includes(outcome.state));

/** Rules of a kind that fire, worst first. */
export const fired = (document: DocumentReport, ...kinds: RuleKind[]): Outcome[] =>
  bySeverity(inState(document.outcomes, "fires").filter((outcome) => kinds.includes(outcome.kind)));

/** A trap of low weight that quotes nothing only says what the agreement is silent on. */
const isSilence = ({ kind, severity, evidence }: Outcome): boolean =>
  kind === "loophole" && severity === "low" && evidence.length === 0;

/** A term the law leaves to the parties. */
const isWish = (outcome: Outcome): boolean => outcome.kind === "recommended" || isSilence(outcome);

/** Wording that does harm. */
export const trapsOf = (document: DocumentReport): Outcome[] =>
  fired(document, "loophole").filter((outcome) => !isSilence(outcome));

/** What the agreement merely lacks and the law leaves to the parties. */
export const wishesOf = (document: DocumentReport): Outcome[] =>
  fired(document, "recommended", "loophole").filter(isWish);

/** Words of the contract may be missing from what was read. */
export const isUnread = (document: DocumentReport): boolean =>
  document.kind === "not-assessed" || document.notices.some((notice) => notice.unread === true);

const milder = (severity: Severity): Severity => severities[severities.indexOf(severity) + 1] ?? "info";
const atLeastHigh = (severity: Severity): Severity => (severity === "critical" ? severity : "high");

/**
 * How much a finding weighs, or null for what is no finding. The law ranks no required clause above
 * another, so a missing or contradicted one weighs at least high; a partial one, and one for the reader to judge, one level under its own.
 */
export function weight(outcome: Outcome): Severity | null {
  switch (outcome.state) {
    case "missing":
    case "contradicted":
      return atLeastHigh(outcome.severity);
    case "partial":
    case "needs-review":
      return milder(outcome.severity);
    case "fires":
      return outcome.severity;
    default:
      return null;
  }
}

/** Heaviest first; the order given is kept within one weight. */
export function byWeight(outcomes: readonly Outcome[]): Outcome[] {
  const rank = (outcome: Outcome) => severities.indexOf(weight(outcome) ?? "info");
  return [...outcomes].sort((a, b) => rank(a) - rank(b));
}

/** “3 high · 1 medium”. */
export function tally(outcomes: Outcome[]): string {
  return severities
    .map((severity) => [severity, outcomes.filter((outcome) => outcome.severity === severity).length] as const)
    .filter(([, number]) => number > 0)
    .map(([severity, number]) => `${number} ${severity}`)
    .join(" · ");
}

export const isHeavy = (outcome: Outcome): boolean => ["critical", "high"].includes(weight(outcome) ?? "info");

/** What to read if nothing else is read: taken back before all else, then by weight; of one weight what is missing first. */
export function worstFirst(document: DocumentReport): Outcome[] {
  const terms = required(document);
  const heavy = [...inState(terms, "missing"), ...trapsOf(document), ...fired(document, "hygiene", "state")].filter(
    isHeavy,
  );
  return [...bySeverity(inState(terms, "contradicted")), ...byWeight(heavy)];
}
