import type { Pattern, Scope } from "../rulebook/pattern.js";
import { addTo } from "../understand/add-to.js";
import type { Range } from "../understand/phrases.js";
import type { Understanding } from "../understand/understand.js";
import { continued, type Taking } from "./continued.js";
import { ownPart } from "./made-of-others.js";
import { holds } from "./match.js";
import { ofText } from "./of-text.js";
import { Places } from "./places.js";
import { promisedWords, wholeSentence } from "./promises.js";
import { said } from "./said.js";
import { standTogether } from "./together.js";

/** A statement of the agreement that a pattern speaks of: a norm, or a whole sentence with its lead-ins. */
export interface Statement {
  sentence: number;
  ranges: readonly Range[];
  /** Index into the norms, when the pattern asked for a bearer. */
  norm?: number;
  /** The sentences it takes up, where only together they say what was looked for. */
  above?: readonly number[];
  /** Which of the patterns looked for it holds, counted from 0: a rule puts its plainest first. */
  pattern?: number;
}

/** How many sentences to either side still count as nearby in a text without clauses. */
const window = 8;

/**
 * What of an operative sentence counts: all its words; what it promises; or what the business associate promises of itself, and
 * does not only make others promise.
 */
export type Counting = Collecting | "own promises";
/** For what the statements of a text are collected: own promises are told apart among promises. */
type Collecting = "words" | "promises";

/** How far the words of a pattern may stand apart in a statement: those of a trap say one thing together. */
export type Spread = "anywhere" | "together";

/** Statements that match one of `find` and none of `unless`, in the order of the text, one a sentence and norm. */
export function findStatements(
  find: readonly Pattern[],
  unless: readonly Pattern[],
  text: Understanding,
  counting: Counting = "words",
  spread: Spread = "anywhere",
): Statement[] {
  const found = new Map<number, Statement>();
  const places = Places.in(text);
  const isOwn = counting === "own promises";
  const collecting = isOwn ? "promises" : counting;
  // A thousand patterns are looked for, most of them in no place: loops without iterators, which are slow until they are
  // optimised.
  for (let index = 0; index < find.length; index++) {
    const pattern = find[index]!;
    const may = places.of(pattern);
    const bySentence = may.length === 0 ? [] : statementsOf(pattern.scope, text, collecting);
    for (let k = 0; k < may.length; k++)
      bySentence[may[k]!]?.forEach((statement) => {
        // One a norm, or one a sentence where no norm was asked for.
        const key = statement.norm ?? -1 - statement.sentence;
        if (found.has(key) || !holds(pattern, statement.ranges, text)) return;
        if (isOwn && !saysOfItself(pattern, statement, text)) return;
        if (spread === "together" && !standTogether(pattern, statement.ranges, text)) return;
        if (!unless.some((one) => saysWithin(one, statement, text))) found.set(key, { ...statement, pattern: index });
      });
  }
  if (found.size === 0) return [];
  return [...found.values()].sort((a, b) => a.sentence - b.sentence || (a.norm ?? 0) - (b.norm ?? 0));
}

/** Whether a pattern holds without what others are made to do. */
function saysOfItself(pattern: Pattern, { ranges }: Statement, text: Understanding): boolean {
  const own = ownPart(ranges, text);
  return own === ranges || holds(pattern, own, text);
}

/**
 * The same; where no sentence says so by itself, those that say so together with the sentence they take up. What is passed
 * over by itself ("This Agreement may be amended") lends its words to none.
 */
export function findTold(
  find: readonly Pattern[],
  unless: readonly Pattern[],
  text: Understanding,
  counting: Counting = "words",
  taking: Taking = "loosely",
  spread: Spread = "anywhere",
): Statement[] {
  const found = findStatements(find, unless, text, counting, spread);
  if (found.length > 0) return found;
  const together = continued(text, taking);
  const isPassedOver = (sentence: number) => {
    const statement = { sentence, ranges: wholeSentence(sentence, text) };
    return unless.some((one) => saysWithin(one, statement, text));
  };
  return findStatements(find, unless, together, counting)
    .map((one) => ({ ...one, above: together.sentences[one.sentence]!.leadIns }))
    .filter(({ above }) => !above.some(isPassedOver));
}

/** Statements of a scope by sentence; collected once a scope, for a thousand patterns share a dozen. */
function statementsOf(
  scope: Scope,
  text: Understanding,
  counting: Collecting,
): readonly (readonly Statement[] | undefined)[] {
  const byScope = collected[counting];
  let ofText = byScope.get(text);
  if (!ofText) byScope.set(text, (ofText = new Map()));
  // What is promised is the same whatever zones the pattern names.
  const key = counting === "promises" && isOperative(scope) ? promises : scope;
  let found = ofText.get(key);
  if (!found) ofText.set(key, (found = collect(scope, text, counting)));
  return found;
}

type Collected = WeakMap<Understanding, Map<Scope | typeof promises, (Statement[] | undefined)[]>>;
const collected: Record<Collecting, Collected> = { words: new WeakMap(), promises: new WeakMap() };

