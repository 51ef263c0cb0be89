import mammoth from "mammoth";
import type { Document, Source } from "../types.js";
import { extractHtml } from "./html.js";

/**
 * A second reader for Word documents that are not well-formed or not as the format asks. It forgives more, but loses
 * automatic numbers, headers, footers and fields, so the reader of the report is told.
 */
export async function extractWithMammoth(source: Source): Promise<Document | undefined> {
  const html = await convert(source.bytes);
  if (html === undefined) return undefined;
  const document = await extractHtml({ ...source, format: "html", bytes: new TextEncoder().encode(html) });
  for (const block of document.blocks) block.origin = {};
  document.notices.push({
    id: "read-roughly",
    message:
      "The Word document is not well formed and was read roughly: numbers of clauses, fields or notes may be lost.",
    unread: true,
  });
  return document;
}

async function convert(bytes: Uint8Array): Promise<string | undefined> {
  try {
    const { value } = await mammoth.convertToHtml(
      { buffer: Buffer.from(bytes) },
      { convertImage: mammoth.images.imgElement(async () => ({ src: "" })), externalFileAccess: false },
    );
    return value;
  } catch {
    // What neither reader understands is reported as damaged.
    return undefined;
  }
}
