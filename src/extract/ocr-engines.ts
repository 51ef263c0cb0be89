import { type ChildProcess, spawn } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type * as Tesseract from "tesseract.js";
import { hasColumns } from "./ocr-columns.js";
import { linesOfHocr, type SeenLine } from "./ocr-hocr.js";
import { secondsForPage } from "./ocr-limits.js";
import { fileOf, type Picture } from "./ocr-picture.js";

/** Something that reads a picture of text. */
export interface Engine {
  read(picture: Picture): Promise<SeenLine[]>;
  close(): Promise<unknown>;
}

/** The Tesseract of the system when there is one, else the one that comes with the optional packages, else none. */
export async function openEngine(program: string | undefined): Promise<Engine | undefined> {
  return (program === undefined ? undefined : await nativeEngine(program)) ?? (await packagedEngine());
}

/** Tesseract as an optional package, with its English data: it fetches nothing and keeps nothing. */
async function packagedEngine(): Promise<Engine | undefined> {
  try {
    const { default: tesseract } = await import("tesseract.js");
    const data = dirname(createRequire(import.meta.url).resolve("@tesseract.js-data/eng/package.json"));
    const worker = await tesseract.createWorker("eng", tesseract.OEM.LSTM_ONLY, {
      langPath: join(data, "4.0.0_best_int"),
      gzip: true,
      // Else it would write its data into the working directory.
      cacheMethod: "none",
      // Else an error ends the process.
      errorHandler: () => undefined,
    });
    return {
      read: async (picture) => {
        await worker.setParameters({ tessedit_pageseg_mode: modeFor(picture) as Tesseract.PSM });
        const { data } = await inTime(worker.recognize(fileOf(picture), {}, { text: false, hocr: true }));
        return linesOfHocr(data.hocr ?? "");
      },
      close: () => worker.terminate(),
    };
  } catch {
    return undefined;
  }
}

/** What Tesseract calls a page whose parts it has to find, and one block of text. */
const modeFor = (picture: Picture) => (hasColumns(picture) ? "3" : "6");

async function inTime<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("The page took too long.")), secondsForPage * 950);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** The program `tesseract`, which reads from a pipe and writes to one. */
async function nativeEngine(program: string): Promise<Engine | undefined> {
  const blank: Picture = { width: 32, height: 32, grey: new Uint8Array(32 * 32).fill(255), scale: 1 };
  const running = new Set<ChildProcess>();
  const end = () => running.forEach((child) => child.kill("SIGKILL"));
  try {
    // Without its English data it cannot even read an empty page.
    await runTesseract(program, blank, running);
    return { read: (picture) => runTesseract(program, picture, running), close: () => Promise.resolve(end()) };
  } catch {
    return undefined;
  }
}

function runTesseract(program: string, picture: Picture, running: Set<ChildProcess>): Promise<SeenLine[]> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, ["stdin", "stdout", "-l", "eng", "--dpi", "200", "--psm", modeFor(picture), "hocr"], {
      // More threads than one make it slower.
      env: { OMP_THREAD_LIMIT: "1" },
      stdio: ["pipe", "pipe", "ignore"],
      timeout: secondsForPage * 950,
      killSignal: "SIGKILL",
      windowsHide: true,
    });
    const end = () => void child.kill("SIGKILL");
    running.add(child);
    process.once("exit", end);
    const said: Buffer[] = [];
    child.stdout.on("data", (data: Buffer) => said.push(data));
    child.stdin.on("error", () => undefined);
    child.once("error", reject);
    child.once("close", (code) => {
      running.delete(child);
      process.off("exit", end);
      if (code === 0) resolve(linesOfHocr(Buffer.concat(said).toString()));
      else reject(new Error(`tesseract ended with ${code}.`));
    });
    child.stdin.end(fileOf(picture));
  });
}
