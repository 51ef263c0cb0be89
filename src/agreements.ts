import { enoughPromises, countPromises, ownTitle } from "./recognise.js";
import type { Block, Document, DocumentReport, Evidence, Outcome, Span } from "./types.js";
import type { Understanding } from "./understand/understand.js";

/** Reads and judges a document, whole or a part of one. */
export type Judge = (part: Document) => { text: Understanding; outcomes: Outcome[] };

/** "This Business Associate Agreement is made between …", or "This Agreement is made between …" under such a title. */
const formation =
  /\bthis\s+(?:\S+\s+){0,4}?(?:agreement|addendum|contract|amendment|exhibit|baa)\b.{0,300}?\b(?:between|among)\b/is;
/** How far above its formation the title of an agreement may stand, and how far below its beginning its parties are named. */
const titleAbove = 600;
const namedWithin = 3000;
/** Characters: what is shorter holds no five promises, and a list of titles need not be judged title by title. */
const shortest = 500;

/**
 * The agreements of a file that holds more than one, in order; empty for one alone. Each has a title and a formation of its
 * own, names two parties that are not both those of another, and promises enough to be one without the others. A short and a
 * legal version between the same parties are one agreement.
 */
export function separateAgreements(document: Document, judge: Judge): Span[] {
  let starts = beginnings(document);
  if (starts.length < 2) return [];
  // What is no agreement of its own belongs to the one before it, which may only then hold enough.
  for (;;) {
    const kept: { at: number; parties: [string, string] }[] = [];
    for (const [index, at] of starts.entries()) {
      const span = { start: at, end: starts[index + 1] ?? document.text.length };
      const parties = partiesOf(span, document, judge);
      if (parties && !kept.some((one) => areSame(one.parties, parties))) kept.push({ at, parties });
    }
    if (kept.length < 2) return [];
    const isSettled = kept.length === starts.length;
    starts = kept.map(({ at }) => at);
    if (isSettled) break;
  }
  // What stands before the first, a letter or a list, is read with it.
  return starts.map((at, index) => ({ start: index === 0 ? 0 : at, end: starts[index + 1] ?? document.text.length }));
}

/** Where an agreement may begin: at a title with a formation soon after it. */
function beginnings({ text, blocks }: Document): number[] {
  const starts: number[] = [];
  let title: number | null = null;
  for (const { span } of blocks) {
    const words = text.slice(span.start, Math.min(span.end, span.start + titleAbove));
    if (words.length < 120 && ownTitle.test(words.toLowerCase()) && !formation.test(words)) {
      // A long title stands in several lines: at the first of them the agreement begins.
      if (title === null || span.start - title > titleAbove) title = span.start;
    } else if (title !== null && span.start - title < titleAbove && formation.test(words)) {
      starts.push(title);
      title = null;
    }
  }
  return starts;
}

/** The parties of a part that would be an agreement without the others, or null. */
function partiesOf(span: Span, document: Document, judge: Judge): [string, string] | null {
  if (span.end - span.start < shortest) return null;
  const part = partOf(document, span);
  const { text, outcomes } = judge(part);
  const { businessAssociate, coveredEntity } = text.cast;
  if (countPromises(text, outcomes) < enoughPromises) return null;
  const opening = part.text.slice(0, namedWithin);
  const isNamed = (name: string | null): name is string => name !== null && isName(name) && opening.includes(name);
  return isNamed(businessAssociate) && isNamed(coveredEntity) ? [businessAssociate, coveredEntity] : null;
}

const label =
  /^(?:the )?(?:business associate|covered entity|vendor|contractor|customer|client|company|provider|supplier|practice|hospital|subcontractor|party|you|we|us)$/i;
/** A name somebody bears: no label, and no blank to fill in. */
const isName = (name: string) => /\p{Lu}/u.test(name) && !label.test(name) && !/[[\]_<>{}]|\.{3}/.test(name);

/** The same two, however their names are written and whoever of them is the vendor. */
function areSame(one: readonly string[], other: readonly string[]): boolean {
  return one.every((name) => other.some((another) => isSameName(name, another)));
}

function isSameName(one: string, other: string): boolean {
  const [a, b] = [plain(one), plain(other)];
  return a.includes(b) || b.includes(a);
}

const plain = (name: string) =>
  name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s]/gu, "")
    .replace(/\b(?:the|inc|incorporated|llc|corp|corporation|ltd|limited|lp|llp|pc|pllc|pa|co|company)\b/g, "")
    .replace(/\s+/g, " ")
    .trim();

/** A part of a document as a document: places are counted from its beginning. */
export function partOf(document: Document, { start, end }: Span): Document {
  const moved = (span: Span): Span => ({ start: span.start - start, end: span.end - start });
  const isInside = (span: Span) => span.start >= start && span.end <= end;
  const blocks = document.blocks.filter(({ span }) => isInside(span));
  return {
    text: document.text.slice(start, end),
    blocks: blocks.map(
      (block): Block => ({
        ...block,
        span: moved(block.span),
        ...(block.pageBreaks ? { pageBreaks: block.pageBreaks.map((at) => at - start) } : {}),
      }),
    ),
    ...(document.pages === undefined ? {} : { pages: document.pages }),
    ...(document.doubts ? { doubts: document.doubts.filter(isInside).map(moved) } : {}),
    notices: document.notices,
  };
}

/** The report on a part, with its places counted from the beginning of the whole. */
export function placedInWhole(report: DocumentReport, { start }: Span): DocumentReport {
  const moved = <E extends Evidence>(one: E): E => ({ ...one, span: [one.span[0] + start, one.span[1] + start] });
  // The words of a companion stand in another file.
  const own = (one: Evidence): Evidence => (one.file === undefined ? moved(one) : one);
  const outcomes = report.outcomes.map((outcome) => ({
    ...outcome,
    evidence: outcome.evidence.map(own),
    ...(outcome.closest ? { closest: moved(outcome.closest) } : {}),
  }));
  return { ...report, outcomes };
}
