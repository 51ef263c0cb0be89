import { writeFileSync } from "node:fs";
import { UserError } from "../errors.js";
import type { Linted } from "../lint.js";
import { sanitise } from "../report/sanitise.js";
import type { Reviewed } from "../review/review.js";
import type { Written } from "../report/reporter.js";
import { count } from "../report/words.js";
import type { Report } from "../types.js";
import { complain } from "./complain.js";
import type { ExitCode } from "./exit-code.js";
import type { LintFlags } from "./options.js";
import type { Pipeline } from "./pipeline.js";
import { sameFile } from "./targets.js";
import { progressOn } from "./progress.js";
import { settingsFor } from "./run-settings.js";
import { withPassword } from "./with-password.js";
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
    const { options } = (await settingsFor(flags, terminal, pipeline)).forDocument(path);
    const { output, memo } = flags;
    refuseHarm(path, output, memo);
    const linted = await withPassword(
      path,
      { ...options, onPage: progressOn(terminal), trace: true, revisions: "accepted" },
      terminal,
      pipeline.lint,
    );
    refuseOthers(linted.report);
    if (output !== undefined) tellOfOthers(linted, terminal);
    if (memo !== undefined) {
      const { reporterOf } = await import("../report/index.js");
      const report: Report = {
        schemaVersion: 1,
        tool: linted.tool,
        documents: [linted.report, ...(linted.others ?? [])],
      };
      const context = { width: 80, colour: false, rules: async () => [], documents: report.documents.map(() => null) };
      save(memo, await reporterOf(/\.pdf$/i.test(memo) ? "pdf" : "docx").write(report, context));
      terminal.err(`${memo}: an issues memo.\n`);
    }
    if (output !== undefined) {
      const { review } = await import("../review/review.js");
      const reviewed = await review(linted, flags);
      save(output, reviewed.bytes);
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

/** Of several agreements in a file these commands take the first. */
export function tellOfOthers({ report, others = [] }: Pick<Linted, "report" | "others">, { err }: Terminal): void {
  if (others.length > 0)
    err(`${sanitise(report.path)} holds ${others.length + 1} agreements; this is about the first of them only.\n`);
}

/** What is no agreement has nothing to mark. */
export function refuseOthers({ kind, path }: Linted["report"]): void {
  if (kind === "not-a-baa")
    throw new UserError(
      "This is not a business associate agreement, so there is nothing to mark.",
      path,
      "If a vendor sent it as one, ask for the agreement itself.",
      3,
    );
  if (kind === "not-assessed")
    throw new UserError("This document could not be assessed.", path, "Save it with text in it, or run OCR on it.", 3);
}

const said = ({ comments, insertions }: Reviewed): string =>
  [count(comments, "comment"), ...(insertions > 0 ? [count(insertions, "proposed insertion")] : [])].join(", ");

function save(output: string, written: Written): void {
  try {
    writeFileSync(output, written);
  } catch (error) {
    throw new UserError("The copy cannot be written there.", output, "Name a file in a folder you may write to.", 2, {
      cause: error,
    });
  }
}
