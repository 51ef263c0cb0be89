import type { DocumentReport, Outcome } from "../types.js";
import { fired, inState, isUnread, required, tally, trapsOf, wishesOf } from "./findings.js";
import { whichAgreement } from "./agreement-name.js";
import { nameOf, type Page, paragraph } from "./layout.js";
import { count, kindNames, partyName } from "./words.js";

function partyLines({ kind, parties }: DocumentReport, page: Page): string[] {
  const [above, below] =
    kind === "subcontractor-baa" ? ["Business associate", "Subcontractor"] : ["Covered entity", "Business associate"];
  const names = [`${below}: ${partyName(parties.businessAssociate)}`, `${above}: ${partyName(parties.coveredEntity)}`];
  const both = names.join(" · ");
  return both.length + 2 <= page.width ? [both] : names;
}

function sizeLine(document: DocumentReport): string {
  return [
    kindNames[document.kind],
    ...(document.pages === null ? [] : [count(document.pages, "page")]),
    count(document.words, "word"),
  ].join(" · ");
}

/** “18 required clauses: 15 met · 1 partial · 2 missing · 0 contradicted”. */
export function requiredTally(outcomes: Outcome[]): string {
  const of = (...states: Parameters<typeof inState>[1][]) => inState(outcomes, ...states).length;
  const rest = [
    [of("not-applicable"), "not needed here"],
    [of("needs-review"), "to look at yourself"],
    [of("not-assessed"), "not assessed"],
  ] as const;
  return [
    `${of("met")} met`,
    `${of("partial")} partial`,
    `${of("missing")} missing`,
    `${of("contradicted")} contradicted`,
    ...rest.filter(([number]) => number > 0).map(([number, words]) => `${number} ${words}`),
  ].join(" · ");
}

function trapWords(traps: Outcome[]): string {
  if (traps.length === 0) return "no traps found by these checks";
  if (traps.every((trap) => trap.severity !== "critical" && trap.severity !== "high"))
    return `lesser traps only (${tally(traps)})`;
  return `${count(traps.length, "trap")} found (${tally(traps)})`;
}

/** “9 of 18 required clauses found; 16 traps found (…).” */
export function verdict(document: DocumentReport): string {
  const clauses = required(document);
  const lacking = inState(clauses, "missing", "contradicted", "partial").length;
  const open = inState(clauses, "needs-review", "not-assessed").length;
  const found = inState(clauses, "met").length;
  const needless = clauses.length - found - lacking - open;
  const traps = trapsOf(document);
  const first = found === clauses.length ? `All ${found} required clauses found` : `${found} of ${clauses.length} required clauses found`; // prettier-ignore
  const rest = needless === 0 ? "" : `, ${needless} not needed here`;
  const second = trapWords(traps);
  const last = open === 0 ? "" : ` ${count(open, "clause")} could not be judged.`;
  return `${first}${rest}; ${second}.${last}`;
}

/** The score, or why there is none, and what stands out. */
export function scoreLine(document: DocumentReport): string {
  if (document.score !== null)
    return `Score ${document.score.value} of 100, grade ${document.score.grade}. ${verdict(document)}`;
  if (isUnread(document))
    return `No score: part of this document could not be read, so nothing is called missing. ${verdict(document)}`;
  return verdict(document);
}

/** “1 medium · 1 low: Blanks and placeholders left in; …”. */
const paperWords = (faults: Outcome[]): string =>
  faults.length === 0 ? "in order, as far as these checks go" : `${tally(faults)}: ${faults.map(nameOf).join("; ")}`;

/** What the document is, between whom, and how it stands: the first five lines. */
export function head(document: DocumentReport, page: Page): string[] {
  const { style } = page;
  const clauses = required(document);
  const sound = inState(clauses, "missing", "contradicted").length === 0 && document.score !== null;
  const traps = trapsOf(document);
  const rows: [string, string][] = [
    ["Required", `${clauses.length}: ${requiredTally(clauses)}`],
    ["Traps", traps.length === 0 ? "none" : `${traps.length}: ${tally(traps)}`],
    ["Worth asking", tally(wishesOf(document)) || "nothing"],
    ["The paper", paperWords(fired(document, "hygiene"))],
  ];
  return [
    ...paragraph(document.path, page, 0, "", style.strong),
    ...paragraph(whichAgreement(document), page, 2, "", style.strong),
    ...paragraph(sizeLine(document), page, 2),
    ...partyLines(document, page).flatMap((line) => paragraph(line, page, 2)),
    ...paragraph((document.companions ?? []).map(({ path }) => path).join(", "), page, 2, "Read with it: "),
    ...paragraph(scoreLine(document), page, 2, "", sound ? style.good : style.warn),
    "",
    ...rows.flatMap(([name, text]) => paragraph(text, page, 2, name.padEnd(14))),
    ...(document.score?.how ?? []).flatMap((step, index) =>
      paragraph(step, page, 2, (index === 0 ? "Arithmetic" : "").padEnd(14), style.faint),
    ),
  ];
}
