import type { PhraseBookData } from "./phrases.js";

interface Node {
  next: Map<number, Node>;
  /** Classes of which a phrase ends here; negative ids are exceptions that blot the class out. */
  ends: number[];
}

const newNode = (): Node => ({ next: new Map(), ends: [] });

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
    const end = isException ? -classId : classId;
    if (node !== this.#root && !node.ends.includes(end)) node.ends.push(end);
  }

  /** Says that whatever is of one class is of another as well. */
  addKind(name: string, wider: string): void {
    (this.#kinds[name] ??= []).push(wider);
  }

  /** The tree as numbers that can be walked where they lie: see `PhraseBookData`. */
  pack(): PhraseBookData {
    const trie: number[] = new Array<number>(this.#stems.size).fill(0);
    const lay = ({ ends, next }: Node): number => {
      const at = trie.length;
      const children = [...next].sort(([a], [b]) => a - b);
      trie.push(ends.length, ...ends, children.length, ...children.map(([stem]) => stem));
      const places = trie.length;
      trie.push(...children.map(() => 0));
      children.forEach(([, child], index) => (trie[places + index] = lay(child)));
      return at;
    };
    for (const [stem, child] of this.#root.next) trie[stem] = lay(child);
    return {
      stems: [...this.#stems.keys()],
      classes: [...this.#classes.keys()],
      trie: Int32Array.from(trie),
      kinds: this.#kinds,
    };
  }
}

function idOf(name: string, ids: Map<string, number>, first: number): number {
  let id = ids.get(name);
  if (id === undefined) ids.set(name, (id = ids.size + first));
  return id;
}
