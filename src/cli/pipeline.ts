import { endExtraction, expectFile } from "../extract/extract.js";
import type { Linted, LintOptions } from "../index.js";
import type { RuleFacts } from "../report/rule-page.js";
import type { RuleBookData } from "../rulebook/rulebook.js";
import type { Report } from "../types.js";
import { version } from "../version.js";

/** One file with its report, signed by what made it. */
export type Assessed = Linted & Pick<Report, "tool">;

/** The part of the programming interface the command line needs; tests put their own in its place. */
export interface Pipeline {
  lint: (path: string, options: LintOptions) => Promise<Assessed>;
  /** Hex digest of a file. */
  sha256Of: (path: string) => Promise<string>;
  /** The built-in rules and those of other folders. */
  rules: (folders?: readonly string[]) => Promise<RuleFacts[]>;
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
  lint: async (path, options) => {
    await expectFile(path);
    return (await import("../index.js")).lintOne(path, options);
  },
  sha256Of: async (path) => (await (await import("../load.js")).load(path)).sha256,
  close: endExtraction,
  rules: async (folders) =>
    (await (await import("../rulebook/load-rules.js")).loadRuleData(folders)).rules.map(factsOf),
  tool: { name: "baa-lint", version, rules: "" },
};
