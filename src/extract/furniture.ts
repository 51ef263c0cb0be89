import type { Line } from "./lines.js";

/** Lines of a page, with what is needed to tell its edges. */
export interface PageLines {
  number: number;
  height: number;
  lines: Line[];
}

export interface Cleared {
  pages: PageLines[];
  /** Running heads and feet that were left out, each once, in order of appearance. */
  runningHeads: string[];
}

const pageNumber =
  /^(?:page\s*)?[-–—|[(]*\s*(?:\d{1,4}|[ivxl]{1,6})\s*[-–—|\])]*(?:\s*(?:of|\/)\s*\d{1,4})?\s*[-–—|]*$/i;
const stamp =
  /^docusign envelope id\b|^(?:adobe sign|adobe acrobat sign) (?:transaction|envelope)|^(?:document|doc) (?:ref|id)\b.{0,60}$/i;

/** Takes out what every page repeats: running heads and feet, page numbers, stamps of signature services. */
export function withoutFurniture(pages: PageLines[]): Cleared {
  const counts = new Map<string, Set<number>>();
  for (const page of pages) {
    for (const line of edgeLines(page)) {
      const key = keyOf(line, page);
      counts.set(key, (counts.get(key) ?? new Set()).add(page.number));
    }
  }
  // A head may change from odd to even pages, or begin after a cover page.
  const enough = Math.max(2, Math.ceil(pages.length * 0.4));
  const runningHeads = new Set<string>();
  const cleared = pages.map((page) => {
    const edges = new Set(edgeLines(page));
    const lines = page.lines.filter((line) => {
      if (!edges.has(line)) return true;
      if (stamp.test(line.text) || (pageNumber.test(line.text) && isInMargin(line, page))) return false;
      if ((counts.get(keyOf(line, page))?.size ?? 0) < enough) return true;
      const words = line.text.replace(/\bpage \d+(?: of \d+)?\b|^\d+\b|\b\d+$/gi, "").trim();
      if (!/\p{L}/u.test(words)) return false;
      // The title on the first page may be what the later pages repeat at their head.
      const isFirst = page === pages[0] && line.y > page.height / 2;
      if (!isFirst) runningHeads.add(words);
      return isFirst;
    });
    return { ...page, lines };
  });
  return { pages: cleared, runningHeads: [...runningHeads] };
}

/** The three topmost and five lowest lines, as far as they stand in the outer seventh of the page. */
function edgeLines(page: PageLines): Line[] {
  const byHeight = page.lines.filter((line) => !line.isRow || line.text.length < 120).sort((a, b) => b.y - a.y);
  const top = byHeight.slice(0, 3).filter((line) => line.y > page.height * 0.86);
  const bottom = byHeight.slice(-5).filter((line) => line.y < page.height * 0.14);
  return [...top, ...bottom];
}

function isInMargin(line: Line, page: PageLines): boolean {
  return line.y > page.height * 0.9 || line.y < page.height * 0.12;
}

/** The same words at the same height: numbers may differ, as page numbers do. */
function keyOf(line: Line, page: PageLines): string {
  const height = Math.round((line.y > page.height / 2 ? page.height - line.y : line.y) / 8);
  return `${line.y > page.height / 2 ? "head" : "foot"} ${height} ${line.text.toLowerCase().replace(/\d+/g, "#")}`;
}
