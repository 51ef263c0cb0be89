import type { Word } from "./words.js";

/** Where words stand, ascending, by one of their spellings. */
export type Places = ReadonlyMap<string, readonly number[]>;

type Spelling = "text" | "lower" | "plain";

/** The places of a text's words: of some thousand words some hundred are written differently, and only these have to be looked at. */
interface WordPlaces {
  alike: readonly (readonly number[])[];
  by: Partial<Record<Spelling | "capitals", Places>>;
}

const known = new WeakMap<readonly Word[], WordPlaces>();

function wordPlaces(words: readonly Word[]): WordPlaces {
  let places = known.get(words);
  if (!places) known.set(words, (places = collect(words)));
  return places;
}

function collect(words: readonly Word[]): WordPlaces {
  const text = new Map<string, number[]>();
  words.forEach((word, at) => {
    const places = text.get(word.text);
    if (places) places.push(at);
    else text.set(word.text, [at]);
  });
  return { alike: [...text.values()], by: { text } };
}

const ascending = (a: number, b: number): number => a - b;

/** Where the words stand that a test of one word accepts, ascending. Words written alike are asked about once. */
export function placesWhere(words: readonly Word[], accepts: (word: Word) => boolean): number[] {
  return wordPlaces(words)
    .alike.filter((places) => accepts(words[places[0]!]!))
    .flat()
    .sort(ascending);
}

/** Where each word stands, by one of its spellings. */
export function placesBy(words: readonly Word[], spelling: Spelling): Places {
  const { alike, by } = wordPlaces(words);
  return (by[spelling] ??= joined(alike, words, spelling));
}

/** Where words with a capital stand, by the word in small letters, without the ending of a possessive. */
export function placesOfCapitals(words: readonly Word[]): Places {
  const { alike, by } = wordPlaces(words);
  const isCapital = (code: number) => code >= 65 && code <= 90;
  const capitals = () => alike.filter((places) => isCapital(words[places[0]!]!.text.charCodeAt(0)));
  return (by.capitals ??= joined(capitals(), words, "plain"));
}

function joined(lists: readonly (readonly number[])[], words: readonly Word[], spelling: Spelling): Places {
  const all = new Map<string, readonly number[]>();
  for (const places of lists) {
    const key = words[places[0]!]![spelling];
    const others = all.get(key);
    all.set(key, others ? [...others, ...places].sort(ascending) : places);
  }
  return all;
}
