import type { Agreement, Clause, Document, Sentence, Span, Zone } from "../types.js";
import { findContents } from "./contents.js";
import type { Label } from "./labels.js";
import { isBareItem, isLeadIn, leavesToList, opensAgreement, opensWithVerb } from "./lead-ins.js";
import { outline, type Placed } from "./outline.js";
import { RowReader } from "./row-reader.js";
import { splitEnumeration, splitSentences } from "./sentences.js";
import { hasTitleInLine, isPlainTitle, isTitle } from "./titles.js";
import {
  opensMeaning,
  endsRecitals,
  isBackground,
  isChecklistHeading,
  isDefinitionsHeading,
  opensNote,
  promiseAfterRecital,
  startsRecitals,
  startsSignature,
  onlyTells,
  zoneOf,
} from "./zones.js";

/** Document → Agreement: the clause tree, and every sentence with its zone and the lead-ins that govern it. */
export function structure(document: Document): Agreement {
  const first = outline(document);
  const contents = findContents(document, first.placed);
  // Once the lines of a table of contents are known for what they are, nothing stands under them.
  const known = new Set([...contents].map(({ block }) => block));
  const { clauses, placed } = known.size > 0 ? outline(document, known) : first;
  const reader = new SentenceReader(document, clauses, known, hasTitlesInLine(document, placed));
  for (const block of placed) reader.read(block);
  reader.close();
  return { document, clauses, sentences: reader.sentences };
}

/** Paragraphs with titles at their heads that make it the way of a paper. */
const fewestTitled = 4;

function hasTitlesInLine({ text }: Document, placed: readonly Placed[]): boolean {
  const titled = placed.filter(
    ({ label, content, isHeading }) =>
      label !== null && !isHeading && hasTitleInLine(text.slice(content.start, content.end)),
  );
  return titled.length >= fewestTitled;
}

class SentenceReader {
  readonly sentences: Sentence[] = [];
  /** For each clause the latest of its own sentences, a candidate lead-in for the items below it. */
  readonly #latest = new Map<number, number>();
  /** Lead-ins of a list, by the clause around it and its style: a later item keeps them though text stands between. */
  readonly #listLeads = new Map<string, number[]>();
  readonly #rows: RowReader;
  /** A list without labels being read: what governs its items, and whether the last of them left it open. */
  #bareList: { leadIns: number[]; isOpen: boolean } | undefined;
  #inRecitals = false;
  /** The paragraph that explains the form, and is no part of it. */
  #note = -1;
  #inSignature = false;
  #opened = 0;

