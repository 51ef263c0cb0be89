import { compact } from "./compact.js";
import { json } from "./json.js";
import { pretty } from "./pretty.js";
import type { Reporter } from "./reporter.js";

export type { ReportOptions } from "./layout.js";
export type { ReportContext, Reporter, Written } from "./reporter.js";
export type { RuleFacts } from "./rule-page.js";

/** One entry a format, by the name `--format` takes. */
export const reporters = {
  pretty: { about: "for reading in a terminal", write: pretty },
  compact: { about: "one finding a line", write: compact, isStream: true },
  json: { about: "everything, for programs", write: json },
} satisfies Record<string, Reporter>;
export type ReporterName = keyof typeof reporters;

export const reporterNames = Object.keys(reporters) as ReporterName[];

/** The format of that name, with all a format may set. */
export const reporterOf = (name: ReporterName): Reporter => reporters[name];
