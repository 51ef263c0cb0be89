import { UserError } from "../errors.js";
import type { Reviewed } from "../review/review.js";
import { count } from "../report/words.js";
import type { Report } from "../types.js";
import { complain } from "./complain.js";
import type { ExitCode } from "./exit-code.js";
import type { LintFlags } from "./options.js";
import type { Pipeline } from "./pipeline.js";
import { sameFile } from "./targets.js";
import { readAgreement } from "./read-agreement.js";
import { save } from "./save.js";
import type { Terminal } from "./terminal.js";

export interface ReviewFlags extends LintFlags {
  output?: string;
  /** Where an issues memo goes. */
  memo?: string;
  suggest?: boolean;
  date?: string;
}

/** Writes a marked-up copy of one agreement; the agreement itself is never written to. */
export async function reviewCommand(
  path: string,
  flags: ReviewFlags,
  terminal: Terminal,
  pipeline: Pipeline,
): Promise<ExitCode> {
  try {
    const { output, memo } = flags;
    refuseHarm(path, output, memo);
    const linted = await readAgreement(path, flags, terminal, pipeline, { trace: true, revisions: "accepted" });
    if (memo !== undefined) {
      const { reporterOf } = await import("../report/index.js");
      const report: Report = {
        schemaVersion: 1,
        tool: linted.tool,
        documents: [linted.report, ...(linted.others ?? [])],
      };
      const context = { width: 80, colour: false, rules: async () => [], documents: report.documents.map(() => null) };
      save(memo, await reporterOf(/\.pdf$/i.test(memo) ? "pdf" : "docx").write(report, context), "copy");
      terminal.err(`${memo}: an issues memo.\n`);
    }
    if (output !== undefined) {
      const { review } = await import("../review/review.js");
      const reviewed = await review(linted, flags);
      save(output, reviewed.bytes, "copy");
      terminal.err(`${output}: ${said(reviewed)}. ${path} is unchanged.\n`);
    }
    return 0;
  } catch (error) {
    return complain(error, terminal, path);
  } finally {
    await pipeline.close?.();
  }
}

function refuseHarm(path: string, output: string | undefined, memo: string | undefined): void {
  if (output === undefined && memo === undefined)
    throw new UserError(
      "It is not said where the copy goes.",
      undefined,
      "Name a file: -o reviewed.docx, or --memo memo.docx",
    );
  for (const file of [output, memo])
    if (file !== undefined && sameFile(file, path))
      throw new UserError("The copy would overwrite the document.", file, "Name another file.");
  if (output !== undefined && memo !== undefined && sameFile(output, memo))
    throw new UserError("The copy and the memo would go to one place.", memo, "Name two files.");
}

const said = ({ comments, insertions }: Reviewed): string =>
  [count(comments, "comment"), ...(insertions > 0 ? [count(insertions, "proposed insertion")] : [])].join(", ");
