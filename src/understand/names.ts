import { placesWhere } from "./word-places.js";
import type { Word } from "./words.js";

interface Name<T> {
  parts: string[];
  value: T;
}

/** A name where it stands in a text. */
interface Place<T> extends Name<T> {
  /** Its first word. */
  at: number;
}

/** Names of one word or several, looked for word by word, however they are written and whatever they own. */
export class Names<T> {
  readonly #byFirst = new Map<string, Name<T>[]>();

  constructor(names: Iterable<readonly [string, T]>) {
    for (const [name, value] of names) {
      const parts = name.toLowerCase().split(/\s+/);
      const alike = this.#byFirst.get(parts[0]!);
      if (alike) alike.push({ parts, value });
      else this.#byFirst.set(parts[0]!, [{ parts, value }]);
    }
  }

  /** Every place of a name, in the order of the text; of those that begin at one word, in the order they were given. */
  in(words: readonly Word[]): Place<T>[] {
    const places = placesWhere(words, ({ plain }) => this.#byFirst.has(plain));
    return places.flatMap((at) => placesAt(this.#byFirst.get(words[at]!.plain)!, words, at));
  }
}

const placesAt = <T>(names: readonly Name<T>[], words: readonly Word[], at: number): Place<T>[] =>
  names
    .filter(({ parts }) => parts.every((part, step) => words[at + step]?.plain === part))
    .map((name) => ({ ...name, at }));
