import { existsSync } from "node:fs";
import { basename, join } from "node:path";
import { isNode, LineCounter, parseDocument } from "yaml";
import { UserError } from "../errors.js";
import type { LexiconData } from "./lexicon.js";
import { digestOf, readText, yamlFiles } from "./load-rules.js";
import type { RuleBookData } from "./rulebook.js";
import { checkShape, kindOfFolder, type RuleData } from "./schema.js";

/** Reads a folder of rules laid out like rules/. */
export function readRuleFolder(folder: string): RuleBookData {
  const texts = new Map<string, string>();
  const read = (path: string): string => {
    const text = readText(path);
    texts.set(path.slice(folder.length), text);
    return text;
  };
  const rules = Object.entries(kindOfFolder).flatMap(([name, kind]) =>
    yamlFiles(join(folder, name)).map((path) => ({ kind, data: readRule(read(path), path) })),
  );
  const incorporationPath = join(folder, "incorporation.yaml");
  const lexicon: LexiconData = {};
  for (const path of yamlFiles(join(folder, "lexicon")))
    for (const [name, entry] of Object.entries(parseYaml(read(path), path).value as LexiconData)) {
      if (name in lexicon) throw new UserError(`The entry “${name}” stands in two files.`, path, "Keep one of them.");
      lexicon[name] = entry;
    }
  const incorporation = existsSync(incorporationPath)
    ? (parseYaml(read(incorporationPath), incorporationPath).value as RuleBookData["incorporation"])
    : { privacy: [], security: [] };
  if (texts.size === 0)
    throw new UserError("There are no rules here.", folder, `Put them into ${Object.keys(kindOfFolder).join(", ")}.`);
  return { rules, lexicon, incorporation, digest: digestOf(texts) };
}

/** One rule file; its mistakes are shown with the line. */
export function readRule(text: string, path: string): RuleData {
  const { value, lineOf } = parseYaml(text, path);
  const problem = checkShape(value)[0];
  if (problem) {
    const line = lineOf(problem.path);
    throw new UserError(
      `${problem.path.join(" › ") || "The rule"} ${problem.message}.\n  ${line} | ${text.split("\n")[line - 1] ?? ""}`,
      `${path}:${line}`,
      "Correct the rule file; CONTRIBUTING.md shows a whole one.",
    );
  }
  const rule = value as RuleData;
  if (rule.id !== basename(path, ".yaml"))
    throw new UserError(`The id “${rule.id}” is not the file's name.`, path, "Name the file after the id.");
  return rule;
}

function parseYaml(text: string, path: string): { value: unknown; lineOf: (keys: (string | number)[]) => number } {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, strict: true, logLevel: "error" });
  const error = document.errors[0];
  if (error) {
    const { line } = lines.linePos(error.pos[0]);
    throw new UserError(
      `The YAML cannot be read: ${error.message.split("\n")[0]}`,
      `${path}:${line}`,
      "Correct the line.",
    );
  }
  const lineOf = (keys: (string | number)[]): number => {
    for (let length = keys.length; length >= 0; length--) {
      const node = document.getIn(keys.slice(0, length), true);
      if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
    }
    return 1;
  };
  return { value: document.toJS(), lineOf };
}
