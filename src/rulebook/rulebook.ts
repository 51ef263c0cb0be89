import { UserError } from "../errors.js";
import type { RuleKind } from "../types.js";
import { PhraseTree } from "../understand/phrase-tree.js";
import { PhraseBook, type PhraseBookData } from "../understand/phrases.js";
import { addLexicon, type LexiconData } from "./lexicon.js";
import { type Names, parsePattern, type Pattern, PatternError, scopeOf } from "./pattern.js";
import { type PatternBlock, PatternWriter } from "./pattern-block.js";
import type { ElementData, RuleData, VariantData, WeakData } from "./schema.js";

type Compiled<T, Keys extends keyof T> = Omit<T, Keys> & Record<Keys, Pattern[]>;

export interface Element
  extends Compiled<Omit<ElementData, "lost-by">, "any" | "nearby" | "elsewhere" | "points" | "lacks"> {
  id: string;
  lostBy: Pattern[];
}
export type Weak = Compiled<WeakData, "find" | "unless">;
export interface Variant extends Compiled<Omit<VariantData, "cleared-by">, "find" | "unless"> {
  clearedBy: Pattern[];
}
export interface Counted {
  id: string;
  find: Pattern[];
  clearedBy: Pattern[];
}

/** Keys of a rule that hold patterns, or that only its page and the tests look at. */
const notTerms = [
  ...(["find", "unless", "never", "elements", "provided", "weak", "taken-away-by", "not-taken-away-by"] as const),
  ...(["applies-when", "not-applicable-when", "topic", "variants", "cleared-by", "fires-despite"] as const),
  ...(["fires-unless", "tally", "examples"] as const),
];

/** What a judgement needs of a rule besides its patterns. */
export type Terms = Omit<RuleData, (typeof notTerms)[number]> & {
  tally?: Omit<NonNullable<RuleData["tally"]>, "of">;
};

function termsOf(data: RuleData): Terms {
  // YAML breaks lines where they are full.
  const terms: Omit<Partial<RuleData>, "tally"> & Terms = { ...data, why: data.why.trim().replace(/\s+/g, " ") };
  for (const key of notTerms) delete terms[key];
  if (data.tally) terms.tally = without("of", data.tally);
  return terms;
}

function without<T extends object, Key extends keyof T>(key: Key, whole: T): Omit<T, Key> {
  const rest: Partial<T> = { ...whole };
  delete rest[key];
  return rest as Omit<T, Key>;
}

/** A rule with its patterns compiled. */
export interface Rule {
  id: string;
  kind: RuleKind;
  data: Terms;
  find: Pattern[];
  /** With those of `never`. */
  unless: Pattern[];
  never: Pattern[];
  elements: Element[];
  provided: { by: Pattern[]; find: Pattern[] };
  weak: Weak[];
  takenAwayBy: Pattern[];
  notTakenAwayBy: Pattern[];
  appliesWhen: Pattern[];
  notApplicableWhen: Pattern[];
  topic: Pattern[];
  variants: Variant[];
  clearedBy: Pattern[];
  firesDespite: Pattern[];
  firesUnless: Pattern[];
  tally: Counted[];
}

/** What the compiled rules file holds: everything of rules/ as plain data. */
export interface RuleBookData {
  rules: { kind: RuleKind; data: RuleData }[];
  lexicon: LexiconData;
  /** Promises that take over a whole list of the regulation (codebook R2), by list. */
  incorporation: Record<"privacy" | "security", string[]>;
  /** Hex digest of all rule files. */
  digest: string;
}

export interface RuleBook {
  rules: Rule[];
  phrases: PhraseBook;
  incorporation: Record<"privacy" | "security", Pattern[]>;
  digest: string;
}

/** Compiles all patterns of all rules into one phrase book. */
export function compileRuleBook(book: RuleBookData): RuleBook {
  const { rules, incorporation, phrases, digest } = compile(book);
  return { rules, incorporation, phrases: new PhraseBook(phrases), digest };
}

