import type { DocumentReport, Evidence, Outcome, Report, State } from "../../types.js";
import { bySeverity, byWeight, fired, inState, isHeavy, isUnread, required, tally, trapsOf, weight, wishesOf } from "../findings.js"; // prettier-ignore
import { doubtIn, nameOf, place, wishOf } from "../layout.js";
import { toldOnce } from "../notices.js";
import { sanitiseAll } from "../sanitise.js";
import { askLabel, clauseNames, count, kindNames, partyName, severityMeaning, stateWords } from "../words.js";
import { whichAgreement } from "../agreement-name.js";

/** How a word in a table is to stand out. */
export type Tone = "good" | "warn" | "bad" | "faint";

export interface Cell {
  text: string;
  tone?: Tone;
  isStrong?: boolean;
}

/** One thing a memo is made of, whatever it is written as. */
export type Part =
  | { kind: "title" | "heading" | "text" | "quote" | "small" | "item"; text: string }
  | { kind: "issue"; text: string; tone: Tone; mark: string }
  | { kind: "labelled"; label: string; text: string }
  | { kind: "table"; head: string[]; widths: number[]; rows: Cell[][] }
  | { kind: "page" };

/** A memo on each agreement of a report: what a lawyer would send to a client, and nothing beyond the report. */
export function memoOf(report: Report): Part[] {
  return sanitiseAll(report.documents).flatMap((document, index) => [
    ...(index === 0 ? [] : [{ kind: "page" } as const]),
    ...memoOn(document, report),
  ]);
}

function memoOn(document: DocumentReport, { tool }: Report): Part[] {
  const isAssessed = document.outcomes.length > 0;
  return [
    { kind: "title", text: "Issues memo: business associate agreement" },
    facts(document),
    ...summary(document),
    ...(isAssessed ? [...matrix(document), ...issues(document), ...wishes(document), ...judgment(document)] : []),
    ...notAssessed(document),
    ...sources(document, tool),
  ];
}

/** What a repeated run can be held against. */
const hash = (what: string, digest: string): Cell[][] => (digest === "" ? [] : [fact(`SHA-256 of ${what}`, digest)]);

const fact = (name: string, text: string): Cell[] => [{ text: name, isStrong: true }, { text }];

function facts(document: DocumentReport): Part {
  const { businessAssociate, coveredEntity } = document.parties;
  const size = [kindNames[document.kind], ...(document.pages === null ? [] : [count(document.pages, "page")]), count(document.words, "word")]; // prettier-ignore
  const isDownstream = document.kind === "subcontractor-baa";
  return {
    kind: "table",
    head: [],
    widths: [0.24, 0.76],
    rows: [
      fact("Document", document.path),
      ...(document.agreement === undefined ? [] : [fact("Agreement", whichAgreement(document))]),
      ...(document.title === "" ? [] : [fact("Title", document.title)]),
      fact(isDownstream ? "Business associate" : "Covered entity", partyName(coveredEntity)),
      fact(isDownstream ? "Subcontractor" : "Business associate", partyName(businessAssociate)),
      fact("What it is", size.join(" · ")),
      ...(document.score === null
        ? []
        : [fact("Drafting score", `${document.score.value} of 100, grade ${document.score.grade}`)]),
    ],
  };
}

function summary(document: DocumentReport): Part[] {
  const head: Part = { kind: "heading", text: "Summary" };
  if (document.kind === "not-a-baa")
    return [head, text("This is not a business associate agreement, so nothing is called missing from it.")];
  if (document.outcomes.length === 0)
    return [head, text("This document could not be assessed. Nothing is said about its clauses.")];
  const terms = required(document);
  const traps = trapsOf(document);
  const worst = issuesOf(document).filter(isHeavy);
  return [
    head,
    text(`The HIPAA rules require ${count(terms.length, "clause")}. Here ${inProse(terms)}.`),
    text(
      traps.length === 0
        ? "No wording was found that takes a promise back or does harm in another way."
        : `Wording that takes a promise back or does harm in another way was found in ${count(traps.length, "place")} (${tally(traps)}).`,
    ),
    ...(isUnread(document)
      ? [
          text(
            "A part of the document could not be read. What may stand there is not called missing, and there is no score.",
          ),
        ]
      : []),
    ...(worst.length === 0 ? [] : [text("What matters most:")]),
    ...worst.slice(0, 8).map((one): Part => ({ kind: "item", text: `${titled(one)}${inBrackets(whereOf(one))}` })),
    ...(worst.length > 8 ? [text(`and ${worst.length - 8} more of this weight below.`)] : []),
  ];
}

