import { closeSync, constants, fstatSync, openSync, readSync } from "node:fs";
import { digest } from "./digest.js";
import { UserError } from "./errors.js";
import { formatOf, unreadable } from "./format.js";
import type { Source } from "./types.js";

/** Agreements are a few hundred kilobytes; scans a few megabytes. */
const largest = 50 * 1024 * 1024;

export interface LoadOptions {
  /** Where `-` is read from. */
  stdin?: AsyncIterable<Uint8Array | string>;
}

/** Reads a file, or standard input for `-`, and tells its format by its content. */
export async function load(path: string, { stdin }: LoadOptions = {}): Promise<Source> {
  const bytes = path === "-" ? await collect(stdin ?? process.stdin, path) : readFile(path);
  if (bytes.length === 0) throw unreadable(path, "is empty", "Check that it was saved completely.");
  let known: string | undefined;
  return {
    path,
    format: formatOf(bytes, path),
    bytes,
    get sha256() {
      return (known ??= digest(bytes));
    },
  };
}

/** Reads without Node's streams and promises, which take longer to load than a contract to read. */
function readFile(path: string): Uint8Array {
  let file: number | undefined;
  try {
    // Without O_NONBLOCK opening a named pipe waits for a writer that may never come. Windows has no such flag.
    file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    const status = fstatSync(file);
    if (status.isDirectory()) throw new UserError("This is a directory.", path, "Name the files inside it.", 2);
    if (!status.isFile())
      throw new UserError("This is not a regular file.", path, "Name a file, or pipe it in with `-`.", 2);
    if (status.size > largest) throw tooLarge(path);
    return readAll(file, status.size, path);
  } catch (error) {
    throw explain(error, path);
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

/** The size is not believed: files of /proc say 0 and hold text, and a file may grow while it is read. */
function readAll(file: number, size: number, path: string): Uint8Array {
  const chunks: Uint8Array[] = [];
  for (let length = 0, count = -1; count !== 0; length += count) {
    if (length > largest) throw tooLarge(path);
    const chunk = Buffer.allocUnsafe(length === 0 ? size + 1 : 1 << 16);
    count = readSync(file, chunk);
    chunks.push(chunk.subarray(0, count));
  }
  return chunks.length <= 2 ? (chunks[0] ?? Buffer.alloc(0)) : Buffer.concat(chunks);
}

async function collect(stream: AsyncIterable<Uint8Array | string>, path: string): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of stream) {
    const bytes = typeof chunk === "string" ? Buffer.from(chunk) : chunk;
    length += bytes.length;
    if (length > largest) throw tooLarge(path);
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

function tooLarge(path: string): UserError {
  return unreadable(path, `is larger than ${largest / 1024 / 1024} MB`, "Split off the agreement and lint that part.");
}

function explain(error: unknown, path: string): unknown {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (error instanceof UserError || typeof code !== "string") return error;
  const options = { cause: error };
  switch (code) {
    case "ENOENT":
    case "ENOTDIR":
      return new UserError("There is no such file.", path, "Check the path.", 2, options);
    case "EISDIR":
      return new UserError("This is a directory.", path, "Name the files inside it.", 2, options);
    case "ELOOP":
      return new UserError("The link leads back to itself.", path, "Name the file it should lead to.", 2, options);
    case "EACCES":
    case "EPERM":
      return new UserError("The file may not be read.", path, "Ask for permission to read it.", 3, options);
    case "ERR_INVALID_ARG_VALUE":
    case "ENAMETOOLONG":
      return new UserError("This is not a path of a file.", path, "Check the path.", 2, options);
    default:
      return new UserError(
        `The file could not be read (${code}).`,
        path,
        "Copy it to a local disk and try again.",
        3,
        options,
      );
  }
}
