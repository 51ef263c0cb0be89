import type { Engine } from "./ocr-engines.js";
import type { SeenLine, SeenWord } from "./ocr-hocr.js";
import { halved, type Picture, placeOf, stripOf, turnedPicture } from "./ocr-picture.js";
import { straightened } from "./ocr-straighten.js";
import { runsOfLines, type SeenPage } from "./ocr-words.js";
import { type Matrix, times } from "./pdf-matrix.js";

/** What was made out of a page, and where that lies on the page as it is shown, in points from the upper left. */
export interface SeenPlaced extends SeenPage {
  shown: Matrix;
}

/**
 * The words of a page, "blank" when there is no ink on it, "wordless" when no words can be made out in much ink, "failed"
 * when the page could not be drawn or read.
 */
export type PictureRead = SeenPlaced | "blank" | "wordless" | "failed";

/** How it went with a page before: a bad scan is bad on every page. */
export interface Before {
  /** Its words could be read, so that this page need not be sampled first. */
  wasText: boolean;
  /** Nothing in it could be read, so that one sample will do. */
  wasNoise: boolean;
  /** Turning it round did not help, so that this page is taken as it is. */
  wasTurnedInVain: boolean;
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

/** What share of a page a sample is, and a strip by which to tell what is up: it has to hold more words. */
const sampled = { forNoise: 1 / 16, forSide: 1 / 5, forSideOfNoise: 1 / 10 };

/**
 * Reads a page the way it lies, or turned when few of its words are words. Noise takes a reader of pictures longest, so
 * samples tell it first: a page of noise costs a fraction of a page that can be read.
 */
export async function readPicture(
  picture: Picture,
  before: Before,
  engine: Engine,
  tell: () => void,
): Promise<{ read: PictureRead; how: Before }> {
  if (isBlank(picture)) return { read: "blank", how: before };
  const noise = before.wasText ? undefined : await noiseOf(picture, engine, before.wasNoise ? 1 : 2);
  const upright = noise ?? (await readAt(picture, 0, engine));
  if (upright.isText) return { read: pageOf(upright), how: { wasText: true, wasNoise: false, wasTurnedInVain: false } };
  const attempt = before.wasTurnedInVain ? upright : await turnedRight(picture, upright, engine, tell);
  const how = { wasText: attempt.isText, wasNoise: attempt.isNoise, wasTurnedInVain: !attempt.isText };
  return { read: attempt.isNoise ? "wordless" : pageOf(attempt), how };
}

/** What a sample of the page shows, when so many show nothing legible: where its ink is thickest, and in its middle. */
async function noiseOf(picture: Picture, engine: Engine, samples: 1 | 2): Promise<Attempt | undefined> {
  let last: Attempt | undefined;
  for (const top of [undefined, 0.45].slice(0, samples)) {
    last = await readAt(stripOf(picture, sampled.forNoise, top), 0, engine);
    if (!last.isNoise) return undefined;
  }
  return last;
}

/** Which way is up shows in a strip of a picture of half the size, in a twentieth of the time. */
async function turnedRight(picture: Picture, upright: Attempt, engine: Engine, tell: () => void): Promise<Attempt> {
  const sketch = halved(picture);
  const share = upright.isNoise ? sampled.forSideOfNoise : sampled.forSide;
  let best = { quarters: 0, clear: upright.clear };
  for (const quarters of [1, 3, 2]) {
    tell();
    const strip = await readAt(stripOf(turnedPicture(sketch, quarters), share), 0, engine);
    if (strip.clear > best.clear && strip.share > 0.2) best = { quarters, clear: strip.clear };
    if (strip.isText) {
      best = { quarters, clear: strip.clear };
      break;
    }
  }
  tell();
  return best.quarters === 0 ? upright : readAt(picture, best.quarters, engine);
}

async function readAt(picture: Picture, quarters: number, engine: Engine): Promise<Attempt> {
  const turned = straightened(turnedPicture(picture, quarters));
  const lines = await engine.read(turned);
  const seen = lines.flatMap((line) => line.words).filter(({ text }) => /[\p{L}\p{N}]/u.test(text));
  const words = seen.filter(({ text }) => /\p{L}{3}/u.test(text));
  const clear = words.filter(isClear).length;
  const share = clear / Math.max(words.length, 1);
  const isText = clear >= 5 && share > 0.4;
  return { lines, picture: turned, clear, share, isText, isNoise: isNoise(seen) };
}

function pageOf({ lines, picture }: Attempt): SeenPlaced {
  const { width, height, scale } = picture;
  // The runs are told of in points from the lower left of the picture.
  const shown = times(placeOf(picture), [scale, 0, 0, -scale, 0, height]);
  return { ...runsOfLines(lines, width, height, scale), shown };
}

/** Specks are taken for letters by themselves, now and then for one without doubt. */
function isNoise(seen: SeenWord[]): boolean {
  const sure = seen.filter((word) => isClear(word) && /[\p{L}\p{N}]{2}/u.test(word.text)).length;
  return seen.length >= 8 && sure < 0.05 * seen.length;
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
