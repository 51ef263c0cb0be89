import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { UserError } from "../errors.js";
import type { Document, Source } from "../types.js";
import type { ExtractOptions } from "./extract.js";
import type { Progress, Reply } from "./extractor-process.js";
import type { Request } from "./frames.js";
import { mostPictures } from "./ocr-limits.js";
import { type Ended, mostMemory, ReaderProcess } from "./reader-process.js";

// PDF and Word documents come from strangers, and what reads them is large. It runs in another process, which is killed
// when it takes too long or too much; a thread would not do, for its memory outside the heap cannot be limited.

/** Seconds a document may take: the slowest honest ones take six on a small, busy machine. */
export const usualTimeout = 30;
/** Seconds a scan may take, where nobody says how long: five pages take thirty of them on a busy machine. */
const usualTimeoutOfScan = 120;
/** Of these, seconds for each page of it, and as many more to start: an honest page takes three. */
const usualTimeOfPicture = 6;
/** How much of them is for reading it. The rest is for what comes before and after, so that all of it ends in time. */
const shareOfReading = 0.7;
/** After this much the reader leaves the rest of the pictures unread by itself, and has time to tell what it has read. */
const shareOfPictures = 0.55;
/** The text of ten thousand pages, with its blocks. */
const answer = 128 * 1024 * 1024;

const program = fileURLToPath(new URL("./reader.cjs", import.meta.url));

let reader: ReaderProcess | undefined;
let queue: Promise<unknown> | undefined;

/** Whether this installation has the program to read in another process; running from the sources it does not. */
export const canIsolate = (): boolean => existsSync(program);

/** Starts the reader before the first file is known to need it: it takes as long to start as a text takes to lint. */
export function startReader(expected: Request["format"]): ReaderProcess {
  if (reader?.isAlive) return reader;
  return (reader = new ReaderProcess(program, expected));
}

/** Ends the reader and waits until it is gone. It also ends with the program, but a moment after it. */
export async function stopReader(): Promise<void> {
  await reader?.close();
  reader = undefined;
}

/** Reads a PDF or Word document in another process, one file at a time. */
export async function extractIsolated(source: Source, options: ExtractOptions): Promise<Document> {
  const turn = queue ? queue.then(() => read(source, options)) : read(source, options);
  const settled = turn.then(
    () => undefined,
    () => undefined,
  );
  queue = settled;
  void settled.then(() => {
    if (queue === settled) queue = undefined;
  });
  return turn;
}

async function read(source: Source, options: ExtractOptions): Promise<Document> {
  const { signal, timeout = usualTimeout } = options;
  const timeoutOfScan = options.timeout ?? usualTimeoutOfScan;
  signal?.throwIfAborted();
  const { path, bytes } = source;
  const { password, ocr, tesseract, trace, revisions } = options;
  const format = source.format as Request["format"];
  const spent = startOf(timeout);
  const until = Date.now() + timeoutOfScan * shareOfPictures * 1000 - spent;
  const request = {
    format,
    path,
    length: bytes.length,
    ...defined({ password, ocr, tesseract, trace, revisions, until }),
    ...(options.timeout === undefined ? { forPicture: usualTimeOfPicture * 1000 } : {}),
  };
  let soFar: string | undefined;
  /** Tells whether the reader has begun with pictures, and may have the time of a scan. */
  const onReport = (json: string): boolean => {
    if (json.startsWith('{"kind":"so-far"')) {
      soFar = json;
      return false;
    }
    const { done, pages } = JSON.parse(json) as Progress;
    options.onPage?.(done, pages);
    return true;
  };
  const limits = {
    milliseconds: timeout * shareOfReading * 1000 - spent,
    memory: mostMemory,
    answer,
    // One page is being drawn while another is read, each up to four ways round.
    reports: {
      most: 6 * mostPictures,
      onReport,
      milliseconds: timeoutOfScan * shareOfReading * 1000 - spent,
    },
  };
  const said = await startReader(format).ask(request, bytes, limits, signal);
  if (!isEnded(said)) {
    const document = documentIn(JSON.parse(said) as Reply);
    // It may still be at a page that was given up, and the next file is to have all the time there is.
    if (document.notices.some(({ id }) => id === "pictures-given-up")) await stopReader();
    return document;
  }
  signal?.throwIfAborted();
  // Its last word before a picture took too much.
  if (soFar !== undefined) return documentIn(JSON.parse(soFar) as Reply);
  throw overrun(said, path, timeout);
}

let hasBegun = false;

/** Milliseconds the program took to start before its first file, which count: seconds, on a busy machine. */
function startOf(timeout: number): number {
  const sinceStart = performance.now();
  const isStart = !hasBegun && sinceStart < 200 * timeout;
  hasBegun = true;
  return isStart ? sinceStart : 0;
}

/** Only what is there: a request holds no empty fields. */
function defined<T extends object>(values: T): Partial<{ [K in keyof T]: NonNullable<T[K]> }> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as never;
}

const isEnded = (said: string): said is Ended => !said.startsWith("{");

function documentIn(reply: Reply): Document {
  switch (reply.kind) {
    case "document":
    case "so-far":
      return reply.document;
    case "progress":
      throw new Error("The reader answered with a report of progress.");
    case "refused":
      throw new UserError(
        reply.message,
        reply.place,
        reply.remedy,
        reply.exitCode,
        reply.reason === undefined ? {} : { reason: reply.reason },
      );
    case "fault": {
      const fault = new Error(reply.message);
      if (reply.stack !== undefined) fault.stack = reply.stack;
      throw fault;
    }
  }
}

function overrun(why: Ended, path: string, timeout: number): UserError {
  const anew = "Open it in a viewer and print it to a new PDF";
  const seconds = timeout === 1 ? "1 second" : `${timeout} seconds`;
  const [what, remedy]: [string, string] = {
    time: [`could not be read within ${seconds} and was given up`, `${anew}, or give it more with --timeout.`],
    memory: [`took more than 800 MB of memory to read and was given up`, `${anew}, or split off the agreement.`],
    size: ["holds far more text than an agreement", "Split off the agreement and lint that part."],
    aborted: ["was given up", "Try again."],
    broke: ["could not be read: the reader broke off", `${anew}.`],
  }[why] as [string, string];
  return new UserError(`The document ${what}.`, path, remedy, 3);
}
