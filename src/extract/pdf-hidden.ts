import type { PdfPage } from "./pdf-file.js";
import { type Box, boxOn, type Matrix, nothing, times } from "./pdf-matrix.js";

/** What a page draws and nobody can see. */
export interface HiddenText {
  /** Tells whether a piece of text, put on the page by this matrix, is one that nobody can see. */
  isHidden(text: string, matrix: Matrix): boolean;
  /** What is written outside the page, or outside the part of it that is shown: pdf.js passes over it. */
  beyond: string[];
}

interface State {
  matrix: Matrix;
  isWhite: boolean;
  alpha: number;
  isBlended: boolean;
  /** How letters are drawn: 3 and 7 leave no trace. */
  mode: number;
  leading: number;
  clip: Box;
  /** Whether nothing was drawn since the matrix was set: the frame of a picture, which is not decoded. */
  isFrame: boolean;
}

interface Shown {
  text: string;
  matrix: Matrix;
  isVisible: boolean;
}

const everywhere: Box = [-Infinity, -Infinity, Infinity, Infinity];

/**
 * Walks through what is drawn on a page and finds the text that leaves no trace: drawn as invisible, transparent, white
 * on white, outside the clipping, outside the page, or painted over with white.
 */
export async function hiddenTextOn(page: PdfPage): Promise<HiddenText> {
  const { OPS } = await import("pdfjs-dist/legacy/build/pdf.mjs");
  const { fnArray, argsArray } = await page.getOperatorList();
  const walk = new Walk();
  const steps = new Map<number, (args: never[]) => void>([
    [OPS.save, () => walk.save()],
    [OPS.restore, () => walk.restore()],
    [OPS.transform, (args) => walk.transform(args as unknown as Matrix)],
    [OPS.paintFormXObjectBegin, ([matrix, box]) => walk.enterForm(matrix, box)],
    [OPS.paintFormXObjectEnd, () => walk.restore()],
    [OPS.beginGroup, () => walk.save()],
    [OPS.endGroup, () => walk.restore()],
    [OPS.beginText, () => walk.setTextMatrix(nothing)],
    [OPS.setTextMatrix, (args) => walk.setTextMatrix((args.length === 6 ? args : Array.from(args[0]!)) as Matrix)],
    [OPS.moveText, ([x, y]) => walk.moveText(x!, y!)],
    [OPS.setLeading, ([leading]) => (walk.state.leading = leading!)],
    [
      OPS.setLeadingMoveText,
      ([x, y]) => {
        walk.state.leading = -y!;
        walk.moveText(x!, y!);
      },
    ],
    [OPS.nextLine, () => walk.moveText(0, -walk.state.leading)],
    [OPS.setTextRenderingMode, ([mode]) => (walk.state.mode = mode!)],
    [OPS.setFillRGBColor, ([colour]) => (walk.state.isWhite = isWhite(colour!))],
    [OPS.setFillColorN, () => (walk.state.isWhite = false)],
    [OPS.setGState, ([settings]) => walk.set(settings!)],
    [OPS.clip, () => (walk.clips = true)],
    [OPS.eoClip, () => (walk.clips = true)],
    [OPS.constructPath, ([operation, path, box]) => walk.path(fills.has(operation!), path, box)],
    [OPS.shadingFill, () => walk.paint(everywhere, false)],
    [OPS.paintImageXObject, () => walk.paint(walk.boxOf([0, 0, 1, 1]), false)],
    [OPS.paintImageMaskXObject, () => walk.paint(walk.boxOf([0, 0, 1, 1]), false)],
    [OPS.showText, ([glyphs]) => walk.show(glyphs!)],
  ]);
  const fills = new Set([OPS.fill, OPS.eoFill, OPS.fillStroke, OPS.eoFillStroke, OPS.closeFillStroke]);
  fnArray.forEach((operation, index) => steps.get(operation)?.((argsArray[index] ?? []) as never[]));
  const isBeyond = beyondOf(page.view);
  const beyond = walk.shown.filter(({ matrix }) => isBeyond(matrix)).map(({ text }) => text);
  return { isHidden: predicate(walk.shown), beyond };
}

/** As pdf.js has it: a letter that begins to the right of the page, above or below it. Left of it, where it ends matters. */
function beyondOf([left = 0, bottom = 0, right = 0, top = 0]: readonly number[]): (matrix: Matrix) => boolean {
  const [x1, x2, y1, y2] = [Math.min(left, right), Math.max(left, right), Math.min(bottom, top), Math.max(bottom, top)];
  return ([a, b, c, d, x, y]) => {
    const size = Math.max(Math.hypot(a, b), Math.hypot(c, d));
    return x < x1 - size || x > x2 || y < y1 || y > y2;
  };
}

/** Text is told by its words and the line it stands on: where on the line a word begins depends on the font. */
function predicate(shown: Shown[]): HiddenText["isHidden"] {
  const lines = { hidden: new Map<number, string>(), visible: new Map<number, string>() };
  for (const { text, matrix, isVisible } of shown) {
    const side = isVisible ? lines.visible : lines.hidden;
    const line = lineOf(matrix);
    side.set(line, (side.get(line) ?? "") + squeeze(text));
  }
  if (lines.hidden.size === 0) return () => false;
  const has = (side: Map<number, string>, line: number, words: string) =>
    [line - 1, line, line + 1].some((near) => side.get(near)?.includes(words));
  return (text, matrix) => {
    const words = squeeze(text);
    const line = lineOf(matrix);
    return words !== "" && has(lines.hidden, line, words) && !has(lines.visible, line, words);
  };
}

