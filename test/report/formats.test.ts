import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { XmlDocument, XsdValidator } from "libxml2-wasm";
import type { Log } from "sarif";
import { beforeAll, describe, expect, test } from "vitest";
import { extract } from "../../src/extract/extract.js";
import { lintDocument } from "../../src/judge.js";
import { load } from "../../src/load.js";
import { exitCodeOf } from "../../src/cli/exit-code.js";
import type { Gate } from "../../src/report/gate.js";
import { reporterNames, reporterOf, type ReporterName, type RuleFacts } from "../../src/report/index.js";
import { sarifFindings } from "../../src/report/sarif.js";
import { loadRuleData, loadRules } from "../../src/rulebook/load-rules.js";
import type { Report } from "../../src/types.js";
import { folder } from "../fixtures.js";
import { faultsBy } from "../schemas/validate.js";
import { rowsOf } from "./read-csv.js";
import { halfRead, mixed, notABaa, outcome, reportOf, sound, unreadable } from "./sample.js";

const require = createRequire(import.meta.url);
const read = (path: string) => readFileSync(fileURLToPath(new URL(path, import.meta.url)), "utf8");

let facts: RuleFacts[];
/** Three fixtures of three formats, and every way in which a document cannot be judged. */
let report: Report;

beforeAll(async () => {
  const data = await loadRuleData();
  facts = data.rules.map(({ kind, data }) => ({ ...data, kind, elements: [] }));
  const book = await loadRules();
  const linted = await Promise.all(
    ["vendor-traps.pdf", "form-2005.txt", "mutual.docx"].map(async (name) => {
      const source = await load(folder + name);
      source.path = `fixtures/${name}`;
      return lintDocument(source, await extract(source, { isolate: false }), book);
    }),
  );
  report = reportOf(...linted, notABaa(), unreadable(), halfRead());
}, 60_000);

const write = async (name: ReporterName, of: Report = report): Promise<string> =>
  String(await reporterOf(name).write(of, { width: 80, colour: false, rules: async () => facts, documents: [] }));

const run = (text: string) => (JSON.parse(text) as Log).runs[0]!;

