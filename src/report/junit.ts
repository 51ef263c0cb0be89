import type { DocumentReport, Outcome, Report } from "../types.js";
import { labelOf } from "./agreement-name.js";
import { type Gate, isScoredUnder, reaches, usualGate } from "./gate.js";
import { type Finding, findingsOf, headline, obstaclesOf, passage, remedy, sentenceOf } from "./listing.js";
import type { ReportContext } from "./reporter.js";
import { sanitiseAll } from "./sanitise.js";
import { stateWords } from "./words.js";

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
};
const xml = (text: string): string => text.replace(/[&<>"']/g, (one) => entities[one]!);

const attributes = (values: Record<string, string | number>): string =>
  Object.entries(values)
    .map(([name, value]) => ` ${name}="${xml(String(value))}"`)
    .join("");

const element = (name: string, values: Record<string, string | number>, inside: readonly string[] = []): string =>
  inside.length === 0
    ? `<${name}${attributes(values)}/>`
    : `<${name}${attributes(values)}>${inside.join("")}</${name}>`;

const isSkipped = ({ state }: Outcome): boolean => state === "not-applicable" || state === "not-assessed";

/** What there is to say of a finding, a line each. */
const told = (finding: Finding): string =>
  [sentenceOf(finding.outcome), passage(finding), `Law: ${finding.outcome.cites.join("; ")}`, remedy(finding.outcome)]
    .filter((line) => line !== "")
    .join("\n");

/** A finding from --fail-on on is a failure; one under it passes, and what it says is the output of its test. */
function verdictOn(finding: Finding, gate: Gate): string {
  const { outcome, severity } = finding;
  if (!reaches(outcome, gate)) return element("system-out", {}, [xml(`${severity}: ${told(finding)}`)]);
  return element("failure", { type: severity, message: headline(outcome) }, [xml(told(finding))]);
}

/** A test, and what it counts as. */
interface Case {
  written: string;
  verdict: "passed" | "failures" | "errors" | "skipped";
}

function caseOf(outcome: Outcome, finding: Finding | undefined, gate: Gate, classname: string): Case {
  const name = `${outcome.rule}: ${outcome.title}`;
  const inside = [
    ...(isSkipped(outcome) ? [element("skipped", {}, [xml(stateWords[outcome.state].word)])] : []),
    ...(finding === undefined ? [] : [verdictOn(finding, gate)]),
  ];
  const fails = finding !== undefined && reaches(outcome, gate);
  const verdict = fails ? "failures" : isSkipped(outcome) ? "skipped" : "passed";
  return { written: element("testcase", { classname, name }, inside), verdict };
}

/** Where a score is asked for, reaching it is a test too. */
function scoreCase(document: DocumentReport, gate: Gate, classname: string): Case[] {
  const { score } = document;
  if (gate.minScore === undefined || score === null) return [];
  const message = `The score is ${score.value}; at least ${gate.minScore} is asked for.`;
  const failure = element("failure", { type: "min-score", message }, [xml(score.how.join("\n"))]);
  const isUnder = isScoredUnder(document, gate);
  const name = "min-score: The score that is asked for is reached";
  return [
    { written: element("testcase", { classname, name }, isUnder ? [failure] : []), verdict: isUnder ? "failures" : "passed" },
  ]; // prettier-ignore
}

function casesOf(document: DocumentReport, gate: Gate): Case[] {
  // Build servers keep tests apart by class and name only, so the class is the agreement.
  const classname = labelOf(document);
  const findings = new Map(findingsOf(document).map((finding) => [finding.outcome, finding]));
  return [
    ...obstaclesOf(document).map(
      ({ id, message, page }): Case => ({
        written: element("testcase", { classname, name: page === null ? id : `${id}: page ${page}` }, [
          element("error", { type: id, message }),
        ]),
        verdict: "errors",
      }),
    ),
    ...document.outcomes.map((outcome) => caseOf(outcome, findings.get(outcome), gate, classname)),
    ...scoreCase(document, gate, classname),
  ];
}

const countOf = (cases: readonly Case[], verdict: Case["verdict"]): number =>
  cases.filter((one) => one.verdict === verdict).length;

const countsOf = (cases: readonly Case[]) => ({
  tests: cases.length,
  failures: countOf(cases, "failures"),
  errors: countOf(cases, "errors"),
});

/** A test suite an agreement, a test a rule. A run that exits with 0 has no failure in it, and one that exits with 1 has. */
export function junit(report: Report, { gates = [] }: Pick<ReportContext, "gates">): string {
  const documents = sanitiseAll(report.documents);
  const suites = documents.map((document, index) => ({
    name: labelOf(document),
    cases: casesOf(document, gates[index] ?? usualGate),
  }));
  const written = suites.map(
    ({ name, cases }) =>
      `${element(
        "testsuite",
        { name, ...countsOf(cases), skipped: countOf(cases, "skipped") },
        cases.map((one) => one.written),
      )}\n`,
  );
  const all = countsOf(suites.flatMap(({ cases }) => cases));
  const body = element("testsuites", { name: "baa-lint", ...all }, ["\n", ...written]);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${body.replace(/(<testcase )/g, "\n$1")}\n`;
}
