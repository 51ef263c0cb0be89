import { existsSync, readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { DocumentReport } from "../src/types.js";

export const folder = fileURLToPath(new URL("../fixtures/", import.meta.url));

/** An agreement of fixtures/ with the answer beside it. */
export interface Fixture {
  name: string;
  /** The text it was composed as. */
  source: string;
  kind: string;
  /** Rule → state. Empty for what is no agreement. */
  findings: Map<string, string>;
}

const ending = ".findings.txt";

export const fixtures: Fixture[] = readdirSync(folder)
  .filter((file) => file.endsWith(ending))
  .map((file) => {
    const name = file.slice(0, -ending.length);
    const [[, kind = ""] = [], ...rows] = fields(file);
    const findings = new Map(rows.map(([, rule = "", state = ""]): [string, string] => [rule, state]));
    return { name, source: existsSync(`${folder}${name}.md`) ? `${name}.md` : `${name}.txt`, kind, findings };
  });

/** The lines of a file of fixtures/, cut at runs of spaces. Lines that start with # say why. */
export function fields(file: string): string[][] {
  const lines = readFileSync(folder + file, "utf8").split("\n");
  return lines.filter((line) => line.trim() && !line.startsWith("#")).map((line) => line.split(/ {2,}/));
}

/** Rule → state as reported, with the kind of document under "kind". */
export function statesOf({ kind, outcomes }: DocumentReport): Map<string, string> {
  return new Map([["kind", kind], ...outcomes.map(({ rule, state }): [string, string] => [rule, state])]);
}