const inWords: readonly (readonly [words: string, ...states: State[]])[] = [
  ["met", "met"],
  ["incomplete", "partial"],
  ["missing", "missing"],
  ["taken back by other wording", "contradicted"],
  ["not called for by this agreement", "not-applicable"],
  ["for you to judge", "needs-review"],
  ["not assessed, because a part could not be read", "not-assessed"],
];

/** “9 are met, 2 are incomplete and 1 is missing”. */
function inProse(terms: Outcome[]): string {
  const said = inWords.flatMap(([words, ...states]) => {
    const number = inState(terms, ...states).length;
    return number === 0 ? [] : [`${number} ${number === 1 ? "is" : "are"} ${words}`];
  });
  const last = said.pop() ?? "";
  return said.length === 0 ? last : `${said.join(", ")} and ${last}`;
}

const text = (words: string): Part => ({ kind: "text", text: words });
const labelled = (label: string, words: string | undefined): Part[] =>
  words === undefined || words === "" ? [] : [{ kind: "labelled", label, text: words }];
const inBrackets = (words: string): string => (words === "" ? "" : ` (${words})`);

const whereOf = ({ evidence: [first], state }: Outcome): string =>
  first === undefined || state === "missing" ? "" : place(first);

const titled = (outcome: Outcome): string =>
  outcome.kind === "required" ? `${stateName(outcome)}: ${outcome.title}` : nameOf(outcome);

const capital = (words: string): string => words.slice(0, 1).toUpperCase() + words.slice(1);

const stateNames: Readonly<Record<string, string>> = {
  missing: "Missing",
  partial: "Incomplete",
  contradicted: "Taken back",
};
const stateName = ({ state }: Outcome): string => stateNames[state] ?? capital(stateWords[state].word);

function toneOf({ state }: Outcome): Tone {
  if (state === "met") return "good";
  if (state === "missing" || state === "contradicted") return "bad";
  return state === "not-applicable" ? "faint" : "warn";
}

function matrix(document: DocumentReport): Part[] {
  const group = ({ clause }: Outcome) => (clause === null ? 99 : clause);
  const terms = bySeverity(required(document)).sort((a, b) => group(a) - group(b));
  const isUnsure = ({ evidence: [first] }: Outcome) => first?.doubtful !== undefined;
  return [
    { kind: "heading", text: "The obligations" },
    {
      kind: "table",
      head: ["Obligation", "45 CFR", "State", "Where"],
      widths: [0.36, 0.28, 0.15, 0.21],
      rows: terms.map((one) => [
        { text: one.title },
        { text: sections(one.cites) },
        { text: stateName(one), tone: toneOf(one), isStrong: true },
        { text: `${unbroken(whereOf(one)) || "–"}${isUnsure(one) ? " *" : ""}` },
      ]),
    },
    ...(terms.some(isUnsure)
      ? [
          {
            kind: "small",
            text: "* Rests on words read from a picture that are not certain: look at the page.",
          } as const,
        ]
      : []),
    { kind: "small", text: clauseKey(terms) },
  ];
}

/** In a column for 45 CFR the sections alone. */
const sections = (cites: readonly string[]): string => cites.map((one) => one.replace(/^45 CFR /, "")).join("; ");

/** In a narrow column “page” and its number stay together. */
const unbroken = (where: string): string => where.replace(/\b(clause|page) (?=\S)/g, "$1\u00A0");

const clauseKey = (terms: Outcome[]): string => {
  const numbers = [...new Set(terms.flatMap(({ clause }) => clause ?? []))].sort((a, b) => a - b);
  return `In the order of the eight clauses of common checklists: ${numbers.map((one) => `${one} ${clauseNames[one] ?? ""}`).join("; ")}; then what they leave out.`;
};

/** Everything that is wrong with the agreement, worst first; of one weight, what HIPAA requires comes first. */
const issuesOf = (document: DocumentReport): Outcome[] =>
  byWeight([
    ...inState(required(document), "contradicted", "missing", "partial"),
    ...trapsOf(document),
    ...fired(document, "state"),
    ...fired(document, "hygiene"),
  ]);

function issues(document: DocumentReport): Part[] {
  const found = issuesOf(document);
  if (found.length === 0) return [{ kind: "heading", text: "Issues" }, text("None was found.")];
  const weights = [...new Set(found.map((one) => weight(one)!))];
  return [
    { kind: "heading", text: "Issues, in order of weight" },
    ...found.flatMap((one, index) => issue(one, index + 1)),
    { kind: "small", text: weights.map((one) => `${one}: ${severityMeaning[one]}`).join("; ") + "." },
  ];
}

