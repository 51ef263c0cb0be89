import { askEmail } from "../report/ask.js";
import { complain } from "./complain.js";
import type { ExitCode } from "./exit-code.js";
import type { LintFlags } from "./options.js";
import type { Pipeline } from "./pipeline.js";
import { readAgreement } from "./read-agreement.js";
import type { Terminal } from "./terminal.js";

/** Prints an e-mail to the vendor: what to change, ready to paste. */
export async function askCommand(
  path: string,
  flags: LintFlags,
  terminal: Terminal,
  pipeline: Pipeline,
): Promise<ExitCode> {
  try {
    const linted = await readAgreement(path, flags, terminal, pipeline);
    // Of several agreements in one file each gets its own e-mail.
    terminal.out([linted.report, ...(linted.others ?? [])].map(askEmail).join("\n---\n\n"));
    return 0;
  } catch (error) {
    return complain(error, terminal, path);
  } finally {
    await pipeline.close?.();
  }
}
