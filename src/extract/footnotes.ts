import type { Line } from "./lines.js";
import type { Usual } from "./paragraphs.js";

/** The footnotes at the foot of a page: small lines below all others, the first of them with a mark. */
export function footnotesOf(lines: Line[], usual: Usual): Line[] {
  const isSmall = (line: Line) => line.size < 0.93 * usual.size && !line.isRow;
  const lowestBody = lines.reduce((y, line) => (isSmall(line) ? y : Math.min(y, line.y)), Infinity);
  const below = lines.filter((line) => isSmall(line) && line.y < lowestBody);
  const first = below.findIndex((line) => /^(?:\d{1,2}|[*†‡§])[ .)]?\s?[\p{L}“"]/u.test(line.text));
  return first < 0 ? [] : below.slice(first);
}
