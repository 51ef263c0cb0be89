import type { TextItem } from "pdfjs-dist/types/src/display/api.js";
import type { PdfPage } from "./pdf-file.js";
import { signOf } from "./symbol-fonts.js";

const alone = /^\S(?:\s+\S)*$/;
/** A letter or a figure where there may be another sign; where they are known they are kept. */
const doubtful = /[!-'*+/-9<-~\u0080-\u00FFμ]/;

/**
 * The text of each piece of a page, with the signs in the place of the letters by which fonts of signs are addressed: a box
 * that says "q", a bullet that says "l" or "§".
 */
export async function lettersOn(page: PdfPage, items: readonly TextItem[]): Promise<(item: TextItem) => string> {
  const fonts = fontsOfSigns(items);
  if (fonts.size === 0) return ({ str }) => str;
  // What a font is called comes along with what is first drawn in it, which takes time to be told.
  if (![...fonts].every((font) => page.commonObjs.has(font))) await page.getOperatorList();
  const names = new Map([...fonts].map((font) => [font, nameOf(page, font)]));
  return ({ str, fontName }) => {
    const name = names.get(fontName);
    if (name === undefined) return str;
    return Array.from(str, (letter) => signOf(name, codeOf(letter)) ?? letter).join("");
  };
}

/** Fonts in which nothing is set on this page but single letters. */
function fontsOfSigns(items: readonly TextItem[]): Set<string> {
  const fonts = new Set<string>();
  const others = new Set<string>();
  for (const { str, fontName } of items) {
    const text = str.trim();
    if (text === "" || others.has(fontName)) continue;
    if (!alone.test(text)) others.add(fontName);
    else if (doubtful.test(text)) fonts.add(fontName);
  }
  return new Set([...fonts].filter((font) => !others.has(font)));
}

function nameOf(page: PdfPage, font: string): string | undefined {
  const { commonObjs } = page;
  const { name } = (commonObjs.has(font) ? commonObjs.get(font) : {}) as { name?: unknown };
  return typeof name === "string" ? name : undefined;
}

/** Windows addresses these fonts in a corner of the private use area; pdf.js writes the micro sign as the Greek letter. */
function codeOf(letter: string): number {
  if (letter === "μ") return 0xb5;
  const code = letter.charCodeAt(0);
  return code >= 0xf000 && code <= 0xf0ff ? code - 0xf000 : code;
}
