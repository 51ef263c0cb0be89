import type { Pattern } from "../rulebook/pattern.js";
import { everyNeed, idOf, kindOf, kinds } from "../rulebook/pattern-block.js";
import type { Range } from "../understand/phrases.js";
import type { Understanding } from "../understand/understand.js";

/** Sentences, one bit each. */
type Bits = Uint32Array;

/**
 * Where patterns may hold. A pattern holds nowhere but in a sentence that, with its lead-ins, has every mention the
 * pattern asks for; of a thousand patterns and some hundred sentences few pairs pass, and only these are tried.
 */
export class Places {
  readonly #text: Understanding;
  /** For each sentence the sentences that are read with it: itself, and the items it leads in. */
  readonly #readers: readonly (readonly number[])[];
  readonly #sentenceOf: Int32Array;
  readonly #ofClass: Bits[] = [];
  readonly #citation: number;
  readonly #duration: number;
  readonly #nowhere: { bits: Bits; list: readonly number[] };
  /** What is being worked out, for one pattern after the other. */
  readonly #all: Bits;
  readonly #some: Bits;
  readonly #ofPattern = new Map<Pattern, { bits: Bits; list: readonly number[] }>();

  private constructor(text: Understanding) {
    this.#text = text;
    this.#sentenceOf = sentenceOf(text);
    this.#readers = readersOf(text, this.#sentenceOf);
    this.#citation = text.mentions.phrases.classId("citation");
    this.#duration = text.mentions.phrases.classId("duration");
    this.#nowhere = { bits: this.#none(), list: [] };
    this.#all = this.#none();
    this.#some = this.#none();
  }

  /** The places of a text, collected once. */
  static in(text: Understanding): Places {
    let places = known.get(text);
    if (!places) known.set(text, (places = new Places(text)));
    return places;
  }

  /** Sentences in which the pattern may hold, ascending. */
  of(pattern: Pattern): readonly number[] {
    return this.#find(pattern).list;
  }

  /** Whether the pattern may hold in a sentence. */
  isOneOf(pattern: Pattern, sentence: number): boolean {
    return isSet(this.#find(pattern).bits, sentence);
  }

  #find(pattern: Pattern): { bits: Bits; list: readonly number[] } {
    let found = this.#ofPattern.get(pattern);
    if (!found) {
      found = this.#mayHold(pattern) ? this.#meet(pattern) : this.#nowhere;
      this.#ofPattern.set(pattern, found);
    }
    return found;
  }

  /** Whether the text has something for each need, as it has for few patterns: that is seen without looking at sentences. */
  #mayHold(pattern: Pattern): boolean {
    const { numbers } = pattern.block;
    return everyNeed(pattern, (from, to) => {
      for (let at = from; at < to; at++)
        if (this.#text.mentions.of(this.#classOf(numbers[at]!)).length > 0) return true;
      return false;
    });
  }

  /** Sentences that have something for each need. */
  #meet(pattern: Pattern): { bits: Bits; list: readonly number[] } {
    const all = this.#all.fill(~0);
    const isThere = everyNeed(pattern, (from, to) => keepCommon(all, this.#having(pattern.block.numbers, from, to)));
    return isThere ? { bits: all.slice(), list: listOf(all, this.#readers.length) } : this.#nowhere;
  }

  /** Sentences that have one of the atoms; mostly the text has but one of them, and nothing has to be put together. */
  #having(numbers: ArrayLike<number>, from: number, to: number): Bits {
    const { mentions } = this.#text;
    let having: Bits | undefined;
    for (let at = from; at < to; at++) {
      const id = this.#classOf(numbers[at]!);
      if (mentions.of(id).length === 0) continue;
      const has = (this.#ofClass[id] ??= this.#collect(id));
      having = having === undefined ? has : unitedIn(this.#some, having, has);
    }
    return having ?? this.#nowhere.bits;
  }

  #classOf(atom: number): number {
    const kind = kindOf(atom);
    return kind === kinds.cites ? this.#citation : kind === kinds.duration ? this.#duration : idOf(atom);
  }

  #collect(id: number): Bits {
    const bits = this.#none();
    // Looked up for thousands of mentions: loops without iterators, which are slow until they are optimised.
    const mentions = this.#text.mentions.of(id);
    for (let k = 0; k < mentions.length; k++) {
      const readers = this.#readers[this.#sentenceOf[mentions[k]!.from]!];
      if (readers) for (let at = 0; at < readers.length; at++) bits[readers[at]! >> 5]! |= 1 << (readers[at]! & 31);
    }
    return bits;
  }

  #none(): Bits {
    return new Uint32Array((this.#readers.length >> 5) + 1);
  }
}

const known = new WeakMap<Understanding, Places>();

/** Takes out of the first what is not in the second, and tells whether anything is left. */
function keepCommon(all: Bits, some: Bits): boolean {
  const { length } = all;
  let left = 0;
  for (let word = 0; word < length; word++) left |= all[word]! &= some[word]!;
  return left !== 0;
}

/** Writes down what is in either; the place for it may be one of the two. */
function unitedIn(place: Bits, one: Bits, other: Bits): Bits {
  const { length } = place;
  for (let word = 0; word < length; word++) place[word] = one[word]! | other[word]!;
  return place;
}

const isSet = (bits: Bits, sentence: number): boolean => ((bits[sentence >> 5]! >> (sentence & 31)) & 1) === 1;

function listOf(bits: Bits, count: number): number[] {
  const list: number[] = [];
  for (let sentence = 0; sentence < count; sentence++) {
    if (bits[sentence >> 5] === 0) sentence |= 31;
    else if (isSet(bits, sentence)) list.push(sentence);
  }
  return list;
}

/** The sentence of each word; −1 for words of none. */
function sentenceOf({ words, sentenceWords }: Understanding): Int32Array {
  const sentences = new Int32Array(words.length).fill(-1);
  sentenceWords.forEach(([from, to], sentence) => sentences.fill(sentence, from, to));
  return sentences;
}

function readersOf({ sentences, sentenceWords, norms }: Understanding, sentenceOf: Int32Array): number[][] {
  const readers: number[][] = sentences.map(() => []);
  const note = (reader: number, range: Range) => {
    const to = range[1];
    for (let at = range[0]; at < to; ) {
      const sentence = sentenceOf[at]!;
      if (sentence >= 0 && !readers[sentence]!.includes(reader)) readers[sentence]!.push(reader);
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
