import { existsSync } from "node:fs";
import { basename, join } from "node:path";
import { UserError } from "../errors.js";
import type { LexiconData } from "./lexicon.js";
import { digestOf, readText, yamlFiles } from "./load-rules.js";
import type { RuleBookData } from "./rulebook.js";
import { kindOfFolder, type RuleData, ruleShape } from "./schema.js";
import { parseYaml, readShaped } from "./yaml-file.js";

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
  // What the second reader has learnt alters outcomes, too (second-reader.ts).
  const readerPath = join(folder, "second-reader.json");
  if (texts.size > 0 && existsSync(readerPath)) read(readerPath);
  if (texts.size === 0)
    throw new UserError("There are no rules here.", folder, `Put them into ${Object.keys(kindOfFolder).join(", ")}.`);
  return { rules, lexicon, incorporation, digest: digestOf(texts) };
}

/** One rule file; its mistakes are shown with the line. */
export function readRule(text: string, path: string): RuleData {
  const remedy = "Correct the rule file; CONTRIBUTING.md shows a whole one.";
  const rule = readShaped(text, path, ruleShape, "The rule", remedy).value as RuleData;
  if (rule.id !== basename(path, ".yaml"))
    throw new UserError(`The id “${rule.id}” is not the file's name.`, path, "Name the file after the id.");
  return rule;
}