const promises = { kind: "promises" } as const;

const isOperative = (scope: Scope): boolean =>
  scope.kind === "sentence" && scope.zones.every((zone) => zone === "operative");

function collect(scope: Scope, text: Understanding, counting: Collecting): (Statement[] | undefined)[] {
  if (scope.kind === "norm") return norms(scope, text, counting);
  return counting === "promises" && isOperative(scope) ? promised(text) : sentences(scope, text);
}

function norms(
  { bearers, forces }: Extract<Scope, { kind: "norm" }>,
  text: Understanding,
  counting: Collecting,
): Statement[][] {
  const found: Statement[][] = [];
  const statements = ofNorms(text, counting);
  const alike = operativeNorms(text);
  const ofScope = bearers.flatMap((bearer) => forces.flatMap((force) => alike.get(`${bearer} ${force}`) ?? []));
  for (const norm of ofScope.sort((a, b) => a - b)) addTo(found, text.norms[norm]!.sentence, statements[norm]!);
  return found;
}

/** Indexes of the norms in operative sentences, by who is bound and how; told apart once for all scopes. */
const operativeNorms = ofText((text): ReadonlyMap<string, readonly number[]> => {
  const alike = new Map<string, number[]>();
  for (const [norm, { sentence, bearer, force }] of text.norms.entries()) {
    if (text.sentences[sentence]!.zone !== "operative") continue;
    const kind = `${bearer} ${force}`;
    const others = alike.get(kind);
    if (others) others.push(norm);
    else alike.set(kind, [norm]);
  }
  return alike;
});

/** Every norm as a statement, made once for all scopes. */
function ofNorms(text: Understanding, counting: Collecting): readonly Statement[] {
  let statements = normStatements[counting].get(text);
  if (!statements) {
    statements = text.norms.map(({ sentence, ranges }, norm) => ({
      sentence,
      ranges: counting === "promises" ? said(ranges, text) : ranges,
      norm,
    }));
    normStatements[counting].set(text, statements);
  }
  return statements;
}

const normStatements: Record<Collecting, WeakMap<Understanding, readonly Statement[]>> = {
  words: new WeakMap(),
  promises: new WeakMap(),
};

function sentences({ zones }: Extract<Scope, { kind: "sentence" }>, text: Understanding): (Statement[] | undefined)[] {
  return text.sentences.map(({ zone }, sentence) =>
    zones.includes(zone) ? [{ sentence, ranges: wholeSentence(sentence, text) }] : undefined,
  );
}

function promised(text: Understanding): (Statement[] | undefined)[] {
  return text.sentences.map(({ zone }, sentence) => {
    const ranges = zone === "operative" ? promisedWords(sentence, text) : null;
    return ranges ? [{ sentence, ranges: said(ranges, text) }] : undefined;
  });
}

/**
 * Whether a pattern holds of a statement: its own words when the pattern names nobody, the whole sentence for "text:",
 * some norm of the sentence when it names a bearer.
 */
export function saysWithin(pattern: Pattern, statement: Statement, text: Understanding): boolean {
  // What was read together with the sentence before it may have its words there.
  if (statement.above === undefined && !Places.in(text).isOneOf(pattern, statement.sentence)) return false;
  if (pattern.scope.kind === "norm") {
    const { bearers, forces } = pattern.scope;
    return text.normsOf[statement.sentence]!.some((index) => {
      const norm = text.norms[index]!;
      return bearers.includes(norm.bearer) && forces.includes(norm.force) && holds(pattern, norm.ranges, text);
    });
  }
  const ranges = pattern.prefix === "text" ? wholeSentence(statement.sentence, text) : statement.ranges;
  return holds(pattern, ranges, text);
}

/** Sentences that stand near a statement: its clause, widened to the clause around a list item. */
export function nearbySentences(statement: Statement, text: Understanding): number[] {
  const own = text.sentences[statement.sentence]!;
  const clause = text.clauses[own.clause]!;
  const around = clause.parent !== undefined && clause.depth > 1 ? text.clauses[clause.parent]! : clause;
  const from = Math.max(around.sentences[0], statement.sentence - window);
  const to = Math.min(around.sentences[1], statement.sentence + window + 1);
  return Array.from({ length: Math.max(0, to - from) }, (_, step) => from + step);
}

/** The first operative sentence in which the pattern holds: among these, or in the whole text. */
export function firstSaying(pattern: Pattern, among: readonly number[] | null, text: Understanding): Statement | null {
  const places = Places.in(text);
  const zones = pattern.scope.kind === "sentence" ? pattern.scope.zones : ["operative"];
  for (const sentence of among ?? places.of(pattern)) {
    if (!zones.includes(text.sentences[sentence]!.zone) || !places.isOneOf(pattern, sentence)) continue;
    const statement: Statement = { sentence, ranges: wholeSentence(sentence, text) };
    if (saysWithin(pattern, statement, text)) return statement;
  }
  return null;
}
