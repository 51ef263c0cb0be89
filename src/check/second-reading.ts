import type { SecondReader } from "../rulebook/second-reader.js";
import type { Rule } from "../rulebook/rulebook.js";
import type { Evidence, Outcome, State } from "../types.js";
import { hasIn, tellingTerm } from "../understand/definitions.js";
import type { Understanding } from "../understand/understand.js";
import { wordAt } from "../understand/words.js";
import { evidenceOf } from "./evidence.js";
import { featuresOfSentence, type Seen, seenIn } from "./features.js";
import { wholeSentence } from "./promises.js";
import { countingOf, judgeElements } from "./provision.js";
import { firstEndingAfter } from "./ranges.js";
import { findStatements, saysWithin, type Statement } from "./statements.js";

/** Log-odds from which on a sentence is held to supply a term that the rules call missing: four to one. */
const alike = Math.log(4);
/** By so much more where the sentence already supplies another term: it may well be there for that one alone. */
const busy = 1;
/** Log-odds below which words that one reading alone takes for a term are held to be about something else: one to twelve. */
const unlike = -2.5;
/** The same for words that are taken to undo a term: one to a hundred and fifty. They are often worded like no term at all. */
const unlikeAtAll = -5;
/** No agreement has more sentences. */
const most = 5000;

/**
 * A second reader looks again at what the rules know least of: for a term that they call missing, whether some sentence is worded like those
 * by which agreements give it; for one that they call met and that only one of their readings finds, or contradicted, whether its words are
 * about the term at all. A clear vote against the rules makes the outcome `needs-review`; it never makes a term missing, and
 * present only where the rule itself reads it but for one of its exceptions (docs/second-reader.md).
 */
export function withSecondReading(
  outcomes: Outcome[],
  text: Understanding,
  rules: readonly Rule[],
  reader: () => SecondReader | null,
): Outcome[] {
  if (text.sentences.length > most || !outcomes.some(({ kind, state }) => kind === "required" && asked.has(state)))
    return outcomes;
  const reading: Reading = {
    text,
    oddsOf: oddsIn(text, reader),
    supplying: new Set(outcomes.filter(isSupplied).flatMap((one) => sentencesOf(one.evidence, text))),
  };
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  return outcomes.map((one) => {
    const rule = one.kind === "required" ? byId.get(one.rule) : undefined;
    if (!rule) return one;
    if (one.state === "missing") return orLikely(one, rule, reading);
    const doubt = doubtAbout(one, rule, reading);
    return doubt === null ? one : { ...one, state: "needs-review", message: doubt };
  });
}

const asked: ReadonlySet<State> = new Set(["missing", "met", "contradicted"]);
const isSupplied = ({ kind, state }: Outcome) => kind === "required" && (state === "met" || state === "partial");

/** What the second reader makes of a text. */
interface Reading {
  text: Understanding;
  /** Log-odds that a sentence supplies the term of a rule; null for a rule it has not learnt. */
  oddsOf: (rule: string, sentence: number) => number | null;
  /** The sentences that supply some term. */
  supplying: ReadonlySet<number>;
}

/** The reader, and the features of a sentence, are come to when they are first asked for: few sentences may supply what is open. */
function oddsIn(text: Understanding, reader: () => SecondReader | null): Reading["oddsOf"] {
  let seen: Seen | undefined;
  const known: (readonly number[])[] = [];
  return (rule, sentence) => {
    const second = reader();
    if (second === null) return null;
    seen ??= seenIn(text);
    known[sentence] ??= second.placesOf(featuresOfSentence(sentence, text, seen));
    return second.weigh(rule, known[sentence]);
  };
}

/** A missing term, open where the reader is sure of a sentence. */
function orLikely(one: Outcome, rule: Rule, reading: Reading): Outcome {
  const sentence = mostAlike(rule, reading);
  if (sentence === null) return one;
  const turnedDown = readDespite(sentence, rule, reading.text);
  if (turnedDown !== null) return turnedDown;
  const open = { ...one };
  delete open.closest;
  return {
    ...open,
    state: "needs-review",
    message: "No rule reads this clause in the agreement, but this sentence is worded much like it. Read it yourself.",
    evidence: evidenceOf([{ sentence, ranges: wholeSentence(sentence, reading.text) }], reading.text),
  };
}

/**
 * Of a sentence in which the rule reads its clause, with every part, but for one exception that it makes, two readings are open, and the
 * reader decides between them: null where the rule reads nothing, or not all, or has more than one objection.
 */
