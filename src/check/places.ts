import type { Pattern } from "../rulebook/pattern.js";
import { everyNeed, idShift, kindMask, kinds } from "../rulebook/pattern-block.js";
import { addTo } from "../understand/add-to.js";
import type { Range } from "../understand/phrases.js";
import type { Understanding } from "../understand/understand.js";
import { layReaders, type Readers, SentenceRows } from "./sentence-rows.js";

/**
 * Where patterns may hold. A pattern holds nowhere but in a sentence that, with its lead-ins, has every mention the
 * pattern asks for; of a thousand patterns and some hundred sentences few pairs pass, and only these are tried.
 */
export class Places {
  /** For each sentence the sentences that are read with it: itself, and the items it leads in. */
  private readonly readers: Readers;
  private readonly sentenceOf: Int32Array;
  private readonly citation: number;
  private readonly duration: number;
  private readonly rows: SentenceRows;
  /** By class, whether the text has anything of it. */
  private readonly isThere: Uint8Array;
  /** The row of each class, once somebody asks for it. */
  private readonly ofClass: Int32Array;
  /** By the place of alternatives the row of the sentences that have one; the text has one where that is not known yet. */
  private readonly ofAlternatives = new Map<number, number | typeof notYet>();
  private readonly ofPattern = new Map<Pattern, number>();
  /** A row of no sentence, one of all, and one for what is being worked out, for one pattern after the other. */
  private readonly nowhere: number;
  private readonly everywhere: number;
  private readonly common: number;
  /** The row of the sentences that have what was looked for so far of one pattern. */
  private met: number;

  private constructor(private readonly text: Understanding) {
    this.sentenceOf = sentenceOf(text);
    this.readers = layReaders(readersOf(text, this.sentenceOf));
    this.citation = text.mentions.phrases.classId("citation");
    this.duration = text.mentions.phrases.classId("duration");
    this.isThere = text.mentions.presence();
    this.ofClass = new Int32Array(this.isThere.length).fill(notYet);
    this.rows = new SentenceRows(text.sentences.length);
    this.nowhere = this.rows.add();
    this.everywhere = this.rows.addFull();
    this.common = this.rows.add();
    this.met = this.everywhere;
  }

  /** The places of a text, collected once. */
  static in(text: Understanding): Places {
    let places = known.get(text);
    if (!places) known.set(text, (places = new Places(text)));
    return places;
  }

  /** Sentences in which the pattern may hold, ascending. */
  of(pattern: Pattern): readonly number[] {
    const row = this.rowOf(pattern);
    return row === this.nowhere ? none : this.rows.sentencesIn(row);
  }

  /** Whether the pattern may hold in a sentence. */
  isOneOf(pattern: Pattern, sentence: number): boolean {
    return this.rows.has(this.rowOf(pattern), sentence);
  }

  private rowOf(pattern: Pattern): number {
    let row = this.ofPattern.get(pattern);
    if (row === undefined) {
      // Whether the text has something for each need, as it has for few patterns: that is seen without looking at sentences.
      row = everyNeed(pattern, this.isMetSomewhere) ? this.meet(pattern) : this.nowhere;
      this.ofPattern.set(pattern, row);
    }
    return row;
  }

  // Made once, and not for each of the patterns.
  private readonly isMetSomewhere = (alternatives: number, numbers: ArrayLike<number>): boolean => {
    let row = this.ofAlternatives.get(alternatives);
    if (row === undefined)
      this.ofAlternatives.set(alternatives, (row = this.hasAny(numbers, alternatives) ? notYet : this.nowhere));
    return row !== this.nowhere;
  };

  private hasAny(numbers: ArrayLike<number>, alternatives: number): boolean {
    const last = alternatives + numbers[alternatives]!;
    for (let at = alternatives + 1; at <= last; at++) if (this.isThere[this.classOf(numbers[at]!)] === 1) return true;
    return false;
  }

  /** Sentences that have something for each need; that of one need alone stands there already. */
  private meet(pattern: Pattern): number {
    this.met = this.everywhere;
    if (!everyNeed(pattern, this.isMetTogether)) return this.nowhere;
    return this.met === this.common ? this.rows.add(this.common) : this.met;
  }

  private readonly isMetTogether = (alternatives: number, numbers: ArrayLike<number>): boolean => {
    const having = this.rowOfAlternatives(numbers, alternatives);
    if (this.met === this.everywhere) {
      this.met = having;
      return true;
    }
    const isLeft = this.rows.meetIn(this.common, this.met, having);
    this.met = this.common;
    return isLeft;
  };

  private rowOfAlternatives(numbers: ArrayLike<number>, alternatives: number): number {
    const known = this.ofAlternatives.get(alternatives)!;
    if (known !== notYet) return known;
    const row = this.having(numbers, alternatives);
    this.ofAlternatives.set(alternatives, row);
    return row;
  }

  /** Sentences that have one of the alternatives; mostly the text has but one of them, and nothing has to be put together. */
  private having(numbers: ArrayLike<number>, alternatives: number): number {
    let having = this.nowhere;
    let united = this.nowhere;
    for (let left = numbers[alternatives]!; left > 0; left--) {
      const id = this.classOf(numbers[alternatives + left]!);
      if (this.isThere[id] !== 1) continue;
      const has = this.rowOfClass(id);
      if (having !== this.nowhere && united === this.nowhere) united = this.rows.add();
      having = having === this.nowhere ? has : this.rows.uniteIn(united, having, has);
    }
    return having;
  }

  private rowOfClass(id: number): number {
    if (this.ofClass[id] === notYet)
      this.ofClass[id] = this.rows.addReaders(this.text.mentions.of(id), this.sentenceOf, this.readers);
    return this.ofClass[id]!;
  }

  private classOf(atom: number): number {
    const kind = atom & kindMask;
    return kind === kinds.cites ? this.citation : kind === kinds.duration ? this.duration : atom >> idShift;
  }
}

const none: readonly number[] = [];
const notYet = -1;

const known = new WeakMap<Understanding, Places>();

/** The sentence of each word; −1 for words of none. */
function sentenceOf({ words, sentenceWords }: Understanding): Int32Array {
  const sentences = new Int32Array(words.length).fill(-1);
  sentenceWords.forEach(([from, to], sentence) => sentences.fill(sentence, from, to));
  return sentences;
}

function readersOf({ sentences, sentenceWords, norms }: Understanding, sentenceOf: Int32Array): number[][] {
  const readers = new Array<number[]>(sentences.length);
  const note = (reader: number, range: Range) => {
    const to = range[1];
    for (let at = range[0]; at < to; ) {
      const sentence = sentenceOf[at]!;
      if (sentence >= 0 && !readers[sentence]?.includes(reader)) addTo(readers, sentence, reader);
      at = Math.max(at + 1, sentence >= 0 ? sentenceWords[sentence]![1] : 0);
    }
  };
  const isOutside = (sentence: number) => sentences[sentence]!.zone === "outside";
  sentences.forEach(({ leadIns }, reader) => {
    if (!isOutside(reader)) [...leadIns, reader].forEach((one) => note(reader, sentenceWords[one]!));
  });
  for (const { sentence, ranges } of norms) if (!isOutside(sentence)) for (const range of ranges) note(sentence, range);
  return readers;
}
