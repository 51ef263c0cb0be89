import type { DocumentReport, Outcome } from "../types.js";
import { figureOf } from "./figures.js";
import { bySeverity, required, trapsOf } from "./findings.js";
import { atLength, finding, glance, heading, nameOf, type Page, paragraph, place, quoted } from "./layout.js";
import type { Paint } from "./style.js";
import { askLabel, clauseNames, stateWords } from "./words.js";

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
  return outcome.evidence.slice(0, outcome.state === "contradicted" ? 2 : 1).flatMap((evidence) => {
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

/** What the search for a missing term came to: the passage nearest to it and what that lacks, or that there is none. */
function nearest({ closest, message }: Outcome, page: Page): string[] {
  if (closest === undefined) return paragraph(message, page, textIndent);
  return [
    ...paragraph("The closest passage:", page, textIndent),
    ...quoted(closest, page, textIndent),
    ...paragraph(closest.lacks, page, textIndent),
  ];
}

function term(outcome: Outcome, figure: string, page: Page, seen: Set<string>): string[] {
  const { symbol, word } = stateWords[outcome.state];
  const label = `${symbol} ${word}`.padEnd(stateWidth);
  const wanting = ["partial", "missing", "contradicted"].includes(outcome.state);
  const lines = [
    ...paragraph(`${outcome.title}${figure}`, page, 3, label, paintOf(outcome, page)),
    ...(outcome.state === "missing"
      ? nearest(outcome, page)
      : outcome.state === "met"
        ? []
        : finding(outcome, page, textIndent)),
    ...passages(outcome, page, seen),
  ];
  if (wanting)
    lines.push(
      ...paragraph(outcome.why, page, textIndent, "Why: "),
      ...paragraph(outcome.cites.join("; "), page, textIndent, "Law: "),
      ...paragraph(outcome.suggest ?? "", page, textIndent, `${askLabel(outcome)}: `),
    );
  return lines;
}

interface Group {
  name: string;
  terms: Outcome[];
  traps: Outcome[];
}

function group({ name, terms, traps }: Group, document: DocumentReport, page: Page, seen: Set<string>): string[] {
  if (terms.length === 0) return [];
  return [
    ...paragraph(name, page, 0, "", page.style.strong),
    ...terms.flatMap((outcome) => term(outcome, figureOf(outcome, document), page, seen)),
    ...traps.flatMap((trap) =>
      paragraph(`${nameOf(trap)} (${trap.severity})`, page, 3, "! trap".padEnd(stateWidth), page.style.warn),
    ),
    "",
  ];
}

/** The eight clauses people know, each with every term the rule asks for, then the terms outside them. */
export function clauses(document: DocumentReport, page: Page): string[] {
  const terms = bySeverity(required(document));
  const seen = new Set<string>();
  const traps = trapsOf(document);
  const known = Object.entries(clauseNames).map(([number, name]): Group => {
    const inClause = (outcome: Outcome) => outcome.clause === Number(number);
    return { name: `${number}. ${name}`, terms: terms.filter(inClause), traps: traps.filter(inClause) };
  });
  const outside = terms.filter((outcome) => outcome.clause === null || clauseNames[outcome.clause] === undefined);
  if (terms.length === 0) return [];
  const groups = [...known, { name: "Also required, outside the eight", terms: outside, traps: [] }];
  return [
    ...heading("The eight clauses, and what else the rule requires", page),
    ...paragraph(
      "PHI is the patient information that HIPAA protects; ePHI is PHI in electronic form; HHS is the federal health department.",
      page,
      0,
      "",
      page.style.faint,
    ),
    "",
    ...groups.flatMap((one) => group(one, document, page, seen)),
  ].slice(0, -1);
}
