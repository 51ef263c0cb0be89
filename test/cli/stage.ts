import { UserError } from "../../src/errors.js";
import type { Pipeline } from "../../src/cli/pipeline.js";
import { run } from "../../src/cli/run.js";
import type { Terminal } from "../../src/cli/terminal.js";
import type { LintOptions } from "../../src/index.js";
import type { DocumentReport } from "../../src/types.js";
import { halfRead, mixed, notABaa, reportOf, sound, unreadable } from "../report/sample.js";

/** What each file would give; a file not named here is not there. */
const files: Record<string, (options: LintOptions) => DocumentReport> = {
  "sound.pdf": () => sound(),
  "mixed.docx": mixed,
  "lease.txt": notABaa,
  "scan.pdf": unreadable,
  "half.pdf": halfRead,
  "-": () => sound(),
  "bug.pdf": () => {
    throw new TypeError("undefined is not\u001b[2J a clause");
  },
  "locked.pdf": ({ password }) => {
    if (password === "open") return sound();
    throw new UserError("The file is encrypted.", "locked.pdf", "Save it without a password.", 3, {
      reason: password === undefined ? "password-needed" : "password-wrong",
    });
  },
};

export interface Played {
  code: number;
  out: string;
  err: string;
  asked: LintOptions[];
}

/** Runs the command line on a stage: no process, no disk, no pipeline. */
export async function play(
  args: string[],
  set: Partial<Pick<Terminal, "isTTY" | "isErrTTY" | "askHidden" | "folder">> & {
    env?: Record<string, string>;
    columns?: number;
  } = {},
): Promise<Played> {
  const played: Played = { code: 0, out: "", err: "", asked: [] };
  const pipeline: Pipeline = {
    tool: { name: "baa-lint", version: "1.2.3", rules: "" },
    lint: async (path, options) => {
      played.asked.push(options);
      const file = files[path];
      if (file === undefined) throw new UserError("There is no such file.", path, "Check the path.");
      const { tool, documents } = reportOf({ ...file(options), path });
      const source = { path, format: documents[0]!.format, bytes: new Uint8Array(), sha256: "" };
      return { tool, source, report: documents[0]!, document: { text: "", blocks: [], notices: [] } };
    },
    sha256Of: async (path) => files[path]?.({}).sha256 ?? "",
    rules: async () =>
      ["report-breach", "return-or-destroy", "breach-no-deadline"].map((id) => ({
        id, title: `Title of ${id}`, kind: id === "breach-no-deadline" ? "loophole" : "required", clause: 4, severity: "critical",
        cites: ["45 CFR 164.410"], why: "Because.", suggest: "Ask for this.", fallback: "Settle for that.",
        elements: [{ id: "duty", text: "a duty to report" }],
        examples: { met: [{ text: "Vendor shall report." }], partial: [{ text: "Vendor may report.", lacks: ["duty"], note: "May is no duty." }] },
      })),
  }; // prettier-ignore
  played.code = await run(
    args,
    {
      out: (text) => void (played.out += Buffer.from(text).toString()),
      err: (text) => void (played.err += text),
      env: set.env ?? {},
      columns: set.columns,
      isTTY: set.isTTY ?? false,
      isErrTTY: set.isErrTTY ?? false,
      ...(set.askHidden ? { askHidden: set.askHidden } : {}),
      folder: set.folder ?? "/no-such-folder",
    },
    pipeline,
    "1.2.3",
  );
  return played;
}
