import { UserError } from "../errors.js";
import type { LintOptions } from "../index.js";
import { sanitise } from "../report/sanitise.js";
import type { Terminal } from "./terminal.js";

/** Who mistypes three times does not know it. */
const mostQuestions = 3;

/** Does a piece of work on a file; when that turns out to be encrypted, asks for its password on a terminal. */
export async function withPassword<T>(
  path: string,
  options: LintOptions,
  { askHidden, err }: Pick<Terminal, "askHidden" | "err">,
  work: (path: string, options: LintOptions) => Promise<T>,
): Promise<T> {
  let password = options.password;
  for (let asked = 0; ; asked++) {
    try {
      return await work(path, password === undefined ? options : { ...options, password });
    } catch (error) {
      const isLocked = error instanceof UserError && error.reason !== undefined;
      // What stands on standard input is the document.
      if (!isLocked || !askHidden || asked === mostQuestions || path === "-") throw error;
      if (password !== undefined) err("That password does not open it.\n");
      password = await askHidden(`Password for ${sanitise(path)}: `);
      if (!password) throw error;
    }
  }
}
