import type { Artifact, Notification, Result } from "sarif";
import type { DocumentReport, Evidence, Format, Notice, Outcome } from "../types.js";
import { keyOf, lead, ordinalOf } from "./agreement-name.js";
import { fingerprintOf } from "./fingerprint.js";
import { uriOf } from "./file-address.js";
import { type Finding, obstaclesOf, passage, remedy, sentenceOf } from "./listing.js";
import { levels } from "./sarif-rules.js";

const mimeTypes: Readonly<Record<Format, string>> = {
  pdf: "application/pdf",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  html: "text/html",
  markdown: "text/markdown",
  text: "text/plain",
};

/** A document with its path as it was given; the rest of it has been cleaned for show. */
export interface Shown {
  document: DocumentReport;
  path: string;
  /** Which of the files of the run it stands in. */
  index: number;
}

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
  const ask = finding === undefined ? "" : remedy(outcome);
  const { document } = shown;
  return {
    ruleId: outcome.rule,
    ...(ruleIndex < 0 ? {} : { ruleIndex }),
    kind,
    level: kind === "fail" && finding !== undefined ? levels[finding.severity] : "none",
    message: { text: [lead(document) + sentenceOf(outcome), words, ask].filter((part) => part !== "").join("\n") },
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
    // What is missing from two agreements of one file rests on no words in either.
    partialFingerprints: { "clauseText/v1": fingerprintOf(outcome, ...keyOf(document)) },
    properties: {
      state: outcome.state,
      ...(document.agreement === undefined ? {} : { agreement: ordinalOf(document) }),
      ...(finding === undefined ? {} : { severity: finding.severity }),
      ...(outcome.variant === undefined ? {} : { variant: outcome.variant }),
      ...(at === undefined || at.page === null ? {} : { page: at.page }),
      ...(at?.doubtful === undefined ? {} : { doubtful: at.doubtful }),
      cites: outcome.cites,
    },
  };
}

function notification({ id, message, page, unread }: Notice, shown: Shown): Notification {
  return {
    descriptor: { id },
    level: unread ? "error" : "note",
    message: { text: unread ? lead(shown.document) + message : message },
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
    // What is so of the file is told once, what bars an assessment for each agreement in it.
    ...notices
      .filter(({ unread }) => unread === true || (shown.document.agreement?.number ?? 1) === 1)
      .map((notice) => notification(notice, shown)),
  ];
}

const verdictOn = ({ kind, score }: DocumentReport) => ({
  kind,
  score: score?.value ?? null,
  grade: score?.grade ?? null,
});

/** A file as SARIF lists those of a run, with what came of the agreements in it. */
export function artifact(shown: readonly Shown[]): Artifact {
  const { document, path } = shown[0]!;
  return {
    location: { uri: uriOf(path) },
    mimeType: mimeTypes[document.format],
    roles: ["analysisTarget"],
    ...(document.sha256 === "" ? {} : { hashes: { "sha-256": document.sha256 } }),
    properties:
      document.agreement === undefined
        ? verdictOn(document)
        : { agreements: shown.map((one) => ({ ...one.document.agreement, ...verdictOn(one.document) })) },
  };
}
