import type { Word } from "./words.js";

/** Half-open range of word indexes. */
export type Range = readonly [from: number, to: number];

/** A place where a phrase class stands, in words; `value` for what carries one (days of a duration). */
export interface Occurrence {
  from: number;
  to: number;
  value?: number;
}

/** Plain data, so that the whole trie is written by the build and read back by one `JSON.parse`. */
interface Node {
  next: Record<string, Node>;
  /** Classes of which a phrase ends here; negative ids are exceptions that blot the class out. */
  ends: number[];
}

const newNode = (): Node => ({ next: {}, ends: [] });
/** Own keys only: "constructor" is a word too. */
const childOf = (node: Node, stem: string): Node | undefined =>
  Object.hasOwn(node.next, stem) ? node.next[stem] : undefined;

/** A phrase book as the build writes it. */
export interface PhraseBookData {
  root: Node;
  /** Names of the classes in the order of their ids, from 1. */
  classes: string[];
}

/** How many light words (articles, commas, quotation marks) a phrase may step over between two of its words. */
const lightSteps = 3;

/** The occurrences that do not lie inside one of the exceptions. */
function withoutThoseIn(exceptions: Occurrence[], occurrences: Occurrence[]): Occurrence[] {
  const coveredTo = new Map<number, number>();
  for (const { from, to } of exceptions)
    for (let at = from; at < to; at++) coveredTo.set(at, Math.max(to, coveredTo.get(at) ?? 0));
  return occurrences.filter((one) => (coveredTo.get(one.from) ?? 0) < one.to);
}

/**
 * All phrases of the lexicon and of the rules in one trie over stems. It is walked once over the words of an agreement
 * for all rules together, so that the cost does not grow with their number.
 */
export class PhraseBook {
  readonly #root: Node;
  readonly #ids: Map<string, number>;

  constructor({ root, classes }: PhraseBookData = { root: newNode(), classes: [] }) {
    this.#root = root;
    this.#ids = new Map(classes.map((name, index) => [name, index + 1]));
  }

  toJSON(): PhraseBookData {
    return { root: this.#root, classes: [...this.#ids.keys()] };
  }

  /** The id of a named class; made when first asked for. Ids start at 1. */
  classId(name: string): number {
    let id = this.#ids.get(name);
    if (id === undefined) this.#ids.set(name, (id = this.#ids.size + 1));
    return id;
  }

  get size(): number {
    return this.#ids.size + 1;
  }

  /** Adds a phrase, as stems, to a class. An exception is a longer phrase in which the class is not meant. */
  add(classId: number, stems: string[], isException = false): void {
    let node = this.#root;
    for (const stem of stems) {
      let next = childOf(node, stem);
      if (!next) node.next[stem] = next = newNode();
      node = next;
    }
    const end = isException ? -classId : classId;
    if (node !== this.#root && !node.ends.includes(end)) node.ends.push(end);
  }

  /** Occurrences of every class, by class id, in the order of the text; the longest phrase from each start. */
  scan(words: Word[]): Occurrence[][] {
    const found: Occurrence[][] = Array.from({ length: this.size }, () => []);
    const exceptions = new Map<number, Occurrence[]>();
    const longest = new Map<number, number>();
    const walk = (node: Node, at: number): void => {
      for (const end of node.ends) if ((longest.get(end) ?? -1) < at) longest.set(end, at);
      let next = at;
      for (let skipped = 0; skipped <= lightSteps && next < words.length; skipped++, next++) {
        const child = childOf(node, words[next]!.stem);
        if (child) walk(child, next + 1);
        if (!words[next]!.isLight) break;
      }
    };
    for (let at = 0; at < words.length; at++) {
      const child = childOf(this.#root, words[at]!.stem);
      if (!child) continue;
      longest.clear();
      walk(child, at + 1);
      for (const [end, to] of longest) {
        if (end > 0) found[end]!.push({ from: at, to });
        else if (exceptions.has(-end)) exceptions.get(-end)!.push({ from: at, to });
        else exceptions.set(-end, [{ from: at, to }]);
      }
    }
    for (const [id, longer] of exceptions) found[id] = withoutThoseIn(longer, found[id]!);
    return found;
  }
}
