import type { Trace } from "../types.js";

/** Text as it stands in one piece of a file: a text node of a Word document, a run of a PDF. */
export interface RawPiece {
  text: string;
  /** Which piece; absent for what the reader puts in itself, such as the bar between two cells. */
  piece?: number;
  /** Where in the piece `text` begins. */
  from?: number;
}

// What `normalise` and the joining of lines leave out.
const droppable = /[\s\p{Cc}\p{Cf}\p{M}]/u;
const hyphens = /[\u2010\u2011\u2043\uFE63\uFF0D]/;
/** Characters that are composed into one, at most. */
const longestComposed = 4;

/**
 * The way from the words of a block back to the pieces they were read from. The normalised words are held against the raw
 * ones, character by character: nothing is searched for, so the same words elsewhere can never be meant.
 */
export class Trail {
  #at = 0;
  readonly #raw: string;
  readonly #starts: number[] = [];

  constructor(readonly pieces: readonly RawPiece[]) {
    let length = 0;
    for (const { text } of pieces) {
      this.#starts.push(length);
      length += text.length;
    }
    this.#raw = pieces.map(({ text }) => text).join("");
  }

  /** The traces of these words, which stand at `start`; the next words are taken from behind them. */
  take(words: string, start: number): Trace[] {
    const traces: Trace[] = [];
    let index = 0;
    for (let to = 0; to < words.length && this.#at < this.#raw.length; ) {
      const step = this.#step(words, to);
      if (step.raw > 0 && step.words > 0) {
        while (this.#at >= (this.#starts[index + 1] ?? Infinity)) index++;
        this.#add(traces, index, start + to, step);
      }
      this.#at += step.raw;
      to += step.words;
    }
    return traces;
  }

  /** How many raw characters make how many of the words here. */
  #step(words: string, to: number): Step {
    const raw = this.#raw;
    const [own, wanted] = [raw[this.#at]!, words[to]!];
    if (own === wanted) return { raw: 1, words: 1 };
    if (wanted === " " && /\s/.test(own)) return { raw: 1, words: 1 };
    for (let length = 2; length <= longestComposed; length++)
      if (raw.slice(this.#at, this.#at + length).normalize("NFC") === wanted) return { raw: length, words: 1 };
    if (droppable.test(own)) return { raw: 1, words: 0 };
    if (wanted === " ") return { raw: 0, words: 1 };
    if (wanted === "-" && hyphens.test(own)) return { raw: 1, words: 1 };
    const point = String.fromCodePoint(raw.codePointAt(this.#at)!);
    const plain = point.normalize("NFKC");
    if (words.startsWith(plain, to)) return { raw: point.length, words: plain.length };
    // A hyphen at the end of a line, which the joined word lacks.
    if (own === "-") return { raw: 1, words: 0 };
    // A letter of another alphabet that looks like this one.
    return { raw: 1, words: 1 };
  }

  #add(traces: Trace[], index: number, at: number, { raw, words }: Step): void {
    const { piece, from: offset = 0 } = this.pieces[index]!;
    if (piece === undefined) return;
    const from = offset + this.#at - this.#starts[index]!;
    const last = traces.at(-1);
    const isPlain = raw === 1 && words === 1;
    const goesOn =
      isPlain &&
      last !== undefined &&
      last.piece === piece &&
      last.to === from &&
      last.at + last.length === at &&
      last.to - last.from === last.length;
    if (goesOn) {
      last.length++;
      last.to++;
    } else traces.push({ at, length: words, piece, from, to: from + raw });
  }
}

interface Step {
  raw: number;
  words: number;
}
