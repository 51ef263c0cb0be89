import { realpathSync, statSync } from "node:fs";
import { resolve } from "node:path";
import { UserError } from "../errors.js";
import { reporterNames, reporterOf, type ReporterName } from "../report/index.js";
import type { Terminal } from "./terminal.js";

/** One report to write: in which format and where; null is standard output. */
export interface Target {
  format: ReporterName;
  output: string | null;
  /** Goes to standard error, so that it is seen where standard output is kept. */
  isAside?: true;
}

/** What the user said of formats and files. */
export interface Wanted {
  formats: readonly ReporterName[];
  output?: string;
  /** Files that were named for one format each. */
  outputs: Readonly<Partial<Record<ReporterName, string>>>;
}

/**
 * Where each format goes. A format named only by its own file (`-o.sarif results.sarif`) is written besides the others;
 * `--output` is for the one that has no file of its own.
 */
export function targetsOf({ formats, output, outputs }: Wanted): Target[] {
  const named = reporterNames.filter((format) => outputs[format] !== undefined);
  const open = [...new Set(formats)].filter((format) => outputs[format] === undefined);
  const [first, second] = open;
  if (first !== undefined && second !== undefined)
    throw new UserError(
      `The reports ${open.join(" and ")} would go to one place.`,
      output,
      `Give each but one a file of its own: -o.${second} report.${second}`,
    );
  if (output !== undefined && first === undefined)
    throw new UserError("No report is left to write there.", output, "Every format has a file of its own already.");
  return [
    ...open.map((format) => ({ format, output: asFile(output) })),
    ...named.map((format) => ({ format, output: asFile(outputs[format]) })),
  ];
}

const asFile = (output: string | undefined): string | null => (output === undefined || output === "-" ? null : output);

/** On GitHub the report for reading is accompanied by annotations, as those who use Ruff or Biome there expect. */
export const annotations = (env: Terminal["env"]): Target[] =>
  env["GITHUB_ACTIONS"] === "true" ? [{ format: "github", output: null, isAside: true }] : [];

/** Refuses what would lose a document, or a report, or fill a terminal with bytes, before anything is read. */
export function refuseHarm(targets: readonly Target[], paths: readonly string[], isTerminal: boolean): void {
  const files = new Map<string, string>();
  for (const path of paths)
    if (path !== "-") files.set(identity(path), "The report would overwrite a file it is made from.");
  for (const { format, output, isAside } of targets) {
    if (isAside) continue;
    if (output === null && isTerminal && reporterOf(format).isBinary)
      throw new UserError(
        `A ${format} report is no text for a terminal.`,
        undefined,
        `Name a file: -o report.${format}`,
      );
    const key = output === null ? "-" : identity(output);
    const objection = files.get(key);
    if (objection !== undefined)
      throw new UserError(objection, output ?? undefined, "Name another file after --output.");
    files.set(key, "Two reports would go to one place.");
  }
}

/** Whether two paths lead to one file. */
export const sameFile = (one: string, other: string): boolean => one === other || identity(one) === identity(other);

/** The same for every way to write the path of a file, and for every link to it. */
function identity(path: string): string {
  try {
    const { dev, ino } = statSync(realpathSync(path), { bigint: true });
    return ino === 0n ? realpathSync(path) : `${dev}:${ino}`;
  } catch {
    return resolve(path);
  }
}
