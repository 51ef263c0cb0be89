import type { DocumentReport, Outcome } from "../types.js";
import { fired, inState, isHeavy, isUnread, trapsOf, wishesOf, worstFirst } from "./findings.js";
import { finding, heading, nameOf, type Page, paragraph, place, quoted, wishOf } from "./layout.js";
import { toldOnce } from "./notices.js";
import { askLabel, count, severityMeaning, stateWords } from "./words.js";
import { opening } from "./wrap.js";

const mostShown = 8;
/** Of a reason, the sentences that fit about two lines. */
const glance = 150;

function whereOf(outcome: Outcome): string {
  const first = outcome.evidence[0];
  const where = first === undefined ? "" : place(first);
  return where === "" ? "" : ` (${where})`;
}

/** The few things to read if nothing else is read. */
export function whatMatters(document: DocumentReport, page: Page): string[] {
  const worst = worstFirst(document);
  if (worst.length === 0) return [];
  const more = worst.length - mostShown;
  return [
    ...heading("What matters most", page),
    ...worst
      .slice(0, mostShown)
      .flatMap((outcome) => [
        ...paragraph(
          `${nameOf(outcome)}${whereOf(outcome)}`,
          page,
          3,
          (outcome.state === "fires" ? `! ${outcome.severity}` : `✗ ${outcome.state}`).padEnd(16),
          page.style.bad,
        ),
        ...paragraph(opening(outcome.why, glance), page, 19),
      ]),
    ...(more > 0 ? paragraph(`and ${more} more below`, page, 19, "", page.style.faint) : []),
  ];
}

/** Where else the same was found, when that can be said in a word. */
function otherPlaces({ evidence: [first, ...others] }: Outcome): string {
  const own = first === undefined ? "" : place(first);
  const places = [...new Set(others.map(place))].filter((where) => where !== "" && where !== own);
  return places.length === 0 ? "" : `See also ${places.join("; ")}.`;
}

function inFull(outcome: Outcome, page: Page): string[] {
  const indent = 13;
  const paint = isHeavy(outcome) ? page.style.bad : page.style.warn;
  return [
    ...paragraph(nameOf(outcome), page, 3, outcome.severity.padEnd(10), paint),
    ...finding(outcome, page, indent),
    ...outcome.evidence.slice(0, 1).flatMap((evidence) => quoted(evidence, page, indent)),
    ...paragraph(otherPlaces(outcome), page, indent, "", page.style.quote),
    ...paragraph(outcome.why, page, indent, "Why: "),
    ...paragraph(outcome.cites.join("; "), page, indent, "Law: "),
    ...paragraph(outcome.suggest ?? "", page, indent, `${askLabel(outcome)}: `),
    "",
  ];
}

function section(name: string, outcomes: Outcome[], page: Page): string[] {
  if (outcomes.length === 0) return [];
  return [...heading(name, page), ...outcomes.flatMap((outcome) => inFull(outcome, page))].slice(0, -1);
}

export function traps(document: DocumentReport, page: Page): string[] {
  const found = trapsOf(document);
  if (found.length === 0) return [];
  const meaning = [...new Set(found.map((o) => o.severity))].map(
    (severity) => `${severity}: ${severityMeaning[severity]}`,
  );
  return [
    ...section("Traps in the wording", found, page),
    "",
    ...paragraph(meaning.join("; "), page, 3, "", page.style.faint),
  ];
}

/** Terms the law leaves to the parties that this agreement lacks: one line each. */
export function worthAsking(document: DocumentReport, page: Page): string[] {
  const lacking = wishesOf(document);
  if (lacking.length === 0) return [];
  return [
    ...heading("Worth asking for", page),
    ...paragraph("This agreement lacks these, in whole or in part; the law leaves them to the parties:", page, 3),
    "",
    ...lacking.flatMap((outcome) =>
      paragraph(`${wishOf(outcome)} (${outcome.rule})`, page, 3, outcome.severity.padEnd(10)),
    ),
    ...paragraph(
      "`baa-lint explain` with a name in brackets prints language to ask for.",
      page,
      3,
      "",
      page.style.faint,
    ),
  ];
}

export const stateLaw = (document: DocumentReport, page: Page): string[] =>
  section("State law you asked about", fired(document, "state"), page);

export const hygiene = (document: DocumentReport, page: Page): string[] =>
  section("The document itself", fired(document, "hygiene"), page);

/** What the tool will not guess at, and what it could not read. */
export function notJudged(document: DocumentReport, page: Page): string[] {
  const unsure = inState(document.outcomes, "needs-review");
  const skipped = inState(document.outcomes, "not-assessed");
  if (unsure.length + skipped.length + document.notices.length === 0) return [];
  const isWhole = unsure.length + skipped.length === 0 && !isUnread(document);
  const label = (outcome: Outcome) =>
    `${stateWords[outcome.state].symbol} ${stateWords[outcome.state].word}`.padEnd(16);
  return [
    ...heading(isWhole ? "How the file was read" : "What could not be judged", page),
    ...toldOnce(document.notices).flatMap(({ text, unread }) =>
      paragraph(text, page, 3, (unread ? "? not read" : "i note").padEnd(16)),
    ),
    ...unsure.flatMap((outcome) => [
      ...paragraph(`${outcome.title}${whereOf(outcome)}`, page, 3, label(outcome), page.style.warn),
      ...finding(outcome, page, 19),
    ]),
    ...(skipped.length === 0
      ? []
      : paragraph(
          `${count(skipped.length, "check")} not made because part of the document could not be read: ${skipped.map((o) => o.rule).join(", ")}.`,
          page,
          3,
          "? not assessed".padEnd(16),
        )),
  ];
}
