import { bySeverity, fired, inState, required, trapsOf, weight, wishesOf } from "../report/findings.js";
import { whichAgreement } from "../report/agreement-name.js";
import { doubtIn, nameOf, place, wishOf } from "../report/layout.js";
import { toldOnce } from "../report/notices.js";
import { remedy } from "../report/listing.js";
import { curedBy } from "../report/overlap.js";
import { requiredTally } from "../report/pretty-head.js";
import { sanitise } from "../report/sanitise.js";
import { count } from "../report/words.js";
import type { Agreement, DocumentReport, Outcome, Severity, Span } from "../types.js";
import { type Language, languageAt } from "./language-place.js";
import { lastWordBefore, placeOf } from "./places.js";

/** One remark on the agreement, as it is written beside its words. */
export interface Note {
  /** The words it is about; of a clause that is not there, the last word before its place. */
  span: Span;
  /** What it is, in a few words. */
  title: string;
  /** What there is to say, a paragraph each. */
  lines: string[];
  severity: Severity | null;
  /** It is about words that are not there. */
  isAbsence: boolean;
  /** Language to set in, and where. */
  language?: Language;
}

const kindOf: Readonly<Record<string, string>> = {
  missing: "Missing",
  partial: "Incomplete",
  contradicted: "Taken back",
  "needs-review": "For your judgment",
  loophole: "Trap",
  recommended: "Worth asking for",
  hygiene: "The document itself",
  state: "State law",
};

/** All remarks on an agreement, in the order of its words; the first says what was looked at. */
export function notesOf(report: DocumentReport, agreement: Agreement): Note[] {
  const wishes = wishesOf(report);
  const isSmall = (one: Outcome) => one.evidence.length === 0 && !["critical", "high", "medium"].includes(one.severity);
  const shown = [
    ...bySeverity(inState(required(report), "missing", "contradicted", "partial", "needs-review")),
    ...trapsOf(report),
    ...wishes.filter((one) => !isSmall(one)),
    ...fired(report, "state", "hygiene"),
  ];
  const small = wishes.filter(isSmall);
  const notes = shown.map((outcome) => noteOn(outcome, report, agreement));
  if (small.length > 0) notes.push(noteOnWishes(small, agreement));
  return [summary(report, agreement), ...withoutRepeats(notes).sort((a, b) => a.span.start - b.span.start)];
}

function noteOn(outcome: Outcome, report: DocumentReport, agreement: Agreement): Note {
  // Words of a contract around the agreement stand in another file.
  const own = outcome.evidence.filter(({ file }) => file === undefined);
  const [first, ...others] = outcome.state === "missing" ? [] : own;
  const span =
    first === undefined
      ? lastWordBefore(placeOf(outcome, report, agreement), agreement.document.text)
      : { start: first.span[0], end: first.span[1] };
  const cure = curedBy(outcome, report);
  const name =
    outcome.kind === "recommended" || (outcome.kind === "loophole" && own.length === 0)
      ? wishOf(outcome)
      : nameOf(outcome);
  const kind = kindOf[outcome.state] ?? kindOf[outcome.kind] ?? "Note";
  const elsewhere = [...new Set(others.map(place))].filter(
    (where) => where !== "" && where !== (first && place(first)),
  );
  const lines = [
    name === outcome.message.replace(/\.$/, "") ? "" : outcome.message,
    outcome.closest === undefined ? "" : nearest(outcome.closest),
    first === undefined ? "" : doubtIn(first),
    elsewhere.length === 0 ? "" : `See also ${elsewhere.join("; ")}.`,
    `Why: ${outcome.why}`,
    `Law: ${outcome.cites.join("; ")}`,
    cure === undefined ? remedy(outcome) : `Ask for: what is proposed for “${cure.title}”, which holds this too.`,
    outcome.fallback === undefined || cure !== undefined ? "" : `Settle for: ${outcome.fallback}`,
    `Rule: ${outcome.rule} (${[...(outcome.state === "fires" ? [] : [outcome.state]), weight(outcome)].join(", ")})`,
  ];
  return {
    span,
    title: sanitise(`${kind}: ${name}`),
    lines: lines.filter((line) => line !== "").map(sanitise),
    severity: weight(outcome),
    isAbsence: first === undefined,
    ...(hasLanguage(outcome) && cure === undefined ? { language: languageAt(span, outcome.suggest!, agreement) } : {}),
  };
}

const nearest = (closest: NonNullable<Outcome["closest"]>): string => {
  const where = place(closest);
  const told = `The closest passage${where === "" ? "" : ` (${where})`}: “${closest.quote}” ${closest.lacks}`;
  return `${told} ${doubtIn(closest)}`.trimEnd();
};

/** Of the document itself there is no language to set in, only something to do. */
const hasLanguage = ({ kind, state, suggest }: Outcome): boolean =>
  suggest !== undefined && kind !== "hygiene" && state !== "needs-review";

function noteOnWishes(wishes: Outcome[], agreement: Agreement): Note {
  return {
    span: lastWordBefore(placeOfWishes(agreement), agreement.document.text),
    title: "Also worth asking for",
    lines: [
      "The law leaves these terms to the parties, and this agreement lacks them.",
      ...wishes.map((one) => sanitise(`${wishOf(one)} (${one.rule}): ${one.suggest ?? one.why}`)),
    ],
    severity: "low",
    isAbsence: true,
  };
}

const placeOfWishes = ({ sentences, document }: Agreement): number =>
  sentences.findLast(({ zone }) => zone === "operative")?.span.end ?? document.text.length;

/** The same language is set in once, where it comes first. */
function withoutRepeats(notes: Note[]): Note[] {
  const seen = new Set<string>();
  return notes.map(({ language, ...note }) => {
    if (language === undefined || seen.has(language.text)) return note;
    seen.add(language.text);
    return { ...note, language };
  });
}

/** Terms in order that rest on words of a picture have no comment of their own to say so. */
function unsure(terms: readonly Outcome[]): string[] {
  const doubtful = terms.filter(({ state, evidence: [first] }) => state === "met" && first?.doubtful !== undefined);
  if (doubtful.length === 0) return [];
  const names = doubtful.map(({ title, evidence }) => `${title} (${place(evidence[0]!)})`).join("; ");
  return [sanitise(`Met, but by words read from a picture that are not certain; look at the page: ${names}.`)];
}

function summary(report: DocumentReport, { document }: Agreement): Note {
  const terms = required(report);
  const [from] = report.agreement?.span ?? [0];
  const blocks = document.blocks.filter(({ span }) => span.start >= from);
  const { start = 0, end = 0 } = (blocks.find(({ origin }) => origin.part === undefined) ?? blocks[0])?.span ?? {};
  return {
    span: { start, end },
    title: "What was looked at",
    lines: [
      ...(report.agreement === undefined ? [] : [`${sanitise(whichAgreement(report))}.`]),
      `${count(terms.length, "clause")} that the HIPAA rules require: ${requiredTally(terms)}.`,
      `${count(trapsOf(report).length, "trap")} in the wording; each has a comment at its words. What is missing has one where it belongs.`,
      ...unsure(terms),
      ...toldOnce(report.notices).map(({ text }) => sanitise(text)),
      "The comments describe wording found by rules. They are not legal advice.",
    ],
    severity: null,
    isAbsence: true,
  };
}
