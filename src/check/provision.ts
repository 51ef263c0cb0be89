import type { Pattern } from "../rulebook/pattern.js";
import type { RuleBook, Rule, Element } from "../rulebook/rulebook.js";
import type { ElementOutcome, Outcome, Sentence } from "../types.js";
import type { Understanding } from "../understand/understand.js";
import { continued } from "./continued.js";
import { evidenceOf, quote } from "./evidence.js";
import { narrowedBy } from "./narrowed.js";
import { decidingFirst } from "./order.js";
import { wholeSentence } from "./promises.js";
import {
  type Counting,
  findStatements,
  findTold,
  firstSaying,
  nearbySentences,
  saysWithin,
  type Statement,
} from "./statements.js";

/** What was found of a required provision. `found` is kept for the rules that judge the same statements. */
export interface Judged {
  outcome: Outcome;
  found: Statement[];
}

/** Judges a required rule: contradicted before met before partial before missing (codebook G7, G9). */
export function judgeProvision(rule: Rule, text: Understanding, book: RuleBook): Judged {
  const found = findStatements(findersOf(rule, text), rule.unless, text, countingOf(rule.data));
  const takenAway = findStatements(rule.takenAwayBy, rule.notTakenAwayBy, text);
  if (takenAway.length > 0)
    return judged(
      rule,
      text,
      "contradicted",
      rule.elements,
      takenAway,
      found,
      "A sentence of the agreement takes this away.",
    );
  if (found.length === 0 && isUncalledFor(rule, text))
    return judged(rule, text, "not-applicable", [], [], found, "Nothing in the agreement calls for this clause.");
  if (found.length > 0) return judgeElements(rule, found, text);
  const together = findTold(findersOf(rule, text), rule.unless, text, countingOf(rule.data), "closely");
  if (together.length > 0) return judgeElements(rule, together, continued(text, "closely"));

  for (const weak of rule.weak) {
    const weaker = findStatements(weak.find, weak.unless, text, countingOf({ ...rule.data, ...weak }));
    if (weaker.length === 0) continue;
    const lacking = rule.elements.filter((element) => weak.lacks.includes(element.id));
    return judged(rule, text, "partial", lacking, weaker, weaker, lacksMessage(lacking));
  }
  const incorporated = findStatements(
    (rule.data["listed-in"] ?? []).flatMap((list) => book.incorporation[list]),
    [],
    text,
  ).filter((statement) => reachesRule(statement, rule, text));
  if (incorporated.length > 0)
    return judged(
      rule,
      text,
      "partial",
      rule.elements,
      incorporated,
      incorporated,
      "Promised only by reference to the regulation; the words are not written out.",
      "by-reference",
    );
  return missing(rule, text);
}

/**
 * A grant or a right counts by its effect, whoever is its subject; all else is a promise (codebook G1), and one of the business
 * associate itself unless the rule is about what others are made to do.
 */
export function countingOf(asked: { "by-effect"?: boolean; "of-others"?: boolean }): Counting {
  if (asked["by-effect"]) return "words";
  return asked["of-others"] ? "promises" : "own promises";
}

/** Whether what a statement cites holds the rule's own paragraph: 164.504(e)(2)(ii)(D) and (E) take over no more than these two. */
function reachesRule({ ranges }: Statement, { data: { cites } }: Rule, text: Understanding): boolean {
  const own = cites.map((one) => /\d{3}\.\d{3}\S*/.exec(one)?.[0] ?? "");
  const cited = text.mentions.citations.filter((one) => ranges.some(([from, to]) => one.from >= from && one.from < to));
  return cited.some(({ section }) => own.some((paragraph) => namesOrHolds(section, paragraph)));
}

