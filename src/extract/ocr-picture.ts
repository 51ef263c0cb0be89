import type { PdfFile } from "./pdf-file.js";
import { type Matrix, times } from "./pdf-matrix.js";

/** A page as a scanner sees it: a byte of grey for every point, row by row from the top. */
export interface Picture {
  width: number;
  height: number;
  grey: Uint8Array;
  /** Points of the picture for a point of the page. */
  scale: number;
  /** Where its dots lie on the page as it is shown, in points from the upper left; as they were drawn unless said. */
  place?: Matrix;
}

/** Where the dots of a picture lie on the page. */
export const placeOf = ({ place, scale }: Picture): Matrix => place ?? [1 / scale, 0, 0, 1 / scale, 0, 0];

/** Finer pictures are not read better, and slower. */
const dotsPerInch = 200;
/** Two pages of letter paper at that. Posters are drawn coarser. */
const mostDots = 8_000_000;

interface Canvas {
  getContext(kind: "2d"): unknown;
  data(): Uint8Array;
}

interface CanvasPackage {
  createCanvas(width: number, height: number): Canvas;
  DOMMatrix: unknown;
  ImageData: unknown;
  Path2D: unknown;
}

/** The package that draws, or undefined where it was left out at installation. */
export async function canvasPackage(): Promise<CanvasPackage | undefined> {
  try {
    return (await import("@napi-rs/canvas")) as unknown as CanvasPackage;
  } catch {
    return undefined;
  }
}

/** Draws a page of a PDF. */
export async function pictureOf(file: PdfFile, number: number, canvases: CanvasPackage): Promise<Picture> {
  const { DOMMatrix, ImageData, Path2D } = canvases;
  // Until now pdf.js had to do with empty classes of these names: only drawing needs them.
  Object.assign(globalThis, { DOMMatrix, ImageData, Path2D });
  const page = await file.getPage(number);
  const { width, height } = page.getViewport({ scale: 1 });
  const scale = Math.min(dotsPerInch / 72, Math.sqrt(mostDots / (width * height)));
  const viewport = page.getViewport({ scale });
  const canvas = canvases.createCanvas(Math.ceil(viewport.width), Math.ceil(viewport.height));
  // Fields and comments are drawn too: they are seen.
  await page.render({ canvas: canvas as never, viewport, background: "white" }).promise;
  page.cleanup();
  return {
    width: Math.ceil(viewport.width),
    height: Math.ceil(viewport.height),
    grey: greyOf(canvas.data()),
    scale,
  };
}

function greyOf(colours: Uint8Array): Uint8Array {
  const grey = new Uint8Array(colours.length / 4);
  for (let at = 0; at < grey.length; at++)
    grey[at] = (colours[4 * at]! * 77 + colours[4 * at + 1]! * 150 + colours[4 * at + 2]! * 29) >> 8;
  return grey;
}

/** The simplest file of a picture (PGM), which every reader takes. */
export function fileOf({ width, height, grey }: Picture): Buffer {
  return Buffer.concat([Buffer.from(`P5\n${width} ${height}\n255\n`), grey]);
}

/** The picture turned clockwise by so many quarters. */
export function turnedPicture(picture: Picture, quarters: number): Picture {
  if (quarters === 0) return picture;
  const { width, height, grey, scale } = picture;
  const turned = new Uint8Array(grey.length);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) turned[x * height + (height - 1 - y)] = grey[y * width + x]!;
  const place = times(placeOf(picture), [0, -1, 1, 0, 0, height]);
  return turnedPicture({ width: height, height: width, grey: turned, scale, place }, quarters - 1);
}

/** The picture at half its size: each point the mean of four. */
export function halved({ width, height, grey, scale }: Picture): Picture {
  const [wide, high] = [width >> 1, height >> 1];
  const half = new Uint8Array(wide * high);
  for (let y = 0; y < high; y++)
    for (let x = 0; x < wide; x++) {
      const at = 2 * y * width + 2 * x;
      half[y * wide + x] = (grey[at]! + grey[at + 1]! + grey[at + width]! + grey[at + width + 1]!) >> 2;
    }
  return { width: wide, height: high, grey: half, scale: scale / 2 };
}

/** A strip over the whole width of a page, so tall a share of it: the one that holds the most ink, or the one that begins there. */
export function stripOf(picture: Picture, share: number, from?: number): Picture {
  const { width, height, grey, scale } = picture;
  const tall = Math.ceil(height * share);
  const top = from === undefined ? darkest(picture, tall) : Math.floor(height * from);
  return { width, height: tall, grey: grey.subarray(top * width, (top + tall) * width), scale };
}

function darkest({ width, height, grey }: Picture, tall: number): number {
  const inkAbove = new Uint32Array(height + 1);
  for (let y = 0; y < height; y++) {
    let ink = 0;
    for (let x = 0; x < width; x++) if (grey[y * width + x]! < 128) ink++;
    inkAbove[y + 1] = inkAbove[y]! + ink;
  }
  let top = 0;
  const inkAt = (y: number) => inkAbove[y + tall]! - inkAbove[y]!;
  for (let y = 1; y + tall <= height; y++) if (inkAt(y) > inkAt(top)) top = y;
  return top;
}
