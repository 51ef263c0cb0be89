/** What the command line may touch of the process, so that tests can stand in for it. */
export interface Terminal {
  out: (text: string | Uint8Array) => void;
  err: (text: string) => void;
  env: Readonly<Record<string, string | undefined>>;
  /** Columns of standard output, when it is a terminal. */
  columns: number | undefined;
  isTTY: boolean;
}

export const terminalOf = ({ stdout, stderr, env }: NodeJS.Process): Terminal => ({
  out: (text) => void stdout.write(text),
  err: (text) => void stderr.write(text),
  env,
  columns: stdout.columns,
  isTTY: stdout.isTTY === true,
});

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
