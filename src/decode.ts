/** Text of a file and how its bytes were read. */
export interface Decoded {
  text: string;
  encoding: "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";
}

/**
 * Bytes as text, or undefined when they are not text. A byte order mark decides; without one UTF-8 is tried, and bytes
 * that are not UTF-8 are read as Windows-1252, which older word processors write.
 */
export function decode(bytes: Uint8Array): Decoded | undefined {
  const encoding = encodingOf(bytes);
  if (!encoding) return undefined;
  const text = read(bytes, encoding);
  if (text !== undefined) return isText(text) ? { text, encoding } : undefined;
  if (encoding !== "utf-8") return undefined;
  const legacy = windows1252(bytes);
  // Anything at all can be read as Windows-1252; a text in it is still mostly plain letters and spaces.
  const plain = legacy.match(/[A-Za-z \r\n]/g)?.length ?? 0;
  return plain > legacy.length * 0.6 && isText(legacy) ? { text: legacy, encoding: "windows-1252" } : undefined;
}

// Node 20 decodes the label "windows-1252" as ISO 8859-1, which turns quotation marks into control characters.
const above127 =
  "\u20AC\x81\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\x8D\u017D\x8F" +
  "\x90\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\x9D\u017E\u0178";

function windows1252(bytes: Uint8Array): string {
  const latin1 = Buffer.from(bytes).toString("latin1");
  return latin1.replace(/[\x80-\x9F]/g, (character) => above127[character.charCodeAt(0) - 0x80]!);
}

function encodingOf(bytes: Uint8Array): Decoded["encoding"] | undefined {
  const [first, second, third, fourth] = bytes;
  // UTF-32 begins like UTF-16; nobody writes contracts in it.
  if (first === 0xff && second === 0xfe) return third === 0 && fourth === 0 ? undefined : "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  return unmarkedUtf16(bytes) ?? "utf-8";
}

/** Latin text in UTF-16 has a zero in every other byte, and hardly any in the bytes between. */
function unmarkedUtf16(bytes: Uint8Array): Decoded["encoding"] | undefined {
  const sample = bytes.subarray(0, 1024);
  const zeros = [0, 0];
  sample.forEach((byte, index) => byte === 0 && zeros[index % 2]!++);
  const enough = sample.length * 0.4;
  if (zeros[1]! > enough && zeros[0] === 0) return "utf-16le";
  if (zeros[0]! > enough && zeros[1] === 0) return "utf-16be";
  return undefined;
}

function read(bytes: Uint8Array, encoding: Decoded["encoding"]): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Control characters no text holds: one in a thousand is tolerated, as form feeds of old printers are. */
function isText(text: string): boolean {
  if (text.includes("\0")) return false;
  // eslint-disable-next-line no-control-regex -- these are what is looked for
  const controls = text.match(/[\u0001-\u0008\u000E-\u001A\u001C-\u001F\u007F-\u0084\u0086-\u009F]/g)?.length ?? 0;
  return controls * 1000 <= text.length;
}
