import type { DocumentReport, Outcome } from "../types.js";
import { bySeverity, fired, required } from "./findings.js";
import { atLength, finding, glance, heading, type Page, paragraph, place, quoted } from "./layout.js";
import type { Paint } from "./style.js";
import { clauseNames, stateWords } from "./words.js";

const stateWidth = 16;
const textIndent = 3 + stateWidth;

function paintOf(outcome: Outcome, page: Page): Paint {
  switch (outcome.state) {
    case "met":
      return page.style.good;
    case "missing":
    case "contradicted":
      return page.style.bad;
    case "not-applicable":
      return page.style.faint;
    default:
      return page.style.warn;
  }
}

/** The words found; those of a term in order are only pointed at, once they have been quoted. */
function passages(outcome: Outcome, page: Page, seen: Set<string>): string[] {
  const isMet = outcome.state === "met";
  return outcome.evidence.slice(0, isMet ? 1 : 2).flatMap((evidence) => {
    const key = evidence.span.join("-");
    if (isMet && seen.has(key)) {
      const where = place(evidence);
      return paragraph(
        where === "" ? "quoted above" : `${where}, quoted above`,
        page,
        textIndent,
        "",
        page.style.quote,
      );
    }
    seen.add(key);
    return quoted(evidence, page, textIndent, isMet ? glance : atLength);
  });
}

function term(outcome: Outcome, page: Page, seen: Set<string>): string[] {
  const { symbol, word } = stateWords[outcome.state];
  const label = `${symbol} ${word}`.padEnd(stateWidth);
  const wanting = ["partial", "missing", "contradicted"].includes(outcome.state);
  const lines = [
    ...paragraph(outcome.title, page, 3, label, paintOf(outcome, page)),
    ...(outcome.state === "met" || outcome.state === "not-applicable" ? [] : finding(outcome, page, textIndent)),
    ...passages(outcome, page, seen),
  ];
  if (outcome.closest !== undefined)
    lines.push(
      ...paragraph(outcome.closest.lacks, page, textIndent, "Closest passage: "),
      ...quoted(outcome.closest, page, textIndent),
    );
  if (wanting)
    lines.push(
      ...paragraph(outcome.why, page, textIndent, "Why: "),
      ...paragraph(outcome.cites.join("; "), page, textIndent, "Law: "),
      ...paragraph(outcome.suggest ?? "", page, textIndent, "Ask for: "),
    );
  return lines;
}

function group(name: string, outcomes: Outcome[], traps: Outcome[], page: Page, seen: Set<string>): string[] {
  if (outcomes.length === 0) return [];
  return [
    ...paragraph(name, page, 0, "", page.style.strong),
    ...outcomes.flatMap((outcome) => term(outcome, page, seen)),
    ...traps.flatMap((trap) =>
      paragraph(`${trap.title} (${trap.severity})`, page, 3, "! trap".padEnd(stateWidth), page.style.warn),
    ),
    "",
  ];
}

/** The eight clauses people know, each with every term the rule asks for, then the terms outside them. */
export function clauses(document: DocumentReport, page: Page): string[] {
  const terms = bySeverity(required(document));
  const seen = new Set<string>();
  const traps = fired(document, "loophole");
  const known = Object.entries(clauseNames).flatMap(([number, name]) => {
    const inClause = (outcome: Outcome) => outcome.clause === Number(number);
    return group(`${number}. ${name}`, terms.filter(inClause), traps.filter(inClause), page, seen);
  });
  const outside = terms.filter((outcome) => outcome.clause === null || clauseNames[outcome.clause] === undefined);
  if (terms.length === 0) return [];
  return [
    ...heading("The eight clauses, and what else the rule requires", page),
    ...known,
    ...group("Also required, outside the eight", outside, [], page, seen),
  ].slice(0, -1);
}
