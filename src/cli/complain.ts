import { UserError } from "../errors.js";
import { sanitise } from "../report/sanitise.js";
import type { ExitCode } from "./exit-code.js";
import type { Terminal } from "./terminal.js";

// Messages may show a line of the user's file, set in below: only what follows the margin is cleaned.
const clean = (text: string): string =>
  text
    .split("\n")
    .map((line) => (/^ */.exec(line)?.[0] ?? "") + sanitise(line))
    .join("\n");

/** Says on standard error what went wrong and what to do; returns the exit code that goes with it. */
export function complain(error: unknown, terminal: Terminal, path?: string): ExitCode {
  if (error instanceof UserError) {
    const place = error.place ?? path;
    terminal.err(`baa-lint: ${place === undefined ? "" : `${sanitise(place)}: `}${clean(error.message)}\n`);
    if (error.remedy !== undefined) terminal.err(`  ${clean(error.remedy)}\n`);
    return error.exitCode;
  }
  const message = error instanceof Error ? error.message : String(error);
  terminal.err(`baa-lint: internal fault${path === undefined ? "" : ` on ${sanitise(path)}`}: ${clean(message)}\n`);
  terminal.err(
    "  This is a bug in baa-lint, not in your document. Report it with the command you ran, never with the contract;\n",
  );
  terminal.err("  BAA_LINT_DEBUG=1 adds the details worth reporting.\n");
  if (terminal.env["BAA_LINT_DEBUG"] === "1" && error instanceof Error && error.stack)
    terminal.err(`${clean(error.stack)}\n`);
  return 2;
}
