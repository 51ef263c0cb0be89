import { relative, resolve, sep } from "node:path";
import type { LintOptions } from "../index.js";
import type { ReporterName } from "../report/index.js";
import type { DocumentConfiguration } from "./configuration.js";
import { findConfiguration, type FoundConfiguration, readConfiguration } from "./configuration-file.js";
import type { Gate } from "./exit-code.js";
import type { Flags, LintFlags } from "./options.js";
import type { Pipeline } from "./pipeline.js";
import type { Terminal } from "./terminal.js";

/** What holds for one document. */
export interface ForDocument {
  options: LintOptions;
  gate: Gate;
  score: boolean;
}

/** What holds for the whole run. */
export interface RunSettings {
  /** The configuration file, or null when there is none. */
  configuration: string | null;
  /** Undefined when nobody asked for any. */
  formats: ReporterName[] | undefined;
  output: string | undefined;
  outputs: Partial<Record<ReporterName, string>>;
  /** Folders of rules besides the built-in ones. */
  rules: string[];
  forDocument: (path: string) => ForDocument;
}

/** The flags of any command that reads an agreement. */
type SomeFlags = LintFlags & Partial<Pick<Flags, "format" | "output" | "outputOf" | "failOn" | "minScore" | "score">>;

/** What a flag says counts before the configuration, the configuration before what is usual. */
export async function settingsFor(
  flags: SomeFlags,
  { folder: workingFolder, env }: Pick<Terminal, "folder" | "env">,
  pipeline: Pick<Pipeline, "rules">,
): Promise<RunSettings> {
  const found = await configurationFor(flags, workingFolder, pipeline);
  const values = found?.values ?? {};
  const seen = (path: string) => relative(workingFolder, resolve(found?.folder ?? workingFolder, path)) || ".";
  const rules = flags.rules ?? (values["rule-folders"] ?? []).map(seen);
  const password = flags.password ?? (env["BAA_LINT_PASSWORD"] || undefined);
  const timeout = flags.timeout ?? values.timeout;
  const matches = await matchers(found, workingFolder);
  const asFile = (output: string) => (output === "-" ? output : seen(output));
  const fileOutputs = Object.entries(values.outputs ?? {}).map(([format, file]) => [format, asFile(file)] as const);
  return {
    configuration: found?.path ?? null,
    formats: flags.format ?? (values.format === undefined ? undefined : [values.format].flat()),
    output: flags.output ?? (values.output === undefined ? undefined : asFile(values.output)),
    outputs: { ...Object.fromEntries(fileOutputs), ...flags.outputOf },
    rules,
    forDocument: (path) => {
      const own = flags.stdinFilename !== undefined && path === "-" ? flags.stdinFilename : path;
      const layers = [values, ...(values.overrides ?? []).filter((_, index) => matches[index]!(own))];
      const said = merged(layers);
      const companions = flags.with ?? [said.with ?? []].flat().map(seen);
      const { options, gate, score } = withFlags(said, flags);
      return {
        gate,
        score,
        options: {
          ...options,
          rules,
          ...(companions.length === 0 ? {} : { companions }),
          ...(flags.stdinFilename === undefined ? {} : { stdinFilename: flags.stdinFilename }),
          ...(timeout === undefined ? {} : { timeout }),
          ocr: flags.ocr ?? values.ocr ?? "auto",
          revisions: flags.revisions ?? values.revisions ?? "accepted",
          ...(password === undefined ? {} : { password }),
        },
      };
    },
  };
}

/** The configuration that was named, or the nearest one. */
async function configurationFor(
  { config }: SomeFlags,
  folder: string,
  { rules }: Pick<Pipeline, "rules">,
): Promise<FoundConfiguration | null> {
  if (config === false) return null;
  const path = config ?? findConfiguration(folder);
  if (path === null) return null;
  return readConfiguration(path, folder, async (folders) => (await rules(folders)).map(({ id }) => id));
}

/** A later layer counts before an earlier one; severities are laid over each other rule by rule. */
function merged(layers: readonly DocumentConfiguration[]): DocumentConfiguration {
  return layers.reduce((below, above) => ({ ...below, ...above, rules: { ...below.rules, ...above.rules } }), {});
}

function withFlags(said: DocumentConfiguration, flags: SomeFlags): ForDocument {
  const state = flags.state ?? (said.state === undefined ? [] : [said.state].flat());
  const minScore = flags.minScore ?? said["min-score"];
  return {
    options: {
      template: flags.template ?? said.template ?? false,
      asked: (flags.part2 ?? said["part-2"]) ? [...state, "part-2"] : state,
      severities: said.rules ?? {},
    },
    gate: {
      failOn: flags.failOn ?? said["fail-on"] ?? "high",
      ...(minScore === undefined ? {} : { minScore }),
    },
    score: (flags.score ?? true) && (said.score ?? true),
  };
}

/** Which documents an override is for, seen from the folder of the configuration. */
async function matchers(
  found: FoundConfiguration | null,
  workingFolder: string,
): Promise<((path: string) => boolean)[]> {
  const overrides = found?.values.overrides ?? [];
  if (found === null || overrides.length === 0) return [];
  const { default: picomatch } = await import("picomatch");
  return overrides.map(({ files }) => {
    // A glob without a slash means the name, in whatever folder.
    const globs = [files].flat().map((glob) => (glob.includes("/") ? glob.replace(/^\.\//, "") : `**/${glob}`));
    const isMatch = picomatch(globs, { dot: true });
    return (path) => isMatch(relative(found.folder, resolve(workingFolder, path)).split(sep).join("/"));
  });
}
