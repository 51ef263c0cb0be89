import { check } from "./check/check.js";
import { extract } from "./extract/extract.js";
import { load } from "./load.js";
import { recognise } from "./recognise.js";
import type { RuleBook } from "./rulebook/rulebook.js";
import { score } from "./score.js";
import { structure } from "./structure/structure.js";
import type { Document, DocumentReport, Outcome, Source } from "./types.js";
import { understand } from "./understand/understand.js";

/** The whole pipeline for one file, read top to bottom. Throws a `UserError` for a file that cannot be read. */
export async function lintFile(path: string, book: RuleBook): Promise<DocumentReport> {
  const source = await load(path);
  return lintDocument(source, await extract(source), book);
}

/** The pipeline after the text is there. */
export function lintDocument(source: Source, document: Document, book: RuleBook): DocumentReport {
  const head = {
    path: source.path,
    sha256: source.sha256,
    format: source.format,
    pages: document.pages ?? null,
    notices: document.notices,
  };
  const agreement = structure(document);
  const text = understand(agreement, book.phrases);
  const words = text.words.filter((word) => !word.isPunctuation).length;
  const { businessAssociate, coveredEntity } = text.cast;
  const about = { ...head, title: titleOf(document), words, parties: { businessAssociate, coveredEntity } };
  if (words === 0) return { ...about, kind: "not-assessed", score: null, outcomes: [] };
  const outcomes = withUnread(check(book, text), document);
  const kind = recognise(text, outcomes);
  if (kind === "not-a-baa") return { ...about, kind, score: null, outcomes: [] };
  return { ...about, kind, score: score(outcomes), outcomes };
}

/** Nothing is called missing that may stand on a page nobody could read. */
function withUnread(outcomes: Outcome[], document: Document): Outcome[] {
  if (!document.notices.some((notice) => notice.unread)) return outcomes;
  return outcomes.map((one) =>
    one.state === "missing"
      ? {
          ...one,
          state: "not-assessed",
          message: "Not found in what could be read; part of the document could not be.",
        }
      : one,
  );
}

/** The first heading or line, as the document's own name. */
function titleOf(document: Document): string {
  const block = document.blocks.find((one) => one.kind === "heading") ?? document.blocks[0];
  return block ? document.text.slice(block.span.start, block.span.end).slice(0, 120) : "";
}
