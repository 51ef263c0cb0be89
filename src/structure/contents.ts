import type { Document } from "../types.js";
import type { Placed } from "./outline.js";

/** No line of a table of contents is longer. */
const longest = 100;
/** And none has fewer lines: two items of a list may be called like headings by chance. */
const fewest = 3;

/**
 * Runs of blocks that only repeat, word for word, headings that come later: the lines of a table of contents. "3. How we may use
 * PHI" among them gives no leave to use it.
 */
export function findContents({ text }: Document, placed: readonly Placed[]): ReadonlySet<Placed> {
  const titleOf = ({ content }: Placed) =>
    content.end - content.start > longest ? "" : plainTitle(text.slice(content.start, content.end));
  const ahead = new Set<string>();
  const found = new Set<Placed>();
  let run: Placed[] = [];
  for (const one of [...placed].reverse()) {
    const title = titleOf(one);
    // Numbers make headings of the lines, too.
    run = title !== "" && ahead.has(title) ? [...run, one] : [];
    if (one.isHeading) ahead.add(title);
    if (run.length >= fewest) for (const line of run.length === fewest ? run : [one]) found.add(line);
  }
  return found;
}

/** A title without its number, the dots and the page number behind it, and the mark by which links find it. */
function plainTitle(written: string): string {
  const words = written.replace(/\{#[^}]*\}\s*$/, "").replace(/[\s.…]*\d*\s*$/, "");
  return words
    .replace(/^(?:(?:article|section|part)\s+)?[\divxl]{1,5}(?:\.\d+)*[.):]?\s+/i, "")
    .trim()
    .toLowerCase();
}
