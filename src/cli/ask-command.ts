import { askEmail } from "../report/ask.js";
import { complain } from "./complain.js";
import type { ExitCode } from "./exit-code.js";
import type { LintFlags } from "./options.js";
import type { Pipeline } from "./pipeline.js";
import { refuseOthers, tellOfOthers } from "./review-command.js";
import { progressOn } from "./progress.js";
import { settingsFor } from "./run-settings.js";
import { withPassword } from "./with-password.js";
import type { Terminal } from "./terminal.js";

/** Prints an e-mail to the vendor: what to change, ready to paste. */
export async function askCommand(
  path: string,
  flags: LintFlags,
  terminal: Terminal,
  pipeline: Pipeline,
): Promise<ExitCode> {
  try {
    const { options } = (await settingsFor(flags, terminal, pipeline)).forDocument(path);
    const linted = await withPassword(path, { ...options, onPage: progressOn(terminal) }, terminal, pipeline.lint);
    const { report } = linted;
    refuseOthers(report);
    tellOfOthers(linted, terminal);
    terminal.out(askEmail(report));
    return 0;
  } catch (error) {
    return complain(error, terminal, path);
  } finally {
    await pipeline.close?.();
  }
}
