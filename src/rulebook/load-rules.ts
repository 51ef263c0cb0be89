import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { digest } from "../digest.js";
import { UserError } from "../errors.js";
import type { RuleKind } from "../types.js";
import { compileRuleBook, type RuleBook, type RuleBookData } from "./rulebook.js";
import { readRuleBook } from "./written.js";

// The build writes two files beside the bundle: the rules as plain data, to which rules of other folders can be added, and
// the compiled rule book, which is read back in next to no time (written.ts).
const plain = join(import.meta.dirname, "rules.json");
const compiled = join(import.meta.dirname, "rulebook.bin");
const sources = join(import.meta.dirname, "../../rules/");

const cached = new Map<string, RuleBook>();

/** The built-in rules and those of other folders, compiled; read once a process. */
export async function loadRules(folders: readonly string[] = []): Promise<RuleBook> {
  const key = folders.join("\0");
  const book =
    cached.get(key) ??
    (folders.length === 0 && existsSync(compiled) ? readRuleBook(readFileSync(compiled)) : null) ??
    compileRuleBook(await loadRuleData(folders));
  cached.set(key, book);
  return book;
}

/** The built-in rules as plain data; a rule or lexicon entry of another folder replaces the one of its name. */
export async function loadRuleData(folders: readonly string[] = []): Promise<RuleBookData> {
  const builtIn = await loadBuiltIn();
  if (folders.length === 0) return builtIn;
  const { readRuleFolder } = await import("./read-yaml.js");
  return folders.map((folder) => readRuleFolder(folder)).reduce(addRules, builtIn);
}

function addRules(book: RuleBookData, more: RuleBookData): RuleBookData {
  const rules = new Map([...book.rules, ...more.rules].map((rule) => [rule.data.id, rule]));
  return {
    rules: [...rules.values()],
    lexicon: { ...book.lexicon, ...more.lexicon },
    incorporation: {
      privacy: [...book.incorporation.privacy, ...more.incorporation.privacy],
      security: [...book.incorporation.security, ...more.incorporation.security],
    },
    digest: digestOf(new Map([book.digest, more.digest].map((digest, index) => [String(index), digest]))),
  };
}

async function loadBuiltIn(): Promise<RuleBookData> {
  if (existsSync(plain)) return JSON.parse(readFileSync(plain, "utf8")) as RuleBookData;
  const { readRuleFolder } = await import("./read-yaml.js");
  return readRuleFolder(sources);
}

export type RuleFile = { path: string; kind: RuleKind; text: string };

/** Digest of rule files: same rules, same digest, whatever their order on disk. */
export function digestOf(texts: Map<string, string>): string {
  const names = [...texts.keys()].sort();
  return digest(names.map((name) => `${name}\0${texts.get(name)!}\0`).join(""));
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
