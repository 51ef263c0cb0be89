import type { PdfPage } from "./pdf-file.js";
import { type Box, boxOn, type Matrix, nothing, times } from "./pdf-matrix.js";

/** What is drawn on a page besides letters, as far as it tells how to read them. */
export interface Figures {
  /** Everything small and about as wide as high: a dot, a ring, a square. */
  dots: Box[];
  /** Lines along or down the page, such as part the cells of a table. */
  rules: Box[];
}

export const noFigures: Figures = { dots: [], rules: [] };

/** Lines thicker than this are bars. */
const thickest = 3;
/** Lines shorter than this part no cells. */
const shortest = 6;

/** Walks through what is drawn on a page and keeps the dots and the lines. */
export async function figuresOn(page: PdfPage): Promise<Figures> {
  const { OPS } = await import("pdfjs-dist/legacy/build/pdf.mjs");
  const { fnArray, argsArray } = await page.getOperatorList();
  const figures: Figures = { dots: [], rules: [] };
  const strokes = new Set<number>([OPS.stroke, OPS.closeStroke]);
  const unseen = new Set<number>([OPS.endPath]);
  const stack: Matrix[] = [];
  let matrix = nothing;
  fnArray.forEach((operation, index) => {
    const args = (argsArray[index] ?? []) as never[];
    if (operation === OPS.save || operation === OPS.paintFormXObjectBegin) stack.push(matrix);
    if (operation === OPS.restore || operation === OPS.paintFormXObjectEnd) matrix = stack.pop() ?? nothing;
    if (operation === OPS.transform) matrix = times(matrix, args as unknown as Matrix);
    if (operation === OPS.paintFormXObjectBegin && args[0]) matrix = times(matrix, Array.from(args[0]) as Matrix);
    const corners = operation === OPS.constructPath ? (args[2] as ArrayLike<number> | null | undefined) : undefined;
    if (!corners) return;
    const box = boxOn(matrix, Array.from(corners));
    const [width, height] = [box[2] - box[0], box[3] - box[1]];
    if (width > 1 && width < 10 && height > 0.7 * width && height < 1.4 * width) figures.dots.push(box);
    const how = args[0] as unknown as number;
    if (unseen.has(how)) return;
    if (Math.min(width, height) <= thickest) {
      if (Math.max(width, height) >= shortest) figures.rules.push(box);
    } else if (strokes.has(how)) figures.rules.push(...edgesOf(box));
  });
  return figures;
}

/** The four lines of a box that is drawn as an outline. */
const edgesOf = ([left, bottom, right, top]: Box): Box[] => [
  [left, bottom, right, bottom],
  [left, top, right, top],
  [left, bottom, left, top],
  [right, bottom, right, top],
];
