import type { Word } from "./words.js";

/** Which words of a text are written alike: of some thousand some hundred differ, and only these have to be looked at. */
interface Alike {
  /** Where each of them stands first. */
  firsts: readonly number[];
  /** For each word where the next stands that is written like it; 0 behind the last. */
  next: Int32Array;
}

const known = new WeakMap<readonly Word[], Alike>();

function alikeIn(words: readonly Word[]): Alike {
  let alike = known.get(words);
  if (!alike) known.set(words, (alike = collect(words)));
  return alike;
}

function collect(words: readonly Word[]): Alike {
  const lasts = new Map<string, number>();
  const firsts: number[] = [];
  const next = new Int32Array(words.length);
  words.forEach(({ text }, at) => {
    const last = lasts.get(text);
    if (last === undefined) firsts.push(at);
    else next[last] = at;
    lasts.set(text, at);
  });
  return { firsts, next };
}

/** Where the words stand that a test of one word accepts, ascending. Words written alike are asked about once. */
export function placesWhere(words: readonly Word[], accepts: (word: Word) => boolean): number[] {
  const { firsts, next } = alikeIn(words);
  const places = firsts.filter((first) => accepts(words[first]!));
  for (let at = 0, end = places.length; at < end; at++)
    for (let other = next[places[at]!]!; other > 0; other = next[other]!) places.push(other);
  if (places.length < 2) return places;
  // As numbers of one size they are sorted without a comparison being called, which thousands of times takes longer than all else here.
  const sorted = new Int32Array(places).sort();
  for (let at = 0; at < places.length; at++) places[at] = sorted[at]!;
  return places;
}
