import type { Agreement, Sentence, Span } from "../types.js";
import { inItsList } from "./list-language.js";

/** Where proposed words go: offsets of characters in two paragraphs. */
export interface LanguagePlace {
  /** The paragraph behind which they are set in. */
  behind: number;
  /** The paragraph they are to look like. */
  like: number;
}

/** Proposed words, as a paragraph of their own. */
export interface Language extends LanguagePlace {
  text: string;
}

/**
 * Words proposed for a passage, and where they go. In a list they go on from what leads into it, as the items do; those that
 * cannot, because the list is one of permissions or of the other party's duties, go behind it.
 */
export function languageAt(span: Span, words: string, agreement: Agreement): Language {
  let place = languagePlace(span, agreement);
  for (;;) {
    const text = inItsList(words, { start: place.like, end: place.like + 1 }, agreement);
    const outside = text === words ? behindItsList(place, agreement) : undefined;
    if (outside === undefined) return { text, ...place };
    if (outside.like === place.like) return { text, ...outside };
    place = outside;
  }
}

/** Behind the list whose lead-in governs this place; undefined where none does, or where the items are sentences of their own. */
function behindItsList({ like }: LanguagePlace, { sentences, document }: Agreement): LanguagePlace | undefined {
  const wordsOf = ({ span }: Sentence) => document.text.slice(span.start, span.end);
  const beside = sentences.find(({ span }) => span.start <= like && like < span.end);
  const lead = beside?.leadIns.at(-1);
  const above = sentences[lead ?? -1];
  if (beside === undefined || lead === undefined || above === undefined) return undefined;
  if (!governs.test(wordsOf(above)) || standsAlone.test(wordsOf(beside))) return undefined;
  const last = sentences.findLast(({ leadIns }) => leadIns.includes(lead));
  const behind = Math.max(like, (last?.span.end ?? 0) - 1);
  const isHeading = document.blocks[above.block]?.kind === "heading";
  return { behind, like: isHeading ? like : above.span.end - 1 };
}

const governs = /\b(?:shall|will|must|may|agrees?|includ(?:es|ing))\b[^.;]*$/i;
const standsAlone = /(?:^\P{L}*|[,.:]\s+)(?:The )?(?:\p{Lu}[\p{L}’'-]*\s){1,4}(?:shall|will|must|may|agrees?)\b/u;

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
