import { decode } from "./decode.js";
import { UserError } from "./errors.js";
import { foreignByMagic, foreignOffice, foreignText, foreignZip } from "./foreign.js";
import type { Format } from "./types.js";

/** Tells the format by the content. The name decides only between formats of plain text. */
export function formatOf(bytes: Uint8Array, path: string): Format {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  // Readers accept a PDF whose header is pushed down by up to 1 KB of mail headers or the like.
  if (buffer.subarray(0, 1024).includes("%PDF-")) return "pdf";
  // Other readers also take one whose header lost its mark.
  if (/PDF-\d\.\d/.test(buffer.toString("latin1", 0, 64)) && buffer.includes("endobj")) return "pdf";
  const isZip = startsWith(buffer, "PK\x03\x04") || startsWith(buffer, "PK\x05\x06");
  const foreign = isZip
    ? foreignZip(buffer)
    : startsWith(buffer, "\xD0\xCF\x11\xE0")
      ? foreignOffice(buffer)
      : foreignByMagic(buffer);
  if (foreign) throw unreadable(path, foreign.what, foreign.remedy);
  return isZip ? "docx" : textFormat(bytes, path);
}

function textFormat(bytes: Uint8Array, path: string): Format {
  const text = decode(bytes)?.text;
  const remedy = "Name a .pdf, .docx, .html, .md or .txt file.";
  if (text === undefined) throw unreadable(path, "is neither a PDF, a Word document nor text", remedy);
  if (!/[A-Za-z0-9]/.test(text) && !/[\p{L}\p{N}]/u.test(text))
    throw unreadable(path, "holds no words", "Check that it was saved completely.");
  const foreign = foreignText(text);
  if (foreign) throw unreadable(path, foreign.what, foreign.remedy);
  const extension = /\.(\w+)$/.exec(path)?.[1]?.toLowerCase() ?? "";
  // A PDF or DOCX that holds text is a download gone wrong (an error page, a pointer to large-file storage).
  if (extension === "pdf" || extension === "docx")
    throw unreadable(path, `is named .${extension} but is not one`, "Download or export it again.");
  if (
    /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[^]*?-->\s*)*<(?:!doctype html|html|head|body)\b/.test(
      text.slice(0, 4096).toLowerCase(),
    )
  )
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
