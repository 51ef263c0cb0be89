import type { Drawn, Source } from "../types.js";
import { type OcrOptions, type PictureRead, readPictures } from "./ocr.js";
import { mostPictures } from "./ocr-limits.js";
import { fieldFont } from "./pdf-fields.js";
import { openPdf, type PdfFile } from "./pdf-file.js";
import { inverse, type Matrix, times } from "./pdf-matrix.js";
import type { ReadPage, Verdict } from "./pdf-verdicts.js";
import type { Run } from "./runs.js";

/** Which pages are read as pictures: those without text that can be used, all, or none. */
export type OcrMode = "auto" | "always" | "never";

/** How it went with a page that was read as a picture. */
export interface PictureOutcome {
  /** `missing`: what reading pictures takes is not installed. `skipped`: there were too many. */
  kind: "read" | "partly" | "wordless" | "blank" | "failed" | "missing" | "skipped";
}

/** Reads pages as pictures and puts what they say in the place of what their text says. */
export async function withPictures(
  source: Source,
  pages: ReadPage[],
  wanted: readonly number[],
  verdicts: ReadonlyMap<number, Verdict>,
  options: OcrOptions & { password?: string; drawn?: Drawn[] | undefined },
): Promise<{ pages: ReadPage[]; outcomes: Map<number, PictureOutcome> }> {
  const outcomes = new Map<number, PictureOutcome>();
  const numbers = wanted.slice(0, mostPictures);
  for (const number of wanted.slice(mostPictures)) outcomes.set(number, { kind: "skipped" });
  // Opened anew, for until now no picture was decoded.
  const { file, damage, close } = await openPdf(source.bytes, source.path, options.password, { withPictures: true });
  try {
    const seen = await readPictures(file, numbers, options);
    const { drawn } = options;
    const placed = drawn && seen ? await placesOn(file, seen) : undefined;
    const traced = (run: Run, page: number): Run => {
      const place = placed?.get(page);
      if (drawn === undefined || place === undefined) return run;
      const { text, x, y, size, width } = run;
      return { ...run, piece: drawn.push({ page, text, matrix: times(place, [size, 0, 0, size, x, y]), width }) - 1 };
    };
    const changed = pages.map((page): ReadPage => {
      const verdict = verdicts.get(page.number)!;
      if (!numbers.includes(page.number)) return page;
      const one = seen ? seen.get(page.number)! : "missing";
      if (typeof one === "string") {
        // White paper may be a picture that nobody could decode.
        outcomes.set(page.number, { kind: one === "blank" && damage.has("picture") ? "failed" : one });
        return page;
      }
      // A stamp, or what was typed over the scan, is known letter by letter.
      const own = verdict === "picture" ? page.runs : page.runs.filter(({ font }) => font === fieldFont);
      const added = one.runs.filter((run) => !own.some((other) => covers(other, run)));
      outcomes.set(page.number, { kind: kindOf(added, own) });
      return {
        ...page,
        width: one.width,
        height: one.height,
        runs: [...own, ...added.map((run) => traced(run, page.number))],
      };
    });
    return { pages: changed, outcomes };
  } finally {
    await close();
  }
}

/** Where what was seen on each page lies on the page as it is stored. */
async function placesOn(file: PdfFile, seen: ReadonlyMap<number, PictureRead>): Promise<Map<number, Matrix>> {
  const places = new Map<number, Matrix>();
  for (const [number, one] of seen) {
    if (typeof one === "string") continue;
    const { transform } = (await file.getPage(number)).getViewport({ scale: 1 });
    places.set(number, times(inverse(transform as Matrix), one.shown));
  }
  return places;
}

/** A word of three letters or more is one; less may be a speck. */
const isWord = ({ text }: Run) => /\p{L}{3}/u.test(text);

function kindOf(added: Run[], own: Run[]): PictureOutcome["kind"] {
  const words = added.filter(isWord);
  const clear = words.filter((run) => !run.isDoubtful).length;
  if (clear < 3) return own.some(isWord) ? "read" : "wordless";
  return clear < 0.7 * words.length ? "partly" : "read";
}

function covers(box: Run, { x, y, width, size }: Run): boolean {
  const [middle, height] = [x + width / 2, y + size / 4];
  return (
    middle > box.x && middle < box.x + box.width && height > box.y - 0.25 * box.size && height < box.y + 0.85 * box.size
  );
}
