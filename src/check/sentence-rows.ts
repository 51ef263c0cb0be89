/** For each sentence those that read it, as the word of a row and the bit in it; those of one behind those of the other. */
export interface Readers {
  /** Where the readers of each sentence begin, and the end of all. */
  starts: Int32Array;
  words: Int32Array;
  masks: Int32Array;
}

/** Readers of sentences, laid down as rows are. */
export function layReaders(readers: readonly (readonly number[] | undefined)[]): Readers {
  const starts = new Int32Array(readers.length + 1);
  for (let at = 0; at < readers.length; at++) starts[at + 1] = starts[at]! + (readers[at]?.length ?? 0);
  const all = readers.flatMap((of) => of ?? []);
  return {
    starts,
    words: Int32Array.from(all, (sentence) => sentence >> 5),
    masks: Int32Array.from(all, (sentence) => 1 << (sentence & 31)),
  };
}

/**
 * Sets of sentences, a bit for each sentence, all in one block: there are two thousand of them, and to make an object for each
 * takes longer than to fill it. A row is the place where its bits begin.
 */
export class SentenceRows {
  private readonly width: number;
  private bits: Int32Array;
  private end = 0;

  constructor(private readonly sentences: number) {
    this.width = (sentences >> 5) + 1;
    this.bits = new Int32Array(this.width << 9);
  }

  /** A new row: empty, or the same as another. */
  add(like?: number): number {
    const row = this.end;
    this.end += this.width;
    if (this.end > this.bits.length) {
      const larger = new Int32Array(2 * this.bits.length);
      larger.set(this.bits);
      this.bits = larger;
    }
    if (like !== undefined) this.bits.copyWithin(row, like, like + this.width);
    return row;
  }

  /**
   * A new row of all that read what stands at some places. `sentenceOf` tells the sentence of a word; `readers` who reads a sentence.
   * The innermost work of `Places`: without calls, and with nothing worked out twice.
   */
  addReaders(mentions: readonly { from: number }[], sentenceOf: Int32Array, readers: Readers): number {
    const row = this.add();
    const { bits } = this;
    const { starts, words, masks } = readers;
    let last = -1;
    for (let k = 0; k < mentions.length; k++) {
      const sentence = sentenceOf[mentions[k]!.from]!;
      if (sentence === last) continue;
      last = sentence;
      if (sentence < 0) continue;
      for (let at = starts[sentence]!, end = starts[sentence + 1]!; at < end; at++)
        bits[row + words[at]!]! |= masks[at]!;
    }
    return row;
  }

  /** A new row of all sentences. */
  addFull(): number {
    const row = this.add();
    const last = row + this.width - 1;
    this.bits.fill(~0, row, last);
    this.bits[last] = (1 << (this.sentences & 31)) - 1;
    return row;
  }

  has(row: number, sentence: number): boolean {
    return ((this.bits[row + (sentence >> 5)]! >> (sentence & 31)) & 1) === 1;
  }

  /** Writes into a row what is in both of two, and tells whether that is anything; it may be one of them. */
  meetIn(row: number, one: number, other: number): boolean {
    const { bits, width } = this;
    let left = 0;
    for (let word = 0; word < width; word++) left |= bits[row + word] = bits[one + word]! & bits[other + word]!;
    return left !== 0;
  }

  /** Writes into a row what is in either of two, and returns it; it may be one of them. */
  uniteIn(row: number, one: number, other: number): number {
    const { bits, width } = this;
    for (let word = 0; word < width; word++) bits[row + word] = bits[one + word]! | bits[other + word]!;
    return row;
  }

  /** The sentences of a row, ascending. */
  sentencesIn(row: number): number[] {
    const { bits, width } = this;
    const sentences: number[] = [];
    for (let word = 0; word < width; word++)
      // The lowest bit that is left is told and taken out, until none is.
      for (let left = bits[row + word]!; left !== 0; left &= left - 1)
        sentences.push((word << 5) + 31 - Math.clz32(left & -left));
    return sentences;
  }
}
