import type { Atom, Part, Pattern, Step } from "../rulebook/pattern.js";
import { firstFrom } from "../understand/mentions.js";
import type { Occurrence, Range } from "../understand/phrases.js";
import type { Understanding } from "../understand/understand.js";

/** Words that "~" may step over. */
const nearWords = 6;

/** Whether all parts of a pattern hold within the ranges, read one after the other as one text. */
export function holds(pattern: Pattern, ranges: readonly Range[], text: Understanding): boolean {
  return pattern.parts.every((part) => isSaid(part, ranges, text) !== part.negated);
}

function isSaid(part: Part, ranges: readonly Range[], text: Understanding): boolean {
  switch (part.where) {
    case "nearby":
      return saidAround(part, ranges, text);
    case "headed":
      return saidAbove(part, ranges, text);
    default:
      return matchPart(part, ranges, text) !== null;
  }
}

/** "Security Rule. Vendor shall keep safeguards for electronic PHI": whether a heading that a statement stands under says what it is about. */
function saidAbove(part: Part, ranges: readonly Range[], text: Understanding): boolean {
  const { sentences, sentenceWords, clauses } = text;
  const own = sentenceAt(ranges.at(-1)![0], text);
  // The document itself has a title; it says what the paper is, not what a sentence in it is about.
  for (let at = sentences[own]!.clause; clauses[at]!.parent !== undefined; at = clauses[at]!.parent!) {
    const first = clauses[at]!.sentences[0];
    const isHeading = first < own && sentences[first]!.zone === "heading";
    if (isHeading && matchPart(part, [sentenceWords[first]!], text) !== null) return true;
  }
  return false;
}

/** How many sentences to either side a part that is asked "nearby" looks at. */
const around = 3;

/** "If so, Vendor shall protect it": whether this sentence or one close by in the same clause says what a statement rests on. */
function saidAround(part: Part, ranges: readonly Range[], text: Understanding): boolean {
  const own = sentenceAt(ranges.at(-1)![0], text);
  const { sentences, sentenceWords } = text;
  for (let at = Math.max(0, own - around); at <= own + around && at < sentences.length; at++) {
    if (sentences[at]!.zone !== "operative") continue;
    const isNear = clauseAbove(at, text) === clauseAbove(own, text);
    if (isNear && matchPart(part, [sentenceWords[at]!], text) !== null) return true;
  }
  return false;
}

/** The clause a sentence stands in; of an item the clause around its list. */
function clauseAbove(sentence: number, text: Understanding): number {
  const { clause } = text.sentences[sentence]!;
  const { parent, depth } = text.clauses[clause]!;
  return parent !== undefined && depth > 1 ? parent : clause;
}

function sentenceAt(word: number, { sentenceWords }: Understanding): number {
  let low = 0;
  let high = sentenceWords.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (sentenceWords[middle]![0] <= word) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The largest value of the durations that a pattern's duration steps match, or null. */
export function valueOf(pattern: Pattern, ranges: readonly Range[], text: Understanding): number | null {
  let value: number | null = null;
  for (const part of pattern.parts) {
    const match = part.negated || part.where ? null : matchPart(part, ranges, text);
    if (match?.value !== undefined) value = Math.max(value ?? 0, match.value);
  }
  return value;
}

interface Reached {
  end: number;
  value?: number;
}

/**
 * Where a part can end, step by step: from every end that was reached, the occurrences of the next step that stand
 * within its gap. Ends are ascending, so the work is linear in the occurrences.
 */
function matchPart(part: Part, ranges: readonly Range[], text: Understanding): Reached | null {
  let reached: Reached[] | null = null;
  for (const step of part.steps) {
    reached = advance(step, reached, ranges, text);
    if (reached.length === 0) return null;
  }
  return reached!.reduce((a, b) => ((b.value ?? -1) > (a.value ?? -1) ? b : a));
}

// The innermost work of the check: loops without iterators, which are slow until they are optimised.
function advance(step: Step, from: Reached[] | null, ranges: readonly Range[], text: Understanding): Reached[] {
  const next: Reached[] = [];
  const earliest = from?.[0]?.end ?? 0;
  const starts = from && step.gap !== "any" ? startsAfter(from, step.gap, ranges, text) : null;
  for (let k = 0; k < ranges.length; k++)
    for (let j = 0; j < step.atoms.length; j++) {
      const rangeTo = ranges[k]![1];
      const atom = step.atoms[j]!;
      const occurrences = occurrencesOf(atom, text);
      for (let at = firstFrom(occurrences, Math.max(ranges[k]![0], earliest)); at < occurrences.length; at++) {
        const one = occurrences[at]!;
        if (one.from >= rangeTo) break;
        if (one.to > rangeTo || !passes(atom, one, text)) continue;
        const before = starts
          ? starts.get(one.from)
          : from
            ? { end: earliest, ...valueBefore(from, one.from) }
            : undefined;
        if (from && !before) continue;
        const value = one.value ?? before?.value;
        next.push(value === undefined ? { end: one.to } : { end: one.to, value });
      }
    }
  if (next.length < 2) return next;
  // Of several ways to one end the first counts; sorting keeps their order.
  return next.sort((a, b) => a.end - b.end).filter(({ end }, at) => end !== next[at - 1]?.end);
}

function valueBefore(from: Reached[], at: number): { value?: number } {
  const value = from
    .filter((one) => one.end <= at)
    .reduce<
      number | undefined
    >((most, one) => (one.value === undefined ? most : Math.max(most ?? 0, one.value)), undefined);
  return value === undefined ? {} : { value };
}

/** Word indexes at which the next step may start, with the state they continue. */
function startsAfter(
  from: Reached[],
  gap: "next" | "near",
  ranges: readonly Range[],
  text: Understanding,
): Map<number, Reached> {
  const starts = new Map<number, Reached>();
  for (const reached of from) {
    let at = enterRange(reached.end, ranges);
    for (let steps = gap === "near" ? nearWords : 0; at !== null; ) {
      starts.set(at, reached);
      const word = text.words[at];
      if (!word || (!word.isLight && steps-- <= 0)) break;
      at = enterRange(at + 1, ranges);
    }
  }
  return starts;
}

/** The word itself, or the first of the next range when it lies behind the end of one: a lead-in runs on into its item. */
function enterRange(at: number, ranges: readonly Range[]): number | null {
  for (let k = 0; k < ranges.length; k++) {
    if (at < ranges[k]![0]) return ranges[k]![0];
    if (at < ranges[k]![1]) return at;
  }
  return null;
}

function occurrencesOf(atom: Atom, text: Understanding): readonly Occurrence[] {
  switch (atom.kind) {
    case "class":
      return text.mentions.of(atom.id);
    case "cites":
      return text.mentions.citing(atom.section);
    case "duration":
      return text.mentions.named("duration");
  }
}

function passes(atom: Atom, one: Occurrence, text: Understanding): boolean {
  if (atom.kind === "class") return !atom.capital || /^[A-Z]/.test(text.words[one.from]!.text);
  if (atom.kind === "cites") return true;
  const days = one.value!;
  switch (atom.test) {
    case "<":
      return days < atom.days;
    case "<=":
      return days <= atom.days;
    case ">":
      return days > atom.days;
    case ">=":
      return days >= atom.days;
  }
}
