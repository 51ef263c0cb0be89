import type { DocumentReport, Report, Severity } from "../types.js";
import { lead } from "./agreement-name.js";
import { bySeverity } from "./findings.js";
import { plainPath } from "./file-address.js";
import { type Finding, findingsOf, headline, obstaclesOf, passage, remedy, sentenceOf } from "./listing.js";
import { sanitiseAll } from "./sanitise.js";

type Command = "error" | "warning" | "notice";

const commands: Readonly<Record<Severity, Command>> = {
  critical: "error",
  high: "error",
  medium: "warning",
  low: "notice",
  info: "notice",
};

const escapeData = (text: string): string => text.replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A");
const escapeProperty = (text: string): string => escapeData(text).replace(/:/g, "%3A").replace(/,/g, "%2C");

function command(name: Command, properties: Record<string, string | number>, message: string): string {
  const written = Object.entries(properties).map(([key, value]) => `${key}=${escapeProperty(String(value))}`);
  return `::${name} ${written.join(",")}::${escapeData(message)}\n`;
}

function annotation(finding: Finding, which: string): string {
  const { outcome, severity, path, line = 1 } = finding;
  const title = `${which}${headline(outcome)} (${outcome.rule})`;
  const lines = [sentenceOf(outcome), passage(finding), `Law: ${outcome.cites.join("; ")}`, remedy(outcome)];
  const properties = { file: plainPath(path), line, title: title.slice(0, 250) };
  return command(commands[severity], properties, lines.filter((line) => line !== "").join("\n"));
}

function annotations(document: DocumentReport): string[] {
  const file = plainPath(document.path);
  const which = lead(document);
  return [
    ...obstaclesOf(document).map(({ id, message }) =>
      command("warning", { file, line: 1, title: which + id }, message),
    ),
    // A step shows ten annotations of each kind: the worst come first.
    ...bySeverity(findingsOf(document)).map((finding) => annotation(finding, which)),
  ];
}

/** Workflow commands of GitHub Actions, which shows them beside the file. */
export function github(report: Report): string {
  return sanitiseAll(report.documents).flatMap(annotations).join("");
}
