import type { Block, Evidence, Span } from "../types.js";
import type { Understanding } from "../understand/understand.js";
import type { Statement } from "./statements.js";

/** More passages than this say no more. */
const most = 4;

/** Statements as evidence: the sentence's own words, once each, in the order given. */
export function evidenceOf(statements: readonly Statement[], text: Understanding): Evidence[] {
  const sentences = [...new Set(statements.flatMap(({ above = [], sentence }) => [...above, sentence]))].slice(0, most);
  return sentences.flatMap((sentence) =>
    partsOf(spanOf(sentence, text), text).map((span) => quote(span, clauseOf(sentence, text), text)),
  );
}

/** A sentence that a running head of the file cuts in two is quoted in two: whoever looks for the words must find them. */
function partsOf({ start, end }: Span, text: Understanding): Span[] {
  const cuts = (blockAt(start, text)?.cuts ?? []).filter((at) => at > start && at < end);
  return [start, ...cuts].map((from, index) => {
    const to = cuts[index] ?? end;
    return { start: from, end: from + text.document.text.slice(from, to).trimEnd().length };
  });
}

/** What the parties sign below stands in no clause, though it follows the last one; unless the clause is for signing. */
function clauseOf(sentence: number, text: Understanding): number {
  const { zone, clause } = text.sentences[sentence]!;
  if (zone !== "signature") return clause;
  const { number } = text.clauses[clause]!;
  const numbered = number === "" ? undefined : text.clauses.find((one) => one.number === number);
  return numbered && /\bsignatures?\b|\bexecution\b/i.test(numbered.heading) ? clause : 0;
}

/** An item shorter than this says little without the words above it. */
const shortItem = 90;

/** A sentence; a short item with its lead-in where both stand in one paragraph: a quote must be found as it is in the file. */
function spanOf(sentence: number, text: Understanding): Span {
  const { span, leadIns, block } = text.sentences[sentence]!;
  const above = leadIns.at(-1);
  if (above === undefined || span.end - span.start > shortItem || text.sentences[above]!.block !== block) return span;
  const leadIn = text.sentences[above]!.span;
  const between = text.document.text.slice(leadIn.end, span.start);
  return between.length < 8 && leadIn.end <= span.start && !/[a-z]{3}/i.test(between)
    ? { start: leadIn.start, end: span.end }
    : span;
}

/** A passage with where it stands. */
export function quote(span: Span, clause: number, text: Understanding): Evidence {
  const doubtful = doubtsIn(span, text);
  const isNumbered = text.clauses[clause]!.number !== "";
  const line = blockAt(span.start, text)?.origin.line;
  return {
    quote: text.document.text.slice(span.start, span.end),
    clause: (clause === 0 || isNumbered ? "" : titleInLine(span, text)) || clauseName(clause, text),
    page: pageOf(span.start, text),
    ...(line === undefined ? {} : { line }),
    span: [span.start, span.end],
    ...(doubtful.length > 0 ? { doubtful } : {}),
  };
}

/** The words in it that were made out in a picture without certainty. */
function doubtsIn({ start, end }: Span, { document }: Understanding): string[] {
  return (document.doubts ?? [])
    .filter((doubt) => doubt.start < end && doubt.end > start)
    .map((doubt) => document.text.slice(doubt.start, doubt.end));
}

/** "Notice of trouble. Vendor will tell Clinic …", in a paper without numbers: what stands there stands under that title. */
function titleInLine({ start }: Span, { document, sentences }: Understanding): string {
  const block = blockIndexAt(start, document.blocks);
  const one = document.blocks[block];
  if (one?.kind !== "paragraph") return "";
  let low = 0;
  let high = sentences.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sentences[middle]!.block < block) low = middle + 1;
    else high = middle;
  }
  const first = sentences[low];
  const isTitle = first?.block === block && first.zone === "heading" && first.span.end < start;
  return isTitle ? document.text.slice(first.span.start, first.span.end).replace(/[\s.:]+$/, "") : "";
}

/** The number a lawyer would cite, or the nearest heading. */
export function clauseName(clause: number, text: Understanding): string {
  for (let at: number | undefined = clause; at !== undefined; at = text.clauses[at]!.parent) {
    const { number, heading } = text.clauses[at]!;
    if (number) return number;
    if (heading) return heading;
  }
  return "";
}

/** The page an offset stands on; null where the format has no pages. */
export function pageOf(offset: number, text: Understanding): number | null {
  const block = blockAt(offset, text);
  if (block?.origin.page === undefined) return null;
  return block.origin.page + (block.pageBreaks ?? []).filter((at) => at <= offset).length;
}

/** The last block that begins at or before an offset. */
const blockAt = (offset: number, { document }: Understanding): Block | undefined =>
  document.blocks[blockIndexAt(offset, document.blocks)];

function blockIndexAt(offset: number, blocks: readonly Block[]): number {
  let low = 0;
  let high = blocks.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (blocks[middle]!.span.start <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
