// The program that runs in a process of its own and reads PDF and Word documents, one after the other: bytes come in on
// standard input, the document or what went wrong goes out on pipe 3. The parent ends it when it takes too much.
import { read, writeSync } from "node:fs";
import { type Reason, UserError } from "../errors.js";
import type { Document } from "../types.js";
import { frame, FrameReader, type Request } from "./frames.js";
import { readerOf } from "./readers.js";

/** What comes of one request. */
export type Reply =
  | { kind: "document"; document: Document }
  /** Not yet an answer: so many of the pages that are pictures have been read. */
  | Progress
  /** Nor is this: what there is while the rest of the pictures is being read. */
  | { kind: "so-far"; document: Document }
  /** A `UserError` of the reader. */
  | { kind: "refused"; message: string; place?: string; remedy?: string; exitCode: 2 | 3; reason?: Reason }
  /** Anything else: a fault of the reader. */
  | { kind: "fault"; message: string; stack?: string };

export interface Progress {
  kind: "progress";
  done: number;
  pages: number;
}

const results = 3;

function reply(answer: Reply): void {
  const bytes = frame(JSON.stringify(answer));
  for (let sent = 0; sent < bytes.length; ) sent += writeSync(results, bytes, sent);
}

/** What comes in, without Node's streams: to load these takes half as long as to read a Word document. */
async function* standardInput(): AsyncGenerator<Uint8Array> {
  for (;;) {
    const room = Buffer.allocUnsafe(1 << 16);
    // Windows tells the end of a pipe as an error.
    const count = await new Promise<number>((resolve) => read(0, room, 0, room.length, null, (_, length) => resolve(length ?? 0))); // prettier-ignore
    if (count === 0) return;
    yield room.subarray(0, count);
  }
}

function faultOf(error: unknown): Reply {
  if (error instanceof UserError) {
    // What is undefined is left out of JSON.
    const { message, place, remedy, exitCode, reason } = error;
    return { kind: "refused", message, exitCode, place, remedy, reason } as Reply;
  }
  if (!(error instanceof Error)) return { kind: "fault", message: String(error) };
  return { kind: "fault", message: error.message, ...(error.stack ? { stack: error.stack } : {}) };
}

async function answer({ format, path, ...options }: Request, bytes: Uint8Array): Promise<Reply> {
  try {
    const read = await readerOf(format);
    const source = { format, path, bytes, sha256: "" };
    const onPage = (done: number, pages: number) => reply({ kind: "progress", done, pages });
    const onSoFar = (document: Document) => reply({ kind: "so-far", document });
    return { kind: "document", document: await read(source, { ...options, onPage, onSoFar }) };
  } catch (error) {
    return faultOf(error);
  }
}

// pdf.js rejects promises that nobody waits for; by the time they come up the file has been answered for.
process.on("unhandledRejection", () => undefined);
process.on("uncaughtException", (error) => {
  reply(faultOf(error));
  // To exit would wait for what is still to come in.
  process.kill(process.pid, "SIGKILL");
});

async function serve(expected: string | undefined): Promise<void> {
  // The reader is imported while the parent is still sending.
  if (expected === "pdf" || expected === "docx") void readerOf(expected);
  if (expected === "pdf") void import("./pdf-file.js").then(({ loadLibrary }) => loadLibrary());
  const requests = new FrameReader(standardInput());
  for (let json = await requests.json(); json !== undefined; ) {
    const request = JSON.parse(json) as Request;
    const bytes = await requests.bytes(request.length);
    if (!bytes) break;
    const following = requests.json();
    // The parent asks one thing at a time. When the pipe ends before it has its answer, the parent was killed.
    let isAnswered = false;
    void following.then((one) => one === undefined && !isAnswered && process.exit(1));
    reply(await answer(request, bytes));
    isAnswered = true;
    json = await following;
  }
}

void serve(process.argv[2]);
