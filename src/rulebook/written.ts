import { PhraseBook } from "../understand/phrases.js";
import { type Atom, type Part, type Pattern, type Scope, scopeOf, type Step } from "./pattern.js";
import type { compile, RuleBook } from "./rulebook.js";

// The compiled rule book as the build writes it, made so that reading it back costs next to nothing: the trie and the
// patterns are a block of numbers. The trie is walked where it lies; the parts of a pattern are read out of the block when
// the pattern is tried, which most are not in most agreements.

/** `Pattern` as written: prefix, needs, and where in the block of patterns its parts are. */
type WrittenPattern = [prefix: string, needs: Pattern["needs"], parts: number];

interface Written {
  patterns: WrittenPattern[];
  /** What patterns cite, and the durations they ask for ("<= 60"), by number. */
  words: string[];
  /** Rules and incorporation with a pattern's number for a pattern. */
  rules: RuleBook["rules"];
  incorporation: RuleBook["incorporation"];
  digest: string;
  stems: string;
  classes: string[];
  kinds: Readonly<Record<string, string[]>>;
}

/** Stands first, so that a machine that orders bytes the other way round knows. */
const mark = 1;

/** The bytes of a compiled rule book: mark, lengths of trie and patterns, trie, patterns, and all else as JSON. */
export function writeRuleBook({ rules, incorporation, digest, phrases }: ReturnType<typeof compile>): Buffer {
  const { stems, classes, trie, kinds } = phrases;
  const writer = new PatternWriter();
  const replace = (_: string, value: unknown) => (isPattern(value) ? writer.numberOf(value) : value);
  const numbered = JSON.parse(JSON.stringify({ rules, incorporation }, replace)) as Pick<RuleBook, "rules" | "incorporation">; // prettier-ignore
  const { patterns, words } = writer;
  const written: Written = { ...numbered, patterns, words, digest, stems: stems.join("\n"), classes, kinds };
  // ASCII alone is read fastest.
  const json = JSON.stringify(written).replace(
    /[\u0080-\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
  const numbers = Int32Array.of(mark, trie.length, writer.parts.length, ...trie, ...writer.parts);
  return Buffer.concat([Buffer.from(numbers.buffer), Buffer.from(json, "latin1")]);
}

const isPattern = (value: unknown): value is Pattern => typeof value === "object" && value !== null && "needs" in value;

/** Reads a rule book back; null when it was written by a machine of another kind. */
export function readRuleBook(bytes: Buffer): RuleBook | null {
  const isAligned = bytes.byteOffset % Int32Array.BYTES_PER_ELEMENT === 0;
  const { buffer, byteOffset } = isAligned ? bytes : new Uint8Array(bytes);
  const [first, trieLength = 0, partsLength = 0] = new Int32Array(buffer, byteOffset, 3);
  if (first !== mark) return null;
  const trie = new Int32Array(buffer, byteOffset + 12, trieLength);
  const parts = new Int32Array(buffer, trie.byteOffset + trie.byteLength, partsLength);
  const { rules, incorporation, digest, patterns, words, stems, classes, kinds } = JSON.parse(
    bytes.toString("latin1", 12 + trie.byteLength + parts.byteLength),
  ) as Written;
  const reader = new PartReader(parts, words);
  const all = patterns.map(([prefix, needs, at]) => new LazyPattern(prefix, needs, at, reader));
  putBack(rules, all);
  putBack(incorporation, all);
  return { rules, incorporation, digest, phrases: new PhraseBook({ stems: stems.split("\n"), classes, trie, kinds }) };
}

/** Puts patterns back for their numbers: nothing else in a rule is a list of numbers. */
function putBack(holder: object, patterns: readonly Pattern[]): void {
  for (const [key, value] of Object.entries(holder))
    if (Array.isArray(value) && typeof value[0] === "number")
      (holder as Record<string, unknown>)[key] = (value as number[]).map((number) => patterns[number]!);
    else if (typeof value === "object" && value !== null) putBack(value as object, patterns);
}

class LazyPattern implements Pattern {
  readonly scope: Scope;
  private read: readonly Part[] | undefined = undefined;

  constructor(
    readonly prefix: string,
    readonly needs: Pattern["needs"],
    private readonly at: number,
    private readonly reader: PartReader,
  ) {
    this.scope = scopeOf(prefix);
  }

  get parts(): readonly Part[] {
    return (this.read ??= this.reader.partsAt(this.at));
  }
}

const gaps = ["next", "near", "any"] as const;
/** The lowest two bits of an atom; the others are the number of its class or of its words. */
const kinds = { class: 0, capital: 1, cites: 2, duration: 3 } as const;

/** What is set apart about a part, a bit each. */
const marks = { negated: 1, nearby: 2, headed: 4 } as const;
const wheres = ["nearby", "headed"] as const;

/** Numbers for patterns, the same for the same pattern, and their parts as numbers. */
class PatternWriter {
  readonly patterns: WrittenPattern[] = [];
  readonly parts: number[] = [];
  readonly #numbers = new Map<string, number>();
  readonly #words = new Map<string, number>();

  get words(): string[] {
    return [...this.#words.keys()];
  }

  numberOf({ prefix, needs, parts }: Pattern): number {
    const key = JSON.stringify([prefix, parts]);
    let number = this.#numbers.get(key);
    if (number === undefined) {
      this.#numbers.set(key, (number = this.patterns.length));
      this.patterns.push([prefix, needs, this.parts.length]);
      this.parts.push(parts.length);
      for (const part of parts) this.#writePart(part);
    }
    return number;
  }

  #writePart({ negated, where, steps }: Part): void {
    this.parts.push((negated ? marks.negated : 0) | (where ? marks[where] : 0), steps.length);
    for (const { gap, atoms } of steps)
      this.parts.push(gaps.indexOf(gap), atoms.length, ...atoms.map((atom) => this.#atom(atom)));
  }

  #atom(atom: Atom): number {
    switch (atom.kind) {
      case "class":
        return (atom.id << 2) | (atom.capital ? kinds.capital : kinds.class);
      case "cites":
        return (this.#word(atom.section) << 2) | kinds.cites;
      case "duration":
        return (this.#word(`${atom.test} ${atom.days}`) << 2) | kinds.duration;
    }
  }

  #word(text: string): number {
    let number = this.#words.get(text);
    if (number === undefined) this.#words.set(text, (number = this.#words.size));
    return number;
  }
}

/** Reads what the `PatternWriter` wrote. */
class PartReader {
  #at = 0;
  readonly #atoms: Record<number, Atom> = {};

  constructor(
    private readonly numbers: Int32Array,
    private readonly words: readonly string[],
  ) {}

  partsAt(at: number): Part[] {
    this.#at = at;
    return this.#list(() => this.#part());
  }

  #part(): Part {
    const mark = this.#next();
    const steps = this.#list(() => this.#step());
    const negated = (mark & marks.negated) !== 0;
    const where = wheres.find((one) => (mark & marks[one]) !== 0);
    return where ? { negated, where, steps } : { negated, steps };
  }

  #step(): Step {
    return { gap: gaps[this.#next()]!, atoms: this.#list(() => this.#atom()) };
  }

  /** Patterns share their atoms, as they share the classes these speak of. */
  #atom(): Atom {
    const written = this.#next();
    return (this.#atoms[written] ??= this.#readAtom(written));
  }

  #readAtom(written: number): Atom {
    const kind = written & 3;
    const id = written >> 2;
    if (kind === kinds.cites) return { kind: "cites", section: this.words[id]! };
    if (kind !== kinds.duration) return { kind: "class", id, capital: kind === kinds.capital };
    const [test, days] = this.words[id]!.split(" ");
    return { kind: "duration", test: test as ">", days: Number(days) };
  }

  /** Of just the length it needs: lists of one or two grow to room for many, and there are thousands of them. */
  #list<T>(read: () => T): T[] {
    const list = new Array<T>(this.#next());
    for (let at = 0; at < list.length; at++) list[at] = read();
    return list;
  }

  #next(): number {
    return this.numbers[this.#at++]!;
  }
}
