import { decode } from "../decode.js";
import type { Source } from "../types.js";
import type { DocumentBuilder } from "./builder.js";

const names = { "utf-8": "UTF-8", "utf-16le": "UTF-16", "utf-16be": "UTF-16", "windows-1252": "Windows-1252" };

/** The text of a file; tells the reader where its encoding was guessed. */
export function textOf(source: Source, { notices }: DocumentBuilder): string {
  const decoded = decode(source.bytes);
  if (!decoded) return "";
  const [first, second] = source.bytes;
  const isMarked = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  if (decoded.encoding !== "utf-8" && !isMarked)
    notices.push({
      id: "encoding-guessed",
      message: `The file does not say how its letters are stored; it was read as ${names[decoded.encoding]}, and single letters may be garbled.`,
    });
  return withoutKeys(decoded.text);
}

/** "3.11.sec=Within ten days": a form whose paragraphs stand behind the keys of a template language. */
const key = /^((?:\d+\.)+)(?:sec|Ti)=[ \t]*/gm;
/** "3.=[G/Z/ol/s4]": layout taken from elsewhere. */
const layout = /^(?:\d+\.)*=\[[^\]\n]*\][ \t]*$/gm;

function withoutKeys(text: string): string {
  return (text.match(key)?.length ?? 0) < 5 ? text : text.replace(layout, "").replace(key, "$1 ");
}
