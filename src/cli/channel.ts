import { fstatSync, statSync, writeSync } from "node:fs";

type Stream = Pick<NodeJS.WriteStream, "write" | "on">;

/**
 * Standard output or standard error. Files and pipes are written to by number, without Node's stream for them: it opens
 * all of its networking first, which takes longer than to write a report.
 */
export class Channel {
  #isDirect: boolean;
  /** The reader has seen enough (`| head`). That is no fault, and the exit code still tells how it went. */
  #isClosed = false;
  #opened: Stream | undefined;

  constructor(
    private readonly number: 1 | 2,
    private readonly open: () => Stream,
    private readonly onFault: (error: NodeJS.ErrnoException) => void,
  ) {
    this.#isDirect = isWrittenAtOnce(number);
  }

  write(words: string | Uint8Array): void {
    if (this.#isClosed) return;
    const rest = this.#isDirect ? this.#writeAtOnce(Buffer.from(words)) : words;
    if (rest.length > 0 && !this.#isClosed) this.#stream.write(rest);
  }

  /** Calls back when everything has been written. */
  flush(then: () => void): void {
    if (this.#opened && !this.#isClosed) this.#opened.write("", then);
    else then();
  }

  #fail(error: NodeJS.ErrnoException): void {
    this.#isClosed = true;
    if (error.code !== "EPIPE") this.onFault(error);
  }

  /** Writes what the other end takes; returns the rest, which has to wait for it. */
  #writeAtOnce(bytes: Uint8Array): Uint8Array {
    let sent = 0;
    try {
      while (sent < bytes.length) sent += writeSync(this.number, bytes, sent);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code !== "EAGAIN") this.#fail(error as NodeJS.ErrnoException);
      this.#isDirect = false;
    }
    return bytes.subarray(sent);
  }

  get #stream(): Stream {
    if (!this.#opened) {
      this.#opened = this.open();
      this.#opened.on("error", (error) => this.#fail(error));
    }
    return this.#opened;
  }
}

/** Whether this is a file, a pipe or a socket, and not a terminal. Windows has ways of its own with pipes. */
function isWrittenAtOnce(number: number): boolean {
  if (process.platform === "win32") return false;
  try {
    const status = fstatSync(number);
    return status.isFile() || status.isFIFO() || status.isSocket() || isNowhere(number);
  } catch {
    return false;
  }
}

/** Whether somebody sits there. Most that is no terminal is told without loading what knows terminals. */
export function isTerminal(number: 0 | 1 | 2): boolean {
  try {
    if (!fstatSync(number).isCharacterDevice() || isNowhere(number)) return false;
    return process.getBuiltinModule("node:tty").isatty(number);
  } catch {
    return false;
  }
}

/** Whether it leads to /dev/null, as in many scripts. */
const isNowhere = (number: number): boolean =>
  process.platform !== "win32" && fstatSync(number).rdev === statSync("/dev/null").rdev;
