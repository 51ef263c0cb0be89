import { spawn } from "node:child_process";
import { chmodSync, copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";

const root = fileURLToPath(new URL("../../", import.meta.url));
const built = existsSync(`${root}dist/start.cjs`);
const read = (path: string) => readFileSync(root + path, "utf8");

/** A repository with two agreements and a lease in it. */
function repository(): string {
  const folder = mkdtempSync(join(tmpdir(), "baa-lint-ci-"));
  mkdirSync(join(folder, "contracts", "new"), { recursive: true });
  copyFileSync(`${root}fixtures/startup-plain.md`, join(folder, "contracts", "start baa.md"));
  copyFileSync(`${root}fixtures/mutual.txt`, join(folder, "contracts", "new", "mutual-baa.txt"));
  copyFileSync(`${root}fixtures/not-baa-nda.txt`, join(folder, "contracts", "nda.txt"));
  return folder;
}

interface Ended {
  code: number | null;
  out: string;
  err: string;
}

function shell(script: string, cwd: string, env: Record<string, string>): Promise<Ended> {
  return new Promise((resolve) => {
    const given = { PATH: process.env["PATH"] ?? "", HOME: cwd, ...env };
    // As GitHub runs `shell: bash`.
    const child = spawn("bash", ["--noprofile", "--norc", "-eo", "pipefail", "-c", script], { cwd, env: given });
    const ended: Ended = { code: null, out: "", err: "" };
    child.stdout.on("data", (data: Buffer) => (ended.out += data.toString()));
    child.stderr.on("data", (data: Buffer) => (ended.err += data.toString()));
    child.on("close", (code) => resolve({ ...ended, code }));
  });
}

interface Action {
  inputs: Record<string, { required?: boolean; default?: string }>;
  outputs: Record<string, { value: string }>;
  runs: { using: string; steps: { id?: string; shell: string; run: string; env?: Record<string, string> }[] };
}
const action = parse(read("action.yml")) as Action;

/** Runs the steps of action.yml as GitHub does, in a repository. */
async function runAction(inputs: Record<string, string>, cwd = repository(), more: Record<string, string> = {}) {
  const temp = mkdtempSync(join(tmpdir(), "baa-lint-runner-"));
  const [output, summary] = [join(temp, "output"), join(temp, "summary")];
  writeFileSync(output, "");
  const filled = (text: string) =>
    text.replace(
      /\$\{\{ inputs\.([\w-]+) \}\}/g,
      (_, name: string) => inputs[name] ?? action.inputs[name]!.default ?? "",
    );
  const github = {
    GITHUB_ACTIONS: "true",
    GITHUB_ACTION_PATH: root.replace(/\/$/, ""),
    GITHUB_OUTPUT: output,
    GITHUB_STEP_SUMMARY: summary,
    RUNNER_TEMP: temp,
    ...more,
  };
  let last: Ended = { code: 0, out: "", err: "" };
  for (const { run, env = {} } of action.runs.steps) {
    const own = Object.fromEntries(Object.entries(env).map(([key, value]) => [key, filled(value)]));
    last = await shell(run, cwd, { ...github, ...own });
    if (last.code !== 0) break;
  }
  const outputs = Object.fromEntries(
    readFileSync(output, "utf8")
      .trimEnd()
      .split("\n")
      .map((line): [string, string] => [line.slice(0, line.indexOf("=")), line.slice(line.indexOf("=") + 1)]),
  );
  return { ...last, outputs, cwd, summary: existsSync(summary) ? readFileSync(summary, "utf8") : "" };
}

describe("the action", () => {
  test("pastes nothing into shell text", () => {
    expect(action.runs.using).toBe("composite");
    for (const { run, shell } of action.runs.steps) expect([shell, run]).toEqual(["bash", expect.not.stringContaining("${{")]); // prettier-ignore
    expect(read("ci/github-action.sh")).not.toContain("${{");
  });

  describe.skipIf(!built)("run as GitHub runs it", { timeout: 60_000 }, () => {
    test("finds files by globs, annotates them, and hands on all it promises", async () => {
      const { code, out, err, outputs, summary } = await runAction({ files: "contracts/**/*baa.*\n" });
      expect(code).toBe(1);
      expect(out).toContain("contracts/start baa.md");
      expect(out).toContain("contracts/new/mutual-baa.txt");
      expect(err).toMatch(/^::error file=contracts\/start baa\.md,line=\d+,title=/m);
      expect(summary).toMatch(/^<!-- baa-lint -->/);
      for (const name of Object.keys(action.outputs)) expect(outputs).toHaveProperty([name]);
      expect(outputs["exit-code"]).toBe("1");
      const sarif = JSON.parse(readFileSync(outputs["sarif-file"]!, "utf8")) as { runs: { results: unknown[] }[] };
      expect(Number(outputs["findings"])).toBe(sarif.runs[0]!.results.length);
      const report = JSON.parse(readFileSync(outputs["json-file"]!, "utf8")) as {
        documents: { score: { value: number } }[];
      };
      expect(Number(outputs["lowest-score"])).toBe(Math.min(...report.documents.map(({ score }) => score.value)));
    });

    test.each([
      [{ files: "contracts/start baa.md", "fail-on": "never" }, 0],
      [{ files: "contracts/start baa.md", "fail-on": "never", "min-score": "99" }, 1],
      [{ files: "contracts/start baa.md", "fail-on-findings": "false" }, 0],
      [{ files: "contracts/nda.txt", "fail-on-findings": "false" }, 3],
      [{ files: "none/*.pdf" }, 2],
      [{ files: "contracts/start baa.md", config: "none.yaml" }, 2],
    ])("%j ends with %d", async (inputs, code) => expect((await runAction(inputs)).code).toBe(code));

    test.each(["files", "fail-on", "min-score", "config"])("runs nothing that the input %s holds", async (name) => {
      const evil = `$(touch pwned); touch pwned #"'\`touch pwned\``;
      const { cwd } = await runAction({ files: "contracts/nda.txt", [name]: evil });
      expect(existsSync(join(cwd, "pwned"))).toBe(false);
    });

    test("names files from the root of the repository, wherever it works, and reads the configuration there", async () => {
      const workspace = repository();
      const config = "rules: { report-breach: 'off' }\nfail-on: never\n";
      writeFileSync(join(workspace, "contracts", "baa-lint.config.yaml"), config);
      const folder = join(workspace, "contracts", "new");
      const { err, outputs } = await runAction({ files: "./*-baa.txt" }, folder, { GITHUB_WORKSPACE: workspace });
      expect(err).toMatch(/^::\w+ file=contracts\/new\/mutual-baa\.txt,/m);
      expect(readFileSync(outputs["sarif-file"]!, "utf8")).toContain('"uri": "contracts/new/mutual-baa.txt"');
      expect(readFileSync(outputs["json-file"]!, "utf8")).toContain('"report-breach": "off"');
      expect(outputs["exit-code"]).toBe("0");
    });

    test("takes hostile names of files for names", async () => {
      const cwd = repository();
      const names = ["$(touch pwned)-baa.txt", "`touch pwned` baa.txt", "a;touch pwned;baa.txt", "::error::x baa.txt", "*?[a] baa.txt", "line\nbreak baa.txt"]; // prettier-ignore
      for (const name of names) copyFileSync(`${root}fixtures/mutual.txt`, join(cwd, name));
      const { outputs, err, summary } = await runAction({ files: "*baa.txt", "fail-on": "never" }, cwd);
      expect(existsSync(join(cwd, "pwned"))).toBe(false);
      const { documents } = JSON.parse(readFileSync(outputs["json-file"]!, "utf8")) as {
        documents: { path: string }[];
      };
      expect(documents.map(({ path }) => path).sort()).toEqual([...names].sort());
      // Whatever a file is called, each line is one of our annotations.
      const lines = err.trimEnd().split("\n");
      expect(lines.filter((line) => !/^::(?:error|warning|notice) file=/.test(line))).toEqual([]);
      expect(summary).not.toMatch(/^::/m);
    });

    test("takes a name that begins with a dash for a name", async () => {
      const cwd = repository();
      copyFileSync(`${root}fixtures/mutual.txt`, join(cwd, "--help.txt"));
      expect((await runAction({ files: "*.txt", "fail-on": "never" }, cwd)).outputs["exit-code"]).toBe("0");
    });
  });
});

interface Hook {
  id: string;
  name: string;
  entry: string;
  language: string;
  files: string;
  types: string[];
}

describe("the hook for pre-commit", () => {
  const hooks = parse(read(".pre-commit-hooks.yaml")) as Hook[];
  const hook = hooks[0]!;

  test("names what pre-commit needs, and a program the package has", () => {
    expect(hooks).toHaveLength(1);
    for (const key of ["id", "name", "entry", "language"] as const) expect(hook[key]).toMatch(/\S/);
    expect(hook.language).toBe("node");
    expect(Object.keys((JSON.parse(read("package.json")) as { bin: object }).bin)).toContain(hook.entry);
  });

  test("is packed without a word, for pre-commit takes what npm says for the name of the package", async () => {
    const cwd = mkdtempSync(join(tmpdir(), "baa-lint-pack-"));
    writeFileSync(join(cwd, "package.json"), '{"name":"x","version":"1.0.0","scripts":{"prepare":"echo built"}}');
    copyFileSync(`${root}.npmrc`, join(cwd, ".npmrc"));
    expect((await shell("npm pack", cwd, {})).out).toBe("x-1.0.0.tgz\n");
  }, 30_000);

  test.each([
    ["acme-baa.pdf", true],
    ["contracts/BAA_2024.docx", true],
    ["Business Associate Agreement.docx", true],
    ["x/business-associate.md", true],
    ["baa.py", false],
    ["albaad.pdf", false],
    ["notes.md", false],
  ])("%s: %s", (path, isWanted) => {
    // pre-commit searches by Python's rules; a leading (?i) is its way to say the flag.
    expect(new RegExp(hook.files.replace(/^\(\?i\)/, ""), "i").test(path)).toBe(isWanted);
  });

  test.skipIf(!built)(
    "runs as pre-commit runs it: the entry, its arguments, the files",
    { timeout: 30_000 },
    async () => {
      const cwd = repository();
      const { code, out } = await shell(`baa-lint -f compact "contracts/start baa.md"`, cwd, { PATH: shims() });
      expect([code, out.split(":")[0]]).toEqual([1, "contracts/start baa.md"]);
    },
  );
});

/** A PATH on which `baa-lint`, and `npx --yes baa-lint`, are this one. */
function shims(): string {
  const bin = mkdtempSync(join(tmpdir(), "baa-lint-bin-"));
  const write = (name: string, script: string) => {
    writeFileSync(join(bin, name), script);
    chmodSync(join(bin, name), 0o755);
  };
  write("baa-lint", `#!/bin/sh\nexec "${process.execPath}" "${root}bin/baa-lint.js" "$@"\n`);
  write("npx", `#!/bin/sh\n[ "$1" = --yes ] && shift\nexec "$@"\n`);
  return `${bin}:${process.env["PATH"] ?? ""}`;
}

/** The first YAML of a page. */
const yamlOf = (page: string): unknown => parse(/```yaml\n([^]*?)```/.exec(read(page))![1]!);

describe("the examples in the documentation", () => {
  test.skipIf(!built)("GitLab: the script writes what the artifacts name", { timeout: 30_000 }, async () => {
    const job = (
      yamlOf("docs/ci-gitlab.md") as Record<
        string,
        { script: string[]; artifacts: { reports: Record<string, string> } }
      >
    )["baa-lint"]!;
    const cwd = repository();
    copyFileSync(`${root}fixtures/vendor-traps.pdf`, join(cwd, "contracts", "acme-baa.pdf"));
    const { code, out } = await shell(job.script.join("\n"), cwd, { PATH: shims() });
    expect(code).toBe(1);
    expect(out).toContain("contracts/acme-baa.pdf");
    const { codequality, junit } = job.artifacts.reports;
    expect(JSON.parse(readFileSync(join(cwd, codequality!), "utf8"))).toContainEqual(
      expect.objectContaining({ check_name: "delegated-obligations", severity: "critical" }),
    );
    expect(readFileSync(join(cwd, junit!), "utf8")).toContain(`<testsuite name="contracts/acme-baa.pdf"`);
  });

  test("GitHub: the workflow gives the action inputs it has, and takes outputs it has", () => {
    const { jobs } = yamlOf("docs/ci-github.md") as {
      jobs: Record<string, { steps: { uses: string; with?: Record<string, string>; if?: string }[] }>;
    };
    const steps = jobs["baa-lint"]!.steps;
    const own = steps.find(({ uses }) => uses.includes("/baa-lint@"))!;
    for (const name of Object.keys(own.with!)) expect(action.inputs).toHaveProperty([name]);
    for (const [, name] of JSON.stringify(steps).matchAll(/steps\.baa\.outputs\.([\w-]+)/g))
      expect(action.outputs).toHaveProperty([name!]);
  });

  test("pre-commit: the hook is one of ours", () => {
    const { repos } = yamlOf("docs/ci-pre-commit.md") as { repos: { hooks: { id: string }[] }[] };
    expect(repos[0]!.hooks[0]!.id).toBe("baa-lint");
  });
});
