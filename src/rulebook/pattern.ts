import type { Bearer, Force } from "../understand/norm.js";
import { literalClass, type PhraseTree } from "../understand/phrase-tree.js";
import { phraseStems } from "../understand/words.js";
import type { PatternBlock } from "./pattern-block.js";

/**
 * The pattern language. A pattern reads like the sentence it matches:
 *
 *   ba shall: {report} … {breach}          who is bound how, then the words
 *   {phi} & not {electronic}               & joins parts in any order; not forbids one
 *   … & nearby {infeasible}                the sentence, or one close by in its clause, says so
 *   … & headed {security rule}             a heading that it stands under says so
 *   return|destroy ~ (all copies|backups)  | alternatives; ( ) around phrases; ~ near (6 words), … anywhere later
 *   {duration > 60 days}                   a mention with a test
 *   §164.524                               a citation of the section or of a paragraph of it
 *   ^Breach                                written with a capital
 *
 * Words match by stem; articles, commas and quotation marks between words are stepped over.
 */
export interface Pattern {
  /** What the pattern begins with, without the colon: "ba shall", "text", or nothing. */
  prefix: string;
  scope: Scope;
  /** Its parts, as they lie in a block of numbers from `at` on. */
  block: PatternBlock;
  at: number;
}

/** A pattern as it is read: its parts have still to be put into a block. */
export interface ParsedPattern {
  prefix: string;
  parts: readonly Part[];
}

/** Where a pattern looks: norms by bearer and force, or whole sentences of a zone. */
export type Scope =
  | { kind: "norm"; bearers: readonly Bearer[]; forces: readonly Force[] }
  | { kind: "sentence"; zones: readonly string[] };

export interface Part {
  negated: boolean;
  /** Asked of the sentences around the statement, or of the headings above it, instead of its own words. */
  where?: "nearby" | "headed";
  steps: Step[];
}

export interface Step {
  /** How far from the step before: next to it, near, or anywhere after. */
  gap: "next" | "near" | "any";
  atoms: Atom[];
}

export type Atom =
  | { kind: "class"; id: number; capital: boolean }
  | { kind: "cites"; section: string }
  | { kind: "duration"; test: "<" | "<=" | ">" | ">="; days: number };

/** The lexicon as patterns see it: names in braces. */
export interface Names {
  phrases: PhraseTree;
  has(name: string): boolean;
}

export class PatternError extends Error {
  override readonly name = "PatternError";
}

const bearers: Record<string, readonly Bearer[]> = {
  ba: ["business associate", "parties", "unstated"],
  "ba itself": ["business associate", "parties"],
  ce: ["covered entity", "parties"],
  "ce alone": ["covered entity"],
  subcontractor: ["subcontractor"],
  party: ["business associate", "covered entity", "parties", "unstated"],
  someone: ["unstated", "other"],
  anyone: ["business associate", "covered entity", "parties", "subcontractor", "unstated", "other"],
};

const forces: Record<string, readonly Force[]> = {
  shall: ["duty"],
  "shall not": ["prohibition"],
  may: ["permission"],
  "need not": ["release"],
  says: ["duty", "prohibition", "permission", "release", "statement"],
  does: ["duty", "statement"],
  "is bound": ["duty", "prohibition"],
};

const zones: Record<string, readonly string[]> = {
  text: ["operative"],
  definition: ["definition"],
  recital: ["recital"],
  heading: ["heading"],
  preamble: ["preamble"],
  signature: ["signature"],
  document: ["operative", "definition", "recital", "heading", "preamble", "signature", "note"],
};

const startOf = new RegExp(
  `^((?:${Object.keys(bearers).sort(longestFirst).join("|")}) (?:${Object.keys(forces).sort(longestFirst).join("|")})|${Object.keys(zones).join("|")}):\\s*`,
);

function longestFirst(a: string, b: string): number {
  return b.length - a.length;
}

const scopes = new Map<string, Scope>();

/** The scope that a prefix names; one object a prefix. */
export function scopeOf(prefix: string): Scope {
  let scope = scopes.get(prefix);
  if (!scope) scopes.set(prefix, (scope = readScope(prefix)));
  return scope;
}

function readScope(prefix: string): Scope {
  const named = zones[prefix || "text"];
  if (named) return { kind: "sentence", zones: named };
  const bearer = Object.keys(bearers).find((name) => prefix.startsWith(`${name} `) && prefix.slice(name.length + 1) in forces)!; // prettier-ignore
  return { kind: "norm", bearers: bearers[bearer]!, forces: forces[prefix.slice(bearer.length + 1)]! };
}

/** Parses one pattern; throws a `PatternError` that says what is wrong with it. */
export function parsePattern(source: string, names: Names): ParsedPattern {
  const match = startOf.exec(source);
  const body = source.slice(match?.[0].length ?? 0).trim();
  if (body === "") throw new PatternError("has no words");
  if (!match && /^[a-z ]+:\s/.test(body))
    throw new PatternError(`begins with “${body.split(":")[0]}:”, which names no party and no zone`);
  const prefix = match?.[1] ?? "";
  const parts = body.split(/\s+&\s+/).map((part) => parsePart(part, names));
  return { prefix, parts };
}

const token = /\{([^}]*)\}|\(((?:[^()]|\([^()]*\))*)\)|(…|\.\.\.)|(~)|(§\S+)|([^\s{}()~]+)/g;

function parsePart(text: string, names: Names): Part {
  const [, no, where, body = ""] = /^(not\s+)?(?:(nearby|headed)\s+)?(.*)$/s.exec(text)!;
  const rest = body.replace(token, "").trim();
  if (rest) throw new PatternError(`has “${rest}”, which no pattern can hold`);
  const steps: Step[] = [];
  let gap: Step["gap"] = "any";
  for (const [, name, group, any, near, section, word] of body.matchAll(token)) {
    if (any) gap = "any";
    else if (near) gap = "near";
    else {
      const atoms =
        name !== undefined
          ? [named(name.trim(), names)]
          : section
            ? [{ kind: "cites", section: section.slice(1) } as const]
            : (group ?? word!).split("|").map((phrase) => literal(phrase.trim(), names));
      steps.push({ gap, atoms });
      gap = "next";
    }
  }
  if (steps.length === 0) throw new PatternError(`has a part without words: “${text}”`);
  return { negated: no !== undefined, ...(where !== undefined && { where: where as Part["where"] & string }), steps };
}

function named(name: string, names: Names): Atom {
  const test = /^duration\s*(<=|>=|<|>)\s*(\d+(?:\.\d+)?)\s*days?$/.exec(name);
  if (test) return { kind: "duration", test: test[1] as ">", days: Number(test[2]) };
  const capital = name.startsWith("^");
  const plain = capital ? name.slice(1) : name;
  if (!names.has(plain)) throw new PatternError(`names {${plain}}, which is not in the lexicon`);
  return { kind: "class", id: names.phrases.classId(plain), capital };
}

/** Words written out in a pattern become a phrase class of their own, shared by all patterns that use them. */
function literal(phrase: string, names: Names): Atom {
  if (phrase.startsWith("§")) return { kind: "cites", section: phrase.slice(1) };
  if (/^\{.*\}$/.test(phrase)) return named(phrase.slice(1, -1), names);
  const capital = phrase.startsWith("^");
  const stems = phraseStems(capital ? phrase.slice(1) : phrase);
  if (stems.length === 0) throw new PatternError(`has an alternative without words: “${phrase}”`);
  const id = names.phrases.classId(literalClass(stems));
  names.phrases.add(id, stems);
  return { kind: "class", id, capital };
}
