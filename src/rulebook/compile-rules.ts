// Run by the build: writes dist/rules.json and dist/rulebook.json, so that no YAML is parsed and no pattern compiled when a
// contract is linted.
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { UserError } from "../errors.js";
import { readRuleFolder } from "./read-yaml.js";
import { compileRuleBook } from "./rulebook.js";

const folder = fileURLToPath(new URL("../rules/", import.meta.url));
try {
  const data = readRuleFolder(folder);
  const book = compileRuleBook(data);
  writeFileSync(new URL("./rules.json", import.meta.url), JSON.stringify(data));
  writeFileSync(new URL("./rulebook.json", import.meta.url), JSON.stringify(book));
  console.log(`${data.rules.length} rules compiled`);
} catch (error) {
  if (!(error instanceof UserError)) throw error;
  console.error(`${error.place ?? "rules"}: ${error.message}\n${error.remedy ?? ""}`);
  process.exitCode = 2;
}
