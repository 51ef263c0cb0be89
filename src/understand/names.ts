import { plainText, type Word } from "./words.js";

interface Name<T> {
  parts: string[];
  value: T;
}

/** Few words begin a name; the others cost nothing. */
const none: never[] = [];

/** Names of one word or several, looked for in a text word by word, however they are written and whatever they own. */
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

  /** Those that begin at a word, in the order they were given. */
  at(words: readonly Word[], at: number): Name<T>[] {
    const alike = this.#byFirst.get(plainText(words[at]!.text));
    if (!alike) return none;
    return alike.filter(({ parts }) => parts.every((part, step) => plainText(words[at + step]?.text ?? "") === part));
  }
}
