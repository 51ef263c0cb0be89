import type { DocumentReport, Outcome } from "../types.js";

/** Which findings read the deadline of which term. */
const readBy: Readonly<Record<string, readonly string[]>> = {
  "report-breach": ["breach-window-long", "breach-no-deadline"],
  "return-or-destroy": ["retention-no-deadline"],
};

/** “24 hours”, “10 days”; weekdays were counted as calendar days, so a fraction is only about right. */
export function inDays(days: number): string {
  if (days < 1) return `${Math.round(days * 24)} hours`;
  const round = Math.round(days);
  return `${round === days ? "" : "about "}${round} ${round === 1 ? "day" : "days"}`;
}

/** “ (within 10 days)” behind a term whose deadline was read, or nothing. */
export function figureOf({ rule, state }: Outcome, { outcomes }: DocumentReport): string {
  if (state === "missing" || state === "not-assessed") return "";
  for (const reader of readBy[rule] ?? []) {
    const days = outcomes.find((one) => one.rule === reader)?.value;
    if (days !== undefined) return ` (within ${inDays(days)})`;
  }
  return "";
}
