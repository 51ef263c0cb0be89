import type { SeenLine, SeenWord } from "./ocr-hocr.js";

// What readers of pictures make of a bullet. The first are never a word by themselves; a ring looks like a letter.
const marks = /^[«»<>*+=~°¤¢®•●■]{1,2}$/;
const rings = /^(?:[oe0O©@]|[oe]\*)$/;
/** The same, run together with the first word of the item. */
const fused = /^[«»*+¤¢®•●■](?=\p{Lu}\p{Ll})/u;

/**
 * Lines with their bullets as bullets. A speck in the margin is none: behind a bullet the words begin farther right than
 * the lines of the page.
 */
export function withBullets(lines: readonly SeenLine[]): SeenLine[] {
  const margin = marginOf(lines);
  return lines.map((line) => ({ ...line, words: withBullet(line, margin) }));
}

function withBullet({ words, height }: SeenLine, margin: number): SeenWord[] {
  const [first, second] = words;
  if (!first) return words;
  if (fused.test(first.text)) {
    const edge = first.left + (first.right - first.left) / first.text.length;
    return [
      { text: "•", confidence: 100, left: first.left, right: edge },
      { ...first, text: first.text.replace(fused, ""), left: edge },
      ...words.slice(1),
    ];
  }
  const isMark = marks.test(first.text) || (rings.test(first.text) && /^["“(]?\p{Lu}/u.test(second?.text ?? ""));
  const isNarrow = first.right - first.left < height;
  const isIndented = second !== undefined && second.left > margin + 0.3 * height;
  return isMark && isNarrow && isIndented ? [{ ...first, text: "•", confidence: 100 }, ...words.slice(1)] : words;
}

/** Where most lines begin that begin with a word. */
function marginOf(lines: readonly SeenLine[]): number {
  const counts = new Map<number, number>();
  for (const { words } of lines) {
    const [first] = words;
    if (!first || !/^\p{L}{2}/u.test(first.text)) continue;
    const place = Math.round(first.left / 10);
    counts.set(place, (counts.get(place) ?? 0) + 1);
  }
  const [commonest] = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  return commonest ? 10 * commonest[0] : 0;
}
