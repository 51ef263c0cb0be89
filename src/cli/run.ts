import { Command, CommanderError } from "commander";
import { askCommand } from "./ask-command.js";
import { complain } from "./complain.js";
import type { ExitCode } from "./exit-code.js";
import { rewriteDotted } from "./dotted-output.js";
import { explainCommand } from "./explain-command.js";
import { lintCommand } from "./lint-command.js";
import {
  addAskFlags,
  addFlags,
  addReviewFlags,
  addVerifyFlags,
  type Flags,
  helpText,
  type LintFlags,
} from "./options.js";
import type { Pipeline } from "./pipeline.js";
import { reviewCommand, type ReviewFlags } from "./review-command.js";
import { rulesCommand } from "./rules-command.js";
import type { Terminal } from "./terminal.js";
import { verifyCommand, type VerifyFlags } from "./verify-command.js";

/** The whole command line: arguments in, exit code out. Nothing here ends the process. */
export async function run(args: string[], terminal: Terminal, pipeline: Pipeline, version: string): Promise<ExitCode> {
  let code: ExitCode = 0;
  const settle: Settle = async (asked) => {
    code = await asked(terminal, pipeline);
  };
  const program = commandLine(terminal, version);
  const lint = addFlags(program.command("lint <file...>", { isDefault: true, hidden: true }))
    .usage("[options] <file...>")
    .description("Reports what a HIPAA business associate agreement lacks, weakens or takes back.")
    .version(version, "-V, --version", "print the version")
    .addHelpText("after", helpText)
    .action((paths: string[], flags: Flags) => settle((...run) => lintCommand(paths, flags, ...run)));
  lint.configureHelp({ commandUsage: (command) => `baa-lint ${command.usage()}`, showGlobalOptions: false });
  for (const [name, add] of Object.entries(others)) if (args.includes(name)) add(program, settle);
  // One help page: that of the command everybody uses.
  program.helpInformation = () => lint.helpInformation();
  program.addHelpText("after", helpText);
  try {
    await program.parseAsync(rewriteDotted(args), { from: "user" });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    return complain(error, terminal);
  }
}

/** Runs a command, and keeps its exit code. */
type Settle = (asked: (terminal: Terminal, pipeline: Pipeline) => Promise<ExitCode>) => Promise<void>;

/** The commands besides that which lints. A run sets up the one it names: to set up all takes longer than to read the arguments. */
const others: Readonly<Record<string, (program: Command, settle: Settle) => void>> = {
  explain: (program, settle) =>
    program
      .command("explain <rule>")
      .description("Prints what a rule asks, the law behind it, examples and language to ask for.")
      .option("--no-color", "no colours")
      .action((rule: string, flags: { color: boolean }) => settle((...run) => explainCommand(rule, flags, ...run))),
  review: (program, settle) =>
    addReviewFlags(program.command("review <file>"))
      .description(
        "Writes a copy of an agreement with every finding as a comment at its words. The file itself is left alone.",
      )
      .action((path: string, flags: ReviewFlags) => settle((...run) => reviewCommand(path, flags, ...run))),
  ask: (program, settle) =>
    addAskFlags(program.command("ask <file>"))
      .description("Prints an e-mail to the vendor: what to change, in order of weight, with proposed wording.")
      .action((path: string, flags: LintFlags) => settle((...run) => askCommand(path, flags, ...run))),
  rules: (program, settle) =>
    program
      .command("rules")
      .description("Lists all rules.")
      .option("--json", "as JSON", false)
      .action((flags: { json: boolean }) => settle((...run) => rulesCommand(flags, ...run))),
  verify: (program, settle) =>
    addVerifyFlags(program.command("verify <report> <file...>"))
      .description("Repeats the run a JSON report came from, and says whether the result is still the same.")
      .action((report: string, paths: string[], flags: VerifyFlags) =>
        settle((...run) => verifyCommand([report, ...paths], flags, ...run)),
      ),
};

// `-o.json` is another flag to commander (dotted-output.ts), whose name nobody typed.
const dotted = /option '--output-of <list>' argument '([^'=]*)=[^']*' is invalid\./;

function commandLine(terminal: Terminal, version: string): Command {
  return new Command("baa-lint")
    .version(version, "-V, --version", "print the version")
    .exitOverride()
    .configureOutput({
      writeOut: terminal.out,
      writeErr: terminal.err,
      getOutHelpWidth: () => 100,
      getErrHelpWidth: () => 100,
      outputError: (text, write) => write(text.replace(/^error: /, "baa-lint: ").replace(dotted, "-o.$1:")),
    })
    .showHelpAfterError("  baa-lint --help shows how it is used.");
}
