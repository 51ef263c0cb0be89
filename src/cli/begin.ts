import { expectFile } from "../extract/extract.js";

/** What stands behind these is written and not read. */
const output = /^(?:-o|--output)/;

/** A PDF or Word document is read by a process of its own, which takes as long to start as all else: it is started first. */
async function begin(args: readonly string[]): Promise<void> {
  for (const [at, path] of args.entries())
    if (!path.startsWith("-") && !output.test(args[at - 1] ?? "")) await expectFile(path);
  (await import("./main.js")).main();
}

void begin(process.argv.slice(2));
