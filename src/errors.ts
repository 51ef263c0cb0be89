/**
 * A problem the user can fix: what went wrong, where, and what to do about it.
 * Anything that is not a `UserError` is a bug in baa-lint.
 */
export class UserError extends Error {
  override readonly name = "UserError";

  constructor(
    message: string,
    /** The file (and line) the message is about. */
    readonly place?: string,
    /** What to do, as a full sentence. */
    readonly remedy?: string,
    /** The exit code the command line should end with: 2 usage or configuration, 3 a document could not be assessed. */
    readonly exitCode: 2 | 3 = 2,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
