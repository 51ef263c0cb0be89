import type { PdfFile } from "./pdf-file.js";
import type { Box } from "./pdf-matrix.js";
import type { Run } from "./runs.js";

/** Browsers, when they print a page, draw the bullets of lists as little figures; what others draw is seldom one. */
const browsers = /\bSkia\b|\bQt\b/;

/** Whether the bullets of a file may be drawings. Asked first, for to see what is drawn takes time. */
export async function mayDrawBullets(file: PdfFile): Promise<boolean> {
  const { info } = await file.getMetadata().catch(() => ({ info: {} }));
  const { Producer = "", Creator = "" } = info as { Producer?: string; Creator?: string };
  return browsers.test(`${Producer} ${Creator}`);
}

/** The runs of a page with a bullet before each line that has one of the dots, given as upright boxes, at its left. */
export function withDots<One extends Run>(runs: One[], dots: readonly Box[]): One[] {
  if (dots.length === 0) return runs;
  const words = runs.filter(({ text }) => text.trim() !== "");
  const bullets = dots.flatMap(([left, bottom, right, top]): One[] => {
    const middle = (bottom + top) / 2;
    const onLine = words.filter(({ y, size }) => middle > y + 0.1 * size && middle < y + 0.65 * size);
    const first = onLine
      .filter(({ x }) => x >= right)
      .reduce<One | undefined>((a, b) => (a && a.x <= b.x ? a : b), undefined);
    if (!first || first.x - right > 2 * first.size || right - left > 0.65 * first.size) return [];
    // A dot right behind a word is no bullet.
    if (onLine.some(({ x, width, size }) => x < left && x + width > left - 1.5 * size)) return [];
    const bullet: One = { ...first, text: "•", x: left, width: right - left };
    // It was drawn by no run that could be traced.
    delete bullet.piece;
    return [bullet];
  });
  return [...runs, ...bullets];
}
