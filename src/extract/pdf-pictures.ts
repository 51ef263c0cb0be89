import type { Drawn, Source } from "../types.js";
import { type OcrOptions, type PicturesRead, readPictures } from "./ocr.js";
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
  /** `missing`: what reading pictures takes is not installed. `skipped`: there were too many. `late`: no time was left. */
  kind: "read" | "partly" | "wordless" | "blank" | "failed" | "missing" | "skipped" | "late";
}

/** The pages with what their pictures say, and how it went with each of these. */
export interface WithPictures {
  pages: ReadPage[];
  outcomes: Map<number, PictureOutcome>;
  drawn?: Drawn[] | undefined;
}

interface PicturesOptions extends OcrOptions {
  password?: string;
  drawn?: Drawn[] | undefined;
  /** Told what there is while the pictures are still being read, for the case that it comes to nothing. */
  onSome?: (soFar: WithPictures) => Promise<void>;
}

/** Reads pages as pictures and puts what they say in the place of what their text says. */
export async function withPictures(
  source: Source,
  pages: ReadPage[],
  wanted: readonly number[],
  verdicts: ReadonlyMap<number, Verdict>,
  options: PicturesOptions,
): Promise<WithPictures> {
  const numbers = wanted.slice(0, mostPictures);
  // Opened anew, for until now no picture was decoded.
  const { file, damage, close } = await openPdf(source.bytes, source.path, options.password, { withPictures: true });
  const placed = async (seen: PicturesRead | undefined): Promise<WithPictures> => {
    const { drawn } = options;
    const places = drawn && seen ? await placesOn(file, seen) : undefined;
    const both = withSeen(pages, numbers, seen, verdicts, damage.has("picture"), drawn && { drawn, places });
    for (const number of wanted.slice(mostPictures)) both.outcomes.set(number, { kind: "skipped" });
    return both;
  };
  let isDrawn = true;
  try {
    const { onSome } = options;
    await onSome?.(await placed(new Map()));
    const seen = await readPictures(file, numbers, options, onSome && (async (some) => onSome(await placed(some))));
    isDrawn = seen === undefined || seen.size === numbers.length;
    return await placed(seen);
  } finally {
    // pdf.js, still at a page that nobody waits for any more, fails where nobody can catch it when its file is closed.
    if (isDrawn) await close();
  }
}

function withSeen(
  pages: ReadPage[],
  numbers: readonly number[],
  seen: PicturesRead | undefined,
  verdicts: ReadonlyMap<number, Verdict>,
  isPictureLost: boolean,
  tracing: { drawn: Drawn[]; places: ReadonlyMap<number, Matrix> | undefined } | undefined,
): WithPictures {
  const outcomes = new Map<number, PictureOutcome>();
  const drawn = tracing && [...tracing.drawn];
  const traced = (run: Run, page: number): Run => {
    const place = tracing?.places?.get(page);
    if (drawn === undefined || place === undefined) return run;
    const { text, x, y, size, width } = run;
    return { ...run, piece: drawn.push({ page, text, matrix: times(place, [size, 0, 0, size, x, y]), width }) - 1 };
  };
  const changed = pages.map((page): ReadPage => {
    const verdict = verdicts.get(page.number)!;
    if (!numbers.includes(page.number)) return page;
    const one = seen ? (seen.get(page.number) ?? "late") : "missing";
    if (typeof one === "string") {
      // White paper may be a picture that nobody could decode.
      outcomes.set(page.number, { kind: one === "blank" && isPictureLost ? "failed" : one });
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
  return { pages: changed, outcomes, drawn };
}

/** Where what was seen on each page lies on the page as it is stored. */
async function placesOn(file: PdfFile, seen: PicturesRead): Promise<Map<number, Matrix>> {
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
