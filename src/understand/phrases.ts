import { addTo } from "./add-to.js";
import type { Word } from "./words.js";

/** Half-open range of word indexes. */
export type Range = readonly [from: number, to: number];

/** A place where a phrase class stands, in words; `value` for what carries one (days of a duration). */
export interface Occurrence {
  from: number;
  to: number;
  value?: number;
}

/** Words that a phrase may read as other words: a party's name as "covered entity" or "business associate". */
export interface StandIn {
  from: number;
  to: number;
  /** Stems of the other words. */
  stems: readonly string[];
  /** Its own words say nothing: "Interpreter Group" interprets no agreement. */
  isOpaque: boolean;
  /** Its own words say nothing alone, though something with others: "Participant" takes part in nothing, "Participant Data" are data. */
  isName?: boolean;
}

/** A phrase book as the build writes it. */
export interface PhraseBookData {
  /** Every stem that some phrase has; its place is its number. */
  stems: string[];
  /** Ids of the classes that have a name. */
  classes: Readonly<Record<string, number>>;
  /** How many classes there are; their ids are counted from 1. */
  classCount: number;
  /**
   * For each stem the place of the node of phrases that begin with it, or 0; then the nodes. A node is the number of
   * classes of which a phrase ends there, these classes (counted on behind the last: exceptions that blot the class out),
   * the number of stems that may follow, these stems ascending, and the places of their nodes.
   */
  trie: ArrayLike<number>;
  /** By class, the classes that list it as one of their phrases: "phi" is also "held data". */
  kinds: Readonly<Record<string, string[]>>;
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
 * for all rules together, so that the cost does not grow with their number. The trie is walked as the build laid it down:
 * nothing is built from it when a contract is linted.
 */
export class PhraseBook {
  readonly #trie: ArrayLike<number>;
  readonly #stems: ReadonlyMap<string, number>;
  readonly #ids: Map<string, number>;
  readonly #kinds: PhraseBookData["kinds"];
  /** How many classes phrases have; those that are made later have none. */
  readonly #classCount: number;
  #lastId: number;

  constructor({ stems, classes, classCount, trie, kinds }: PhraseBookData) {
    this.#trie = trie;
    this.#stems = numbered(stems);
    this.#ids = new Map(Object.entries(classes));
    this.#kinds = kinds;
    this.#classCount = this.#lastId = classCount;
  }

