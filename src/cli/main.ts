import { Channel } from "./channel.js";
import { complain } from "./complain.js";
import { pipeline } from "./pipeline.js";
import { run } from "./run.js";
import { terminalOf } from "./terminal.js";
import { version } from "../version.js";

/** The command, from its arguments to its exit. Nothing runs because this file is loaded: the process that reads documents may share it. */
export function main(): void {
  const onFault = (error: Error): never => process.exit(complain(error, terminal));
  const out = new Channel(1, () => process.stdout, onFault);
  const err = new Channel(2, () => process.stderr, onFault);
  const terminal = terminalOf(process, out, err);

  process.on("uncaughtException", (error) => process.exit(complain(error, terminal)));

  void run(process.argv.slice(2), terminal, pipeline, version).then((code) => {
    process.exitCode = code;
    // Once all is written nothing is left to wait for: what Node tidies up before it ends by itself takes a while.
    out.flush(() => err.flush(() => process.exit()));
  });
}
