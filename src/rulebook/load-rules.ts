import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { UserError } from "../errors.js";
import type { RuleKind } from "../types.js";
import { compileRuleBook, type RuleBook, type RuleBookData } from "./rulebook.js";

/** Rules compiled at build time stand beside the bundle: reading one JSON file is what keeps start-up short. */
const compiled = fileURLToPath(new URL("./rules.json", import.meta.url));
const sources = fileURLToPath(new URL("../../rules/", import.meta.url));

let cached: RuleBook | undefined;

/** The built-in rules, compiled; read once a process. */
export async function loadRules(): Promise<RuleBook> {
  return (cached ??= compileRuleBook(await loadRuleData()));
}

/** The built-in rules as plain data. */
export async function loadRuleData(): Promise<RuleBookData> {
  if (existsSync(compiled)) return JSON.parse(readFileSync(compiled, "utf8")) as RuleBookData;
  const { readRuleFolder } = await import("./read-yaml.js");
  return readRuleFolder(sources);
}

export type RuleFile = { path: string; kind: RuleKind; text: string };

/** Digest of rule files: same rules, same digest, whatever their order on disk. */
export function digestOf(texts: Map<string, string>): string {
  const hash = createHash("sha256");
  for (const name of [...texts.keys()].sort()) hash.update(`${name}\0${texts.get(name)!}\0`);
  return hash.digest("hex").slice(0, 16);
}

/** YAML files of a folder, sorted by name. */
export function yamlFiles(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith(".yaml"))
    .sort()
    .map((name) => join(folder, name));
}

export function readText(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    throw new UserError(`${basename(path)} cannot be read.`, path, "Check the path and its permissions.", 2, {
      cause: error,
    });
  }
}
