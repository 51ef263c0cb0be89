import type { Log, Result, Run } from "sarif";
import { type Report, severities } from "../types.js";
import { harmless } from "./json.js";
import { findingsOf } from "./listing.js";
import type { ReportContext } from "./reporter.js";
import { sanitiseAll } from "./sanitise.js";
import { artifact, notifications, resultOf, type Shown } from "./sarif-results.js";
import { descriptorOf } from "./sarif-rules.js";

/** Code scanning refuses a run with more results. */
const mostResults = 25_000;

async function log(
  report: Report,
  { rules }: Pick<ReportContext, "rules">,
  { onlyFindings, most = Infinity }: { onlyFindings: boolean; most?: number },
): Promise<Log> {
  const facts = await rules();
  const ruleIndex = new Map(facts.map(({ id }, index) => [id, index]));
  const cleaned = sanitiseAll(report.documents);
  const files = [...new Set(report.documents.map(({ path }) => path))];
  const all = cleaned.map((document, index): Shown => {
    const { path } = report.documents[index]!;
    return { document, path, index: files.indexOf(path) };
  });
  const results = all.flatMap((shown) => {
    const findings = new Map(findingsOf(shown.document).map((finding) => [finding.outcome, finding]));
    return shown.document.outcomes
      .filter((outcome) => !onlyFindings || findings.has(outcome))
      .map((outcome) => ({
        severity: severities.indexOf(findings.get(outcome)?.severity ?? "info"),
        result: resultOf(outcome, findings.get(outcome), shown, ruleIndex.get(outcome.rule) ?? -1),
      }));
  });
  // Of too many the worst are kept; sorting is stable, so each severity stays in the order of the files.
  const fits = results.length <= most;
  const kept = fits ? results : [...results].sort((a, b) => a.severity - b.severity).slice(0, most);
  const left = results.length - kept.length;
  const run: Run = {
    tool: {
      driver: {
        name: "baa-lint",
        version: report.tool.version,
        semanticVersion: report.tool.version,
        rules: facts.map(descriptorOf),
        properties: { rules: report.tool.rules },
      },
    },
    automationDetails: { id: "baa-lint/" },
    columnKind: "utf16CodeUnits",
    invocations: [
      {
        executionSuccessful: cleaned.every(({ kind }) => kind !== "not-assessed"),
        toolExecutionNotifications: [
          ...all.flatMap(notifications),
          ...(left === 0
            ? []
            : [
                {
                  level: "warning" as const,
                  message: {
                    text: `${left} findings of lesser weight are left out: code scanning takes ${most}.`,
                  },
                },
              ]),
        ],
      },
    ],
    artifacts: files.map((_, index) => artifact(all.filter((shown) => shown.index === index))),
    results: kept.map(({ result }) => (onlyFindings ? withLine(result) : result)),
  };
  return { $schema: "https://json.schemastore.org/sarif-2.1.0.json", version: "2.1.0", runs: [run] };
}

/** Code scanning shows a result at a line of a file, and a file without lines at its first. */
function withLine(result: Result): Result {
  const locations = (result.locations ?? []).map((location) => ({
    ...location,
    physicalLocation: { region: { startLine: 1 }, ...location.physicalLocation },
  }));
  return { ...result, locations };
}

/** SARIF 2.1.0 with a result for every rule that was run, also for what is in order. */
export const sarif = async (report: Report, context: Pick<ReportContext, "rules">): Promise<string> =>
  `${harmless(await log(report, context, { onlyFindings: false }))}\n`;

/** The same with findings only: GitHub code scanning makes an alert of every result, also of one that passed. */
export const sarifFindings = async (
  report: Report,
  context: Pick<ReportContext, "rules">,
  most = mostResults,
): Promise<string> => `${harmless(await log(report, context, { onlyFindings: true, most }))}\n`;
