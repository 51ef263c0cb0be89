import type { SetAside } from "../types.js";
import type { Line, PageLines } from "./lines.js";

export interface Cleared {
  pages: PageLines[];
  /** Running heads and feet that were left out, each once, in order of appearance. */
  runningHeads: string[];
  /** Stamps of signature services, each once. */
  stamps: string[];
  /** Every line that was left out, page numbers included. */
  setAside: SetAside[];
}

const pageNumber =
  /^(?:p(?:age|g\.?|\.)\s*)?[-–—|[(]*\s*(?:\d{1,4}|[ivxl]{1,6})\s*[-–—|\])]*(?:\s*(?:of|\/)\s*\d{1,4})?\s*[-–—|]*$/i;
const stamp =
  /^docusign envelope id\b|^(?:adobe sign|adobe acrobat sign) (?:transaction|envelope)|^(?:document|doc) (?:ref|id)\b.{0,60}$/i;

/** Wherever on the page it stands. */
const envelope =
  /^(?:docusign|adobe sign|dropbox sign|hellosign|pandadoc)\W{0,3}(?:envelope|transaction|document|doc)\W(?:id|ref|no)\b.{0,60}$/i;

/** Takes out what every page repeats: running heads and feet, page numbers, stamps of signature services. */
export function withoutFurniture(pages: PageLines[]): Cleared {
  const counts = new Map<string, Set<number>>();
  for (const page of pages) {
    const { head, foot } = edgesOf(page);
    for (const line of [...outer(head), ...outer(foot)]) {
      const key = keyOf(line, page);
      counts.set(key, (counts.get(key) ?? new Set()).add(page.number));
    }
  }
  const numbers = numberedLines(pages);
  // A head may change from odd to even pages, or begin after a cover page.
  const enough = Math.max(2, Math.ceil(pages.length * 0.4));
  const runningHeads = new Set<string>();
  const stamps = new Set<string>();
  const setAside = pages.flatMap(({ number, lineNumbers }): SetAside[] =>
    lineNumbers === "" ? [] : [{ kind: "line-number", text: lineNumbers, page: number }],
  );
  const cleared = pages.map((page) => {
    const repeats = (line: Line) => (counts.get(keyOf(line, page))?.size ?? 0) >= enough;
    const { head, foot } = edgesOf(page);
    const furniture = new Set([...repeated(head, repeats), ...repeated(foot, repeats)]);
    for (const line of [head.lines[0], foot.lines[0]]) if (line && numbers.has(line)) furniture.add(line);
    for (const line of [...outer(head), ...outer(foot)])
      if (stamp.test(line.text) || (pageNumber.test(line.text) && isInMargin(line, page))) furniture.add(line);
    const leftOut = (line: Line): SetAside["kind"] | undefined => {
      if (envelope.test(line.text) || (furniture.has(line) && stamp.test(line.text))) return "stamp";
      if (!furniture.has(line)) return undefined;
      const words = wordsOf(line);
      if (!/\p{L}/u.test(words)) return "page-number";
      return page === pages[0] && line.y > page.height / 2 && isOnlyTitle(line, page) ? undefined : "running-head";
    };
    const lines = page.lines.filter((line) => {
      const kind = leftOut(line);
      if (!kind) return true;
      setAside.push({ kind, text: line.text, page: page.number });
      if (kind === "stamp") stamps.add(line.text);
      if (kind === "running-head") runningHeads.add(wordsOf(line));
      return false;
    });
    return { ...page, lines };
  });
  // Where nothing else stands on the pages, what they repeat is their text.
  const emptied = cleared.filter((page, at) => page.lines.length === 0 && hasWords(pages[at]!));
  if (emptied.length > 0.5 * pages.length && stamps.size === 0)
    return { pages, runningHeads: [], stamps: [], setAside: [] };
  return { pages: cleared, runningHeads: [...runningHeads], stamps: [...stamps], setAside };
}

