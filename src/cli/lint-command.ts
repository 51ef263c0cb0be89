import { realpathSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { UserError } from "../errors.js";
import type { LintOptions } from "../index.js";
import { reporters } from "../report/index.js";
import type { OptIn } from "../rulebook/schema.js";
import type { DocumentReport, Report } from "../types.js";
import { complain } from "./complain.js";
import { type ExitCode, exitCodeOf, worst } from "./exit-code.js";
import type { Flags } from "./options.js";
import type { Pipeline } from "./pipeline.js";
import { type Terminal, wantsColour, widthOf } from "./terminal.js";
import { unassessed } from "./unassessed.js";

/** Lints each file, writes one report over all of them and says how it went. */
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

async function lintAll(paths: string[], flags: Flags, terminal: Terminal, { lint, tool }: Pipeline): Promise<ExitCode> {
  if (flags.output !== undefined) refuseToOverwrite(flags.output, paths);
  const options = lintOptions(flags);
  const report: Report = { schemaVersion: 1, tool, documents: [] };
  const codes: ExitCode[] = [];
  // One file at a time, so that one that fails does not take the others with it.
  for (const path of paths) {
    try {
      const { tool, documents } = await lint([path], options);
      report.tool = tool;
      report.documents.push(...documents);
      codes.push(...documents.map((document) => exitCodeOf(document, flags)));
    } catch (error) {
      report.documents.push(unassessed(path, error));
      codes.push(complain(error, terminal, path));
    }
  }
  // Of files that are not there everything has been said.
  if (flags.format === "pretty" && codes.every((code) => code === 2)) return 2;
  write({ ...report, documents: report.documents.map(shownBy(flags)) }, flags, terminal);
  return worst(codes);
}

function lintOptions({ template = false, state = [], part2, rules = [], stdinFilename, timeout }: Flags): LintOptions {
  const asked: OptIn[] = part2 ? [...state, "part-2"] : state;
  return {
    template,
    asked,
    rules,
    ...(stdinFilename === undefined ? {} : { stdinFilename }),
    ...(timeout === undefined ? {} : { timeout }),
  };
}

const shownBy =
  ({ score }: Flags) =>
  (document: DocumentReport): DocumentReport =>
    score ? document : { ...document, score: null };

function write(report: Report, { format, output, quiet, color }: Flags, terminal: Terminal): void {
  if (quiet && output === undefined) return;
  const colour = output === undefined && wantsColour(terminal, color);
  const text = reporters[format](report, { width: widthOf(terminal), colour });
  if (output === undefined) return terminal.out(text);
  try {
    writeFileSync(output, text);
  } catch (error) {
    throw new UserError("The report cannot be written there.", output, "Name a file in a folder you may write to.", 2, {
      cause: error,
    });
  }
}

const real = (path: string): string => {
  try {
    return realpathSync(path);
  } catch {
    return resolve(path);
  }
};

function refuseToOverwrite(output: string, paths: string[]): void {
  if (paths.some((path) => path !== "-" && real(path) === real(output)))
    throw new UserError("The report would overwrite the document.", output, "Name another file after --output.");
}
