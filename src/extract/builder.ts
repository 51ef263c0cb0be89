import type { Block, Document, Drawn, Notice, SetAside, Span, Trace } from "../types.js";
import { normaliseLine } from "./normalise.js";
import type { Trail } from "./trail.js";

export type NewBlock = Omit<Block, "span" | "pageBreaks" | "cuts" | "titleEnd"> & {
  text: string;
  /** The title that is set in bold at its head. */
  title?: string | undefined;
  /** Offsets into `text` (already normalised by the caller) at which a new page starts. */
  pageBreaks?: number[];
  /** Likewise, before which the file has lines that are no part of the text. */
  cuts?: number[];
  /** Ranges of `text` (likewise) that were made out in a picture without certainty. */
  doubts?: Span[];
  /** The way back to the file, when asked for. */
  trail?: Trail | undefined;
};

/** Collects blocks in reading order and lays their text end to end, so that every span is taken once, when the block is seen. */
export class DocumentBuilder {
  #parts: string[] = [];
  #length = 0;
  #blocks: Block[] = [];
  #doubts: Span[] = [];
  #traces: Trace[] = [];
  readonly notices: Notice[] = [];
  readonly setAside: SetAside[] = [];

  /** Adds a block; text without a visible character is passed over. Returns whether it was added. */
  add({ text, title, pageBreaks, cuts, doubts = [], trail, ...rest }: NewBlock): boolean {
    // Page breaks are offsets into the text as given: such text is normalised by the extractor.
    const words = pageBreaks || cuts ? text : normaliseLine(text);
    if (!/\S/.test(words)) return false;
    const start = this.#length;
    const block: Block = { ...rest, span: { start, end: start + words.length } };
    const head = title === undefined ? "" : normaliseLine(title);
    if (head !== "" && head !== words && words.startsWith(head)) block.titleEnd = start + head.length;
    if (pageBreaks?.length) block.pageBreaks = pageBreaks.map((offset) => start + offset);
    if (cuts?.length) block.cuts = cuts.map((offset) => start + offset);
    for (const doubt of doubts) this.#doubts.push({ start: start + doubt.start, end: start + doubt.end });
    if (trail) for (const trace of trail.take(words, start)) this.#traces.push(trace);
    this.#parts.push(words);
    this.#length += words.length + 1;
    this.#blocks.push(block);
    return true;
  }

  /** Characters laid down so far. */
  get length(): number {
    return this.#length;
  }

  /** The finished document. */
  build(pages?: number, drawn?: Drawn[]): Document {
    const text = this.#parts.join("\n");
    return {
      text,
      blocks: this.#blocks,
      notices: this.notices,
      ...(this.setAside.length > 0 ? { setAside: this.setAside } : {}),
      ...(this.#doubts.length > 0 ? { doubts: this.#doubts } : {}),
      ...(pages === undefined ? {} : { pages }),
      ...(this.#traces.length === 0 ? {} : { traces: this.#traces }),
      ...(drawn === undefined ? {} : { drawn }),
    };
  }
}
