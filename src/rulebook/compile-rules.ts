// Run by the build: writes dist/rules.json, dist/rulebook.bin and dist/second-reader.bin, so that no YAML is parsed and no
// pattern compiled when a contract is linted.
import { rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { UserError } from "../errors.js";
import { readRuleFolder } from "./read-yaml.js";
import { compile } from "./rulebook.js";
import { packLearnt } from "./second-reader.js";
import { writeRuleBook } from "./written.js";

const folder = fileURLToPath(new URL("../rules/", import.meta.url));
try {
  const data = readRuleFolder(folder);
  const book = compile(data);
  writeFileSync(new URL("./rules.json", import.meta.url), JSON.stringify(data));
  writeFileSync(new URL("./rulebook.bin", import.meta.url), writeRuleBook(book));
  const reader = packLearnt(`${folder}second-reader.json`);
  const packed = new URL("./second-reader.bin", import.meta.url);
  if (reader) writeFileSync(packed, reader);
  else rmSync(packed, { force: true });
  console.log(`${data.rules.length} rules compiled`);
} catch (error) {
  if (!(error instanceof UserError)) throw error;
  console.error(`${error.place ?? "rules"}: ${error.message}\n${error.remedy ?? ""}`);
  process.exitCode = 2;
}
