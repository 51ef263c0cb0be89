import { reporterNames, type ReporterName } from "../report/index.js";
import type { LintOptions } from "../settings.js";
import type { OcrMode } from "../extract/pdf-pictures.js";
import type { OptIn } from "../rulebook/schema.js";
import { about, flag, list, number, oneOf, oneOrList, record, shape, type Shape, text } from "../rulebook/shape.js";
import { severities, type Severity } from "../types.js";
import type { FailOn } from "./exit-code.js";

export const gates: readonly FailOn[] = ["critical", "high", "medium", "low", "never"];
export type Revisions = NonNullable<LintOptions["revisions"]>;
export const revisionModes: readonly Revisions[] = ["accepted", "original", "both"];
export const ocrModes: readonly OcrMode[] = ["auto", "always", "never"];
export const states: readonly OptIn[] = ["ca", "tx", "ny", "ma", "fl"];

/** What may differ from document to document. */
export interface DocumentConfiguration {
  with?: string | string[];
  template?: boolean;
  state?: OptIn | OptIn[];
  "part-2"?: boolean;
  rules?: Record<string, Severity | "off">;
  "fail-on"?: FailOn;
  "min-score"?: number;
  score?: boolean;
}

/** The configuration file: the flags' values, and what is said rule by rule. */
export interface Configuration extends DocumentConfiguration {
  $schema?: string;
  format?: ReporterName | ReporterName[];
  output?: string;
  outputs?: Partial<Record<ReporterName, string>>;
  "rule-folders"?: string[];
  timeout?: number;
  ocr?: OcrMode;
  revisions?: Revisions;
  overrides?: (DocumentConfiguration & { files: string | string[] })[];
}

const ofDocument: Readonly<Record<keyof DocumentConfiguration, Shape>> = {
  with: about(
    "Contracts that stand around the agreement, read with it; seen from the folder of this file.",
    oneOrList(text),
  ),
  template: about("The file is a form to fill in: say nothing of blanks and signatures.", flag),
  state: about("Also ask for the terms of these states.", oneOrList(oneOf(...states))),
  "part-2": about("Also ask for 42 CFR Part 2 terms (substance use disorder records).", flag),
  rules: about(
    "Severity by rule, or off. A required clause that is missing or contradicted still counts as high at least.",
    record(oneOf(...severities, "off")),
  ),
  "fail-on": about("Exit with 1 from this severity on.", oneOf(...gates)),
  "min-score": about("Exit with 1 when a score is lower.", number({ minimum: 0, maximum: 100, whole: true })),
  score: about("False leaves the score out: findings only.", flag),
};

const fields: Readonly<Record<keyof Configuration, Shape>> = {
  $schema: about("Where editors find the schema of this file; baa-lint does not look at it.", text),
  format: about("How to write the report.", oneOrList(oneOf(...reporterNames))),
  output: about("A file for the report, in this folder or below it.", text),
  outputs: about(
    "Files for one format each, in this folder or below it.",
    shape(Object.fromEntries(reporterNames.map((name) => [name, text]))),
  ),
  ...ofDocument,
  "rule-folders": about("Folders of rules besides the built-in ones.", list(text)),
  timeout: about("Seconds that reading a PDF or Word document may take.", number({ minimum: 0.1, maximum: 86_400 })),
  ocr: about("Read pages as pictures: those without text, all, or none.", oneOf(...ocrModes)),
  revisions: about(
    "Which text of a Word document with tracked changes is read: with them, before them, or both, compared.",
    oneOf(...revisionModes),
  ),
  overrides: about(
    "Other values for some documents; of several that match, the later counts.",
    list(
      shape({ files: about("Globs, seen from the folder of this file.", oneOrList(text)), ...ofDocument }, ["files"]),
    ),
  ),
};

/** The shape of a configuration file, by which it is read and its JSON Schema is made. */
export const configurationShape = shape(fields);
