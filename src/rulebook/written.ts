import { PhraseBook } from "../understand/phrases.js";
import { type Pattern, type Scope, scopeOf } from "./pattern.js";
import type { DurationTest, PatternBlock } from "./pattern-block.js";
import type { CompiledRuleBook, RuleBook } from "./rulebook.js";

// The compiled rule book as the build writes it, made so that reading it back costs next to nothing: the trie and the
// patterns are blocks of numbers, and both are walked where they lie.

interface Written {
  /** What patterns begin with, by number. */
  prefixes: string[];
  sections: string[];
  tests: DurationTest[];
  /** Rules and incorporation with a pattern's number for a pattern. */
  rules: RuleBook["rules"];
  incorporation: RuleBook["incorporation"];
  digest: string;
  stems: string;
  classes: Readonly<Record<string, number>>;
  classCount: number;
  kinds: Readonly<Record<string, string[]>>;
}

/** Numbers take two bytes each, or four once one of them is larger; a machine that orders bytes the other way round has neither. */
const widths = { 2: Uint16Array, 4: Uint32Array };
type Width = keyof typeof widths;
type Numbers = InstanceType<(typeof widths)[Width]>;
const mostOfTwoBytes = 0xffff;

/** Stands first: the width, and the lengths of trie, patterns and their block. */
const headLength = 4;

/** The bytes of a compiled rule book: head, trie, patterns, their block, and all else as JSON. */
export function writeRuleBook({ rules, incorporation, digest, phrases, block }: CompiledRuleBook): Buffer {
  const { stems, classes, classCount, trie, kinds } = phrases;
  const { sections, tests } = block;
  const numbers = new Map<Pattern, number>();
  const replace = (_: string, value: unknown) => (isPattern(value) ? numberIn(numbers, value) : value);
  const numbered = JSON.parse(JSON.stringify({ rules, incorporation }, replace)) as Pick<RuleBook, "rules" | "incorporation">; // prettier-ignore
  const prefixes = new Map<string, number>();
  const patterns = [...numbers.keys()].flatMap(({ prefix, at }) => [numberIn(prefixes, prefix), at]);
  const names = { stems: stems.join("\n"), classes, classCount, kinds };
  const written: Written = { ...numbered, prefixes: [...prefixes.keys()], sections: [...sections], tests: [...tests], digest, ...names }; // prettier-ignore
  // ASCII alone is read fastest.
  const json = JSON.stringify(written).replace(
    /[\u0080-\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
  const all = [...Array.from(trie), ...patterns, ...Array.from(block.numbers)];
  const width = all.every((number) => number <= mostOfTwoBytes) ? 2 : 4;
  const head = Uint32Array.of(width, trie.length, patterns.length, block.numbers.length);
  return Buffer.concat([Buffer.from(head.buffer), Buffer.from(widths[width].from(all).buffer), Buffer.from(json, "latin1")]); // prettier-ignore
}

const isPattern = (value: unknown): value is Pattern => typeof value === "object" && value !== null && "block" in value;

function numberIn<T>(known: Map<T, number>, one: T): number {
  let number = known.get(one);
  if (number === undefined) known.set(one, (number = known.size));
  return number;
}

/** Reads a rule book back; null when it was written by a machine of another kind. */
export function readRuleBook(bytes: Buffer): RuleBook | null {
  const isAligned = bytes.byteOffset % Uint32Array.BYTES_PER_ELEMENT === 0;
  const { buffer, byteOffset } = isAligned ? bytes : new Uint8Array(bytes);
  const head = new Uint32Array(buffer, byteOffset, headLength);
  const NumbersOf = widths[head[0] as Width] as (typeof widths)[Width] | undefined;
  if (!NumbersOf) return null;
  let end = byteOffset + head.byteLength;
  const next = (length: number | undefined): Numbers => {
    const list = new NumbersOf(buffer as ArrayBuffer, end, length);
    end += list.byteLength;
    return list;
  };
  const [trie, patterns, numbers] = [next(head[1]), next(head[2]), next(head[3])];
  const { rules, incorporation, digest, prefixes, sections, tests, stems, ...names } = JSON.parse(
    bytes.toString("latin1", end - byteOffset),
  ) as Written;
  const all = readPatterns(patterns, prefixes, { numbers, sections, tests });
  putBack(rules, all);
  putBack(incorporation, all);
  return { rules, incorporation, digest, phrases: new PhraseBook({ stems: stems.split("\n"), trie, ...names }) };
}

/** Each pattern is two numbers: its prefix, and where its parts lie. */
function readPatterns(numbers: Numbers, prefixes: readonly string[], block: PatternBlock): Pattern[] {
  const scopes = prefixes.map((prefix): Scope => scopeOf(prefix));
  const patterns = new Array<Pattern>(numbers.length / 2);
  for (let k = 0; k < patterns.length; k++) {
    const prefix = numbers[2 * k]!;
    patterns[k] = { prefix: prefixes[prefix]!, scope: scopes[prefix]!, block, at: numbers[2 * k + 1]! };
  }
  return patterns;
}

/** Puts patterns back for their numbers: nothing in a rule is a list of numbers but for these, and its terms hold none. */
function putBack(holder: object, patterns: readonly Pattern[]): void {
  const values = holder as Record<string, unknown>;
  for (const key in values) {
    const value = values[key];
    if (key === "data" || typeof value !== "object" || value === null) continue;
    if (!Array.isArray(value) || typeof value[0] !== "number") putBack(value, patterns);
    else for (let at = 0; at < value.length; at++) value[at] = patterns[value[at] as number];
  }
}