  constructor(
    readonly document: Document,
    readonly clauses: Clause[],
    readonly contents: ReadonlySet<number>,
    /** Whether its numbered paragraphs have titles at their heads, so that one in small letters is a title, too. */
    readonly hasTitlesInLine: boolean,
  ) {
    this.#rows = new RowReader({
      document,
      sentences: this.sentences,
      add: (...sentence) => this.#add(...sentence),
      readSentence: (...sentence) => this.#readSentence(...sentence),
      leadInJustBefore: () => this.#leadInJustBefore(),
    });
  }

  read(placed: Placed): void {
    this.#openClauses(placed.clause);
    const text = this.document.text;
    if (this.contents.has(placed.block)) {
      this.#add(placed.content, placed, "outside", []);
      return;
    }
    if (placed.isHeading) {
      this.#bareList = undefined;
      const heading = text.slice(placed.content.start, placed.content.end);
      this.#inRecitals = startsRecitals(heading);
      this.#inSignature = startsSignature(heading);
      this.#add(placed.content, placed, "heading", []);
      return;
    }
    if (this.document.blocks[placed.block]!.kind === "row") {
      this.#rows.read(placed);
      return;
    }
    const leadIns = this.#sentenceBrokenBy(placed) ?? this.#leadInsOfBareItem(placed) ?? this.#leadInsOf(placed);
    splitSentences(text, this.#behindTitle(placed)).forEach((span, index) =>
      this.#readSentence(span, placed, placed.label || index === 0 ? leadIns : []),
    );
  }

  /** Every clause opened since the last block starts at the next sentence. */
  #openClauses(upTo: number): void {
    for (; this.#opened < this.clauses.length && this.#opened <= upTo; this.#opened++) {
      const clause = this.clauses[this.#opened]!;
      clause.sentences = [this.sentences.length, this.sentences.length];
    }
  }

  /** Sets where each clause ends: with the last sentence of its last child. */
  close(): void {
    this.sentences.forEach((sentence, index) => {
      for (let at: number | undefined = sentence.clause; at !== undefined; at = this.clauses[at]!.parent) {
        const clause = this.clauses[at]!;
        clause.sentences[1] = Math.max(clause.sentences[1], index + 1);
        clause.span.end = Math.max(clause.span.end, sentence.span.end);
      }
    });
  }

  #readSentence(span: Span, placed: Placed, leadIns: number[]): void {
    const text = this.document.text;
    const textOf = ({ start, end }: Span) => text.slice(start, end);
    const words = textOf(span);
    if (opensNote(words)) this.#note = placed.block;
    if (this.#isRunInHeading(span, placed, words)) {
      this.#addRunInHeading(span, placed);
      return;
    }
    const promise = promiseAfterRecital(words);
    if (promise !== null) {
      this.#add({ start: span.start, end: span.start + promise }, placed, "recital", leadIns);
      this.#readSentence({ start: span.start + promise, end: span.end }, placed, leadIns);
      return;
    }
    if (endsRecitals(words)) this.#inRecitals = false;
    if (opensAgreement(words)) this.#makeBackground(placed.clause);
    this.#inSignature ||= startsSignature(words);
    const enumeration = splitEnumeration(text, span);
    const isQuote = this.document.blocks[placed.block]!.kind === "quote";
    const state = {
      inDefinitions: leadIns.length === 0 && this.#isUnder(isDefinitionsHeading, placed.clause),
      inChecklist: this.#isUnder(isChecklistHeading, placed.clause),
      inRecitals: this.#inRecitals,
      inSignature: this.#inSignature,
    };
    const zone =
      isQuote || placed.block === this.#note
        ? "note"
        : (this.#zoneLentBy(leadIns) ?? zoneOf(words, state, enumeration ? textOf(enumeration.leadIn) : words));
    if (!enumeration) {
      const index = this.#add(span, placed, zone, leadIns);
      if (zone !== "operative" || this.document.blocks[placed.block]!.kind === "row") return;
      this.#rows.bindBy(index);
      return;
    }
    // "Subcontractors. (a) Vendor shall ensure …; (b) …": what stands before the first label is a title, and leads to nothing.
    if (this.#isRunInHeading(enumeration.leadIn, placed, textOf(enumeration.leadIn).trimEnd())) {
      this.#addRunInHeading(enumeration.leadIn, placed);
      for (const item of enumeration.items) this.#add(item, placed, zone, leadIns);
      return;
    }
    const leadIn = this.#add(enumeration.leadIn, placed, zone, leadIns);
    for (const item of enumeration.items) this.#add(item, placed, zone, [...leadIns, leadIn]);
  }

  /** What stands behind the title that its author set in bold at the head of a paragraph; the title is added by itself. */
  #behindTitle(placed: Placed): Span {
    const { start, end } = placed.content;
    const { titleEnd = 0 } = this.document.blocks[placed.block]!;
    if (titleEnd <= start) return placed.content;
    this.#addRunInHeading({ start, end: titleEnd }, placed);
    const rest = this.document.text.slice(titleEnd, end);
    return { start: titleEnd + rest.length - rest.trimStart().length, end };
  }

  #addRunInHeading(span: Span, placed: Placed): void {
    const clause = this.clauses[placed.clause]!;
    clause.heading ||= this.document.text.slice(span.start, span.end).replace(/[\s.:]+$/, "");
    clause.headingSpan ??= span;
    this.#add(span, placed, "heading", []);
  }

  /**
   * "“Incident” means any of the following: (a) a Breach": the items say what the term means. "The HIPAA Rules require that a business
   * associate: (a) use safeguards": they, too, only tell of it.
   */
  #zoneLentBy(leadIns: number[]): Zone | null {
    const leadIn = this.sentences[leadIns.at(-1) ?? -1];
    if (!leadIn) return null;
    const words = this.document.text.slice(leadIn.span.start, leadIn.span.end);
    const isLent =
      (leadIn.zone === "definition" && opensMeaning(words)) || (leadIn.zone === "recital" && onlyTells(words));
    return isLent ? leadIn.zone : null;
  }

  /** What stands above "the parties agree as follows", with no number of its own, tells how things came about. */
  #makeBackground(clause: number): void {
    for (let at = this.sentences.length - 1; at >= 0 && this.sentences[at]!.clause === clause; at--) {
      const { zone, span } = this.sentences[at]!;
      if (zone === "operative" && isBackground(this.document.text.slice(span.start, span.end)))
        this.sentences[at] = { ...this.sentences[at]!, zone: "recital" };
    }
  }

  #isUnder(says: (heading: string) => boolean, clause: number): boolean {
    for (let at: number | undefined = clause; at !== undefined; at = this.clauses[at]!.parent)
      if (says(this.clauses[at]!.heading)) return true;
    return false;
  }

  #isRunInHeading(span: Span, placed: Placed, words: string): boolean {
    const startsBlock = span.start === placed.content.start;
    return (
      startsBlock &&
      span.end < placed.content.end &&
      /[.:]$/.test(words) &&
      words.length < 80 &&
      (isTitle(words) || (placed.label !== null && this.hasTitlesInLine && isPlainTitle(words))) &&
      !nameOfFirm.test(words)
    );
  }

  #add(span: Span, placed: Placed, zone: Zone, leadIns: number[]): number {
    this.sentences.push({ span, block: placed.block, clause: placed.clause, zone, leadIns });
    if (zone !== "heading") this.#latest.set(placed.clause, this.sentences.length - 1);
    return this.sentences.length - 1;
  }

  /** The lead-in above an item, with the lead-ins above that one. */
  #leadInsOf(placed: Placed): number[] {
    if (!placed.label && this.document.blocks[placed.block]!.kind !== "item") return [];
    const owner = placed.label ? this.clauses[placed.clause]!.parent : placed.clause;
    const list = `${owner}:${placed.label?.style}`;
    const isFirst = placed.label ? isFirstOfList(placed.label) : false;
    const found = (isFirst ? this.#leadInJustBefore() : null) ?? this.#leadInsAbove(owner);
    if (found.length > 0 || isFirst) this.#listLeads.set(list, found);
    return this.#listLeads.get(list) ?? [];
  }

  /** "Vendor shall: ⏎ keep a log; ⏎ report breaches." is a list, though its items have neither numbers nor bullets. */
  #leadInsOfBareItem(placed: Placed): number[] | null {
    const words = this.document.text.slice(placed.content.start, placed.content.end);
    const list = this.#bareList;
    this.#bareList = undefined;
    if (placed.label || this.document.blocks[placed.block]!.kind !== "paragraph") return null;
    // A note to whoever fills in the form ends no list.
    if (list && /^\[[^\]]*\]\W*$/.test(words)) {
      this.#bareList = list;
      return null;
    }
    const before = this.sentences.at(-1);
    const opens = before !== undefined && leavesToList(this.document.text.slice(before.span.start, before.span.end));
    const leadIns = opens ? this.#leadInJustBefore() : null;
    if (leadIns === null && !list) return null;
    if (!isBareItem(words) || (leadIns === null && !list!.isOpen && !opensWithVerb(words))) return null;
    this.#bareList = { leadIns: leadIns ?? list!.leadIns, isOpen: /(?:[;,]|[;,]\s+(?:and|or))\s*$/.test(words) };
    return this.#bareList.leadIns;
  }

  /** "If Vendor discovers ⏎ (a) a Breach, or ⏎ (b) a Security Incident, ⏎ it shall report it": the end of a sentence goes with its beginning and the items between. */
  #sentenceBrokenBy(placed: Placed): number[] | null {
    const { text } = this.document;
    const last = this.sentences.at(-1);
    if (placed.label || !last || last.leadIns.length + last.block === 0) return null;
    if (!/^[a-z]/.test(text.slice(placed.content.start, placed.content.end))) return null;
    if (/[.?!:]\s*$/.test(text.slice(last.span.start, last.span.end))) return null;
    let first = this.sentences.length - 1;
    while (first > 0 && this.sentences[first]!.clause !== placed.clause) first--;
    const opening = this.sentences[first]!;
    const words = text.slice(opening.span.start, opening.span.end);
    if (opening.clause !== placed.clause || opening.zone !== "operative" || /[.?!]\s*$/.test(words)) return null;
    const between = this.sentences.slice(first + 1);
    if (
      between.length === 0 ||
      between.some(({ zone, span }) => zone === "heading" || /[.?!]\s*$/.test(text.slice(span.start, span.end)))
    )
      return null;
    return [...opening.leadIns, ...between.map((_, index) => first + 1 + index), first].sort((a, b) => a - b);
  }

  /** A list that begins right behind an open sentence hangs on it, wherever its numbers would put it. */
  #leadInJustBefore(): number[] | null {
    const last = this.sentences.length - 1;
    const sentence = this.sentences[last];
    if (!sentence || sentence.zone === "heading") return null;
    const words = this.document.text.slice(sentence.span.start, sentence.span.end);
    return isLeadIn(words) && !opensAgreement(words) ? [...sentence.leadIns, last] : null;
  }

  #leadInsAbove(owner: number | undefined): number[] {
    for (let at = owner; at !== undefined; at = this.clauses[at]!.parent) {
      const latest = this.#latest.get(at);
      if (latest === undefined) continue;
      const sentence = this.sentences[latest]!;
      const words = this.document.text.slice(sentence.span.start, sentence.span.end);
      if (!isLeadIn(words) || opensAgreement(words)) return [];
      return [...sentence.leadIns, latest];
    }
    return [];
  }
}

/** "LAKESIDE DEVICES, INC." above a title. */
const nameOfFirm = /\b(?:inc|llc|l\.l\.c|ltd|corp|pllc|p\.c|llp)\.?$/i;

/** "(i)" opens a list in roman numbers, not one in letters. */
const isFirstOfList = ({ style, text }: Label) =>
  style !== "bullet" && (style === "lower" || style === "upper" ? /^\(?[aA]\)?$/ : /^\(?[iI1]\)?$/).test(text);
