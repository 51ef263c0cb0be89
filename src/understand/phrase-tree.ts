import type { PhraseBookData } from "./phrases.js";

interface Node {
  next: Map<number, Node>;
  /** Classes of which a phrase ends here. */
  ends: Set<number>;
  /** Classes that the phrase blots out. */
  exceptions: Set<number>;
}

const newNode = (): Node => ({ next: new Map(), ends: new Set(), exceptions: new Set() });

/** All phrases of the lexicon and of the rules in one tree over stems, as it is grown; `pack` makes a book of it. */
export class PhraseTree {
  readonly #root = newNode();
  readonly #classes = new Map<string, number>();
  readonly #stems = new Map<string, number>();
  readonly #kinds: Record<string, string[]> = {};

  /** The id of a named class; made when first asked for. Ids start at 1. */
  classId(name: string): number {
    return idOf(name, this.#classes, 1);
  }

  /** Adds a phrase, as stems, to a class. An exception is a longer phrase in which the class is not meant. */
  add(classId: number, stems: string[], isException = false): void {
    let node = this.#root;
    for (const stem of stems) {
      const id = idOf(stem, this.#stems, 0);
      let next = node.next.get(id);
      if (!next) node.next.set(id, (next = newNode()));
      node = next;
    }
    if (node !== this.#root) node[isException ? "exceptions" : "ends"].add(classId);
  }

  /** Says that whatever is of one class is of another as well. */
  addKind(name: string, wider: string): void {
    (this.#kinds[name] ??= []).push(wider);
  }

  /** The tree as numbers that can be walked where they lie: see `PhraseBookData`. What two branches share is laid down once. */
  pack(): PhraseBookData {
    const classCount = this.#classes.size;
    const trie: number[] = new Array<number>(this.#stems.size).fill(0);
    const laid = new Map<string, number>();
    const lay = ({ ends, exceptions, next }: Node): number => {
      const children = [...next].sort(([a], [b]) => a - b);
      const all = [...ends, ...[...exceptions].map((id) => classCount + id)];
      const stems = children.map(([stem]) => stem);
      const node = [all.length, ...all, children.length, ...stems, ...children.map(([, child]) => lay(child))];
      const key = node.join();
      let at = laid.get(key);
      if (at === undefined) {
        laid.set(key, (at = trie.length));
        trie.push(...node);
      }
      return at;
    };
    for (const [stem, child] of this.#root.next) trie[stem] = lay(child);
    const named = [...this.#classes].filter(([name]) => !name.startsWith(literalMark));
    return {
      stems: [...this.#stems.keys()],
      classes: Object.fromEntries(named),
      classCount,
      trie,
      kinds: this.#kinds,
    };
  }
}

/** Words that a pattern writes out are a class that nobody asks for by its name. */
const literalMark = '"';
export const literalClass = (stems: readonly string[]): string => `${literalMark}${stems.join(" ")}${literalMark}`;

function idOf(name: string, ids: Map<string, number>, first: number): number {
  let id = ids.get(name);
  if (id === undefined) ids.set(name, (id = ids.size + first));
  return id;
}
