import { type ChildProcess, spawn } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import type { Readable, Writable } from "node:stream";
import { frame, FrameReader, type Request } from "./frames.js";

/** Why a reader came to its end before it answered. */
export type Ended = "time" | "memory" | "size" | "aborted" | "broke";

export interface Limits {
  /** What it may take, all told. */
  milliseconds: number;
  /** What it may tell before it answers, and how often; and what it may take, all told, once it is told to have more. */
  reports?: { most: number; onReport: (json: string) => boolean; milliseconds: number };
  memory: number;
  /** Bytes an answer may have. */
  answer: number;
}

const megabyte = 1024 * 1024;
/** How what comes before an answer begins. */
const isReport = (json: string | undefined): json is string => /^\{"kind":"(?:progress|so-far)"/.test(json ?? "");
/** A reader that holds this much after a file is given up, so that the next file has all the room. */
const restful = 400 * megabyte;
/** How often its memory is looked at, in milliseconds: a bomb takes some 100 MB in that time. */
const interval = 40;

/**
 * The largest honest documents take less than 700 MB. With what a bomb takes between two looks, and with the program itself,
 * that stays under a gigabyte.
 */
export const mostMemory = 800 * megabyte;
/** What Node is told of it. Kept code is good only under the flags it was compiled with. */
export const readerFlags = (memory = mostMemory) => [
  `--max-old-space-size=${Math.round((memory / megabyte) * 0.75)}`,
  // As bin/baa-lint.js has it: what reads eight pages is not worth optimising. A long document still is.
  "--interrupt-budget=1000000",
  "--no-regexp-tier-up",
  "--semi-space-growth-factor=1",
  "--no-parallel-scavenge",
  "--no-baseline-batch-compilation",
  "--interrupt-budget-factor-for-feedback-allocation=32",
];

/** A process that reads files for us and can be killed at any time without harm. */
export class ReaderProcess {
  readonly #child: ChildProcess;
  readonly #answers: FrameReader;
  readonly #exited: Promise<void>;
  #ended: Ended | undefined;

  constructor(program: string, expected: Request["format"], { memory }: Partial<Pick<Limits, "memory">> = {}) {
    this.#child = spawn(process.execPath, [...readerFlags(memory), program, expected], {
      // Nothing of the environment is its business; Windows cannot start a program without this one.
      env: process.platform === "win32" ? { SystemRoot: process.env["SystemRoot"] } : {},
      stdio: ["pipe", "ignore", "ignore", "pipe"],
      windowsHide: true,
    });
    this.#exited = new Promise((resolve) => {
      this.#child.once("error", () => resolve(this.#markDead("broke")));
      this.#child.once("exit", (code, signal) => {
        // V8 ends the process so when the heap is full.
        const isHeap = signal === "SIGABRT" || signal === "SIGTRAP" || code === 134;
        resolve(this.#markDead(isHeap ? "memory" : "broke"));
      });
    });
    this.#input.on("error", () => undefined);
    this.#output.on("error", () => undefined);
    this.#answers = new FrameReader(this.#output as AsyncIterable<Uint8Array>);
    process.once("exit", this.#kill);
    this.#hold(false);
  }

  /** What the system calls it. */
  get id(): number | undefined {
    return this.#child.pid;
  }

  get isAlive(): boolean {
    return this.#ended === undefined;
  }

  /** The JSON of its answer, or why there is none. */
  async ask(request: Request, bytes: Uint8Array, limits: Limits, signal?: AbortSignal): Promise<string | Ended> {
    const stop = (why: Ended) => {
      this.#ended ??= why;
      this.#kill();
    };
    const onAbort = () => stop("aborted");
    this.#hold(true);
    const begun = performance.now();
    const stopAfter = (milliseconds: number) =>
      setTimeout(() => stop("time"), milliseconds - (performance.now() - begun));
    let deadline = stopAfter(limits.milliseconds);
    const next = () =>
      this.#answers.json(limits.answer).catch((error: unknown) => {
        if (error instanceof RangeError) stop("size");
        return undefined;
      });
    const watch = setInterval(() => this.#memory() > limits.memory && stop("memory"), interval);
    const onSignal = (name: NodeJS.Signals) => {
      this.#kill();
      // Ours was the only listener: the program ends as it would have without it.
      forget();
      if (process.listenerCount(name) === 0) process.kill(process.pid, name);
    };
    const forget = () => deadly.forEach((name) => process.off(name, onSignal));
    deadly.forEach((name) => process.on(name, onSignal));
    signal?.addEventListener("abort", onAbort);
    try {
      this.#input.write(frame(JSON.stringify(request)));
      this.#input.write(bytes);
      let json = await next();
      const { most = 0, onReport, milliseconds } = limits.reports ?? {};
      for (let told = 0, hasMore = false; isReport(json) && told < most; told++) {
        if (onReport?.(json) && !hasMore) {
          hasMore = true;
          clearTimeout(deadline);
          deadline = stopAfter(milliseconds!);
        }
        json = await next();
      }
      if (isReport(json)) stop("time");
      else if (json !== undefined) return json;
      await this.#exited;
      return this.#ended ?? "broke";
    } finally {
      clearTimeout(deadline);
      clearInterval(watch);
      forget();
      signal?.removeEventListener("abort", onAbort);
      if (this.isAlive && this.#memory() > restful) stop("memory");
      this.#hold(false);
    }
  }

  /** Ends it and waits until it is gone. */
  async close(): Promise<void> {
    this.#child.ref();
    this.#kill();
    await this.#exited;
  }

  readonly #kill = (): void => {
    // What it has started itself would else go on for a while.
    const helpers = this.#isRunning ? childrenOf(this.#child.pid) : [];
    this.#child.kill("SIGKILL");
    for (const helper of helpers) endProcess(helper);
  };

  get #isRunning(): boolean {
    return this.#child.exitCode === null && this.#child.signalCode === null;
  }

  #markDead(why: Ended): void {
    this.#ended ??= why;
    process.off("exit", this.#kill);
  }

  get #input(): Writable {
    return this.#child.stdin!;
  }

  get #output(): Readable {
    return this.#child.stdio[3] as Readable;
  }

  /** Bytes it holds, where the system tells; its own limit on the heap holds everywhere. */
  #memory(): number {
    if (process.platform !== "linux") return 0;
    try {
      const status = readFileSync(`/proc/${this.#child.pid}/status`, "utf8");
      return Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1] ?? 0) * 1024;
    } catch {
      return 0;
    }
  }

  /** A reader at rest does not keep the program from ending. */
  #hold(isBusy: boolean): void {
    const parts = [this.#child, this.#input, this.#output] as { ref?(): void; unref?(): void }[];
    for (const part of parts) part[isBusy ? "ref" : "unref"]?.();
  }
}

/** The processes that a process has started, where the system tells. */
function childrenOf(pid: number | undefined): number[] {
  if (process.platform !== "linux" || pid === undefined) return [];
  try {
    return readdirSync(`/proc/${pid}/task`).flatMap((task) =>
      readFileSync(`/proc/${pid}/task/${task}/children`, "utf8").split(" ").filter(Boolean).map(Number),
    );
  } catch {
    return [];
  }
}

function endProcess(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // It has ended by itself.
  }
}

const deadly = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
