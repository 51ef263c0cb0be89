import { fileURLToPath } from "node:url";
import type { PDFDocumentProxy, PDFPageProxy } from "pdfjs-dist";
import type * as PdfParse from "pdf-parse";
import { UserError } from "../errors.js";
import type { Mended } from "./pdf-mended.js";

// Only this file and pdf-page.ts know pdf-parse and pdf.js.

export type PdfFile = PDFDocumentProxy;
export type PdfPage = PDFPageProxy;

interface Opened {
  file: PdfFile;
  /** What pdf.js had to guess so far because the file is damaged. */
  damage: Set<Damage>;
  /** Pages, counted from 1, of which nothing is left: the file holds an empty one in the place of each. */
  gone: readonly number[];
  close(): Promise<void>;
}

/**
 * `repaired`: the table of contents of the file was rebuilt. `lost`: drawing commands could not be understood.
 * `picture`: a picture could not be decoded.
 */
export type Damage = "repaired" | "lost" | "picture";

/** Files that stand beside the bundle; running from the sources there are none, and few files need one. */
const parts = new URL("./pdfjs/", import.meta.url);
const partsOfLibrary = {
  cMapUrl: fileURLToPath(new URL("cmaps/", parts)),
  cMapPacked: true,
  // A program, which is imported and not read.
  wasmUrl: new URL("wasm/", parts).href,
};

/**
 * Fonts that a PDF names and does not hold. Only drawing needs them: to read by them takes time, and numbers of letters in the
 * font that was meant would be taken for those of the one that stands in for it.
 */
const fontsToDrawWith = { standardFontDataUrl: fileURLToPath(new URL("standard_fonts/", parts)) };

/** No agreement is longer; files made to exhaust a reader are. */
export const mostPages = 2000;

/** A sheet of legal paper at 600 dots an inch is half of it. */
const mostDots = 80_000_000;

/** Opens a PDF. Nothing in it is run or fetched. */
export async function openPdf(
  bytes: Uint8Array,
  path: string,
  password?: string,
  { withPictures = false } = {},
): Promise<Opened> {
  const { PDFParse } = await loadLibrary();
  const { damage, stopWatching } = watch();
  const parser = new PDFParse({
    // pdf.js keeps the array it is given, so it gets a copy.
    data: new Uint8Array(bytes),
    ...(password === undefined ? {} : { password }),
    // Warnings: they tell what was lost. None is printed, see `watch`.
    verbosity: 1,
    isEvalSupported: false,
    useWasm: false,
    disableFontFace: true,
    useSystemFonts: false,
    enableXfa: false,
    // Else no picture is decoded: their size on the page is all that is asked for, and decoders are slow and easily led astray.
    maxImageSize: withPictures ? mostDots : 1,
    ...partsOfLibrary,
    ...(withPictures && fontsToDrawWith),
  });
  try {
    const file = await parser["load"]();
    const close = async () => {
      await parser.destroy();
      await stopWatching();
    };
    const mended = await mendedOf(file, bytes);
    if (!mended) return { file, damage, gone: [], close };
    await close();
    const whole = await openPdf(mended.bytes, path, password, { withPictures });
    for (const before of damage.add("repaired").add("lost")) whole.damage.add(before);
    return { ...whole, gone: mended.gone };
  } catch (error) {
    await parser.destroy().catch(() => undefined);
    await stopWatching();
    throw explain(error, path, password !== undefined);
  }
}

/** Of a file whose last page cannot be had another one, in case there are pages behind it. */
async function mendedOf(file: PdfFile, bytes: Uint8Array): Promise<Mended | undefined> {
  const isWhole = await file.getPage(Math.min(file.numPages, mostPages)).then(
    () => true,
    () => false,
  );
  if (isWhole) return undefined;
  const { withAllPages } = await import("./pdf-mended.js");
  return withAllPages(bytes, { known: file.numPages, most: mostPages });
}

type Library = typeof PdfParse;

let loading: Promise<Library> | undefined;

/** Imports pdf.js, once: a megabyte of program. */
export function loadLibrary(): Promise<Library> {
  return (loading ??= importLibrary());
}

async function importLibrary(): Promise<Library> {
  // pdf.js wants classes of the browser as soon as it is imported, though it only draws with them.
  const scope = globalThis as Record<string, unknown>;
  for (const name of ["DOMMatrix", "ImageData", "Path2D"]) scope[name] ??= class {};
  const { console } = globalThis;
  const { warn } = console;
  // It also complains when the optional canvas package, which only drawing needs, is not installed.
  console.warn = () => undefined;
  // Where it is installed it would be loaded for every file; whoever draws loads it then.
  const { getBuiltinModule } = process;
  process.getBuiltinModule = ((name: string) =>
    name === "module" ? { createRequire: () => refuse } : getBuiltinModule(name)) as typeof getBuiltinModule;
  const { push } = Array.prototype;
  const { parse } = JSON;
  const { toString } = Function.prototype;
  try {
    // The worker's module makes itself known to pdf.js, which would else look for a file beside the bundle.
    const [parser] = await Promise.all([import("pdf-parse"), import("pdfjs-dist/legacy/build/pdf.worker.mjs")]);
    return parser;
  } finally {
    console.warn = warn;
    process.getBuiltinModule = getBuiltinModule;
    // Its polyfills replace functions that Node has, by slower ones, for the whole program.
    const hidden = { configurable: true, writable: true, enumerable: false };
    Object.defineProperty(Array.prototype, "push", { value: push, ...hidden });
    Object.defineProperty(JSON, "parse", { value: parse, ...hidden });
    Object.defineProperty(Function.prototype, "toString", { value: toString, ...hidden });
  }
}

function refuse(): never {
  throw new Error("Not now.");
}

const lostWords =
  /Unknown command|Skipping command|Unterminated string|Invalid stream|ignoring errors during|Invalid first page|Bad encoding/i;

const lostPicture = /Unable to decode image|exceeded maximum allowed size/;

/** Listens to the complaints of pdf.js, and keeps its forgotten promises from ending the program. */
function watch(): { damage: Set<Damage>; stopWatching(): Promise<void> } {
  const damage = new Set<Damage>();
  const { console } = globalThis;
  const { warn } = console;
  console.warn = (...words: unknown[]) => {
    const [message] = words;
    if (typeof message !== "string" || !message.startsWith("Warning: ")) warn.apply(console, words);
    else if (lostWords.test(message)) damage.add("lost");
    else if (message.includes("Indexing all PDF objects")) damage.add("repaired");
    else if (lostPicture.test(message)) damage.add("picture");
  };
  const onRejection = (reason: unknown) => {
    const isTheirs = reason instanceof Error && /pdf\.worker|pdfjs/.test(reason.stack ?? "");
    if (!isTheirs) throw reason;
    damage.add("lost");
  };
  process.on("unhandledRejection", onRejection);
  const stopWatching = async () => {
    console.warn = warn;
    await new Promise(setImmediate);
    process.off("unhandledRejection", onRejection);
  };
  return { damage, stopWatching };
}

function explain(error: unknown, path: string, hadPassword: boolean): UserError {
  const name = error instanceof Error ? error.name : "";
  if (name === "PasswordException")
    return new UserError(
      hadPassword ? "The password does not open this PDF." : "The PDF is protected by a password.",
      path,
      hadPassword
        ? "Check the password."
        : "Give it with --password or in BAA_LINT_PASSWORD, or save a copy without one.",
      3,
      { cause: error, reason: hadPassword ? "password-wrong" : "password-needed" },
    );
  return new UserError("The PDF is damaged and could not be opened.", path, "Export or download it again.", 3, {
    cause: error,
  });
}
