import type { Line, PageLines } from "./lines.js";
import type { PdfFile } from "./pdf-file.js";
import { pictureShare } from "./pdf-page.js";
import { readsAsEnglish } from "./readable.js";
import type { Page } from "./runs.js";

/** A page with the runs of its text, before lines are made of them. */
export type ReadPage = Page;

/**
 * What can be made of a page's text: it is the page's text, or the page is a picture without text or with a little text
 * on it, or its text is noise.
 */
export type Verdict = "text" | "empty" | "picture" | "garbled";

/** A page with fewer words than this may be a scan with a stamp on it. */
const fewWords = 60;

/** Judges each page by its lines without what the pages repeat. */
export async function verdictsOn(file: PdfFile, pages: PageLines[]): Promise<Map<number, Verdict>> {
  const verdicts = new Map<number, Verdict>();
  for (const page of pages) verdicts.set(page.number, await verdictOn(file, page));
  return verdicts;
}

async function verdictOn(file: PdfFile, { number, lines }: PageLines): Promise<Verdict> {
  const words = lines.reduce((sum, { text }) => sum + (text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0), 0);
  const picture = words < fewWords ? await pictureOn(file, number) : 0;
  // A page with nothing on it at all is a blank page: nothing was missed.
  if (words === 0 && picture > 0.02) return "empty";
  if (picture > 0.5) return "picture";
  // Only prose is judged: a price list has no "the" and "of".
  const prose = lines.filter(isProse).map((line) => line.text);
  return readsAsEnglish(prose.join("\n")) ? "text" : "garbled";
}

function isProse(line: Line): boolean {
  return !line.isRow && line.text.length > 25;
}

async function pictureOn(file: PdfFile, number: number): Promise<number> {
  // A page that cannot be drawn counts as unread.
  return file
    .getPage(number)
    .then(pictureShare)
    .catch(() => 1);
}
