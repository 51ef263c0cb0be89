import { type Channel, isTerminal } from "./channel.js";

/** What the command line may touch of the process, so that tests can stand in for it. */
export interface Terminal {
  out: (text: string | Uint8Array) => void;
  err: (text: string) => void;
  env: Readonly<Record<string, string | undefined>>;
  /** Columns of standard output, when it is a terminal. */
  columns: number | undefined;
  isTTY: boolean;
  /** Whether standard error is a terminal. */
  isErrTTY: boolean;
  /** Asks a question and takes an answer that is not shown; only where somebody sits at a terminal. */
  askHidden?: ((question: string) => Promise<string | undefined>) | undefined;
  /** The folder it was started in. */
  folder: string;
}

export function terminalOf(process: NodeJS.Process, out: Channel, err: Channel): Terminal {
  const isTTY = isTerminal(1);
  return {
    out: (text) => out.write(text),
    err: (text) => err.write(text),
    env: process.env,
    // To ask the stream would open it, and only a terminal has columns.
    columns: isTTY ? process.stdout.columns : undefined,
    isTTY,
    folder: process.cwd(),
    // Few runs want to know.
    get isErrTTY() {
      return isTerminal(2);
    },
    get askHidden() {
      return isTerminal(0) && isTerminal(2) ? (question: string) => askHidden(question, process) : undefined;
    },
  };
}

/** Reads a line letter by letter, so that the terminal does not show it. */
async function askHidden(
  question: string,
  { stdin, stderr }: Pick<NodeJS.Process, "stdin" | "stderr">,
): Promise<string | undefined> {
  stderr.write(question);
  stdin.setRawMode(true);
  stdin.setEncoding("utf8");
  let line = "";
  try {
    for await (const chunk of stdin.iterator({ destroyOnReturn: false }) as AsyncIterable<string>)
      for (const letter of chunk) {
        if (letter === "\r" || letter === "\n") return line;
        // Ctrl+C and Ctrl+D give up; the other two take a letter back.
        if (letter === "\u0003" || letter === "\u0004") return undefined;
        line = letter === "\u007F" || letter === "\b" ? line.slice(0, -1) : line + letter;
      }
    return undefined;
  } finally {
    stdin.setRawMode(false);
    stdin.pause();
    stderr.write("\n");
  }
}

export function widthOf({ columns, env }: Terminal): number {
  return columns ?? (Number(env["COLUMNS"]) || 80);
}

/** A flag beats FORCE_COLOR, FORCE_COLOR beats NO_COLOR, and a terminal that shows no colours gets none. */
export function wantsColour({ isTTY, env }: Terminal, flag: boolean): boolean {
  if (!flag) return false;
  const forced = env["FORCE_COLOR"];
  if (forced !== undefined) return forced !== "0" && forced !== "false";
  if (env["NO_COLOR"] !== undefined && env["NO_COLOR"] !== "") return false;
  return isTTY && env["TERM"] !== "dumb";
}