  /** A class and all the classes it belongs to. */
  classesOf(name: string): string[] {
    const all = new Set([name]);
    for (const one of all) for (const wider of this.#kinds[one] ?? []) all.add(wider);
    return [...all];
  }

  /** The ids of the classes that have a name. */
  get names(): ReadonlyMap<string, number> {
    return this.#ids;
  }

  /** The id of a named class; made when first asked for. Ids start at 1. */
  classId(name: string): number {
    let id = this.#ids.get(name);
    if (id === undefined) this.#ids.set(name, (id = ++this.#lastId));
    return id;
  }

  /** Occurrences of every class that occurs, by class id, in the order of the text; the longest phrase from each start. */
  scan(words: readonly Word[], standIns: readonly StandIn[] = []): (Occurrence[] | undefined)[] {
    const trie = this.#trie;
    const readAs = new Array<{ to: number; stems: number[]; isName: boolean } | undefined>(words.length);
    for (const { from, to, stems, isName = false } of standIns)
      readAs[from] = { to, stems: stems.map((stem) => this.#stems.get(stem) ?? -1), isName };
    const stems = new Int32Array(words.length);
    for (let at = 0; at < words.length; at++) stems[at] = this.#stems.get(words[at]!.stem) ?? -1;
    for (const { from, to, isOpaque } of standIns) if (isOpaque) stems.fill(-1, from, to);
    const phrases = new Phrases(trie, this.#classCount);
    const walk = (node: number, at: number): void => {
      const classes = trie[node]!;
      if (classes > 0) phrases.note(node, at);
      const follow = node + 1 + classes;
      if (trie[follow] === 0) return;
      for (let next = at, skipped = 0; skipped <= lightSteps && next < words.length; skipped++, next++) {
        const child = childOf(trie, follow, stems[next]!);
        if (child !== 0) walk(child, next + 1);
        const other = readAs[next];
        const far = other === undefined ? 0 : descend(trie, node, other.stems);
        if (far !== 0) walk(far, other!.to);
        if (!words[next]!.isLight) break;
      }
    };
    for (let at = 0; at < words.length; at++) {
      const other = readAs[at];
      phrases.beyond = other?.isName === true ? other.to : 0;
      const node = stems[at]! < 0 ? 0 : trie[stems[at]!]!;
      if (node !== 0) walk(node, at + 1);
      phrases.beyond = 0;
      if (other !== undefined && other.stems[0]! >= 0) {
        const far = descend(trie, trie[other.stems[0]!]!, other.stems.slice(1));
        if (far !== 0) walk(far, other.to);
      }
      phrases.take(at);
    }
    return phrases.found();
  }
}

/** Stems with their numbers. Some thousands: without a pair for each. */
function numbered(stems: readonly string[]): Map<string, number> {
  const numbers = new Map<string, number>();
  for (let at = 0; at < stems.length; at++) numbers.set(stems[at]!, at);
  return numbers;
}

/** The place of the node that several stems lead to from a node; 0 when they lead nowhere. */
function descend(trie: ArrayLike<number>, node: number, stems: readonly number[]): number {
  let at = node;
  for (const stem of stems) {
    if (at === 0) return 0;
    at = childOf(trie, at + 1 + trie[at]!, stem);
  }
  return at;
}

/** The phrases found in a text, by class: from each word the longest of a class. */
class Phrases {
  private readonly ofClass: (Occurrence[] | undefined)[];
  private readonly exceptions: Occurrence[][] = [];
  /** By class, and behind the last of them by exception of a class: the word behind that from which one was put down last. */
  private readonly putFrom: Int32Array;
  /** The phrases from the word that is looked at: the nodes at which they end, and where they end in the text. */
  private readonly nodes: number[] = [];
  private readonly ends: number[] = [];
  private count = 0;
  /** A phrase from here that ends no later than at this word lies in a name, and says nothing. */
  beyond = 0;

  constructor(
    private readonly trie: ArrayLike<number>,
    private readonly classes: number,
  ) {
    this.ofClass = new Array<Occurrence[] | undefined>(classes + 1);
    this.putFrom = new Int32Array(2 * classes + 1);
  }

  note(node: number, to: number): void {
    if (to <= this.beyond) return;
    this.nodes[this.count] = node;
    this.ends[this.count++] = to;
  }

  /** Puts down what was noted as occurrences from a word, the longest first, and forgets it. */
  take(from: number): void {
    for (let left = this.count; left > 0; left--) {
      const longest = this.longest();
      this.putDown(this.nodes[longest]!, { from, to: this.ends[longest]! });
      this.ends[longest] = 0;
    }
    this.count = 0;
  }

  private longest(): number {
    let longest = 0;
    for (let which = 1; which < this.count; which++) if (this.ends[which]! > this.ends[longest]!) longest = which;
    return longest;
  }

  /** One phrase, in all classes of which none longer was put down from the same word. */
  private putDown(node: number, one: Occurrence): void {
    const { trie, putFrom, classes } = this;
    const behind = one.from + 1;
    const last = node + trie[node]!;
    for (let at = node + 1; at <= last; at++) {
      const end = trie[at]!;
      if (putFrom[end] === behind) continue;
      putFrom[end] = behind;
      if (end <= classes) addTo(this.ofClass, end, one);
      else addTo(this.exceptions, end - classes, one);
    }
  }

  /** All of them by class id, without those that lie in a longer phrase in which the class is not meant. */
  found(): (Occurrence[] | undefined)[] {
    this.exceptions.forEach((longer, id) => {
      const found = this.ofClass[id];
      if (found) this.ofClass[id] = withoutThoseIn(longer, found);
    });
    return this.ofClass;
  }
}

/** The place of the node that a stem leads to from the children listed here; 0 when it leads nowhere. */
function childOf(trie: ArrayLike<number>, children: number, stem: number): number {
  if (stem < 0) return 0;
  const count = trie[children]!;
  let low = children + 1;
  let high = low + count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (trie[middle]! < stem) low = middle + 1;
    else high = middle;
  }
  return low <= children + count && trie[low] === stem ? trie[low + count]! : 0;
}
