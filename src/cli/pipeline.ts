import { endExtraction, expectFile } from "../extract/extract.js";
import type { LintOptions } from "../index.js";
import type { RuleFacts } from "../report/rule-page.js";
import type { RuleBookData } from "../rulebook/rulebook.js";
import type { Report } from "../types.js";
import { version } from "../version.js";

/** The part of the programming interface the command line needs; tests put their own in its place. */
export interface Pipeline {
  lint: (paths: string[], options: LintOptions) => Promise<Report>;
  rules: () => Promise<RuleFacts[]>;
  /** Leaves nothing running; called when the last file is done. */
  close?: () => Promise<void>;
  /** What signs a report in which no file could be read. */
  tool: Report["tool"];
}

const factsOf = ({ kind, data }: RuleBookData["rules"][number]): RuleFacts => ({
  ...data,
  kind,
  elements: Object.entries(data.elements ?? {}).map(([id, { text }]) => ({ id, text })),
});

// Imported when needed: --help and --version read no rules and no readers of documents.
export const pipeline: Pipeline = {
  lint: async (paths, options) => {
    await expectFile(paths[0] ?? "");
    return (await import("../index.js")).lint(paths, options);
  },
  close: endExtraction,
  rules: async () => (await (await import("../rulebook/load-rules.js")).loadRuleData()).rules.map(factsOf),
  tool: { name: "baa-lint", version, rules: "" },
};
