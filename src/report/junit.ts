import type { DocumentReport, Outcome, Report } from "../types.js";
import { findingsOf, headline, obstaclesOf, passage, sentenceOf } from "./listing.js";
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

function suite(document: DocumentReport): string {
  const findings = new Map(findingsOf(document).map((finding) => [finding.outcome, finding]));
  const obstacles = obstaclesOf(document);
  const obstacleCases = obstacles.map(({ id, message }) =>
    element("testcase", { classname: "baa-lint.document", name: id }, [element("error", { type: id, message })]),
  );
  const cases = document.outcomes.map((outcome) => {
    const finding = findings.get(outcome);
    const inside = [
      ...(isSkipped(outcome) ? [`<skipped>${xml(stateWords[outcome.state].word)}</skipped>`] : []),
      ...(finding === undefined
        ? []
        : [
            element("failure", { type: finding.severity, message: headline(outcome) }, [
              xml(
                [
                  sentenceOf(outcome),
                  passage(finding),
                  `Law: ${outcome.cites.join("; ")}`,
                  outcome.suggest === undefined ? "" : `Ask for: ${outcome.suggest}`,
                ]
                  .filter((line) => line !== "")
                  .join("\n"),
              ),
            ]),
          ]),
    ];
    const name = `${outcome.rule}: ${outcome.title}`;
    return element("testcase", { classname: `baa-lint.${outcome.kind}`, name }, inside);
  });
  const counts = {
    name: document.path,
    tests: obstacleCases.length + cases.length,
    failures: findings.size,
    errors: obstacleCases.length,
    skipped: document.outcomes.filter(isSkipped).length,
  };
  return element("testsuite", counts, [...obstacleCases, ...cases]);
}

/** A test suite a document, a test a rule; a finding is a failure, whatever its severity. */
export function junit(report: Report): string {
  const documents = sanitiseAll(report.documents);
  const counts = {
    name: "baa-lint",
    tests: documents.reduce((sum, one) => sum + one.outcomes.length + obstaclesOf(one).length, 0),
    failures: documents.reduce((sum, one) => sum + findingsOf(one).length, 0),
    errors: documents.reduce((sum, one) => sum + obstaclesOf(one).length, 0),
  };
  const body = element("testsuites", counts, ["\n", ...documents.map((one) => `${suite(one)}\n`)]);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${body.replace(/(<testcase )/g, "\n$1")}\n`;
}
