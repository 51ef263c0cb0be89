import type { Pattern } from "../rulebook/pattern.js";
import { everyNeed, idOf, kindOf, kinds } from "../rulebook/pattern-block.js";
import { addTo } from "../understand/add-to.js";
import type { Range } from "../understand/phrases.js";
import type { Understanding } from "../understand/understand.js";
import { SentenceRows } from "./sentence-rows.js";

/**
 * Where patterns may hold. A pattern holds nowhere but in a sentence that, with its lead-ins, has every mention the
 * pattern asks for; of a thousand patterns and some hundred sentences few pairs pass, and only these are tried.
 */
export class Places {
  /** For each sentence the sentences that are read with it: itself, and the items it leads in. */
  private readonly readers: readonly (readonly number[])[];
  private readonly sentenceOf: Int32Array;
  private readonly citation: number;
  private readonly duration: number;
  private readonly rows: SentenceRows;
  /** The row of each class, once somebody asks for it. */
  private readonly ofClass: number[] = [];
  private readonly ofPattern = new Map<Pattern, number>();
  /** A row that is always empty, and two for what is being worked out, for one pattern after the other. */
  private readonly nowhere: number;
  private readonly all: number;
  private readonly some: number;

  private constructor(private readonly text: Understanding) {
    this.sentenceOf = sentenceOf(text);
    this.readers = readersOf(text, this.sentenceOf);
    this.citation = text.mentions.phrases.classId("citation");
    this.duration = text.mentions.phrases.classId("duration");
    this.rows = new SentenceRows(this.readers.length);
    this.nowhere = this.rows.add();
    this.all = this.rows.add();
    this.some = this.rows.add();
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
      row = this.mayHold(pattern) ? this.meet(pattern) : this.nowhere;
      this.ofPattern.set(pattern, row);
    }
    return row;
  }

  /** Whether the text has something for each need, as it has for few patterns: that is seen without looking at sentences. */
  private mayHold(pattern: Pattern): boolean {
    const { numbers } = pattern.block;
    return everyNeed(pattern, (from, to) => {
      for (let at = from; at < to; at++) if (this.text.mentions.of(this.classOf(numbers[at]!)).length > 0) return true;
      return false;
    });
  }

  /** Sentences that have something for each need. */
  private meet(pattern: Pattern): number {
    this.rows.fill(this.all);
    const isThere = everyNeed(pattern, (from, to) =>
      this.rows.keepCommon(this.all, this.having(pattern.block.numbers, from, to)),
    );
    return isThere ? this.rows.add(this.all) : this.nowhere;
  }

  /** Sentences that have one of the atoms; mostly the text has but one of them, and nothing has to be put together. */
  private having(numbers: ArrayLike<number>, from: number, to: number): number {
    const { mentions } = this.text;
    let having = this.nowhere;
    for (let at = from; at < to; at++) {
      const id = this.classOf(numbers[at]!);
      if (mentions.of(id).length === 0) continue;
      const has = (this.ofClass[id] ??= this.collect(id));
      having = having === this.nowhere ? has : this.rows.uniteIn(this.some, having, has);
    }
    return having;
  }

  private classOf(atom: number): number {
    const kind = kindOf(atom);
    return kind === kinds.cites ? this.citation : kind === kinds.duration ? this.duration : idOf(atom);
  }

  private collect(id: number): number {
    const row = this.rows.add();
    // Looked up for thousands of mentions: loops without iterators, which are slow until they are optimised.
    const mentions = this.text.mentions.of(id);
    for (let k = 0; k < mentions.length; k++) {
      const readers = this.readers[this.sentenceOf[mentions[k]!.from]!];
      if (readers) for (let at = 0; at < readers.length; at++) this.rows.put(row, readers[at]!);
    }
    return row;
  }
}

const none: readonly number[] = [];

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
