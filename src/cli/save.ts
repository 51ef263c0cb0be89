import { writeFileSync } from "node:fs";
import { UserError } from "../errors.js";
import type { Written } from "../report/reporter.js";

/**
 * Writes what a command made to the file it was asked for.
 * @param what what it is, for the error when it cannot be written there: "report", "copy".
 * @throws UserError with the file and the remedy.
 */
export function save(output: string, written: Written, what: "report" | "copy"): void {
  try {
    writeFileSync(output, written);
  } catch (error) {
    throw new UserError(
      `The ${what} cannot be written there.`,
      output,
      "Name a file in a folder you may write to.",
      2,
      {
        cause: error,
      },
    );
  }
}
