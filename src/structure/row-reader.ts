import type { Document, Sentence, Span, Zone } from "../types.js";
import type { Placed } from "./outline.js";
import { splitSentences } from "./sentences.js";
import {
  areHeads,
  asksOfRows,
  bindingHead,
  bindsAbove,
  bindsBelow,
  bindsRows,
  cellsOf,
  columnNamed,
} from "./tables.js";

/** What reading a row needs of the reader of the sentences around it. */
interface Around {
  readonly document: Document;
  /** All read so far, in their order. */
  readonly sentences: Sentence[];
  add(span: Span, placed: Placed, zone: Zone, leadIns: number[]): number;
  readSentence(span: Span, placed: Placed, leadIns: number[]): void;
  /** The open sentence right before, with what leads it in; null where there is none. */
  leadInJustBefore(): number[] | null;
}

/** Reads the rows of tables. What governs them stands in the heads of their columns, or in a sentence before or behind the table. */
export class RowReader {
  readonly #around: Around;
  /** The table being read: what governs its rows, and the column whose head says who is bound. */
  #table: { leadIns: number[]; column: number } = { leadIns: [], column: -1 };
  /** The sentence that says of all rows of a table that they bind. */
  #binderOfRows: number | undefined;

  constructor(around: Around) {
    this.#around = around;
  }

  /** A row says what its column's head says of it: under "Vendor will", beside "Access", stands what Vendor will do. */
  read(placed: Placed): void {
    const text = this.#around.document.text;
    const cells = cellsOf(text, placed.content);
    if (this.#around.document.blocks[placed.block - 1]?.kind !== "row" && this.#openTable(cells, placed)) return;
    const { leadIns, column } = this.#table;
    const own = cells[column];
    // Without such a column, or in a row too short for it, the row is read whole.
    if (!own) {
      for (const span of splitSentences(text, placed.content)) this.#around.readSentence(span, placed, leadIns);
      return;
    }
    const titles = cells
      .filter((cell) => cell.end < own.start)
      .map((cell) => this.#around.add(cell, placed, "heading", []));
    const sentences = splitSentences(text, own);
    // What stands behind, by when and how often, goes with the last of them.
    const last = sentences.at(-1);
    if (last) last.end = placed.content.end;
    for (const span of sentences) this.#around.readSentence(span, placed, [...leadIns, ...titles]);
  }

  /** Reads the first row of a table: what governs the others. False when it is a row like them. */
  #openTable(cells: Span[], placed: Placed): boolean {
    const words = cells.map(({ start, end }) => this.#around.document.text.slice(start, end));
    const { column, isWhole } = bindingHead(words);
    const binder =
      areHeads(words) && (column >= 0 || cells.length > 2) ? this.#binderOfTable(placed.clause) : undefined;
    const above = this.#around.leadInJustBefore() ?? (binder === undefined ? [] : [binder]);
    this.#table = { leadIns: above, column: -1 };
    if (column < 0 && binder === undefined && !asksOfRows(words)) return false;
    const heads = cells.map((cell) => this.#around.add(cell, placed, "heading", []));
    if (column < 0 && binder === undefined) {
      // "Use | Allowed?" over "Training of models | Yes": what the heads ask, each row answers.
      this.#table = { leadIns: [...above, ...heads], column: -1 };
      return true;
    }
    const named = binder === undefined ? -1 : columnNamed(this.#wordsOf(binder));
    this.#table = {
      leadIns: column < 0 ? above : [...above, heads[column]!],
      column: isWhole ? -1 : column < 0 ? named : column,
    };
    return true;
  }

  /** The sentence that gives force to the table at hand: one close before it, or one that speaks of all rows. */
  #binderOfTable(clause: number): number | undefined {
    const from = Math.max(0, this.#around.sentences.length - 3);
    for (let at = this.#around.sentences.length - 1; at >= from; at--) {
      const { zone, clause: own } = this.#around.sentences[at]!;
      if (zone === "operative" && own === clause && bindsBelow(this.#wordsOf(at))) return at;
    }
    return this.#binderOfRows;
  }

  /** Takes note of a sentence of the running text, which may say of rows that they bind. */
  bindBy(index: number): void {
    const words = this.#wordsOf(index);
    if (bindsRows(words)) this.#binderOfRows = index;
    if (this.#around.sentences[index]!.leadIns.length === 0 && bindsAbove(words)) this.#bindAbove(index);
  }

  /** "Vendor shall report each of the events above": the rows or things that stand right before such a sentence hang on it. */
  #bindAbove(index: number): void {
    // What binds by itself, and ends, is no thing that waits for a verb.
    const isBare = ({ zone, leadIns, span }: Sentence) =>
      zone === "operative" && leadIns.length === 0 && !bindsItself(this.#textOf(span));
    const kindOf = ({ block }: Sentence) => this.#around.document.blocks[block]!.kind;
    let first = index;
    while (
      first > 0 &&
      isBare(this.#around.sentences[first - 1]!) &&
      /^(?:row|item)$/.test(kindOf(this.#around.sentences[first - 1]!))
    )
      first--;
    for (let at = first; at < index; at++) {
      const sentence = this.#around.sentences[at]!;
      const isHead =
        at === first && index - first > 1 && kindOf(sentence) === "row" && areHeads(this.#cellsOf(sentence));
      this.#around.sentences[at] = isHead ? { ...sentence, zone: "heading" } : { ...sentence, leadIns: [index] };
    }
  }

  #cellsOf({ span }: Sentence): string[] {
    return cellsOf(this.#around.document.text, span).map(({ start, end }) =>
      this.#around.document.text.slice(start, end),
    );
  }

  #wordsOf(sentence: number): string {
    return this.#textOf(this.#around.sentences[sentence]!.span);
  }

  #textOf({ start, end }: Span): string {
    return this.#around.document.text.slice(start, end);
  }
}

const bindsItself = (text: string): boolean => /\b(?:shall|will|must|agrees to)\b[^.;]*[.;]/i.test(text);
