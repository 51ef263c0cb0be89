/** The programming interface of baa-lint. */
import { version } from "./version.js";
import { lintFile, lintWhole, type Linted } from "./lint.js";
import { loadRules } from "./rulebook/load-rules.js";
import type { Report } from "./types.js";
import type { LintOptions } from "./settings.js";

export { lintAgreements, lintDocument } from "./judge.js";
export { lintFile, type Linted } from "./lint.js";
export type { LintOptions } from "./settings.js";
export { check } from "./check/check.js";
export { extract, type ExtractOptions } from "./extract/extract.js";
export type { OcrMode } from "./extract/pdf-pictures.js";
export { load } from "./load.js";
export { structure } from "./structure/structure.js";
export { understand } from "./understand/understand.js";
export { loadRuleData, loadRules } from "./rulebook/load-rules.js";
export { UserError } from "./errors.js";
export { type ReportContext, type Reporter, reporters } from "./report/index.js";
export type * from "./types.js";

/**
 * Lints files one after the other.
 * @throws UserError for the first file that cannot be read.
 */
export async function lint(paths: string[], options: LintOptions = {}): Promise<Report> {
  // Compiled while the first document is being read; broken rules are told of before an unreadable document.
  const rules = () => loadRules(options.rules);
  const documents = [];
  for (const path of paths) documents.push(...(await lintFile(path, rules, options)));
  return { schemaVersion: 1, tool: toolOf((await rules()).digest), documents };
}

/** Lints one file and gives, besides the report, the file and the document it was read as. */
export async function lintOne(path: string, options: LintOptions = {}): Promise<Linted & Pick<Report, "tool">> {
  const rules = () => loadRules(options.rules);
  const linted = await lintWhole(path, rules, options);
  return { ...linted, tool: toolOf((await rules()).digest) };
}

const toolOf = (rules: string): Report["tool"] => ({ name: "baa-lint", version, rules });