describe("sarif", () => {
  const faults = faultsBy(require("@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json") as object);

  test.each(["sarif", "sarif-findings"] as const)("%s is SARIF by the schema of the standard", async (name) =>
    expect(faults(JSON.parse(await write(name)))).toEqual([]),
  );

  test("holds a result for every rule that was run, and for a kind other than fail no level", async () => {
    const { results, tool } = run(await write("sarif"));
    expect(results).toHaveLength(report.documents.flatMap(({ outcomes }) => outcomes).length);
    expect(new Set(results!.map(({ kind }) => kind))).toEqual(new Set(["pass", "fail", "notApplicable", "open"]));
    expect(results!.filter(({ kind, level }) => kind !== "fail" && level !== "none")).toEqual([]);
    for (const { ruleId, ruleIndex } of results!)
      if (ruleIndex !== undefined) expect(tool.driver.rules![ruleIndex]!.id).toBe(ruleId);
  });

  test("says in the help of a rule what its page says", async () => {
    const rule = run(await write("sarif")).tool.driver.rules!.find(({ id }) => id === "report-breach")!;
    expect(rule.help!.text).toContain("LANGUAGE TO ASK FOR");
    expect(rule.help!.markdown).toContain("**Language to ask for**");
    for (const text of [rule.shortDescription!.text, rule.fullDescription!.text])
      expect(text.length).toBeLessThan(1024);
  });

  test("gives code scanning what it asks for: a line and a fingerprint for each result", async () => {
    const { results } = run(await write("sarif-findings"));
    for (const { locations, partialFingerprints } of results!) {
      expect(locations![0]!.physicalLocation!.region!.startLine).toBeGreaterThan(0);
      expect(Object.values(partialFingerprints!)[0]).toMatch(/^[0-9a-f]{32}$/);
    }
    const line = results!.find(({ locations }) => locations![0]!.physicalLocation!.region!.startLine! > 1);
    expect(line!.locations![0]!.physicalLocation!.artifactLocation!.uri).toBe("fixtures/form-2005.txt");
  });

  // https://docs.github.com/en/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning
  test("stays within what code scanning takes", async () => {
    const text = await write("sarif-findings");
    const log = JSON.parse(text) as Log;
    const { results, tool } = run(text);
    const { rules = [] } = tool.driver;
    expect(log.runs.length).toBeLessThanOrEqual(20);
    expect(results!.length).toBeLessThanOrEqual(25_000);
    expect(rules.length).toBeLessThanOrEqual(25_000);
    expect(gzipSync(text).length).toBeLessThan(10 * 1024 * 1024);
    for (const { id, name, shortDescription, fullDescription, help, properties } of rules) {
      expect(id.length).toBeLessThanOrEqual(255);
      expect(name!.length).toBeLessThanOrEqual(255);
      expect(shortDescription!.text.length).toBeLessThanOrEqual(1024);
      expect(fullDescription!.text.length).toBeLessThanOrEqual(1024);
      expect(help!.text).not.toBe("");
      expect((properties!["tags"] as string[]).length).toBeLessThanOrEqual(20);
      expect(Number(properties!["security-severity"] ?? 1)).toBeLessThanOrEqual(10);
    }
    for (const { ruleId, level, message, locations } of results!) {
      expect(ruleId).toMatch(/^[a-z0-9-]+$/);
      expect(["error", "warning", "note", "none"]).toContain(level);
      expect(message.text).not.toBe("");
      expect(locations!.length).toBeLessThanOrEqual(1000);
      // Paths that begin at the root of the repository.
      expect(locations![0]!.physicalLocation!.artifactLocation!.uri).toMatch(/^fixtures\/[\w.-]+$/);
    }
  });

  test("keeps the worst when there are more than code scanning takes", async () => {
    const low = Array.from({ length: 9 }, (_, at) => outcome(`low-${at}`, "recommended", "fires", { severity: "low" }));
    const many = sound({ outcomes: [...low, outcome("worst", "loophole", "fires", { severity: "critical" })] });
    const text = await sarifFindings(reportOf(many), { rules: async () => facts }, 4);
    expect(run(text).results!.map(({ ruleId }) => ruleId)).toEqual(["worst", "low-0", "low-1", "low-2"]);
    expect(text).toContain("6 findings of lesser weight are left out");
  });

  test("knows a finding again after other clauses moved, and not after its words changed", async () => {
    const at = (quote: string, span: [number, number], page: number) =>
      reportOf(
        sound({ outcomes: [outcome("lock", "loophole", "fires", { evidence: [{ quote, clause: "1", page, span }] })] }),
      );
    const print = async (of: Report) => run(await write("sarif", of)).results![0]!.partialFingerprints;
    const first = await print(at("Vendor may  lock it.", [1, 9], 1));
    expect(await print(at("Vendor may lock it.", [500, 508], 7))).toEqual(first);
    expect(await print(at("Vendor may sell it.", [1, 9], 1))).not.toEqual(first);
  });

  test("knows every finding again after lines were put in above it", async () => {
    const book = await loadRules();
    const given = readFileSync(`${folder}mutual.txt`, "utf8");
    const longer = given.replace(/\n\n/, "\n\nA word on the weather.\n\nAnother, of no more matter.\n\n");
    const of = async (text: string) => {
      const source = { path: "x.txt", format: "text", bytes: Buffer.from(text), sha256: "" } as const;
      const linted = lintDocument(source, await extract(source, { isolate: false }), book);
      const { results = [] } = run(await write("sarif-findings", reportOf(linted)));
      return {
        prints: results.map(({ ruleId, partialFingerprints }) => [ruleId, partialFingerprints]),
        lines: results.map(({ locations }) => locations![0]!.physicalLocation!.region!.startLine),
      };
    };
    const [first, second] = [await of(given), await of(longer)];
    expect(second.prints).toEqual(first.prints);
    expect(second.lines).not.toEqual(first.lines);
  });

  test.each([
    ["a b/ü.pdf", "a%20b/%C3%BC.pdf"],
    ["./baas\\one.pdf", "baas/one.pdf"],
    ["/srv/one.pdf", "file:///srv/one.pdf"],
    ["C:\\baas\\one.pdf", "file:///C:/baas/one.pdf"],
    ["-", "stdin"],
  ])("%s is %s", async (path, uri) => {
    const { artifacts } = run(await write("sarif", reportOf(sound({ path }))));
    expect(artifacts![0]!.location!.uri).toBe(uri);
  });
});

