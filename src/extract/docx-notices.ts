import type { DocumentBuilder } from "./builder.js";
import type { Notice } from "../types.js";
import type { Reading, Seen } from "./docx-flow.js";
import type { Parts } from "./docx-parts.js";

/** Fewer words than this a picture, and the pictures may be the agreement. */
const wordsPerPicture = 60;

/** Tells what a reader of the report should know about the file. */
export function addNotices({ notices, length }: DocumentBuilder, seen: Seen, parts: Parts, revisions: Reading): void {
  if (seen.insertions + seen.deletions > 0)
    notices.push({
      id: "tracked-changes",
      message:
        `The document holds tracked changes (${count(seen.insertions, "insertion")}, ` +
        `${count(seen.deletions, "deletion")}); it was read as if ` +
        `${revisions === "accepted" ? "all were accepted" : "none had been made"}.`,
    });
  if (seen.hidden)
    notices.push({
      id: "hidden-text",
      message: "The document holds hidden text: formatted as hidden, white or too small to read; it was left out.",
    });
  if (seen.struck)
    notices.push({ id: "struck-text", message: "The document holds text that is struck through; it was left out." });
  if (seen.comments > 0)
    notices.push({
      id: "comments",
      message: `The document carries ${count(seen.comments, "comment")}; comments are not part of the agreement.`,
    });
  if (seen.embedded)
    notices.push({
      id: "embedded-document",
      message: "Another document is embedded in this one; it was not read.",
      unread: true,
    });
  if (seen.pictures > 0 && length / 6 < seen.pictures * wordsPerPicture)
    notices.push({
      id: "pictures",
      message: "The document is mostly images; words in images were not read.",
      unread: true,
    });
  if (parts.hasDuplicates)
    notices.push({
      id: "duplicate-parts",
      message: "The file holds two parts of the same name (duplicate); other programs may show other text.",
      unread: true,
    });
}

const change = /<(?:\w+:)?(?:ins|del|moveFrom|moveTo)[\s>]/;

/** The second reader accepts all changes, whatever is asked for. */
export function redlineUnreadable({ document }: Parts): Notice[] {
  if (!change.test(Buffer.from(document).toString())) return [];
  return [
    { id: "tracked-changes", message: "The document holds tracked changes; it was read as if all were accepted." },
  ];
}

const count = (number: number, noun: string) => `${number} ${noun}${number === 1 ? "" : "s"}`;
