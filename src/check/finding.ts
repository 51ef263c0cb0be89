import type { Pattern } from "../rulebook/pattern.js";
import type { Rule } from "../rulebook/rulebook.js";
import type { OptIn } from "../rulebook/schema.js";
import type { Outcome, Severity } from "../types.js";
import type { Understanding } from "../understand/understand.js";
import { evidenceOf } from "./evidence.js";
import { valueOf } from "./match.js";
import type { Judged } from "./provision.js";
import { withoutPurposeOfOthers } from "./own-part.js";
import { describe, languageOf } from "./provision.js";
import { decidingFirst } from "./order.js";
import { refusesLeave } from "./refused.js";
import { findStatements, findTold, firstSaying, nearbySentences, saysWithin, type Statement } from "./statements.js";

/** Outcomes of the required rules, by id: some findings depend on them. */
export type Provisions = ReadonlyMap<string, Judged>;

/** Judges a loophole, a recommended term, a hygiene check or a state overlay. */
export function judgeFinding(
  rule: Rule,
  text: Understanding,
  provisions: Provisions,
  asked: ReadonlySet<OptIn>,
): Outcome {
  const optIn = rule.data["opt-in"];
  if (optIn && !asked.has(optIn)) return outcome(rule, text, "not-applicable", [], "Looked at only when asked for.");
  if (rule.data.of) return judgeOf(rule, text, provisions);
  if (rule.tally.length > 0) return judgeTally(rule, text);
  if (rule.data["fires-when-absent"]) return judgeAbsence(rule, text);
  return judgePresence(rule, text, provisions);
}

/** Loopholes: the text is there. */
function judgePresence(rule: Rule, text: Understanding, provisions: Provisions): Outcome {
  const least = rule.data["missing-at-least"];
  if (least !== undefined && countMissing(provisions) < least) return clear(rule, text);
  const despite = granting(rule, findStatements(rule.firesDespite, rule.unless, text), text);
  if (despite.length > 0) return fires(rule, text, despite);
  const cleared = clearing(rule, text);
  if (cleared) return { ...clear(rule, text, [cleared.statement]), ...cleared.value };
  const variant = firstVariant(rule, rule.unless, text);
  if (variant) return variant;
  const found = granting(rule, trapsOf(rule)(rule.find, rule.unless, text), text);
  return found.length > 0 ? fires(rule, text, shown(rule, found, text), naming(rule, text)) : clear(rule, text);
}

/** Of a rule that fires at leave given, the statements that give it; of another rule all. */
const granting = (rule: Rule, found: Statement[], text: Understanding): Statement[] =>
  rule.data["fires-at-leave"] ? found.filter((statement) => !refusesLeave(statement, text)) : found;

/** More of them say no more. */
const mostNamed = 4;

/** The very words it is about, where the rule asks for them. */
function naming({ data }: Rule, { mentions, words, document }: Understanding): string | undefined {
  if (data.names === undefined) return undefined;
  const said = mentions
    .named(data.names)
    .map(({ from, to }) => document.text.slice(words[from]!.start, words[to - 1]!.end).replace(/\s+/g, " "));
  const once = [...new Set(said)].slice(0, mostNamed);
  return `The words are ${once.map((one) => `“${one}”`).join(", ")}.`;
}

/** Recommended terms: the good text is not there. */
function judgeAbsence(rule: Rule, text: Understanding): Outcome {
  const despite = findStatements(rule.firesDespite, [], text);
  if (despite.length > 0) return fires(rule, text, despite);
  const good = findersOf(rule)(rule.find, rule.unless, text);
  const variant = firstVariant(rule, [], text);
  if (variant) return variant;
  if (good.length > 0) return outcome(rule, text, "clear", good, "Found.");
  const absence = rule.variants.find((one) => one.find.length === 0);
  return fires(rule, text, [], absence?.message ?? "The agreement does not say so.", absence?.id, absence?.severity);
}

/** A rule that reads on takes a sentence together with what it takes up. */
const findersOf = ({ data }: Rule) => (data["reads-on"] ? findTold : findStatements);

/** What fires where it is found: its words stand together, and so a long sentence does not spring it by chance. */
const trapsOf =
  ({ data }: Rule) =>
  (find: readonly Pattern[], unless: readonly Pattern[], text: Understanding): Statement[] =>
    data["reads-on"]
      ? findTold(find, unless, text, "words", "loosely", "together")
      : findStatements(find, unless, text, "words", "together");

/** The first variant of the finding that is there and that nothing clears. */
function firstVariant(rule: Rule, unless: readonly Pattern[], text: Understanding): Outcome | null {
  for (const variant of rule.variants) {
    const found = granting(rule, trapsOf(rule)(variant.find, [...variant.unless, ...unless], text), text);
    if (found.length > 0 && !isSaid(variant.clearedBy, text))
      return fires(rule, text, shown(rule, found, text), variant.message, variant.id, variant.severity);
  }
  return null;
}

/** Blanks and signatures are looked for from the top of a document on; of other findings the plainest stands first. */
const shown = (rule: Rule, found: Statement[], text: Understanding): Statement[] =>
  rule.kind === "hygiene" ? found : decidingFirst(found, [], text);

const isSaid = (patterns: readonly Pattern[], text: Understanding): boolean =>
  patterns.some((pattern) => firstSaying(pattern, null, text) !== null);

