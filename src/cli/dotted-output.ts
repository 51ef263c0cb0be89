// `-o.json report.json` and `--output.json report.json`, as users of Spectral write it. commander knows no such flags, so they
// are rewritten before it sees them.

const dotted = /^(?:-o|--output)\.([a-z-]+)(?:=(.*))?$/s;

/** The arguments with every `-o.<format> <file>` written as `--output-of <format>=<file>`. */
export function rewriteDotted(args: readonly string[]): string[] {
  const end = args.indexOf("--");
  const flags = end < 0 ? args : args.slice(0, end);
  const rewritten: string[] = [];
  for (let at = 0; at < flags.length; at++) {
    const [, format, file] = dotted.exec(flags[at]!) ?? [];
    if (format === undefined) rewritten.push(flags[at]!);
    else rewritten.push("--output-of", `${format}=${file ?? flags[++at] ?? ""}`);
  }
  return [...rewritten, ...args.slice(flags.length)];
}
