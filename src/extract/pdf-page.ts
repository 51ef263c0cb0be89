import type { TextItem, TextStyle } from "pdfjs-dist/types/src/display/api.js";
import type { Drawn } from "../types.js";
import type { PdfPage } from "./pdf-file.js";
import { withDots } from "./pdf-bullets.js";
import { figuresOn, noFigures } from "./pdf-figures.js";
import { hiddenTextOn } from "./pdf-hidden.js";
import { isDrawnInNoOrder } from "./pdf-order.js";
import { isBareLabel } from "./labels.js";
import { type Box, boxOn, type Matrix } from "./pdf-matrix.js";
import { choicesOf, fieldFont, fieldsOf, withFields } from "./pdf-fields.js";
import { lettersOn } from "./pdf-signs.js";
import { straightened, type Turned } from "./pdf-turned.js";
import { withLigatures } from "./ligatures.js";
import type { Run } from "./runs.js";

export interface PageRuns {
  width: number;
  height: number;
  runs: Run[];
  /** Lines drawn along or down the page, where its words stand side by side. */
  rules: readonly Box[];
  /** Whether some of them were typed into form fields. */
  hasFields: boolean;
  /** Words that no reader of the page can see, left out of the runs. */
  hidden: string;
  /** Words that run another way than most: watermarks, notes in the margin. They are left out of the runs. */
  aside: string;
  /** Entries of lists in forms that were not chosen, likewise. */
  choices: string;
  /** Whether unseen words lie over a picture of the page, as OCR lays them: those are read. */
  isOcr: boolean;
  /** Whether its letters are drawn one by one and in no order. */
  isShuffled: boolean;
}

/** What has to be looked for on the pages of a file, and where to keep what is traced. */
export interface PageOptions {
  mayHideText?: boolean;
  mayRuleTables?: boolean;
  mayDrawBullets?: boolean;
  drawn?: Drawn[] | undefined;
}

/** The text runs of a page and its filled-in fields, upright, with the origin at the lower left. */
export async function runsOf(
  page: PdfPage,
  { mayHideText = false, mayRuleTables = false, mayDrawBullets = false, drawn }: PageOptions = {},
): Promise<PageRuns> {
  const viewport = page.getViewport({ scale: 1 });
  const [a, b, c, d, e, f] = viewport.transform as Matrix;
  const place = (text: string, matrix: Matrix, width: number, size: number, font: string): Turned => ({
    text,
    // Viewport coordinates point down from the top; ours point up from the bottom.
    x: a * matrix[4] + c * matrix[5] + e,
    y: viewport.height - (b * matrix[4] + d * matrix[5] + f),
    width,
    size,
    font,
    ...(drawn ? { piece: drawn.push({ page: page.pageNumber, text, matrix, width }) - 1 } : {}),
    angle: Math.atan2(-(b * matrix[0] + d * matrix[1]), a * matrix[0] + c * matrix[1]),
  });
  const { items, styles } = await page.getTextContent();
  const { unseen, beyond, isOcr } = mayHideText ? await unseenOf(page, items as TextItem[]) : nothingUnseen;
  const lettersOf = await lettersOn(page, items as TextItem[]);
  const runs: Turned[] = [];
  for (const item of items as TextItem[]) {
    if (item.str === "" || unseen.has(item)) continue;
    const matrix = item.transform as Matrix;
    runs.push(
      place(withLigatures(lettersOf(item)), matrix, item.width, sizeOf(item, styles[item.fontName]), item.fontName),
    );
  }
  const annotations = await page.getAnnotations();
  const fields = fieldsOf(annotations);
  const written = fields.map(({ text, x, y, width, size }) => place(text, [1, 0, 0, 1, x, y], width, size, fieldFont));
  // Print this small is there for machines.
  const smallest = Math.min(1.5, viewport.height / 400);
  const isHidden = ({ text, size }: Run) => size < smallest && /\p{L}/u.test(text);
  const tiny = runs.filter(isHidden).map((run) => run.text);
  const hidden = [...[...unseen].map((item) => item.str), ...beyond, ...tiny];
  const seen = tiny.length > 0 ? runs.filter((run) => !isHidden(run)) : runs;
  const drawnThere = mayDrawBullets || (mayRuleTables && standsSideBySide(seen)) ? await figuresOn(page) : noFigures;
  const onPage = (box: Box) => upright(boxOn([a, b, c, d, e, f], box), viewport);
  const dots = mayDrawBullets ? drawnThere.dots.map(onPage) : [];
  return {
    ...straightened(
      withFields(withDots(seen, dots), written),
      viewport.width,
      viewport.height,
      drawnThere.rules.map(onPage),
    ),
    hasFields: fields.length > 0,
    hidden: hidden
      .join(" ")
      .replace(/\s+/g, " ")
      .replace(/(?<=\p{Ll})- (?=\p{Ll})/gu, "")
      .trim(),
    choices: choicesOf(annotations),
    isOcr,
    isShuffled: isDrawnInNoOrder(seen),
  };
}

