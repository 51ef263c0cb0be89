import { inflateSync } from "node:zlib";

// To see what is drawn takes as long as to read the text, so it is asked only of files that draw something unseen.
const hints = [
  /\b[37]\s+Tr\b/, // invisible letters
  /\/ca\s+0?\.?0\d*\b/, // transparent
  /(?<![\d.])(?:1(?:\.0*)?|0?\.9\d*)\s+(?:g|sc|scn)\b/, // white, as grey
  /(?<![\d.])(?:(?:1(?:\.0*)?|0?\.9\d*)\s+){3}(?:rg|sc|scn)\b/, // white
  /(?<![\d.])(?:0?\.?0\d*\s+){4}k\b/, // white, as print has it
  /\bBT\b(?:(?!\sT[dDm*])[^()]){0,120}?\s(?:-\d\S*\s+[\d.-]+|[\d.-]+\s+-\d\S*)\s+T[dDm]\b/, // begun left of the page or below it
  /(?<![\d.])(?:-?\d{4}[\d.]*\s+[\d.-]+|[\d.-]+\s+-?\d{4}[\d.]*)\s+T[dDm]\b/, // far from the page
  /(?<![\d.])(?:[\d.-]+\s+){2}(?:[\d.-]+\s+[0-2]?(?:\.\d+)?|[0-2]?(?:\.\d+)?\s+[\d.-]+)\s+re\s+W/, // a clipping of no size
];
/** Of what is packed, no more than this is looked at; larger files are looked at as they are drawn. */
const enough = 8 * 1024 * 1024;

/** As many rectangles, or strokes, on one page as the smallest table has lines. */
const lines = /(?:\bre\b[^]*?){5}|(?:\sl\s+[Ss]\b[^]*?){5}/;

/** What is worth looking for on the pages of a PDF. When in doubt, everything. */
export interface Hints {
  /** It may hold text that its pages do not show. */
  mayHideText: boolean;
  /** It may draw tables. */
  mayRuleTables: boolean;
}

const everything: Hints = { mayHideText: true, mayRuleTables: true };

/** Looks over what the pages of a PDF draw, without reading it. */
export function hintsIn(bytes: Uint8Array): Hints {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (file.includes("/Encrypt") || file.includes("LZWDecode") || file.includes("ASCII85Decode")) return everything;
  if (bytes.length > enough) return everything;
  const found: Hints = { mayHideText: false, mayRuleTables: false };
  let seen = 0;
  const boxes = new PageBoxes();
  boxes.look(file.toString("latin1"));
  for (let at = file.indexOf("stream"); at >= 0; at = file.indexOf("stream", at + 6)) {
    const end = file.indexOf("endstream", at);
    if (end < 0) break;
    const start = at + 6 + (file[at + 6] === 13 ? 2 : 1);
    const head = file.toString("latin1", Math.max(0, at - 400), at);
    const own = head.slice(head.lastIndexOf(" obj"));
    at = end + 3;
    // Fonts and pictures draw nothing by themselves.
    if (/\/(?:Length1|Subtype\s*\/(?:Image|Type1C|CIDFontType0C|OpenType)|Type\s*\/XRef)\b/.test(own)) continue;
    const content = unpacked(file.subarray(start, end), own.includes("FlateDecode"));
    if (content === undefined || (seen += content.length) > enough) return everything;
    found.mayHideText ||= hints.some((hint) => hint.test(content));
    found.mayRuleTables ||= lines.test(content);
    if (found.mayHideText && found.mayRuleTables) return found;
    boxes.look(content);
  }
  // Settings of transparency stand in the open, too.
  found.mayHideText ||= boxes.differ || hints[1]!.test(file.toString("latin1"));
  return found;
}

/** Whether pages show only a part of themselves: what stands outside that part is unseen. */
class PageBoxes {
  readonly #whole = new Set<string>();
  readonly #shown = new Set<string>();

  look(text: string): void {
    for (const [, name, box] of text.matchAll(/\/(MediaBox|CropBox)\s*(\[[^\]]{0,200}\]|\d+ \d+ R)/g)) {
      const corners = box!.match(/-?[\d.]+/g)?.map((corner) => Math.round(Number(corner))) ?? [];
      (name === "MediaBox" ? this.#whole : this.#shown).add(corners.join(" "));
    }
  }

  get differ(): boolean {
    return [...this.#shown].some((box) => !this.#whole.has(box));
  }
}

function unpacked(packed: Buffer, isPacked: boolean): string | undefined {
  if (!isPacked) return packed.toString("latin1");
  try {
    return inflateSync(packed, { maxOutputLength: enough, finishFlush: 2 }).toString("latin1");
  } catch {
    return undefined;
  }
}
