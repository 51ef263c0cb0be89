import { UserError } from "../errors.js";
import type { LintOptions } from "../index.js";
import type { Linted } from "../lint.js";
import { toldOnce } from "../report/notices.js";
import type { LintFlags } from "./options.js";
import type { Assessed, Pipeline } from "./pipeline.js";
import { progressOn } from "./progress.js";
import { settingsFor } from "./run-settings.js";
import { withPassword } from "./with-password.js";
import type { Terminal } from "./terminal.js";

/**
 * Reads the file that a command is about, as flags and configuration say; `more` comes before them.
 * @throws UserError for a file that cannot be read, or that holds no agreement.
 */
export async function readAgreement(
  path: string,
  flags: LintFlags,
  terminal: Terminal,
  pipeline: Pipeline,
  more: LintOptions = {},
): Promise<Assessed> {
  const { options } = (await settingsFor(flags, terminal, pipeline)).forDocument(path);
  const how = { ...options, onPage: progressOn(terminal), ...more };
  const linted = await withPassword(path, how, terminal, pipeline.lint);
  refuseOthers(linted.report);
  return linted;
}

/** What is no agreement has nothing to mark. */
function refuseOthers({ kind, path, notices }: Linted["report"]): void {
  if (kind === "not-a-baa")
    throw new UserError(
      "This is not a business associate agreement, so there is nothing to mark.",
      path,
      "If a vendor sent it as one, ask for the agreement itself.",
      3,
    );
  if (kind === "not-assessed")
    throw new UserError(
      ["This document could not be assessed.", ...toldOnce(notices).map(({ text }) => text)].join(" "),
      path,
      "Save it with text in it, or run OCR on it.",
      3,
    );
}