const squeeze = (text: string) => text.replace(/\s+/g, "").normalize("NFKC");

/** How far the baseline lies from the corner of the page, whichever way the text runs. */
function lineOf([a, b, , , e, f]: Matrix): number {
  const length = Math.hypot(a, b) || 1;
  return Math.round((a * f - b * e) / length);
}

function isWhite(colour: unknown): boolean {
  const parts = /^#(..)(..)(..)$/.exec(String(colour));
  return parts !== null && parts.slice(1).every((part) => Number.parseInt(part, 16) > 242);
}

class Walk {
  state: State = {
    matrix: nothing,
    isWhite: false,
    alpha: 1,
    isBlended: false,
    mode: 0,
    leading: 0,
    clip: everywhere,
    isFrame: false,
  };
  shown: Shown[] = [];
  /** Whether the next path is a clipping. */
  clips = false;
  readonly #stack: State[] = [];
  readonly #painted: { box: Box; isWhite: boolean }[] = [];
  #line: Matrix = nothing;

  save(): void {
    this.#stack.push({ ...this.state, isFrame: false });
    this.state.isFrame = false;
  }

  restore(): void {
    if (this.state.isFrame) this.paint(this.boxOf([0, 0, 1, 1]), false);
    this.state = this.#stack.pop() ?? this.state;
  }

  transform(matrix: Matrix): void {
    this.state.isFrame = true;
    this.state.matrix = times(this.state.matrix, matrix);
  }

  enterForm(matrix: Matrix | null | undefined, box: Iterable<number> | null | undefined): void {
    this.save();
    if (matrix) this.transform(Array.from(matrix) as Matrix);
    this.state.isFrame = false;
    if (box) this.#clipTo(this.boxOf(Array.from(box)));
  }

  setTextMatrix(matrix: Matrix): void {
    this.#line = matrix;
  }

  moveText(x: number, y: number): void {
    this.#line = times(this.#line, [1, 0, 0, 1, x, y]);
  }

  set(settings: Iterable<readonly [string, unknown]>): void {
    for (const [name, value] of settings) {
      if (name === "ca") this.state.alpha = Number(value);
      if (name === "BM") this.state.isBlended = value !== "source-over" && value !== "Normal";
    }
  }

  path(isFilled: boolean, path: ArrayLike<unknown> | undefined, corners: ArrayLike<number> | null | undefined): void {
    const box = corners ? this.boxOf(Array.from(corners)) : undefined;
    this.state.isFrame = false;
    if (this.clips && box) this.#clipTo(box);
    this.clips = false;
    const points = (path?.[0] as ArrayLike<unknown> | null)?.length ?? 0;
    const isOpaque = this.state.alpha > 0.9 && !this.state.isBlended;
    // Only of a rectangle the box says what is covered.
    if (isFilled && box && isOpaque) this.paint(box, this.state.isWhite, points <= 16);
  }

  /** What is painted later lies above: white hides the text below it, all else shows white text above it. */
  paint(box: Box, isWhite: boolean, isRectangle = true): void {
    if (isWhite && !isRectangle) return;
    if (isWhite)
      for (const one of this.shown) if (one.isVisible && contains(box, pointOf(one.matrix))) one.isVisible = false;
    this.state.isFrame = false;
    this.#painted.push({ box, isWhite });
  }

  show(glyphs: readonly unknown[]): void {
    const text = glyphs.map(lettersOf).join("");
    this.state.isFrame = false;
    if (text.trim() === "") return;
    const matrix = times(this.state.matrix, this.#line);
    const point = pointOf(matrix);
    const { mode, alpha, clip } = this.state;
    const isDrawn = mode !== 3 && mode !== 7 && (alpha > 0.05 || mode === 1);
    const isLost = !overlaps(clip, point) || (mode === 0 && this.#isWhiteOnWhite(point));
    this.shown.push({ text, matrix, isVisible: isDrawn && !isLost });
  }

  /** The corners of a box as they lie on the page. */
  boxOf(corners: readonly number[]): Box {
    return boxOn(this.state.matrix, corners);
  }

  #clipTo([left, bottom, right, top]: Box): void {
    const [a, b, c, d] = this.state.clip;
    this.state.clip = [Math.max(a, left), Math.max(b, bottom), Math.min(c, right), Math.min(d, top)];
  }

  #isWhiteOnWhite(point: Point): boolean {
    if (!this.state.isWhite) return false;
    return this.#painted.findLast(({ box }) => contains(box, point))?.isWhite ?? true;
  }
}

/** The letters of a glyph. Numbers among the glyphs move them, in thousandths of an em: words are often parted by nothing else. */
function lettersOf(glyph: unknown): string {
  if (typeof glyph === "number") return glyph < -180 ? " " : "";
  return glyph !== null && typeof glyph === "object" ? ((glyph as { unicode?: string }).unicode ?? "") : "";
}

type Point = readonly [x: number, y: number];

/** A little inside the first letter. */
const pointOf = ([, , , , x, y]: Matrix): Point => [x + 1, y + 1.5];

const contains = ([left, bottom, right, top]: Box, [x, y]: Point) => x >= left && x <= right && y >= bottom && y <= top;

/** Generous: a clipping may end a little below the baseline or begin behind the first letter. */
const overlaps = ([left, bottom, right, top]: Box, [x, y]: Point) =>
  right - left > 2 && top - bottom > 2 && x <= right + 2 && y >= bottom - 12 && y <= top + 12;
