/** The file is encrypted and no password was given, or a wrong one. */
export type Reason = "password-needed" | "password-wrong";

/**
 * A problem the user can fix: what went wrong, where, and what to do about it.
 * Anything that is not a `UserError` is a bug in baa-lint.
 */
export class UserError extends Error {
  override readonly name = "UserError";
  /** Set where the program can do something about it, not only the user. */
  readonly reason?: Reason;

  constructor(
    message: string,
    /** The file (and line) the message is about. */
    readonly place?: string,
    /** What to do, as a full sentence. */
    readonly remedy?: string,
    /** The exit code the command line should end with: 2 usage or configuration, 3 a document could not be assessed. */
    readonly exitCode: 2 | 3 = 2,
    options?: ErrorOptions & { reason?: Reason },
  ) {
    super(message, options);
    if (options?.reason !== undefined) this.reason = options.reason;
  }
}
