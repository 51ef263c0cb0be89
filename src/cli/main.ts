import { Channel } from "./channel.js";
import { complain } from "./complain.js";
import { pipeline } from "./pipeline.js";
import { run } from "./run.js";
import { terminalOf } from "./terminal.js";
import { version } from "../version.js";

// A reader that has seen enough (`| head`) closes the pipe: that is no fault.
const onError = (error: NodeJS.ErrnoException): never => {
  if (error.code !== "EPIPE") process.exitCode = complain(error, terminal);
  return process.exit();
};
const out = new Channel(1, () => process.stdout, onError);
const err = new Channel(2, () => process.stderr, onError);
const terminal = terminalOf(process, out, err);

process.on("uncaughtException", (error) => process.exit(complain(error, terminal)));

void run(process.argv.slice(2), terminal, pipeline, version).then((code) => {
  process.exitCode = code;
  // Once all is written nothing is left to wait for: what Node tidies up before it ends by itself takes a while.
  out.flush(() => err.flush(() => process.exit()));
});
