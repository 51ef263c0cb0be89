import { complain } from "./complain.js";
import { pipeline } from "./pipeline.js";
import { run } from "./run.js";
import { terminalOf } from "./terminal.js";
import { version } from "../version.js";

const terminal = terminalOf(process);

// A reader that has seen enough (`| head`) closes the pipe: that is no fault.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") process.exitCode = complain(error, terminal);
  process.exit();
});
process.on("uncaughtException", (error) => process.exit(complain(error, terminal)));

void run(process.argv.slice(2), terminal, pipeline, version).then((code) => {
  process.exitCode = code;
  // Once all is written nothing is left to wait for: what Node tidies up before it ends by itself takes a while.
  process.stdout.write("", () => process.stderr.write("", () => process.exit()));
});
