import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DomUtils, parseDocument } from "htmlparser2";
import mammoth from "mammoth";
import type { Log } from "sarif";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { pipeline } from "../../src/cli/pipeline.js";
import { run } from "../../src/cli/run.js";
import { extract } from "../../src/index.js";
import { type ReporterName, reporterNames } from "../../src/report/index.js";
import { findingsOf, obstaclesOf } from "../../src/report/listing.js";
import type { Report } from "../../src/types.js";
import { folder as fixtures } from "../fixtures.js";
import { twoAgreements } from "../two-agreements.js";
import { rowsOf } from "./read-csv.js";

// Every format is written by one run, read again the way its users read it, and what it tells of is counted.

const folder = mkdtempSync(join(tmpdir(), "baa-lint-counts-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** How many findings of each weight and in each state a format tells of, as far as it tells; and what barred an assessment. */
interface Told {
  severities?: Record<string, number>;
  states?: Record<string, number>;
  obstacles?: number;
}

const tally = (words: readonly string[]): Record<string, number> =>
  Object.fromEntries([...new Set(words)].sort().map((word) => [word, words.filter((one) => one === word).length]));

const fileOf = (format: ReporterName) => join(folder, `report.${format}`);
const text = (format: ReporterName) => readFileSync(fileOf(format), "utf8");
const parse = <T>(format: ReporterName) => JSON.parse(text(format)) as T;
const isObstacle = (name: string) => /^(?:not-a-baa|page-without-text)$/.test(name);
const groups = (pattern: RegExp, of: string): string[] => [...of.matchAll(pattern)].map(([, found]) => found!);

const stateOf: Record<string, string> = {
  missing: "missing", partial: "partial", contradicted: "contradicted", "look yourself": "needs-review", found: "fires",
  Missing: "missing", Incomplete: "partial", "Taken back": "contradicted",
}; // prettier-ignore

function toldBy(documents: Report["documents"]): Required<Told> {
  const findings = documents.flatMap(findingsOf);
  return {
    severities: tally(findings.map(({ severity }) => severity)),
    states: tally(findings.map(({ outcome }) => outcome.state)),
    obstacles: documents.flatMap(obstaclesOf).length,
  };
}

function toldBySarif(format: "sarif" | "sarif-findings"): Told {
  const { results = [], invocations } = parse<Log>(format).runs[0]!;
  const findings = results.filter(({ kind }) => kind === "fail" || kind === "review");
  const notifications = invocations![0]!.toolExecutionNotifications!;
  return {
    severities: tally(findings.map(({ properties }) => String(properties!["severity"]))),
    states: tally(findings.map(({ properties }) => String(properties!["state"]))),
    obstacles: notifications.filter(({ level }) => level !== "note").length,
  };
}

/** The lines of the report for reading, each under its heading. */
function toldByPretty(written: string): Told {
  let part = "";
  const states: string[] = [];
  for (const line of written.split("\n")) {
    if (/^[A-Z][A-Z ,’]+$/.test(line)) part = line;
    const [, state] = /^ {3}[✗~] (missing|contradicted|partial) /.exec(line) ?? [];
    if (part.startsWith("THE EIGHT") && state) states.push(state);
    if (/^(?:TRAPS|WORTH|STATE LAW|THE DOC)/.test(part) && /^ {3}(?:critical|high|medium|low|info) {2}/.test(line)) states.push("fires"); // prettier-ignore
    if (part.startsWith("WHAT COULD NOT") && / {3}\? look yourself/.test(line)) states.push("needs-review");
  } // prettier-ignore
  return { states: tally(states) };
}

/** The headings of issues in a memo: “3. Missing: Report breaches  high”. */
function toldByMemo(headings: readonly string[]): Told {
  const parts = headings.map((one) => /^\d+\. (?:(Missing|Incomplete|Taken back): )?.*\b(critical|high|medium|low|info)$/s.exec(one)!); // prettier-ignore
  return { severities: tally(parts.map(([, , mark]) => mark!)) };
}

const read: Record<ReporterName, () => Told | Promise<Told>> = {
  pretty: () => toldByPretty(text("pretty")),
  compact: () => {
    const lines = text("compact").trimEnd().split("\n");
    const parts = lines.map((line) => / (critical|high|medium|low|info) (\S+)(?: \([^)]*\))? – /.exec(line)!);
    const findings = parts.filter(([, , rule]) => !isObstacle(rule!));
    return { severities: tally(findings.map(([, one]) => one!)), obstacles: parts.length - findings.length };
  },
  html: () => {
    const page = parseDocument(text("html"));
    const cards = DomUtils.getElementsByTagName("article", page).filter(
      (one) => one.attribs["data-severity"] !== "none",
    );
    const chips = cards.map((card) => DomUtils.getElementsByTagName("h4", card)[0]!.children[0]!);
    const words = chips.map((chip) => DomUtils.textContent(chip).replace(/^\S+ /, ""));
    return {
      severities: tally(cards.map((one) => one.attribs["data-severity"]!)),
      states: tally(words.map((one) => stateOf[one] ?? "fires")),
    };
  },
  json: () => toldBy(parse<Report>("json").documents),
  jsonl: () =>
    toldBy(
      text("jsonl")
        .trimEnd()
        .split("\n")
        .flatMap((line) => (JSON.parse(line) as Report).documents),
    ),
  sarif: () => toldBySarif("sarif"),
  "sarif-findings": () => toldBySarif("sarif-findings"),
  junit: () => ({
    severities: tally(groups(/<(?:failure type="|system-out>)(\w+)/g, text("junit"))),
    obstacles: groups(/(<error )/g, text("junit")).length,
  }),
  github: () => {
    const lines = text("github").trimEnd().split("\n");
    const findings = lines.filter((line) => !/title=[^:]*(?:not-a-baa|page-without-text)::/.test(line));
    // Annotations know three weights.
    const of = (command: string) => findings.filter((line) => line.startsWith(`::${command} `)).length;
    const { critical = 0, high = 0, medium = 0, low = 0, info = 0 } = expected.severities;
    expect([of("error"), of("warning"), of("notice")]).toEqual([critical + high, medium, low + info]);
    return { obstacles: lines.length - findings.length };
  },
  gitlab: () => {
    const names = { blocker: "critical", critical: "high", major: "medium", minor: "low", info: "info" };
    const issues = parse<{ check_name: string; severity: keyof typeof names }[]>("gitlab");
    const findings = issues.filter(({ check_name: name }) => !isObstacle(name));
    return {
      severities: tally(findings.map(({ severity }) => names[severity])),
      obstacles: issues.length - findings.length,
    };
  },
  markdown: () => ({
    severities: tally(groups(/^- \*\*(critical|high|medium|low|info)\*\* /gm, text("markdown"))),
    obstacles: groups(/(This is not a business associate agreement\.|holds no text)/g, text("markdown")).length,
  }),
  csv: () => {
    const [head, ...rows] = rowsOf(text("csv"));
    const cell = (row: string[], name: string) => row[head!.indexOf(name)]!;
    const findings = rows.filter((row) => cell(row, "severity") !== "");
    return {
      severities: tally(findings.map((row) => cell(row, "severity"))),
      states: tally(findings.map((row) => stateOf[cell(row, "state")]!)),
      obstacles: rows.filter((row) => isObstacle(cell(row, "rule"))).length,
    };
  },
  docx: async () => {
    const { value } = await mammoth.convertToHtml({ path: fileOf("docx") });
    const headings = DomUtils.getElementsByTagName("h2", parseDocument(value)).map((one) => DomUtils.textContent(one));
    return toldByMemo(headings);
  },
  pdf: async () => {
    const bytes = new Uint8Array(readFileSync(fileOf("pdf")));
    const memo = await extract({ path: "memo.pdf", format: "pdf", bytes, sha256: "" }, { isolate: false });
    // A long heading stands in several lines.
    const headings = groups(/^(\d+\. [^\n]*?(?:\n[^\n]*?)??\b(?:critical|high|medium|low|info))$/gm, memo.text);
    return toldByMemo(headings);
  },
};

let expected: Required<Told>;
let code: number;

beforeAll(async () => {
  const both = join(folder, "both.txt");
  writeFileSync(both, twoAgreements);
  const named = ["vendor-traps.pdf", "form-2005.txt", "mutual.docx", "startup-plain.md", "not-baa-nda.txt", "broken/scan.pdf"]; // prettier-ignore
  const outputs = reporterNames.flatMap((format) => [`-o.${format}`, fileOf(format)]);
  const args = [...outputs, "--no-config", "--ocr", "never", "--fail-on", "medium", ...named.map((one) => fixtures + one), both]; // prettier-ignore
  const terminal = { out: () => undefined, err: () => undefined, env: {}, columns: 80, isTTY: false, isErrTTY: false, folder }; // prettier-ignore
  code = await run(["-f", "json", ...args], terminal, pipeline, "0");
  expected = toldBy(parse<Report>("json").documents);
}, 120_000);

describe("every format of one run tells of the same findings", () => {
  test("of every weight and of nearly every state there are some", () => {
    expect(code).toBe(3);
    expect(Object.keys(expected.severities)).toEqual(["critical", "high", "info", "low", "medium"]);
    expect(Object.keys(expected.states)).toEqual(expect.arrayContaining(["contradicted", "fires", "missing", "partial"])); // prettier-ignore
    expect(expected.obstacles).toBe(2);
  });

  test.each(reporterNames)("%s", { timeout: 30_000 }, async (format) => {
    const told = await read[format]();
    expect({ ...expected, ...told }).toEqual(expected);
  });
});