const paper =
  /\b(?:agreement|addendum|amendment|contract|terms|policy|exhibit|annex|schedule|attachment|provisions|form)\b/i;

/** The head of the first page may be the only title a paper has: it names one, and nothing below is set larger. */
function isOnlyTitle(line: Line, { lines }: PageLines): boolean {
  // The size of most letters, not of most lines: a page may hold little but its title.
  const weights = new Map<number, number>();
  for (const { size, text } of lines) weights.set(size, (weights.get(size) ?? 0) + text.length);
  const [usual] = [...weights].sort((a, b) => b[1] - a[1])[0]!;
  const isTitle = ({ size, text }: Line) => size > 1.1 * usual && size > line.size && /\p{L}{3}/u.test(text);
  return paper.test(line.text) && !lines.some(isTitle);
}

/** What a running head says besides the number of the page. */
const wordsOf = ({ text }: Line) =>
  text.replace(/\bpage\s*\d+(?:\s*of\s*\d+)?\b|^\d+(?=\s|$)|(?<=\s)\d+$/gi, "").trim();

const hasWords = ({ lines }: PageLines) => lines.some(({ text }) => /\p{L}{3}/u.test(text));

/** Topmost or lowest lines that are numbers and count the pages, however far from the edge they stand. */
function numberedLines(pages: PageLines[]): Set<Line> {
  const byOffset = new Map<string, Line[]>();
  for (const page of pages) {
    const { head, foot } = edgesOf(page);
    for (const [name, line] of Object.entries({ head: head.lines[0], foot: foot.lines[0] })) {
      if (!line || !/^\d{1,4}$/.test(line.text)) continue;
      const key = `${name} ${Number(line.text) - page.number}`;
      byOffset.set(key, [...(byOffset.get(key) ?? []), line]);
    }
  }
  return new Set([...byOffset.values()].filter((lines) => lines.length >= 2).flat());
}

/** The repeated lines from the edge of the page inwards, as far as a gap parts them from the text of the page. */
function repeated({ lines, reach }: Edge, repeats: (line: Line) => boolean): Line[] {
  const firstOther = lines.findIndex(
    (line, index) => index >= reach || (!repeats(line) && !stamp.test(line.text) && !pageNumber.test(line.text)),
  );
  for (let end = firstOther < 0 ? lines.length : firstOther; end > 0; end--) {
    const [last, next] = [lines[end - 1]!, lines[end]];
    if (!next || Math.abs(last.y - next.y) > 1.5 * Math.max(last.size, next.size))
      return lines.slice(0, end).filter(repeats);
  }
  return [];
}

interface Edge {
  /** All lines of the page, from this edge inwards. */
  lines: Line[];
  /** So many of them stand in the outer seventh of the page. */
  reach: number;
}

function edgesOf(page: PageLines): { head: Edge; foot: Edge } {
  const down = [...page.lines].sort((a, b) => b.y - a.y);
  const within = (lines: Line[], isOuter: (line: Line) => boolean, most: number): Edge => {
    const end = lines.findIndex((line, index) => index >= most || !isOuter(line));
    return { lines, reach: end < 0 ? lines.length : end };
  };
  return {
    head: within(down, (line) => line.y > page.height * 0.86, 4),
    foot: within([...down].reverse(), (line) => line.y < page.height * 0.14, 6),
  };
}

const outer = ({ lines, reach }: Edge) => lines.slice(0, reach);

function isInMargin(line: Line, page: PageLines): boolean {
  return line.y > page.height * 0.9 || line.y < page.height * 0.12;
}

/** The same words at the same height: numbers may differ, as page numbers do. */
function keyOf(line: Line, page: PageLines): string {
  const height = Math.round((line.y > page.height / 2 ? page.height - line.y : line.y) / 8);
  return `${line.y > page.height / 2 ? "head" : "foot"} ${height} ${line.text.toLowerCase().replace(/\d+/g, "#")}`;
}
