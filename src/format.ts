import { decode } from "./decode.js";
import { UserError } from "./errors.js";
import type { Format } from "./types.js";

/** Tells the format by the content. The name decides only between formats of plain text. */
export function formatOf(bytes: Uint8Array, path: string): Format {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  // Readers accept a PDF whose header is pushed down by up to 1 KB of mail headers or the like.
  if (buffer.subarray(0, 1024).includes("%PDF-")) return "pdf";
  if (startsWith(buffer, "PK\x03\x04") || startsWith(buffer, "PK\x05\x06")) return zipFormat(buffer, path);
  if (startsWith(buffer, "\xD0\xCF\x11\xE0")) throw oldOffice(buffer, path);
  if (startsWith(buffer, "{\\rtf")) throw unreadable(path, "is a Rich Text file", "Save it as .docx or .pdf.");
  return textFormat(bytes, path);
}

function zipFormat(buffer: Buffer, path: string): Format {
  // Names inside a zip are not compressed, so searching the bytes is enough to tell the kind.
  if (buffer.includes("word/document")) return "docx";
  const kinds: [string, string][] = [
    ["application/vnd.oasis.opendocument", "an OpenDocument file"],
    ["xl/workbook", "an Excel workbook"],
    ["ppt/presentation", "a PowerPoint presentation"],
    ["Index/Document.iwa", "a Pages document"],
  ];
  const kind = kinds.find(([name]) => buffer.includes(name))?.[1];
  if (kind) throw unreadable(path, `is ${kind}`, "Save it as .docx or .pdf.");
  throw unreadable(path, "is a zip archive without a Word document in it", "Unpack it and name the agreement inside.");
}

function oldOffice(buffer: Buffer, path: string): UserError {
  if (buffer.includes("EncryptedPackage", 0, "utf16le"))
    return unreadable(
      path,
      "is an Office file protected by a password",
      "Open it in Word and save it without a password.",
    );
  if (buffer.includes("WordDocument", 0, "utf16le"))
    return unreadable(path, "is a Word document of the old .doc format", "Open it in Word and save it as .docx.");
  return unreadable(path, "is an Office file of an old binary format", "Save the agreement as .docx or .pdf.");
}

function textFormat(bytes: Uint8Array, path: string): Format {
  const text = decode(bytes)?.text;
  const remedy = "Name a .pdf, .docx, .html, .md or .txt file.";
  if (text === undefined) throw unreadable(path, "is neither a PDF, a Word document nor text", remedy);
  if (!/[\p{L}\p{N}]/u.test(text)) throw unreadable(path, "holds no words", "Check that it was saved completely.");
  const extension = /\.(\w+)$/.exec(path)?.[1]?.toLowerCase() ?? "";
  // A PDF or DOCX that holds text is a download gone wrong (an error page, a pointer to large-file storage).
  if (extension === "pdf" || extension === "docx")
    throw unreadable(path, `is named .${extension} but is not one`, "Download or export it again.");
  if (/^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[^]*?-->\s*)*<(?:!doctype html|html|head|body)\b/i.test(text.slice(0, 4096)))
    return "html";
  if (/^(?:md|mdx|markdown)$/.test(extension)) return "markdown";
  if (/^x?html?$/.test(extension) || (extension !== "txt" && looksLikeHtml(text))) return "html";
  return looksLikeMarkdown(text) ? "markdown" : "text";
}

function looksLikeHtml(text: string): boolean {
  return count(text, /<\/(?:p|div|section|article|h[1-6]|li|ul|ol|td)>/gi) >= 5;
}

function looksLikeMarkdown(text: string): boolean {
  return count(text, /^#{1,6} \S/gm) >= 2 || count(text, /(?<![*\w])\*\*[^\s*][^*\n]*\*\*(?!\*)/g) >= 3;
}

function count(text: string, pattern: RegExp): number {
  return text.slice(0, 200_000).match(pattern)?.length ?? 0;
}

function startsWith(buffer: Buffer, magic: string): boolean {
  return buffer.subarray(0, magic.length).equals(Buffer.from(magic, "latin1"));
}

/** A document that is there but cannot be assessed. */
export function unreadable(path: string, what: string, remedy: string): UserError {
  return new UserError(`The file ${what}.`, path, remedy, 3);
}
