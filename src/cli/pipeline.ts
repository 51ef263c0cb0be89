import type { RuleFacts } from "../report/rule-page.js";
import type { Report } from "../types.js";

/** What the user asks of the pipeline, beyond the files. */
export interface LintOptions {
  /** A form to be filled in: blanks and missing signatures are no findings. */
  template?: boolean;
  /** State rules that speak up: two-letter codes in lower case. */
  states?: string[];
  /** 42 CFR Part 2 records are involved. */
  part2?: boolean;
  /** Folders of rules besides the built-in ones. */
  rules?: string[];
  /** What to call standard input. */
  stdinFilename?: string;
}

/** The part of the programming interface the command line needs; tests put their own in its place. */
export interface Pipeline {
  lint: (paths: string[], options: LintOptions) => Promise<Report>;
  /** What signs a report in which no file could be read. */
  tool: Report["tool"];
  rules: () => Promise<RuleFacts[]>;
}
