import { readFileSync } from "node:fs";
import { UserError } from "../errors.js";
import type { LintOptions } from "../index.js";
import { compare } from "../report/compare.js";
import { sanitise } from "../report/sanitise.js";
import type { OptIn } from "../rulebook/schema.js";
import type { DocumentReport, Report } from "../types.js";
import { complain } from "./complain.js";
import { type ExitCode, worst } from "./exit-code.js";
import type { Pipeline } from "./pipeline.js";
import type { Terminal } from "./terminal.js";
import { withPassword } from "./with-password.js";

/** The flags of `baa-lint verify`: what a report does not hold. */
export interface VerifyFlags {
  with?: string[];
  rules?: string[];
  password?: string;
  timeout?: number;
}

/** One document on record, with what made the report on it. */
interface OnRecord {
  document: DocumentReport;
  tool: Report["tool"];
}

/** Repeats the run a report came from: 0 the same result, 1 another, 3 another file. */
export async function verifyCommand(
  [reportPath = "", ...paths]: string[],
  flags: VerifyFlags,
  terminal: Terminal,
  pipeline: Pipeline,
): Promise<ExitCode> {
  const onRecord = readReport(reportPath);
  const codes: ExitCode[] = [];
  try {
    for (const path of paths) {
      try {
        codes.push(await verify(path, onRecord, flags, terminal, pipeline));
      } catch (error) {
        codes.push(complain(error, terminal, path));
      }
    }
  } finally {
    await pipeline.close?.();
  }
  return worst(codes);
}

async function verify(
  path: string,
  onRecord: readonly OnRecord[],
  flags: VerifyFlags,
  terminal: Terminal,
  pipeline: Pipeline,
): Promise<ExitCode> {
  const say = (text: string) => terminal.out(`${sanitise(text)}\n`);
  if (path === "-") throw new UserError("Standard input cannot be verified.", path, "Name the file.");
  const sha256 = await pipeline.sha256Of(path);
  const records = onRecord.filter(({ document }) => document.sha256 === sha256);
  const [record] = records;
  if (record === undefined) {
    const known = onRecord.map(({ document }) => document.sha256 || "a file that could not be read");
    say(`${path}: This is another file: its SHA-256 is ${sha256}, the report is on ${known.join(", ")}.`);
    return 3;
  }
  const { document: then, tool } = record;
  const wanted = then.companions?.length ?? 0;
  if (wanted !== (flags.with?.length ?? 0))
    throw new UserError(
      wanted === 0 ? "No other contract was read with it." : `It was read with ${wanted} other contract(s).`,
      path,
      wanted === 0
        ? "Leave --with away."
        : `Name them: ${then.companions!.map((one) => `--with ${one.path}`).join(" ")}`,
    );
  const now = await withPassword(path, optionsOf(then, flags), terminal, pipeline.lint);
  // A file with several agreements has an entry for each.
  const numberOf = ({ agreement }: DocumentReport) => agreement?.number;
  const all = [now.report, ...(now.others ?? [])];
  const compared = records.map(({ document }) =>
    compare(document, all.find((one) => numberOf(one) === numberOf(document)) ?? now.report, {
      then: tool,
      now: now.tool,
    }),
  );
  const changes = compared.flatMap((one) => one.changes);
  const circumstances = [...new Set(compared.flatMap((one) => one.circumstances))];
  say(`${path}: ${changes.length === 0 ? "The same result as on record." : "Not the result on record."}`);
  for (const line of [...circumstances, ...changes]) terminal.out(`  ${sanitise(line)}\n`);
  return changes.length === 0 ? 0 : 1;
}

function optionsOf({ settings }: DocumentReport, flags: VerifyFlags): LintOptions {
  const { template, asked, severities, ocr, revisions } = settings;
  return {
    template,
    asked: asked as OptIn[],
    severities,
    ocr,
    revisions,
    rules: flags.rules ?? [],
    ...(flags.with === undefined ? {} : { companions: flags.with }),
    ...(flags.password === undefined ? {} : { password: flags.password }),
    ...(flags.timeout === undefined ? {} : { timeout: flags.timeout }),
  };
}

/** The documents of a report, written as JSON or as JSON lines. */
function readReport(path: string): OnRecord[] {
  let written: string;
  try {
    written = readFileSync(path, "utf8");
  } catch (error) {
    throw new UserError("The report cannot be read.", path, "Check the path.", 2, { cause: error });
  }
  const reports = parsed(written) ?? written.split("\n").filter((line) => line.trim() !== "").map(parsed); // prettier-ignore
  const all = [reports].flat();
  if (all.length === 0 || !all.every(isReport))
    throw new UserError(
      "This is not a report of baa-lint that can be verified.",
      path,
      "Name the report first, written by `-f json` or `-f jsonl` of this version or a later one.",
    );
  return all.flatMap(({ tool, documents }) => documents.map((document) => ({ tool, document })));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;

/** Enough of its shape to compare it: what else is wrong with it shows as a difference. */
function isReport(value: unknown): value is Report {
  if (!isObject(value) || value["schemaVersion"] !== 1 || !isObject(value["tool"])) return false;
  const { tool, documents } = value;
  if (typeof tool["version"] !== "string" || typeof tool["rules"] !== "string") return false;
  return Array.isArray(documents) && documents.every(isDocument);
}

function isDocument(value: unknown): boolean {
  if (!isObject(value)) return false;
  const { sha256, settings, outcomes, companions = [] } = value;
  if (typeof sha256 !== "string" || !isObject(settings) || !Array.isArray(outcomes) || !Array.isArray(companions))
    return false;
  const { asked, severities } = settings;
  return (
    Array.isArray(asked) &&
    isObject(severities) &&
    companions.every(isObject) &&
    outcomes.every((one) => isObject(one) && typeof one["rule"] === "string")
  );
}