export interface CompiledRuleBook extends Omit<RuleBook, "phrases"> {
  phrases: PhraseBookData;
  /** That of all its patterns. */
  block: PatternBlock;
}

/** The same, with the phrase book still as data. */
export function compile(book: RuleBookData): CompiledRuleBook {
  const tree = new PhraseTree();
  const block = new PatternWriter();
  const names = addLexicon(book.lexicon, tree);
  const resolver: Resolver = { phrases: tree, has: (name) => names.has(name), block, patterns: new Map() };
  const rules = book.rules.map(({ kind, data }) => compileRule(kind, data, resolver));
  const lists = (["privacy", "security"] as const).map((list) => [
    list,
    book.incorporation[list].map((source) => compilePattern(source, resolver, "incorporation.yaml")),
  ]);
  const incorporation = Object.fromEntries(lists) as RuleBook["incorporation"];
  return { rules, phrases: tree.pack(), incorporation, digest: book.digest, block };
}

/** What patterns are compiled with, and those that have been. */
interface Resolver extends Names {
  block: PatternWriter;
  patterns: Map<string, Pattern>;
}

function compileRule(kind: RuleKind, data: RuleData, names: Resolver): Rule {
  const compile = (sources: string[] = []) => sources.map((source) => compilePattern(source, names, data.id));
  // Named here, an unknown mention is told of when the rules are loaded.
  compile(data.names === undefined ? [] : [`{${data.names}}`]);
  const never = compile(data.never);
  return {
    id: data.id,
    kind,
    data: termsOf(data),
    find: compile(data.find),
    unless: [...never, ...compile(data.unless)],
    never,
    elements: Object.entries(data.elements ?? {}).map(([id, element]) => ({
      id,
      text: element.text,
      any: compile(element.any),
      nearby: compile(element.nearby),
      elsewhere: compile(element.elsewhere),
      points: compile(element.points),
      lacks: compile(element.lacks),
      lostBy: compile(element["lost-by"]),
    })),
    provided: { by: compile(data.provided?.by), find: compile(data.provided?.find) },
    weak: (data.weak ?? []).map(({ find, unless, ...rest }) => ({
      ...rest,
      find: compile(find),
      unless: compile(unless),
    })),
    takenAwayBy: compile(data["taken-away-by"]),
    notTakenAwayBy: compile(data["not-taken-away-by"]),
    appliesWhen: compile(data["applies-when"]),
    notApplicableWhen: compile(data["not-applicable-when"]),
    topic: compile(data.topic),
    variants: (data.variants ?? []).map((variant) => ({
      ...without("cleared-by", variant),
      find: compile(variant.find),
      unless: compile(variant.unless),
      clearedBy: compile(variant["cleared-by"]),
    })),
    clearedBy: compile(data["cleared-by"]),
    firesDespite: compile(data["fires-despite"]),
    firesUnless: compile(data["fires-unless"]),
    tally: Object.entries(data.tally?.of ?? {}).map(([id, one]) =>
      Array.isArray(one)
        ? { id, find: compile(one), clearedBy: [] }
        : { id, find: compile(one.find), clearedBy: compile(one["cleared-by"]) },
    ),
  };
}

/** One object for all patterns that say the same: what is found out about it is found out once. */
function compilePattern(source: string, names: Resolver, place: string): Pattern {
  try {
    const { prefix, parts } = parsePattern(source, names);
    const at = names.block.place(parts);
    const key = `${prefix}:${at}`;
    const known = names.patterns.get(key);
    const pattern = known ?? { prefix, scope: scopeOf(prefix), block: names.block, at };
    if (!known) names.patterns.set(key, pattern);
    return pattern;
  } catch (error) {
    if (!(error instanceof PatternError)) throw error;
    throw new UserError(
      `The pattern “${source}” ${error.message}.`,
      place,
      "Correct the pattern; docs/rules.md shows the language.",
    );
  }
}