function issue(outcome: Outcome, number: number): Part[] {
  const quotes = outcome.state === "missing" ? [] : outcome.evidence.slice(0, 2);
  const finding = outcome.message.replace(/\.$/, "") === nameOf(outcome) ? undefined : outcome.message;
  return [
    {
      kind: "issue",
      text: `${number}. ${titled(outcome)}`,
      tone: isHeavy(outcome) ? "bad" : "warn",
      mark: weight(outcome) ?? "",
    },
    ...quotes.map(quote),
    ...labelled("Finding", finding),
    ...(outcome.closest === undefined
      ? []
      : [text("The closest passage:"), quote(outcome.closest), text(outcome.closest.lacks)]),
    ...labelled("Risk", outcome.why),
    ...labelled("Law", outcome.cites.join("; ")),
    ...language(outcome),
  ];
}

const quote = (evidence: Evidence): Part => {
  const where = place(evidence);
  const words = `${where === "" ? "" : `${capital(where)}: `}“${evidence.quote}”`;
  return { kind: "quote", text: [words, doubtIn(evidence)].join(" ").trimEnd() };
};

function language(outcome: Outcome): Part[] {
  return [...labelled(askLabel(outcome), outcome.suggest), ...labelled("Settle for", outcome.fallback)];
}

/** Numbered on from the issues, so that each has a number to speak of it by. */
function wishes(document: DocumentReport): Part[] {
  const all = wishesOf(document);
  const before = issuesOf(document).length;
  if (all.length === 0) return [];
  return [
    { kind: "heading", text: "Worth asking for" },
    text("The law leaves these terms to the parties, and this agreement lacks them, in whole or in part."),
    ...all.flatMap((one, index): Part[] => [
      {
        kind: "issue",
        text: `${before + index + 1}. ${wishOf(one)}${inBrackets(whereOf(one))}`,
        tone: "faint",
        mark: one.severity,
      },
      ...labelled("Risk", one.why),
      ...labelled("Law", one.cites.join("; ")),
      ...language(one),
    ]),
  ];
}

function judgment(document: DocumentReport): Part[] {
  const open = bySeverity(inState(document.outcomes, "needs-review"));
  const before = issuesOf(document).length + wishesOf(document).length;
  return [
    { kind: "heading", text: "For human judgment" },
    ...open.flatMap((one, index): Part[] => [
      { kind: "issue", text: `${before + index + 1}. ${one.title}`, tone: "warn", mark: weight(one) ?? "info" },
      ...one.evidence.slice(0, 2).map(quote),
      text(one.message),
    ]),
    text(
      "What no rule can tell: whether the terms fit the services and the data at hand; what the services agreement says of liability, insurance and term; state law beyond what was asked for; and whether the parties are what the agreement calls them.",
    ),
  ];
}

function notAssessed(document: DocumentReport): Part[] {
  const skipped = inState(document.outcomes, "not-assessed");
  const optional = inState(document.outcomes, "not-applicable").filter(({ kind }) => kind === "state");
  const none = inState(required(document), "not-applicable");
  return [
    { kind: "heading", text: "What was not assessed" },
    ...toldOnce(document.notices).map(({ text: words }): Part => ({ kind: "item", text: words })),
    ...(skipped.length === 0
      ? []
      : [item(`Not judged, because a part of the document could not be read: ${names(skipped)}.`)]),
    ...(none.length === 0 ? [] : [item(`Not called for by this agreement: ${names(none)}.`)]),
    ...(optional.length === 0
      ? []
      : [item(`State terms that nobody asked for: ${optional.map(({ title }) => title.split(":")[0]!).join(", ")}.`)]),
    item("Documents that the agreement points to and that are not in the file; words in images."),
    item("Whether anybody does what the agreement says."),
  ];
}

const item = (words: string): Part => ({ kind: "item", text: words });
const names = (outcomes: Outcome[]): string => outcomes.map(({ title }) => title).join("; ");

function sources(document: DocumentReport, { version, rules }: Report["tool"]): Part[] {
  const used = fired(document, "loophole", "recommended", "hygiene", "state").map(({ rule }) => rule);
  const ids = [...inState(required(document), "missing", "contradicted", "partial").map(({ rule }) => rule), ...used];
  return [
    { kind: "heading", text: "Rules and hashes" },
    {
      kind: "table",
      head: [],
      widths: [0.24, 0.76],
      rows: [
        fact("Made by", `baa-lint ${version}`),
        ...(ids.length === 0 ? [] : [fact("Rules behind the issues", [...new Set(ids)].join(", "))]),
        ...hash("the file", document.sha256),
        ...hash("its text", document.textSha256),
        ...hash("the rules", rules),
        ...hash("the settings", document.settings.sha256),
        ...(document.score === null ? [] : [fact("Score", document.score.how.join("; "))]),
      ],
    },
    {
      kind: "small",
      text: "This memo describes wording found by rules. It is not legal advice and does not say whether an agreement, a vendor or a practice complies with HIPAA.",
    },
  ];
}
