import { compact } from "./compact.js";
import { json, jsonl } from "./json.js";
import { docx, pdf } from "./memo/reporters.js";
import { pretty } from "./pretty.js";
import type { Reporter } from "./reporter.js";

export type { ReportOptions } from "./layout.js";
export type { ReportContext, Reporter, Written } from "./reporter.js";
export type { RuleFacts } from "./rule-page.js";

/** One entry a format, by the name `--format` takes. */
export const reporters = {
  pretty: { about: "for reading in a terminal", write: pretty },
  compact: { about: "one finding a line", write: compact, isStream: true },
  html: {
    about: "a page with the agreement beside the findings",
    write: async (...of) => (await import("./html.js")).page(...of),
    showsAgreement: true,
    showsDigests: true,
  },
  json: { about: "everything, for programs", write: json, showsDigests: true },
  jsonl: { about: "the same, one document a line", write: jsonl, isStream: true, showsDigests: true },
  sarif: {
    about: "SARIF 2.1.0, every rule that was run",
    write: async (report, context) => (await import("./sarif.js")).sarif(report, context),
    showsDigests: true,
  },
  "sarif-findings": {
    about: "SARIF with findings only, for code scanning",
    write: async (report, context) => (await import("./sarif.js")).sarifFindings(report, context),
    showsDigests: true,
  },
  junit: {
    about: "a test a rule; what --fail-on lets pass is no failure",
    write: async (report, context) => (await import("./junit.js")).junit(report, context),
  },
  github: {
    about: "annotations of a GitHub workflow",
    write: async (report) => (await import("./github.js")).github(report),
    isStream: true,
  },
  gitlab: { about: "GitLab Code Quality", write: async (report) => (await import("./gitlab.js")).gitlab(report) },
  markdown: {
    about: "a comment on a pull request",
    write: async (report) => (await import("./markdown.js")).markdown(report),
  },
  csv: {
    about: "a row a rule, for spreadsheets",
    write: async (report) => (await import("./csv.js")).csv(report),
    showsDigests: true,
  },
  docx: { about: "an issues memo as a Word document", write: docx, isBinary: true, showsDigests: true },
  pdf: { about: "the same memo as a PDF", write: pdf, isBinary: true, showsDigests: true },
} satisfies Record<string, Reporter>;
export type ReporterName = keyof typeof reporters;

export const reporterNames = Object.keys(reporters) as ReporterName[];

/** The format of that name, with all a format may set. */
export const reporterOf = (name: ReporterName): Reporter => reporters[name];
