import type { Pattern } from "../rulebook/pattern.js";
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
  readonly #nowhere: Bits;
  readonly #ofPattern = new Map<Pattern, { bits: Bits; list: readonly number[] }>();

  private constructor(text: Understanding) {
    this.#text = text;
    this.#sentenceOf = sentenceOf(text);
    this.#readers = readersOf(text, this.#sentenceOf);
    this.#nowhere = this.#none();
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
      const bits = this.#isMissing(pattern.needs) ? this.#nowhere : this.#meet(pattern.needs);
      const list = bits === this.#nowhere ? [] : listOf(bits, this.#readers.length);
      this.#ofPattern.set(pattern, (found = { bits, list }));
    }
    return found;
  }

  /** Whether the text has nothing of one of the lists, as for most patterns: that is seen without looking at sentences. */
  #isMissing(needs: Pattern["needs"]): boolean {
    const { mentions } = this.#text;
    for (let k = 0; k < needs.length; k++) {
      const ids = needs[k]!;
      let at = 0;
      while (at < ids.length && mentions.of(ids[at]!).length === 0) at++;
      if (at === ids.length) return true;
    }
    return false;
  }

  /** Sentences that have one of each list of classes. */
  #meet(needs: Pattern["needs"]): Bits {
    const all = this.#none().fill(~0);
    const some = this.#none();
    for (const ids of needs) {
      some.fill(0);
      for (let k = 0; k < ids.length; k++) {
        if (this.#text.mentions.of(ids[k]!).length === 0) continue;
        const has = (this.#ofClass[ids[k]!] ??= this.#collect(ids[k]!));
        for (let at = 0; at < some.length; at++) some[at]! |= has[at]!;
      }
      let left = 0;
      for (let at = 0; at < all.length; at++) left |= all[at]! &= some[at]!;
      if (left === 0) return all;
    }
    return all;
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
  const note = (reader: number, [from, to]: Range) => {
    for (let at = from; at < to; ) {
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
