// npm run schemas: writes the JSON Schemas in schemas/ from what the program itself goes by.
import { mkdirSync, writeFileSync } from "node:fs";
import { z } from "zod";
import { configurationShape } from "../../src/cli/configuration.js";
import { ruleShape } from "../../src/rulebook/schema.js";
import { report } from "./report.js";

const draft = "https://json-schema.org/draft/2020-12/schema";
const schemas: Record<string, object> = {
  report: { title: "Report of baa-lint", ...z.toJSONSchema(report) },
  configuration: { title: "Configuration of baa-lint", ...configurationShape.json },
  rule: { title: "Rule of baa-lint", ...ruleShape.json },
};

mkdirSync("schemas", { recursive: true });
for (const [name, schema] of Object.entries(schemas)) {
  writeFileSync(`schemas/${name}.schema.json`, JSON.stringify({ $schema: draft, ...schema }, null, 2));
}
