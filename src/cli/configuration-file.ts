import { existsSync, lstatSync, readFileSync, realpathSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import { UserError } from "../errors.js";
import { type Configuration, configurationShape } from "./configuration.js";
import { nearest } from "./nearest.js";

const names = ["baa-lint.config.yaml", "baa-lint.config.yml", "baa-lint.config.json"];

/** A configuration with the place it was read from. */
export interface FoundConfiguration {
  /** As shown to the user: seen from the working directory. */
  path: string;
  folder: string;
  values: Configuration;
}

/** The nearest configuration file, in this folder or one above it. */
export function findConfiguration(from: string): string | null {
  for (let folder = resolve(from); ; folder = dirname(folder)) {
    const [found, second] = names.filter((name) => existsSync(join(folder, name)));
    if (found !== undefined && second !== undefined)
      throw new UserError(`There are two configuration files, ${found} and ${second}.`, folder, "Keep one of them.");
    if (found !== undefined) return join(folder, found);
    if (dirname(folder) === folder) return null;
  }
}

/** Reads a configuration file; a mistake in it is shown with its line. */
export async function readConfiguration(
  path: string,
  workingFolder: string,
  ruleNames: (folders: readonly string[]) => Promise<readonly string[]>,
): Promise<FoundConfiguration> {
  const { readShaped } = await import("../rulebook/yaml-file.js");
  const absolute = resolve(workingFolder, path);
  const shown = relative(workingFolder, absolute) || path;
  const remedy = "Correct the configuration; docs/configuration.md shows all it may hold.";
  const written = read(absolute, shown);
  if (written.replace(/^\s*(?:#.*|---)$/gm, "").trim() === "")
    return { path: shown, folder: dirname(absolute), values: {} };
  const file = readShaped(written, shown, configurationShape, "The configuration", remedy);
  const values = file.value as Configuration;
  const folder = dirname(absolute);

  for (const [keys, output] of outputsOf(values))
    if (!isInside(folder, resolve(folder, output)))
      throw file.refuse(
        { message: "names a file outside the folder of the configuration", path: keys },
        "output",
        "Name a file below it, or give the path with --output.",
      );

  const named = namedRules(values);
  if (named.length > 0) {
    const known = await ruleNames((values["rule-folders"] ?? []).map((one) => resolve(folder, one)));
    const stranger = named.find(({ rule }) => !known.includes(rule));
    if (stranger !== undefined) {
      const meant = nearest(stranger.rule, known);
      throw file.refuse(
        { message: "is not the name of a rule", path: stranger.path },
        "rules",
        meant.length > 0 ? `Did you mean ${meant.join(", ")}?` : "`baa-lint rules` lists them all.",
      );
    }
  }
  return { path: shown, folder, values };
}

function read(path: string, shown: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    throw new UserError("The configuration cannot be read.", shown, "Check the path after --config.", 2, {
      cause: error,
    });
  }
}

function outputsOf({ output, outputs = {} }: Configuration): [keys: string[], file: string][] {
  const named = Object.entries(outputs).map(([format, file]): [string[], string] => [["outputs", format], file]);
  return output === undefined ? named : [[["output"], output], ...named];
}

/** Whether a file is in a folder or below it, links followed: a configuration may come with somebody else's repository. */
function isInside(folder: string, file: string): boolean {
  const root = realpathSync(folder);
  let place = file;
  while (!isThere(place)) place = dirname(place);
  const real = realpathSync(place);
  return (real === root && place !== file) || real.startsWith(root.endsWith(sep) ? root : root + sep);
}

// A link that leads nowhere is there too: writing would follow it.
const isThere = (path: string): boolean => lstatSync(path, { throwIfNoEntry: false }) !== undefined;

function namedRules({ rules = {}, overrides = [] }: Configuration): { rule: string; path: (string | number)[] }[] {
  return [
    ...Object.keys(rules).map((rule) => ({ rule, path: ["rules", rule] })),
    ...overrides.flatMap((one, index) =>
      Object.keys(one.rules ?? {}).map((rule) => ({ rule, path: ["overrides", index, "rules", rule] })),
    ),
  ];
}