/** A box of the viewport, which points down, as one that points up. */
const upright = ([left, top, right, bottom]: Box, { height }: { height: number }): Box => [
  left,
  height - bottom,
  right,
  height - top,
];

/** How high the letters are. Of a font whose letters are drawings (Type 3) only their width is sure. */
function sizeOf({ str, transform, width, height }: TextItem, style: TextStyle | undefined): number {
  const size = Math.hypot(transform[2] as number, transform[3] as number) || Math.abs(height) || 1;
  // pdf.js says of every other font whether it runs downwards.
  if (style?.vertical !== undefined || str.trim() === "") return size;
  const usual = (2 * width) / str.length;
  return usual > 0 && (size < usual / 4 || size > usual * 4) ? usual : size;
}

/** A line with a wide gap in it, such as the cells of a table leave. */
function standsSideBySide(runs: readonly Run[]): boolean {
  const words = runs.filter(({ text }) => text.trim() !== "").sort((a, b) => b.y - a.y || a.x - b.x);
  return words.some((run, index) => {
    const before = words[index - 1];
    if (!before || Math.abs(before.y - run.y) > 0.2 * run.size || isBareLabel(before.text)) return false;
    return run.x - (before.x + before.width) > run.size;
  });
}

const nothingUnseen = { unseen: new Set<TextItem>(), beyond: [] as string[], isOcr: false };

async function unseenOf(page: PdfPage, items: TextItem[]): Promise<typeof nothingUnseen> {
  const { isHidden, beyond } = await hiddenTextOn(page);
  const unseen = new Set(items.filter((item) => isHidden(item.str, item.transform as Matrix)));
  if (unseen.size === 0) return { ...nothingUnseen, beyond };
  // Over a scan the letters are unseen and the picture shows what they say.
  const isOcr = (await pictureShare(page)) > 0.5;
  return { unseen: isOcr ? new Set() : unseen, beyond, isOcr };
}

/** Share of the page that pictures cover, from 0 to 1; outlines drawn in place of letters count as a picture. */
export async function pictureShare(page: PdfPage): Promise<number> {
  const { OPS } = await import("pdfjs-dist/legacy/build/pdf.mjs");
  const images = new Set([OPS.paintImageXObject, OPS.paintInlineImageXObject, OPS.paintImageMaskXObject]);
  const { width, height } = page.getViewport({ scale: 1 });
  const { fnArray, argsArray } = await page.getOperatorList();
  const stack: number[] = [];
  let area = 1;
  let covered = 0;
  let paths = 0;
  // Pictures are not decoded: each leaves only the frame it would have filled, with nothing drawn in it.
  let isFrame = false;
  fnArray.forEach((operation, index) => {
    if (operation === OPS.save) {
      stack.push(area);
      isFrame = false;
    } else if (operation === OPS.transform) {
      const [a, b, c, d] = argsArray[index] as Matrix;
      area *= Math.abs(a * d - b * c);
      isFrame = true;
    } else if (operation === OPS.restore) {
      if (isFrame) covered += area;
      isFrame = false;
      area = stack.pop() ?? 1;
    } else if (operation === OPS.constructPath) {
      isFrame = false;
      paths++;
    } else if (images.has(operation)) {
      isFrame = false;
      covered += area;
    } else if (operation === OPS.showText || operation === OPS.paintFormXObjectBegin) isFrame = false;
  });
  return paths > 300 ? 1 : Math.min(covered / (width * height), 1);
}
