import { UserError } from "../errors.js";
import { settingsOf } from "../settings.js";
import type { LintOptions } from "../index.js";
import type { DocumentReport } from "../types.js";

/** The entry of a file that gave no report of its own: the others go on, and this one is not passed over. */
export function unassessed(path: string, error: unknown, options: LintOptions): DocumentReport {
  const said =
    error instanceof UserError ? [error.message, error.remedy ?? ""].join(" ").trim() : "baa-lint failed on it.";
  return {
    path,
    sha256: "",
    textSha256: "",
    settings: settingsOf(options),
    format: "text",
    kind: "not-assessed",
    title: "",
    words: 0,
    pages: null,
    parties: { businessAssociate: null, coveredEntity: null },
    notices: [{ id: "not-read", message: said, unread: true }],
    score: null,
    outcomes: [],
  };
}
