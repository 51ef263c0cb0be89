import type { DocumentReport, Report } from "../types.js";
import { labelOf, whichAgreement } from "./agreement-name.js";
import { bySeverity } from "./findings.js";
import { doubtIn, place } from "./layout.js";
import { type Finding, findingsOf, headline, obstaclesOf, remedy, sentenceOf } from "./listing.js";
import { codeSpan, plainMarkdown } from "./markdown-text.js";
import { toldOnce } from "./notices.js";
import { scoreLine } from "./pretty-head.js";
import { sanitiseAll } from "./sanitise.js";
import { kindNames } from "./words.js";
import { shorten } from "./wrap.js";

/** GitHub takes a comment of 65,536 characters; the end must still fit. */
const roomOfComment = 62_000;

const isAssessed = ({ kind }: DocumentReport): boolean => kind !== "not-a-baa" && kind !== "not-assessed";

function row(document: DocumentReport): string {
  const findings = findingsOf(document);
  const heavy = findings.filter(({ severity }) => severity === "critical" || severity === "high").length;
  const score = document.score === null ? "none" : `${document.score.value} (${document.score.grade})`;
  const cells = [
    plainMarkdown(labelOf(document)),
    kindNames[document.kind],
    score,
    isAssessed(document) ? `${findings.length}, of which ${heavy} critical or high` : "not judged",
  ];
  return `| ${cells.join(" | ")} |`;
}

function item({ outcome, severity, at }: Finding): string {
  const where = at === undefined ? "" : place(at);
  const head = `- **${severity}** ${plainMarkdown(headline(outcome))}${where === "" ? "" : ` (${plainMarkdown(where)})`}`;
  const said = sentenceOf(outcome)
    .slice(headline(outcome).length)
    .replace(/^[.\s]+/, "");
  const words = at ?? outcome.closest;
  const lines = [
    said === "" ? "" : plainMarkdown(said),
    at === undefined && words !== undefined ? "The closest passage:" : "",
    words === undefined ? "" : `> ${codeSpan(shorten(words.quote, 400))}`,
    words === undefined ? "" : plainMarkdown(doubtIn(words)),
    at === undefined ? plainMarkdown(outcome.closest?.lacks ?? "") : "",
    plainMarkdown(remedy(outcome)),
    `Law: ${plainMarkdown(outcome.cites.join("; "))} · rule ${codeSpan(outcome.rule)}`,
  ].filter((line) => line !== "");
  return [head, ...lines.map((line) => `  ${line}`)].join("\n\n");
}

function sections(document: DocumentReport): string[] {
  const findings = bySeverity(findingsOf(document));
  const heavy = findings.filter(({ severity }) => severity === "critical" || severity === "high");
  const light = findings.filter((finding) => !heavy.includes(finding));
  const others = document.notices.filter((notice) => isAssessed(document) || notice.unread !== true);
  const notices = toldOnce(others).map(({ text }) => `- ${plainMarkdown(text)}`);
  return [
    `### ${plainMarkdown(labelOf(document))}`,
    ...(document.agreement === undefined ? [] : [plainMarkdown(whichAgreement(document))]),
    ...(isAssessed(document)
      ? [plainMarkdown(scoreLine(document))]
      : obstaclesOf(document).map(({ message }) => plainMarkdown(message))),
    ...(notices.length === 0 ? [] : [notices.join("\n")]),
    ...heavy.map(item),
    ...(light.length === 0
      ? []
      : [`<details><summary>${light.length} of medium weight and less</summary>`, ...light.map(item), "</details>"]),
  ];
}

/** As many parts as fit a comment; what is left out is said, and nothing stays open. */
function fitted(parts: readonly string[]): string[] {
  const taken: string[] = [];
  let length = 0;
  for (const part of parts) {
    length += part.length + 2;
    if (length > roomOfComment) {
      const open = taken.filter((one) => one.startsWith("<details>")).length - taken.filter((one) => one === "</details>").length; // prettier-ignore
      const closing = open > 0 ? ["</details>"] : [];
      return [...taken, ...closing, "There is more than a comment can hold; the full report has the rest."];
    }
    taken.push(part);
  }
  return taken;
}

/** A comment for a pull request. It begins with a mark by which a job finds and replaces the one it wrote before. */
export function markdown(report: Report): string {
  const documents = sanitiseAll(report.documents);
  const table = ["| Agreement | Read as | Score | Findings |", "| --- | --- | --- | --- |", ...documents.map(row)];
  const parts = [
    "<!-- baa-lint -->",
    "## Business associate agreements",
    table.join("\n"),
    ...documents.flatMap(sections),
  ];
  const last = "This describes wording found by rules; it is not legal advice.";
  return `${[...fitted(parts), last].join("\n\n")}\n`;
}