const namesOrHolds = (section: string, paragraph: string) =>
  paragraph.startsWith(section) && /^(?:$|\()/.test(paragraph.slice(section.length));

/** Nothing calls for the clause; where the rule says so, only if something shows that nothing does. */
function isUncalledFor(rule: Rule, text: Understanding): boolean {
  if (rule.appliesWhen.length === 0 || findStatements(rule.appliesWhen, [], text).length > 0) return false;
  return rule.notApplicableWhen.length === 0 || findStatements(rule.notApplicableWhen, [], text).length > 0;
}

/** Words that supply the provision by themselves, and those that do because of something said elsewhere. */
function findersOf({ find, provided }: Rule, text: Understanding): readonly Pattern[] {
  return provided.by.some((pattern) => firstSaying(pattern, null, text)) ? [...find, ...provided.find] : find;
}

export function judgeElements(rule: Rule, found: Statement[], text: Understanding): Judged {
  const support: Statement[] = [];
  const lacking = rule.elements.filter((element) => {
    const supplied = supplies(element, found, text);
    if (supplied) support.push(...supplied);
    return !supplied;
  });
  const [deciding, ...others] = decidingFirst(found, rule.elements, text);
  const evidence = [deciding!, ...support, ...others];
  if (lacking.length > 0) return judged(rule, text, "partial", lacking, evidence, found, lacksMessage(lacking));
  const narrowing = rule.data["by-effect"] ? null : narrowingOf(rule, found, text);
  if (narrowing !== null)
    return judged(rule, text, "partial", [], [deciding!, ...narrowing, ...others], found, holdsInPart, "narrowed");
  return judged(rule, text, "met", [], evidence, found, "Found with every part the rule asks for.");
}

const holdsInPart = "Promised, but only for a part of the information, of the time or of the customers.";

/** What narrows a promise down to a part, where none that is made without such a limit supplies all that is asked for. */
function narrowingOf(rule: Rule, found: Statement[], text: Understanding): Statement[] | null {
  const narrowing = found.map((statement) => narrowedBy(statement, text));
  if (narrowing.every((one) => one === null)) return null;
  const whole = found.filter((_, at) => narrowing[at] === null);
  if (whole.length > 0 && rule.elements.every((element) => supplies(element, whole, text))) return null;
  const sentences = [...new Set(narrowing.filter((one) => one !== null))];
  return sentences.map((sentence) => ({ sentence, ranges: wholeSentence(sentence, text) }));
}

/** The statements that supply an element beyond those found; empty when the found ones do, null when nothing does. */
function supplies(element: Element, found: Statement[], text: Understanding): Statement[] | null {
  if (findStatements(element.lostBy, [], text).length > 0) return null;
  const sound = found.filter((statement) => !element.lacks.some((pattern) => saysWithin(pattern, statement, text)));
  const comesWithFind = element.any.length + element.nearby.length + element.elsewhere.length === 0;
  if (comesWithFind) return sound.length > 0 ? [] : null;
  if (sound.some((statement) => element.any.some((pattern) => saysWithin(pattern, statement, text)))) return [];
  for (const statement of sound)
    for (const pattern of element.nearby) {
      const near = firstSaying(pattern, nearbySentences(statement, text), text);
      if (near) return [near];
    }
  if (!sound.some((statement) => pointsElsewhere(element, statement, text))) return null;
  for (const pattern of element.elsewhere) {
    const far = firstSaying(pattern, null, text);
    if (far) return [far];
  }
  return null;
}

/** Whether what is said elsewhere may complete a statement: "may use PHI to perform its services" speaks of what is told there. */
const pointsElsewhere = ({ points }: Element, statement: Statement, text: Understanding): boolean =>
  points.length === 0 || points.some((pattern) => saysWithin(pattern, statement, text));

const lacksMessage = (lacking: readonly Element[]) => `Lacks: ${lacking.map((element) => element.text).join("; ")}.`;

function missing(rule: Rule, text: Understanding): Judged {
  const result = judged(rule, text, "missing", rule.elements, [], [], "Nothing in the agreement promises this.");
  const closest = closestTo(rule, text);
  if (closest) result.outcome.closest = closest;
  return result;
}

/** The passage that speaks of the subject without supplying it, and why it does not; what a word means comes near to no promise. */
function closestTo(rule: Rule, text: Understanding): Outcome["closest"] {
  const { sentences, document } = text;
  const isDefinition = ({ zone, span }: Sentence) =>
    zone === "definition" || /\b(?:same|following) meanings?\b/i.test(document.text.slice(span.start, span.end));
  const others = sentences.flatMap((sentence, index) => (isDefinition(sentence) ? [] : [index]));
  for (const pattern of rule.topic) {
    const near = firstSaying(pattern, others, text);
    if (near)
      return {
        ...quote(text.sentences[near.sentence]!.span, text.sentences[near.sentence]!.clause, text),
        lacks: whyNot(near, rule, text),
      };
  }
  return undefined;
}

function whyNot({ sentence }: Statement, { elements }: Rule, text: Understanding): string {
  const { zone } = text.sentences[sentence]!;
  if (zone === "recital") return "It stands in the recitals, which bind nobody.";
  if (zone === "heading") return "It is a heading, and no sentence under it says this.";
  const norms = text.normsOf[sentence]!.map((index) => text.norms[index]!);
  if (norms.every((norm) => norm.bearer === "covered entity"))
    return "It binds the covered entity, not the business associate.";
  if (norms.every((norm) => norm.bearer === "subcontractor"))
    return "It binds subcontractors, not the business associate.";
  if (norms.every((norm) => norm.force === "permission")) return "It allows, and promises nothing.";
  return `It does not give: ${elements.map((element) => element.text).join("; ")}.`;
}

function judged(
  rule: Rule,
  text: Understanding,
  state: Outcome["state"],
  lacking: readonly Element[],
  evidence: readonly Statement[],
  found: Statement[],
  message: string,
  variant?: string,
): Judged {
  const elements = rule.elements.map(
    ({ id }): ElementOutcome => ({ id, state: lacking.some((one) => one.id === id) ? "lacking" : "present" }),
  );
  const outcome: Outcome = { ...describe(rule), state, elements, message, evidence: evidenceOf(evidence, text) };
  if (variant) outcome.variant = variant;
  if (state !== "met" && state !== "not-applicable") Object.assign(outcome, languageOf(rule));
  return { outcome, found };
}

/** What to ask for, and what to settle for. */
export function languageOf({
  data: { request, suggest, fallback },
}: Rule): Pick<Outcome, "request" | "suggest" | "fallback"> {
  return {
    ...(request === undefined ? {} : { request }),
    ...(suggest === undefined ? {} : { suggest }),
    ...(fallback === undefined ? {} : { fallback }),
  };
}

/** What every outcome says of its rule. */
export function describe(rule: Rule): Omit<Outcome, "state" | "elements" | "message" | "evidence"> {
  const { id, title, clause, severity, why, cites } = rule.data;
  return { rule: id, title, kind: rule.kind, clause, severity, why, cites };
}
