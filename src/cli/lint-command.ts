import type { DocumentReport } from "../types.js";
import { complain } from "./complain.js";
import { type ExitCode, exitCodeOf, worst } from "./exit-code.js";
import { type Flags, lintOptions } from "./options.js";
import type { Assessed, Pipeline } from "./pipeline.js";
import { Reports } from "./reports.js";
import { annotations, refuseHarm, type Target, targetsOf } from "./targets.js";
import { progressOn } from "./progress.js";
import { withPassword } from "./with-password.js";
import type { Terminal } from "./terminal.js";
import { unassessed } from "./unassessed.js";

/** Lints each file, writes the reports over all of them and says how it went. */
export async function lintCommand(
  paths: string[],
  flags: Flags,
  terminal: Terminal,
  pipeline: Pipeline,
): Promise<ExitCode> {
  try {
    return await lintAll(paths, flags, terminal, pipeline);
  } finally {
    await pipeline.close?.();
  }
}

async function lintAll(paths: string[], flags: Flags, terminal: Terminal, pipeline: Pipeline): Promise<ExitCode> {
  const targets = wantedTargets(flags, terminal);
  refuseHarm(targets, paths, terminal.isTTY);
  const options = { ...lintOptions(flags, terminal), onPage: progressOn(terminal) };
  const rules = () => pipeline.rules(options.rules);
  const reports = new Reports(targets, terminal, { rules, color: flags.color }, pipeline.tool);
  const codes: ExitCode[] = [];
  const lintOne = async (path: string): Promise<{ code: ExitCode; report: DocumentReport } & Partial<Assessed>> => {
    try {
      const assessed = await withPassword(path, options, terminal, pipeline.lint);
      return { ...assessed, code: exitCodeOf(assessed.report, flags) };
    } catch (error) {
      return { code: complain(error, terminal, path), report: unassessed(path, error) };
    }
  };
  // One file at a time, so that one that fails does not take the others with it.
  for (const path of paths) {
    const { code, report, document, tool } = await lintOne(path);
    codes.push(code);
    await reports.add(shownBy(flags, report), document, tool);
  }
  // Of files that are not there everything has been said.
  const allSaid = codes.every((code) => code === 2);
  await reports.finish(({ format }) => allSaid && format === "pretty");
  return worst(codes);
}

function wantedTargets(flags: Flags, { env }: Terminal): Target[] {
  const { format: formats = ["pretty"], output, outputOf: outputs = {}, quiet } = flags;
  const targets = targetsOf({ formats, outputs, ...(output === undefined ? {} : { output }) });
  return [...targets, ...(flags.format === undefined ? annotations(env) : [])].filter(
    (target) => !(quiet && target.output === null),
  );
}

const shownBy = ({ score }: Flags, document: DocumentReport): DocumentReport =>
  score ? document : { ...document, score: null };