describe("junit", () => {
  test("is JUnit by its schema, with the counts it claims", async () => {
    const schema = XmlDocument.fromString(read("../schemas/junit-4.xsd"));
    const validator = XsdValidator.fromDoc(schema);
    const text = await write("junit");
    const document = XmlDocument.fromString(text);
    expect(() => validator.validate(document)).not.toThrow();
    const [, tests, failures, errors] =
      /<testsuites name="baa-lint" tests="(\d+)" failures="(\d+)" errors="(\d+)"/.exec(text)!;
    expect([tests, failures, errors].map(Number)).toEqual(
      [/<testcase /g, /<failure /g, /<error /g].map((one) => text.match(one)!.length),
    );
    for (const one of [document, validator, schema]) one.dispose();
  });
});

describe("junit and the gate", () => {
  const suite = async (gate: Gate, of = mixed()) =>
    String(
      await reporterOf("junit").write(reportOf(of), {
        width: 80,
        colour: false,
        rules: async () => facts,
        documents: [],
        gates: [gate],
      }),
    );
  const failed = (text: string) => [...text.matchAll(/name="([\w-]+): [^"]*"><failure/g)].map(([, rule]) => rule);

  test.each([
    ["never", []],
    ["critical", ["return-or-destroy", "sale-or-marketing"]],
    ["high", ["hhs-books-records", "return-or-destroy", "sale-or-marketing"]],
    [
      "medium",
      [
        "safeguards", "access", "hhs-books-records", "return-or-destroy", "sale-or-marketing", "breach-no-deadline",
        "minimum-necessary", "placeholders",
      ],
    ],
  ] as const)("--fail-on %s: what it lets pass is no failure, and is told of", async (failOn, rules) => {
    const text = await suite({ failOn });
    expect(failed(text)).toEqual(rules);
    expect(text.match(/<failure|<system-out/g)).toHaveLength(9);
    expect(exitCodeOf(mixed(), { failOn })).toBe(rules.length > 0 ? 1 : 0);
  }); // prettier-ignore

  test("what is under the gate says its weight and its words", async () =>
    expect(await suite({ failOn: "high" })).toMatch(
      /name="audit-right: Title of audit-right"><system-out>low: Title of audit-right\. Message of audit-right\.\nLaw: /,
    ));

  test("a score that is too low is a failure of its own", async () => {
    expect(failed(await suite({ failOn: "never", minScore: 60 }))).toEqual(["min-score"]);
    expect(failed(await suite({ failOn: "never", minScore: 54 }))).toEqual([]);
    expect(await suite({ failOn: "never", minScore: 54 })).toContain('name="min-score: ');
  });

  test("without a word on the gate it is the usual one", async () =>
    expect(failed(await write("junit", reportOf(mixed())))).toHaveLength(3));
});

describe("github", () => {
  test("escapes what would end the message or a property", async () => {
    const odd = sound({
      path: "a,b:c%.pdf",
      outcomes: [outcome("lock", "loophole", "fires", { message: "50% off:\nnow", title: "One, two: three" })],
    });
    expect(await write("github", reportOf(odd))).toBe(
      "::warning file=a%2Cb%3Ac%25.pdf,line=1,title=One%2C two%3A three (lock)::One, two: three. 50%25 off: now%0ALaw: 45 CFR 164.410%0AAsk for: Language for lock.\n",
    );
  });

  test("the worst come first", async () => {
    const commands = (await write("github", reportOf(mixed()))).match(/^::\w+/gm)!;
    expect(commands).toEqual([...commands].sort((a, b) => rank.indexOf(a) - rank.indexOf(b)));
  });
  const rank = ["::error", "::warning", "::notice"];
});

test.each(["compact", "sarif-findings", "github", "gitlab", "csv"] as const)(
  "%s points into the contract read beside the agreement",
  async (name) => {
    const words = {
      quote: "Nothing over the fees paid.",
      clause: "9",
      page: 2,
      file: "msa.pdf",
      span: [0, 9] as [number, number],
    };
    const beside = sound({
      path: "baa.pdf",
      outcomes: [outcome("liability-cap", "loophole", "fires", { evidence: [words] })],
    });
    expect(await write(name, reportOf(beside))).toMatch(
      /^msa\.pdf:2:9|"uri": "msa\.pdf"|file=msa\.pdf,|"path": "msa\.pdf"|"msa\.pdf","9",2/m,
    );
  },
);

test.each(reporterNames.filter((name) => !reporterOf(name).isBinary))(
  "%s says whether it shows digests",
  async (name) => {
    const marked = reportOf(sound({ sha256: "5".repeat(64), textSha256: "6".repeat(64) }));
    const shown = /5{64}|6{64}/.test(await write(name, marked));
    expect(shown).toBe(reporterOf(name).showsDigests ?? false);
  },
);

test("no two issues of gitlab have one fingerprint", async () => {
  const issues = JSON.parse(await write("gitlab")) as {
    fingerprint: string;
    location: { path: string; lines: { begin: number } };
  }[];
  expect(new Set(issues.map(({ fingerprint }) => fingerprint)).size).toBe(issues.length);
  expect(issues.every(({ location }) => location.lines.begin >= 1 && !location.path.startsWith("./"))).toBe(true);
});

test("a comment fits, however much there is to say, and leaves nothing open", async () => {
  const text = await write(
    "markdown",
    reportOf(...Array.from({ length: 40 }, (_, at) => ({ ...mixed(), path: `${at}.docx` }))),
  );
  expect(text.length).toBeLessThan(65_536);
  expect(text).toContain("There is more than a comment can hold");
  expect(text.match(/<details>/g)!.length).toBe(text.match(/<\/details>/g)!.length);
});

describe("words of the contract stay words", () => {
  const nasty = [
    "=HYPERLINK(\"http://evil.example\",\"x\")", "+1", "-1+1", "@SUM(1)", "\uFF1D1", "::error file=x::pwned", "##vso[task.setvariable]x",
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "](http://evil.example) [x", "![x](http://evil.example/a.png)",
    "@octocat", "#1", "GH-1", "www.evil.example", "https://evil.example", "`code` ``more``", "a\u001b[31mred\u009b2J", "\u202Egnirts",
    "]]>&lt;x", "\uD800", "a\nb\r\n::warning::x", "$x^2$", "</details>",
  ]; // prettier-ignore
  const evidence = (quote: string) => [{ quote, clause: quote, page: 1, span: [0, 1] as [number, number] }];
  const odd = () =>
    reportOf(
      sound({
        path: "=cmd|x.pdf",
        notices: [{ id: "note", message: nasty.join(" ") }],
        outcomes: nasty.map((text, at) =>
          outcome(`rule-${at}`, "loophole", "fires", { evidence: evidence(text), message: text, suggest: text }),
        ),
      }),
      sound({ path: "\u001b[2J\u202Egnp.txt", outcomes: [] }),
    );
  const names: ReporterName[] = ["pretty", "compact", "json", "jsonl", "sarif", "sarif-findings", "junit", "github", "gitlab", "markdown", "csv"]; // prettier-ignore

  test.each(names)("%s holds no control, no order to a build server", async (name) => {
    const text = await write(name, odd());
    expect(text.replace(/^\uFEFF/, "").replace(/[\r\n]/g, "")).not.toMatch(/[\p{Cc}\p{Cf}]/u);
    expect(text).not.toMatch(/##(?:vso)?\[/);
    const commands = text.match(/^\s*::.*$/gm) ?? [];
    expect(commands.filter((line) => name !== "github" || !/^::(?:error|warning|notice) file=/.test(line))).toEqual([]);
    expect(commands).toHaveLength(name === "github" ? nasty.length : 0);
  });

  test("no cell is a formula", async () => {
    const cells = rowsOf(await write("csv", odd())).flat();
    expect(cells.filter((cell) => /^[=+\-@\uFF1D]/.test(cell))).toEqual([]);
    expect(cells).toContain("'+1");
  });

  test("Markdown stays text: no tag, link, picture, mention or reference", async () => {
    const text = await write("markdown", odd());
    const outside = text
      .replace(/(?<!`)(`+)(?!`)[^]*?(?<!`)\1(?!`)/g, "")
      .replace(/<!-- baa-lint -->|<\/?details>|<summary>[^<]*<\/summary>/g, "");
    expect(outside.replace(/<!-- -->/g, "")).not.toMatch(/<[a-z!/]/i);
    expect(outside).not.toMatch(/(?<!\\)[[\]]/);
    expect(outside).not.toMatch(/(?<![\w])@\w|(?<!&)#\d|\bhttps?:|\bwww\.|\bGH-\d/);
    expect(text.match(/<details>/g)).toHaveLength(1);
    expect(text.match(/<\/details>/g)!.length).toBeGreaterThanOrEqual(1);
  });

  test("JUnit stays JUnit", async () => {
    const document = XmlDocument.fromString(await write("junit", odd()));
    document.dispose();
  });
});
