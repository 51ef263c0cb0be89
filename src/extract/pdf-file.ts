import type { PDFDocumentProxy, PDFPageProxy } from "pdfjs-dist";
import { UserError } from "../errors.js";
import type { Run } from "./runs.js";

// Everything that knows pdf-parse and pdf.js is in this file.

export type PdfFile = PDFDocumentProxy;
export type PdfPage = PDFPageProxy;

interface Opened {
  file: PdfFile;
  close(): Promise<void>;
}

/** Opens a PDF. Nothing in it is run, drawn or fetched: only text is asked for. */
export async function openPdf(bytes: Uint8Array, path: string, password?: string): Promise<Opened> {
  const { PDFParse } = await library();
  const parser = new PDFParse({
    // pdf.js keeps the array it is given, so it gets a copy.
    data: new Uint8Array(bytes),
    ...(password === undefined ? {} : { password }),
    verbosity: 0,
    isEvalSupported: false,
    useWasm: false,
    disableFontFace: true,
    useSystemFonts: false,
    enableXfa: false,
    maxImageSize: 1 << 20,
  });
  try {
    const file = await parser["load"]();
    return { file, close: () => parser.destroy() };
  } catch (error) {
    await parser.destroy().catch(() => undefined);
    throw explain(error, path, password !== undefined);
  }
}

let loading: Promise<typeof import("pdf-parse")> | undefined;

function library(): Promise<typeof import("pdf-parse")> {
  return (loading ??= importLibrary());
}

async function importLibrary(): Promise<typeof import("pdf-parse")> {
  // pdf.js wants classes of the browser as soon as it is imported, though it only draws with them.
  const scope = globalThis as Record<string, unknown>;
  for (const name of ["DOMMatrix", "ImageData", "Path2D"]) scope[name] ??= class {};
  const warn = console.warn;
  // It also complains when the optional canvas package, which only drawing needs, is not installed.
  console.warn = () => undefined;
  try {
    // Set before any document is opened; otherwise pdf.js looks for a worker file beside the bundle.
    const [worker, parser] = await Promise.all([import("pdfjs-dist/legacy/build/pdf.worker.mjs"), import("pdf-parse")]);
    scope["pdfjsWorker"] = worker;
    return parser;
  } finally {
    console.warn = warn;
  }
}

function explain(error: unknown, path: string, hadPassword: boolean): UserError {
  const name = error instanceof Error ? error.name : "";
  if (name === "PasswordException")
    return new UserError(
      hadPassword ? "The password does not open this PDF." : "The PDF is protected by a password.",
      path,
      hadPassword ? "Check the password." : "Give the password, or save a copy without one.",
      3,
      { cause: error },
    );
  return new UserError("The PDF is damaged and could not be opened.", path, "Export or download it again.", 3, {
    cause: error,
  });
}

/** The text runs of a page, upright, with the origin at the lower left. */
export async function runsOf(page: PdfPage): Promise<{ width: number; height: number; runs: Run[] }> {
  const viewport = page.getViewport({ scale: 1 });
  const { items } = await page.getTextContent();
  const [a, b, c, d, e, f] = viewport.transform as [number, number, number, number, number, number];
  const runs: (Run & { angle: number })[] = [];
  for (const item of items) {
    if (!("str" in item) || item.str === "") continue;
    const [ta, tb, tc, td, te, tf] = item.transform as [number, number, number, number, number, number];
    // Viewport coordinates point down from the top; ours point up from the bottom.
    const x = a * te + c * tf + e;
    const y = viewport.height - (b * te + d * tf + f);
    const angle = Math.atan2(-(b * ta + d * tb), a * ta + c * tb);
    const size = Math.hypot(tc, td) || Math.abs(item.height) || 1;
    runs.push({ text: item.str, x, y, width: item.width, size, font: item.fontName, angle });
  }
  return turned(runs, viewport.width, viewport.height);
}

/** Most of the text decides which way is up; slanted text is a watermark. */
function turned(
  runs: (Run & { angle: number })[],
  width: number,
  height: number,
): { width: number; height: number; runs: Run[] } {
  const quarters = [0, 0, 0, 0];
  const quarterOf = (angle: number) => (Math.round(angle / (Math.PI / 2)) + 4) % 4;
  const isStraight = (angle: number) => Math.abs(Math.sin(2 * angle)) < 0.1;
  for (const { angle, text } of runs) if (isStraight(angle)) quarters[quarterOf(angle)]! += text.trim().length;
  const up = quarters.indexOf(Math.max(...quarters));
  const upright = runs.filter(({ angle }) => isStraight(angle) && quarterOf(angle) === up);
  const turn = ({ angle: _, ...run }: Run & { angle: number }): Run => {
    if (up === 1) return { ...run, x: run.y, y: width - run.x };
    if (up === 2) return { ...run, x: width - run.x, y: height - run.y };
    if (up === 3) return { ...run, x: height - run.y, y: run.x };
    return run;
  };
  return { ...(up % 2 ? { width: height, height: width } : { width, height }), runs: upright.map(turn) };
}
