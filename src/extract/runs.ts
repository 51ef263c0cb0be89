import type { Span } from "../types.js";
import type { Box } from "./pdf-matrix.js";
import type { RawPiece } from "./trail.js";

/** A piece of text as the PDF places it: points, origin at the lower left, `y` on the baseline. */
export interface Run {
  text: string;
  x: number;
  y: number;
  width: number;
  size: number;
  /** Internal name of the font; two runs of one font have the same. */
  font: string;
  /** One word, made out in a picture without certainty. */
  isDoubtful?: boolean;
  /** Its place in `Document.drawn`, when it is traced. */
  piece?: number;
  /** Spaces that were set before its text. */
  shift?: number;
}

/** The font of words made out in a picture. */
export const unknownFont = "";

/** What one page holds, before anything is made of it. */
export interface Page {
  /** 1-based. */
  number: number;
  width: number;
  height: number;
  runs: Run[];
  /** Lines drawn along or down the page, where its words stand side by side. */
  rules?: readonly Box[];
}

/** Runs on one baseline, from left to right. */
export interface Baseline {
  y: number;
  size: number;
  runs: Run[];
}

/** Runs side by side without a wide gap: a line, or a cell of a table, or the line of one column. */
export interface Segment {
  text: string;
  x: number;
  right: number;
  size: number;
  font: string;
  /** Left edge of what follows a list label: where the lines below it hang. */
  bodyX: number;
  /** Doubtful words, as ranges of `text`. */
  doubts: Span[];
  /** The text run by run, when it is traced. */
  raw?: RawPiece[];
}

/** All segments on one baseline, from left to right. */
export interface Row {
  y: number;
  size: number;
  segments: Segment[];
}
