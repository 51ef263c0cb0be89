import type { Artifact, Notification, Result } from "sarif";
import type { DocumentReport, Evidence, Format, Notice, Outcome } from "../types.js";
import { fingerprintOf } from "./fingerprint.js";
import { uriOf } from "./file-address.js";
import { type Finding, obstaclesOf, passage, sentenceOf } from "./listing.js";
import { levels } from "./sarif-rules.js";

const mimeTypes: Readonly<Record<Format, string>> = {
  pdf: "application/pdf",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  html: "text/html",
  markdown: "text/markdown",
  text: "text/plain",
};

/** A document with its path as it was given; the rest of it has been cleaned for show. */
export type Shown = { document: DocumentReport; path: string; index: number };

function kindOf({ state }: Outcome): Result.kind {
  switch (state) {
    case "met":
    case "clear":
      return "pass";
    case "needs-review":
      return "review";
    case "not-applicable":
      return "notApplicable";
    case "not-assessed":
      return "open";
    default:
      return "fail";
  }
}

const artifactAt = ({ path, index }: Shown) => ({ uri: uriOf(path), index });

/** What came of one rule on one document. */
export function resultOf(outcome: Outcome, finding: Finding | undefined, shown: Shown, ruleIndex: number): Result {
  const kind = kindOf(outcome);
  const at: Evidence | undefined = outcome.evidence[0];
  const line = at?.line ?? finding?.line;
  const words = finding === undefined ? "" : passage(finding);
  const ask = finding === undefined || outcome.suggest === undefined ? "" : `Ask for: ${outcome.suggest}`;
  return {
    ruleId: outcome.rule,
    ...(ruleIndex < 0 ? {} : { ruleIndex }),
    kind,
    level: kind === "fail" && finding !== undefined ? levels[finding.severity] : "none",
    message: { text: [sentenceOf(outcome), words, ask].filter((part) => part !== "").join("\n") },
    locations: [
      {
        physicalLocation: {
          artifactLocation: at?.file === undefined ? artifactAt(shown) : { uri: uriOf(at.file) },
          ...(line === undefined ? {} : { region: { startLine: line } }),
        },
        ...(at === undefined || at.clause === ""
          ? {}
          : { logicalLocations: [{ fullyQualifiedName: at.clause, kind: "clause" }] }),
      },
    ],
    partialFingerprints: { "clauseText/v1": fingerprintOf(outcome) },
    properties: {
      state: outcome.state,
      ...(finding === undefined ? {} : { severity: finding.severity }),
      ...(outcome.variant === undefined ? {} : { variant: outcome.variant }),
      ...(at === undefined || at.page === null ? {} : { page: at.page }),
      cites: outcome.cites,
    },
  };
}

function notification({ id, message, page, unread }: Notice, shown: Shown): Notification {
  return {
    descriptor: { id },
    level: unread ? "error" : "note",
    message: { text: message },
    locations: [{ physicalLocation: { artifactLocation: artifactAt(shown) } }],
    ...(page === undefined ? {} : { properties: { page } }),
  };
}

/** What the reader should know about how the document could be read. */
export function notifications(shown: Shown): Notification[] {
  const { notices } = shown.document;
  const told = new Set(notices.map(({ id }) => id));
  const others = obstaclesOf(shown.document).filter(({ id }) => !told.has(id));
  return [
    ...others.map(({ id, message }) => ({ ...notification({ id, message }, shown), level: "warning" as const })),
    ...notices.map((notice) => notification(notice, shown)),
  ];
}

/** A document as SARIF lists the files of a run. */
export const artifact = ({ document, path }: Shown): Artifact => ({
  location: { uri: uriOf(path) },
  mimeType: mimeTypes[document.format],
  roles: ["analysisTarget"],
  ...(document.sha256 === "" ? {} : { hashes: { "sha-256": document.sha256 } }),
  properties: { kind: document.kind, score: document.score?.value ?? null, grade: document.score?.grade ?? null },
});
