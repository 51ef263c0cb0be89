import { availableParallelism } from "node:os";
import { type Engine, openEngine } from "./ocr-engines.js";
import type { SeenLine, SeenWord } from "./ocr-hocr.js";
import { straightened } from "./ocr-straighten.js";
import { canvasPackage, halved, type Picture, pictureOf, placeOf, stripOf, turnedPicture } from "./ocr-picture.js";
import { runsOfLines, type SeenPage } from "./ocr-words.js";
import type { PdfFile } from "./pdf-file.js";
import { type Matrix, times } from "./pdf-matrix.js";

export interface OcrOptions {
  /** Where the program `tesseract` is, if the system has it. */
  tesseract?: string;
  /** Called when so many of the pages are read, and from time to time in between. */
  onPage?: (done: number, pages: number) => void;
  signal?: AbortSignal;
}

/** What was made out of a page, and where that lies on the page as it is shown, in points from the upper left. */
export interface SeenPlaced extends SeenPage {
  shown: Matrix;
}

/**
 * The words of a page, "blank" when there is no ink on it, "wordless" when no words can be made out in much ink, "failed"
 * when the page could not be drawn or read.
 */
export type PictureRead = SeenPlaced | "blank" | "wordless" | "failed";

/** Draws pages and reads the words in them. Undefined where what that takes is not installed. */
export async function readPictures(
  file: PdfFile,
  pages: readonly number[],
  { tesseract, onPage, signal }: OcrOptions,
): Promise<Map<number, PictureRead> | undefined> {
  const canvases = await canvasPackage();
  if (!canvases) return undefined;
  const lanes = Math.min(2, pages.length, availableParallelism());
  const read = new Map<number, PictureRead>();
  const tell = () => onPage?.(read.size, pages.length);
  tell();
  const engines = await Promise.all(Array.from({ length: lanes }, () => openEngine(tesseract)));
  // Pages read in turn by two lanes, or by one where the machine has no more: what is tried must not depend on it.
  const inVain = [false, false];
  const wasNoise = [false, false];
  const readOne = async (at: number, lane: number): Promise<PictureRead> => {
    try {
      const picture = await pictureOf(file, pages[at]!, canvases);
      if (isBlank(picture)) return "blank";
      // After a page of noise a strip of the next one tells whether it is more of it.
      if (wasNoise[at % 2] && (await readAt(stripOf(picture), 0, engines[lane]!)).isNoise) return "wordless";
      const { attempt, wasTurnedInVain } = await attemptOn(picture, !inVain[at % 2], engines[lane]!, tell);
      inVain[at % 2] = wasTurnedInVain;
      wasNoise[at % 2] = attempt.isNoise;
      if (attempt.isNoise) return "wordless";
      return pageOf(attempt);
    } catch {
      // What it is still at would hold up the next page.
      await engines[lane]?.close();
      engines[lane] = await openEngine(tesseract);
      return "failed";
    }
  };
  try {
    if (engines.includes(undefined)) return undefined;
    await Promise.all(
      engines.map(async (_, lane) => {
        for (let at = lane; at < pages.length; at += lanes) {
          signal?.throwIfAborted();
          const seen = await readOne(at, lane);
          read.set(pages[at]!, seen);
          tell();
        }
      }),
    );
    return read;
  } finally {
    await Promise.all(engines.map((engine) => engine?.close()));
  }
}

/**
 * A picture lies on its side or upside down when few of its words are words: then the other ways are tried. Where that did not
 * help, the next page is taken as it is: a bad scan is bad on every page.
 */
async function attemptOn(
  picture: Picture,
  mayTurn: boolean,
  engine: Engine,
  tell: () => void,
): Promise<{ attempt: Attempt; wasTurnedInVain: boolean }> {
  const upright = await readAt(picture, 0, engine);
  if (upright.isText) return { attempt: upright, wasTurnedInVain: false };
  const attempt = mayTurn ? await turnedRight(picture, upright, engine, tell) : upright;
  return { attempt, wasTurnedInVain: !attempt.isText };
}

/** Which way is up shows in a strip of a picture of half the size, in a twentieth of the time. */
async function turnedRight(picture: Picture, upright: Attempt, engine: Engine, tell: () => void): Promise<Attempt> {
  const sketch = halved(picture);
  let best = { quarters: 0, clear: upright.clear };
  for (const quarters of [1, 3, 2]) {
    tell();
    const strip = await readAt(stripOf(turnedPicture(sketch, quarters)), 0, engine);
    if (strip.clear > best.clear && strip.share > 0.2) best = { quarters, clear: strip.clear };
    if (strip.isText) {
      best = { quarters, clear: strip.clear };
      break;
    }
  }
  tell();
  return best.quarters === 0 ? upright : readAt(picture, best.quarters, engine);
}

interface Attempt {
  lines: SeenLine[];
  picture: Picture;
  /** How many words are words without doubt, what share of all, and whether they are so many that this side is up. */
  clear: number;
  share: number;
  isText: boolean;
  /** Much that was taken for words, and hardly one that is. */
  isNoise: boolean;
}

async function readAt(picture: Picture, quarters: number, engine: Engine): Promise<Attempt> {
  const turned = straightened(turnedPicture(picture, quarters));
  const lines = await engine.read(turned);
  const words = lines.flatMap((line) => line.words).filter(({ text }) => /\p{L}{3}/u.test(text));
  const clear = words.filter(isClear).length;
  const share = clear / Math.max(words.length, 1);
  const isText = clear >= 5 && share > 0.4;
  return { lines, picture: turned, clear, share, isText, isNoise: words.length >= 8 && share < 0.05 };
}

function pageOf({ lines, picture }: Attempt): SeenPlaced {
  const { width, height, scale } = picture;
  // The runs are told of in points from the lower left of the picture.
  const shown = times(placeOf(picture), [scale, 0, 0, -scale, 0, height]);
  return { ...runsOfLines(lines, width, height, scale), shown };
}

const isClear = ({ confidence }: SeenWord) => confidence > 70;

/**
 * The back of a sheet: paper as a scanner sees it, and so little darker than it that it cannot be a word. Where all is
 * white nothing was drawn: a picture may have got lost.
 */
function isBlank({ grey }: Picture): boolean {
  let dark = 0;
  let isPaper = false;
  for (const value of grey) {
    if (value < 250) isPaper = true;
    if (value < 150) dark++;
  }
  return isPaper && dark < 40;
}
