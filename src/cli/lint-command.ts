import type { LintOptions } from "../index.js";
import { reporterOf } from "../report/index.js";
import type { DocumentReport } from "../types.js";
import { complain } from "./complain.js";
import { type ExitCode, exitCodeOf, worst } from "./exit-code.js";
import type { Flags } from "./options.js";
import type { Assessed, Pipeline } from "./pipeline.js";
import { Reports } from "./reports.js";
import { printedSettings } from "./print-settings.js";
import { type ForDocument, type RunSettings, settingsFor } from "./run-settings.js";
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
  const settings = await settingsFor(flags, terminal, pipeline);
  if (flags.printConfig) {
    terminal.out(printedSettings(settings, paths));
    return 0;
  }
  const targets = wantedTargets(settings, flags, terminal);
  const companions = paths.flatMap((path) => settings.forDocument(path).options.companions ?? []);
  refuseHarm(
    targets,
    [...paths, ...companions, ...(settings.configuration === null ? [] : [settings.configuration])],
    terminal.isTTY,
  );
  const rules = () => pipeline.rules(settings.rules);
  const digests = targets.some(({ format }) => reporterOf(format).showsDigests);
  const reports = new Reports(targets, terminal, { rules, color: flags.color }, pipeline.tool);
  const codes: ExitCode[] = [];
  // One file at a time, so that one that fails does not take the others with it.
  const files = [...new Set(paths)];
  for (const path of files) {
    const own = settings.forDocument(path);
    // Nobody waits for the reader to end while there is something to judge.
    const onRead = path === files.at(-1) ? () => void pipeline.close?.() : undefined;
    const ofRun = { digests, ...(onRead && { onRead }) };
    const { code, report, others = [], document, tool } = await lintOne(path, own, terminal, pipeline, ofRun);
    codes.push(code);
    for (const one of [report, ...others])
      await reports.add(own.score ? one : { ...one, score: null }, own.gate, document, tool);
  }
  // Of files that are not there everything has been said.
  const allSaid = codes.every((code) => code === 2);
  await reports.finish(({ format }) => allSaid && format === "pretty");
  return worst(codes);
}

async function lintOne(
  path: string,
  { options, gate }: ForDocument,
  terminal: Terminal,
  { lint }: Pipeline,
  ofRun: Pick<LintOptions, "digests" | "onRead">,
): Promise<{ code: ExitCode; report: DocumentReport } & Partial<Assessed>> {
  try {
    const asking = { ...options, ...ofRun, onPage: progressOn(terminal) };
    const assessed = await withPassword(path, asking, terminal, lint);
    return {
      ...assessed,
      code: worst([assessed.report, ...(assessed.others ?? [])].map((one) => exitCodeOf(one, gate))),
    };
  } catch (error) {
    return { code: complain(error, terminal, path), report: unassessed(path, error, options) };
  }
}

function wantedTargets({ formats, output, outputs }: RunSettings, { quiet }: Flags, { env }: Terminal): Target[] {
  const targets = targetsOf({
    formats: formats ?? ["pretty"],
    outputs,
    ...(output === undefined ? {} : { output }),
  });
  return [...targets, ...(formats === undefined ? annotations(env) : [])].filter(
    (target) => !(quiet && target.output === null),
  );
}
