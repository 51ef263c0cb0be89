import type { Document, Format, Source } from "../../src/types.js";

/** Blocks as lines: kind, label in brackets, words. */
export const shown = ({ blocks, text }: Document) =>
  blocks.map(({ kind, label, span }) => `${kind} ${label ? `[${label}] ` : ""}${text.slice(span.start, span.end)}`);

/** A file of this text. */
export const sourceOfText = (text: string, format: Format): Source => ({
  path: `a.${format}`,
  format,
  bytes: new TextEncoder().encode(text),
  sha256: "",
});
