import { availableParallelism } from "node:os";
import { type Before, type PictureRead, readPicture } from "./ocr-attempts.js";
import { type Engine, openEngine } from "./ocr-engines.js";
import { canvasPackage, pictureOf } from "./ocr-picture.js";
import type { PdfFile } from "./pdf-file.js";

export interface OcrOptions {
  /** Where the program `tesseract` is, if the system has it. */
  tesseract?: string;
  /** Called when so many of the pages are read, and from time to time in between. */
  onPage?: (done: number, pages: number) => void;
  /** When to leave the rest of the pages unread: milliseconds, as `Date.now` has them. */
  until?: number;
  /** Sooner, where few pages are read so: milliseconds for one, with as many more for the start. */
  forPicture?: number;
  signal?: AbortSignal;
}

export type PicturesRead = ReadonlyMap<number, PictureRead>;

/** Of a long document this often. */
const mostTellings = 20;

/**
 * Draws pages and reads the words in them. Pages that were not read in time are not among them. `onSome` is told from time
 * to time what has been read. Undefined where what that takes is not installed.
 */
export async function readPictures(
  file: PdfFile,
  pages: readonly number[],
  { tesseract, onPage, until = Infinity, forPicture = Infinity, signal }: OcrOptions,
  onSome?: (read: PicturesRead) => Promise<void>,
): Promise<PicturesRead | undefined> {
  const canvases = await canvasPackage();
  if (!canvases) return undefined;
  const read = new Map<number, PictureRead>();
  const tell = () => onPage?.(read.size, pages.length);
  tell();
  const lanes = Math.min(2, pages.length, availableParallelism());
  const engines: (Engine | undefined)[] = [];
  let isOver = false;
  // Pages read in turn by two lanes, or by one where the machine has no more: what is tried must not depend on it.
  const before: Before[] = [0, 1].map(() => ({ wasText: false, wasNoise: false, wasTurnedInVain: false }));

  const open = async (lane: number): Promise<Engine | undefined> => {
    const engine = await openEngine(tesseract);
    if (isOver) await engine?.close();
    return (engines[lane] = engine);
  };
  const readOne = async (at: number, lane: number): Promise<PictureRead> => {
    try {
      const picture = await pictureOf(file, pages[at]!, canvases);
      const { read, how } = await readPicture(picture, before[at % 2]!, engines[lane]!, tell);
      before[at % 2] = how;
      return read;
    } catch {
      // What it is still at would hold up the next page.
      if (!isOver) await engines[lane]?.close().then(() => open(lane));
      return "failed";
    }
  };
  const readLane = async (lane: number): Promise<boolean> => {
    if (!(await open(lane))) return false;
    for (let at = lane; at < pages.length && !isOver; at += lanes) {
      signal?.throwIfAborted();
      const seen = await readOne(at, lane);
      if (isOver) break;
      read.set(pages[at]!, seen);
      tell();
      if (read.size % Math.ceil(pages.length / mostTellings) === 0) await onSome?.(read);
    }
    return true;
  };

  const work = Promise.all(Array.from({ length: lanes }, (_, lane) => readLane(lane)));
  const clock = clockUntil(Math.min(until, Date.now() + forPicture * (pages.length + 1)));
  try {
    const haveEngines = await Promise.race([work, clock.strikes]);
    return haveEngines?.includes(false) ? undefined : new Map(read);
  } finally {
    isOver = true;
    clock.stop();
    // What is still at work ends in vain, and nobody waits for it.
    work.catch(() => undefined);
    await Promise.all(engines.map((engine) => engine?.close()));
  }
}

function clockUntil(until: number): { strikes: Promise<undefined>; stop(): void } {
  let timer: NodeJS.Timeout | undefined;
  const strikes = new Promise<undefined>((resolve) => {
    if (until < Infinity) timer = setTimeout(() => resolve(undefined), until - Date.now());
  });
  return { strikes, stop: () => clearTimeout(timer) };
}
