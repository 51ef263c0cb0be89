import type { DocumentReport, Evidence, Outcome } from "../types.js";
import { place } from "./layout.js";

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

/**
 * “ (within 10 days)” behind a term whose deadline was read, or nothing; with its place where that is not the place of the
 * words shown for the term: they may give another deadline, of which the longer counts.
 */
export function figureOf({ rule, state, evidence }: Outcome, { outcomes }: DocumentReport): string {
  if (state === "missing" || state === "not-assessed") return "";
  for (const reader of readBy[rule] ?? []) {
    const { value: days, evidence: read = [] } = outcomes.find((one) => one.rule === reader) ?? {};
    if (days === undefined) continue;
    const [words, shown] = [read[0], evidence[0]];
    const where = words === undefined || shown === undefined || isSamePlace(words, shown) ? "" : place(words);
    return ` (within ${calendar(inDays(days), words)}${where === "" ? "" : `: ${where}`})`;
  }
  return "";
}

/** Ten business days are told as the fourteen days of the calendar that they take. */
const calendar = (figure: string, words: Evidence | undefined): string =>
  /\b(?:business|working) days?\b/i.test(words?.quote ?? "") ? figure.replace(/days?$/, "calendar $&") : figure;

const isSamePlace = (one: Evidence, other: Evidence): boolean =>
  one.file === other.file && one.span[0] < other.span[1] && other.span[0] < one.span[1];
