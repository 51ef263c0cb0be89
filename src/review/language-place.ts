import type { Agreement, Span } from "../types.js";

/** Where proposed words go: offsets of characters in two paragraphs. */
export interface LanguagePlace {
  /** The paragraph behind which they are set in. */
  behind: number;
  /** The paragraph they are to look like. */
  like: number;
}

/**
 * Behind the paragraph of the words they are about, as a rule. A paragraph that leads into a list is not cut off from it: they
 * go behind the list. And nothing is set in as a heading: behind one they go to the end of its clause.
 */
export function languagePlace(span: Span, agreement: Agreement): LanguagePlace {
  const own = span.end - 1;
  const { sentences, document } = agreement;
  const block = document.blocks.findIndex(({ span: of }) => of.start <= own && own < of.end);
  if (document.blocks[block]?.kind === "heading") {
    const end = endOfClause(own, agreement);
    return end === undefined ? { behind: own, like: own } : { behind: end, like: end };
  }
  const leads = new Set(sentences.flatMap((one, index) => (one.block === block ? [index] : [])));
  const last = sentences.findLast(
    ({ block: other, leadIns }) => other > block && leadIns.some((one) => leads.has(one)),
  );
  return { behind: last === undefined ? own : last.span.end - 1, like: own };
}

/** The last character that binds anybody in the clause this heading opens. */
function endOfClause(at: number, { clauses, sentences }: Agreement): number | undefined {
  const clause = clauses.findLast(
    ({ headingSpan, span }) => headingSpan !== undefined && span.start <= at && at < span.end,
  );
  if (clause === undefined) return undefined;
  const within = sentences.slice(...clause.sentences);
  const last = within.findLast(({ zone, span }) => zone === "operative" && span.start > at);
  return last === undefined ? undefined : last.span.end - 1;
}