/** Findings on the statements that a provision was found in: a deadline, a condition. */
function judgeOf(rule: Rule, text: Understanding, provisions: Provisions): Outcome {
  const ids = [rule.data.of!].flat();
  const over = rule.data["fires-over-days"];
  const duties = ids
    .map((id) => provisions.get(id))
    .filter(
      (one): one is Judged =>
        one !== undefined &&
        (one.outcome.state === "met" ||
          one.outcome.state === "partial" ||
          // A window so long that it takes the duty away is still a long window.
          (over !== undefined && one.outcome.state === "contradicted")),
    );
  const ownParts = ({ found }: Judged) => found.map((statement) => withoutPurposeOfOthers(statement, text));
  const statements = duties
    .flatMap(ownParts)
    .filter((statement) => !rule.unless.some((pattern) => saysWithin(pattern, statement, text)));
  if (statements.length === 0) return clear(rule, text);
  const figure = longest(rule, statements, text);
  const open = over === undefined ? duties.filter((duty) => !isAnswered(rule, ownParts(duty), text)) : [];
  const isLong = over !== undefined && figure !== null && figure.days > over;
  if (isLong)
    return withFigure(figure, statements, (evidence) =>
      fires(rule, text, evidence, `The longest period found is ${Math.round(figure.days)} days.`),
    );
  if (open.length === 0) return withFigure(figure, statements, (evidence) => clear(rule, text, evidence));
  const unanswered = open.flatMap((duty) => duty.found);
  return fires(rule, text, shown(rule, unanswered, text));
}

function isAnswered(rule: Rule, found: Statement[], text: Understanding): boolean {
  return found.some(
    (statement) =>
      rule.firesUnless.some((pattern) => saysWithin(pattern, statement, text)) ||
      rule.clearedBy.some((pattern) => firstSaying(pattern, nearbySentences(statement, text), text) !== null),
  );
}

/** A figure in calendar days and the statement that names it. */
interface Figure {
  days: number;
  statement: Statement;
}

/** The longest figure that `find` (or else `fires-unless`) reads from the statements and their clause. */
function longest(rule: Rule, statements: Statement[], text: Understanding): Figure | null {
  let most: Figure | null = null;
  const note = (days: number | null, statement: Statement) => {
    if (days !== null && days > (most?.days ?? -1)) most = { days, statement };
  };
  for (const statement of statements) {
    for (const pattern of rule.find.length > 0 ? rule.find : rule.firesUnless)
      if (saysWithin(pattern, statement, text)) note(valueOf(pattern, statement.ranges, text), statement);
    for (const pattern of rule.clearedBy) {
      const near = firstSaying(pattern, nearbySentences(statement, text), text);
      if (near) note(valueOf(pattern, near.ranges, text), near);
    }
  }
  return most;
}

/** The outcome of a judgement by figures: the words that name the figure stand first. */
const withFigure = (
  figure: Figure | null,
  statements: Statement[],
  outcomeOf: (evidence: Statement[]) => Outcome,
): Outcome =>
  figure === null ? outcomeOf(statements) : { ...outcomeOf([figure.statement, ...statements]), value: figure.days };

/** Counts of named things: controls promised, markers of an old form. */
function judgeTally(rule: Rule, text: Understanding): Outcome {
  if (rule.find.length > 0 && findStatements(rule.find, rule.unless, text).length === 0) return clear(rule, text);
  const variant = firstVariant(rule, rule.unless, text);
  if (variant) return variant;
  const cleared = clearing(rule, text);
  if (cleared) return clear(rule, text, [cleared.statement]);
  const found = rule.tally
    .map(({ find, clearedBy }) => (isSaid(clearedBy, text) ? [] : findStatements(find, [], text)))
    .filter((one) => one.length > 0);
  const value = found.length;
  const { "fires-below": below, "fires-from": from } = rule.data.tally!;
  const doesFire = (below !== undefined && value < below) || (from !== undefined && value >= from);
  const statements =
    rule.find.length > 0 && doesFire ? findStatements(rule.find, rule.unless, text) : found.map((one) => one[0]!);
  if (rule.kind === "recommended")
    return doesFire
      ? { ...fires(rule, text, statements, howFew(value)), value }
      : { ...outcome(rule, text, "clear", statements, "Found."), value };
  return { ...(doesFire ? fires(rule, text, statements) : clear(rule, text, statements)), value };
}

/** What is asked for is not there, or not enough of it. */
const howFew = (count: number): string =>
  count === 0 ? "The agreement names none." : `The agreement names only ${count === 1 ? "one" : String(count)}.`;

/** The statement that keeps a rule silent, with the figure it names. */
function clearing(rule: Rule, text: Understanding): { statement: Statement; value: { value?: number } } | null {
  for (const pattern of rule.clearedBy) {
    const statement = firstSaying(pattern, null, text);
    if (!statement) continue;
    const days = valueOf(pattern, statement.ranges, text);
    return { statement, value: days === null ? {} : { value: days } };
  }
  return null;
}

function countMissing(provisions: Provisions): number {
  let count = 0;
  for (const { outcome: one } of provisions.values())
    if (one.state === "missing" || one.variant === "by-reference") count++;
  return count;
}

const clear = (rule: Rule, text: Understanding, evidence: Statement[] = []): Outcome =>
  outcome(rule, text, "clear", evidence, "Nothing of the kind found.");

function fires(
  rule: Rule,
  text: Understanding,
  evidence: Statement[],
  message?: string,
  variant?: string,
  severity?: Severity,
): Outcome {
  const fired = outcome(rule, text, "fires", evidence, message ?? `${rule.data.title}.`);
  if (variant) fired.variant = variant;
  if (severity) fired.severity = severity;
  return Object.assign(fired, languageOf(rule));
}

function outcome(
  rule: Rule,
  text: Understanding,
  state: Outcome["state"],
  evidence: Statement[],
  message: string,
): Outcome {
  return { ...describe(rule), state, elements: [], message, evidence: evidenceOf(evidence, text) };
}