function readDespite(sentence: number, rule: Rule, text: Understanding): Outcome | null {
  const found = findStatements(rule.find, [], text, countingOf(rule.data)).filter((one) => one.sentence === sentence);
  // What the law says of all such contracts grants nothing in this one.
  const isGrant = text.normsOf[sentence]!.some((norm) => text.norms[norm]!.force === "permission");
  const [first] = found;
  if (!first || (rule.data["by-effect"] && !isGrant)) return null;
  if (rule.unless.filter((one) => saysWithin(one, first, text)).length > 1) return null;
  const { outcome } = judgeElements(rule, found, text);
  return outcome.state === "met" ? outcome : null;
}

/** The sentence that the reader is surest of; null where it is not sure of any. */
function mostAlike(rule: Rule, { text, oddsOf, supplying }: Reading): number | null {
  // Asked for only where the reader is sure: most terms that are missing have no such sentence.
  let turnedDown: ReadonlySet<number> | undefined;
  let best: number | null = null;
  let highest = alike;
  text.sentences.forEach(({ zone }, sentence) => {
    if (zone !== "operative" || !mayCount(rule, sentence, text)) return;
    const odds = oddsOf(rule.id, sentence);
    if (odds === null) return;
    const counted = odds - (supplying.has(sentence) ? busy : 0);
    if (counted < highest || (turnedDown ??= turnedDownBy(rule, text)).has(sentence)) return;
    [best, highest] = [sentence, counted];
  });
  return best;
}

/** Sentences that a rule reads and passes over for what they plainly do instead; which grants and rights are for something else, it knows best. */
function turnedDownBy(rule: Rule, text: Understanding): ReadonlySet<number> {
  const read = findStatements(rule.find, [], text, countingOf(rule.data));
  const isOther = (one: Statement) =>
    rule.data["by-effect"] || rule.never.some((never) => saysWithin(never, one, text));
  const open = new Set(read.filter((one) => !isOther(one)).map((one) => one.sentence));
  return new Set(read.map((one) => one.sentence).filter((sentence) => !open.has(sentence)));
}

/** Only what binds the business associate may supply a promise; a grant or a right counts by its effect (codebook G1). */
function mayCount({ data }: Rule, sentence: number, { norms, normsOf }: Understanding): boolean {
  return (normsOf[sentence] ?? []).some((norm) => {
    const { bearer, force } = norms[norm]!;
    const binds = force === "duty" || force === "prohibition";
    return data["by-effect"] ? binds || force === "permission" : binds && isBound.has(bearer);
  });
}

const isBound: ReadonlySet<string> = new Set(["business associate", "parties", "unstated"]);

/** What the reader has against a term that was found, or found to be taken back; null where it has nothing. */
function doubtAbout(one: Outcome, rule: Rule, reading: Reading): string | null {
  if (one.state === "met" && isFoundOnce(rule, reading.text) && areUnlike(one, unlike, reading))
    return "A rule reads this clause here, but its words are unlike those by which agreements give it. Read it yourself.";
  if (one.state === "contradicted" && areUnlike(one, unlikeAtAll, reading))
    return "A rule reads here that this clause is taken back, but the words seem to be about something else. Read them yourself.";
  return null;
}

/**
 * Whether the reader holds all words that decided an outcome to be about something else. It knows the words of promises, not of definitions,
 * nor what a term says by its own.
 */
function areUnlike({ rule, evidence }: Outcome, least: number, { text, oddsOf }: Reading): boolean {
  const sentences = sentencesOf(evidence, text);
  const telling = text.mentions.named(tellingTerm);
  const isUnlike = (sentence: number) =>
    text.sentences[sentence]!.zone === "operative" &&
    !hasIn(telling, text.sentenceWords[sentence]!) &&
    (oddsOf(rule, sentence) ?? Infinity) < least;
  return sentences.length > 0 && sentences.every(isUnlike);
}

/** Whether only one of the patterns of a rule finds anything. What supplies a term is mostly found by several. */
function isFoundOnce({ find, unless, data }: Rule, text: Understanding): boolean {
  let finding = 0;
  for (const pattern of find)
    if (findStatements([pattern], unless, text, countingOf(data)).length > 0 && ++finding > 1) return false;
  return finding === 1;
}

/** The sentences of the agreement in which evidence stands. */
function sentencesOf(evidence: readonly Evidence[], { words, sentenceWords }: Understanding): number[] {
  const found = new Set<number>();
  for (const { span, file } of evidence) {
    if (file !== undefined) continue;
    const to = wordAt(words, span[1]);
    for (let at = firstEndingAfter(sentenceWords, wordAt(words, span[0])); (sentenceWords[at]?.[0] ?? to) < to; at++)
      found.add(at);
  }
  return [...found];
}
