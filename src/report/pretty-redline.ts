import type { DocumentReport, Outcome, OriginalOutcome } from "../types.js";
import { heading, type Page, paragraph, quoted } from "./layout.js";
import { inDays } from "./figures.js";
import { stateWords } from "./words.js";

/** From worst to best: what a change moves up this list is a gain for the practice. */
const rank: Partial<Record<Outcome["state"], number>> = { contradicted: 0, missing: 1, partial: 2, met: 3 };

/** “The redline removes”, or what else it does to a term. */
export function deedOf({ kind, state }: Pick<Outcome, "kind" | "state">, { state: before }: OriginalOutcome): string {
  if (kind === "recommended") {
    if (before === "clear" && state === "fires") return "removes";
    if (before === "fires" && state === "clear") return "adds";
    return "changes";
  }
  if (kind !== "required") {
    if (before === "clear" && state === "fires") return "brings in";
    if (before === "fires" && state === "clear") return "takes out";
    return "changes";
  }
  const [from, to] = [rank[before], rank[state]];
  if (from === undefined || to === undefined || from === to) return "changes";
  if (state === "contradicted") return "takes back";
  if (state === "missing" && from > to) return "removes";
  if (from > to) return "weakens";
  if (before === "missing" || before === "contradicted") return "adds";
  return "strengthens";
}

/** Rules that count things; all others that read a number read days. */
const counting = new Set(["named-controls", "vague-safeguards", "pre-2013-terms"]);

function change(now: Outcome, before: OriginalOutcome): string {
  const figure = (value: number) => (counting.has(now.rule) ? String(value) : inDays(value));
  const said = ({ state, value }: Pick<Outcome | OriginalOutcome, "state" | "value">) =>
    stateWords[state].word + (value === undefined ? "" : ` (${figure(value)})`);
  return `${said(before)} before, ${said(now)} now`;
}

/** What the tracked changes of a Word document do to the outcomes, when both texts were read. */
export function redline(document: DocumentReport, page: Page): string[] {
  const changed = document.outcomes.flatMap((outcome) =>
    outcome.original === undefined ? [] : [{ outcome, original: outcome.original }],
  );
  if (changed.length === 0) return [];
  return [
    ...heading("What the redline changes", page),
    ...changed.flatMap(({ outcome, original }) => [
      ...paragraph(`${outcome.title}: ${change(outcome, original)}`, page, 3, deedOf(outcome, original).padEnd(16)),
      // Words that are gone stand nowhere else in the report.
      ...(outcome.evidence.length === 0 ? original.evidence.slice(0, 1) : []).flatMap((one) => quoted(one, page, 19)),
    ]),
  ];
}
