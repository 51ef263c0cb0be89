import { PhraseBook } from "../understand/phrases.js";
import { type Atom, type Part, type Pattern, type Scope, scopeOf, type Step } from "./pattern.js";
import type { compile, RuleBook } from "./rulebook.js";

// The compiled rule book as the build writes it, made so that reading it back costs next to nothing: the trie is a
// block of numbers that is walked where it lies, and the parts of a pattern stay text until the pattern is tried, which
// most are not in most agreements.

/** `Pattern` as written: prefix, needs, parts. */
type WrittenPattern = [prefix: string, needs: Pattern["needs"], parts: string];

interface Written {
  patterns: WrittenPattern[];
  /** Rules and incorporation with a pattern's number for a pattern. */
  rules: RuleBook["rules"];
  incorporation: RuleBook["incorporation"];
  digest: string;
  stems: string;
  classes: string[];
}

/** Stands first, so that a machine that orders bytes the other way round knows. */
const mark = 1;

/** The bytes of a compiled rule book. */
export function writeRuleBook({ rules, incorporation, digest, phrases }: ReturnType<typeof compile>): Buffer {
  const { stems, classes, trie } = phrases;
  const patterns: WrittenPattern[] = [];
  const numbers = new Map<string, number>();
  const numberOf = ({ prefix, needs, parts }: Pattern): number => {
    const written: WrittenPattern = [prefix, needs, writeParts(parts)];
    const key = JSON.stringify(written);
    if (!numbers.has(key)) numbers.set(key, patterns.push(written) - 1);
    return numbers.get(key)!;
  };
  const replace = (_: string, value: unknown) => (isPattern(value) ? numberOf(value) : value);
  const numbered = JSON.parse(JSON.stringify({ rules, incorporation }, replace)) as Pick<RuleBook, "rules" | "incorporation">; // prettier-ignore
  const written: Written = { ...numbered, patterns, digest, stems: stems.join("\n"), classes };
  // ASCII alone is read fastest.
  const json = JSON.stringify(written).replace(
    /[\u0080-\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
  const head = Int32Array.of(mark, trie.length);
  return Buffer.concat([bytesOf(head), bytesOf(trie), Buffer.from(json, "latin1")]);
}

const bytesOf = ({ buffer, byteOffset, byteLength }: Int32Array) => Buffer.from(buffer, byteOffset, byteLength);

const isPattern = (value: unknown): value is Pattern => typeof value === "object" && value !== null && "needs" in value;

/** Reads a rule book back; null when it was written by a machine of another kind. */
export function readRuleBook(bytes: Buffer): RuleBook | null {
  const isAligned = bytes.byteOffset % Int32Array.BYTES_PER_ELEMENT === 0;
  const { buffer, byteOffset } = isAligned ? bytes : new Uint8Array(bytes);
  const [first, length = 0] = new Int32Array(buffer, byteOffset, 2);
  if (first !== mark) return null;
  const trie = new Int32Array(buffer, byteOffset + 8, length);
  const { rules, incorporation, digest, patterns, stems, classes } = JSON.parse(
    bytes.toString("latin1", 8 + trie.byteLength),
  ) as Written;
  const all = patterns.map(([prefix, needs, parts]) => new LazyPattern(prefix, needs, parts));
  putBack(rules, all);
  putBack(incorporation, all);
  return { rules, incorporation, digest, phrases: new PhraseBook({ stems: stems.split("\n"), classes, trie }) };
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
    private readonly written: string,
  ) {
    this.scope = scopeOf(prefix);
  }

  get parts(): readonly Part[] {
    return (this.read ??= readParts(this.written));
  }
}

const gaps = ["next", "near", "any"] as const;
type WrittenAtom = number | string;
type WrittenPart = [negated: 0 | 1, ...steps: [gap: number, ...atoms: WrittenAtom[]][]];

function writeParts(parts: readonly Part[]): string {
  const writeStep = ({ gap, atoms }: Step): [number, ...WrittenAtom[]] => [gaps.indexOf(gap), ...atoms.map(writeAtom)];
  return JSON.stringify(parts.map(({ negated, steps }): WrittenPart => [negated ? 1 : 0, ...steps.map(writeStep)]));
}

/** A class is its number, negative when it has to begin with a capital; a citation "§164.524"; a duration "<= 60". */
function writeAtom(atom: Atom): WrittenAtom {
  switch (atom.kind) {
    case "class":
      return atom.capital ? -atom.id : atom.id;
    case "cites":
      return `§${atom.section}`;
    case "duration":
      return `${atom.test} ${atom.days}`;
  }
}

function readParts(written: string): Part[] {
  return (JSON.parse(written) as WrittenPart[]).map(([negated, ...steps]) => ({
    negated: negated === 1,
    steps: steps.map(([gap, ...atoms]) => ({ gap: gaps[gap]!, atoms: atoms.map(readAtom) })),
  }));
}

function readAtom(written: WrittenAtom): Atom {
  if (typeof written === "number") return { kind: "class", id: Math.abs(written), capital: written < 0 };
  if (written.startsWith("§")) return { kind: "cites", section: written.slice(1) };
  const [test, days] = written.split(" ");
  return { kind: "duration", test: test as ">", days: Number(days) };
}
