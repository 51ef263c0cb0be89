import type { Pattern } from "../rulebook/pattern.js";
import {
  afterPart,
  gaps,
  idShift,
  kindMask,
  kinds,
  marks,
  partHead,
  patternHead,
  stepSize,
  type DurationTest,
  type PatternBlock,
} from "../rulebook/pattern-block.js";
import { firstFrom } from "../understand/mentions.js";
import type { Occurrence, Range } from "../understand/phrases.js";
import type { Understanding } from "../understand/understand.js";
import { ascending } from "./ranges.js";

/** Words that "~" may step over. */
const nearWords = 6;

/** Whether all parts of a pattern hold within the ranges, read one after the other as one text. */
export function holds({ block, at }: Pattern, ranges: readonly Range[], text: Understanding): boolean {
  const { numbers } = block;
  let part = at + patternHead;
  for (let left = numbers[at]!; left > 0; left--) {
    if (isSaid(block, part, ranges, text) === ((numbers[part]! & marks.negated) !== 0)) return false;
    part = afterPart(numbers, part);
  }
  return true;
}

function isSaid(block: PatternBlock, part: number, ranges: readonly Range[], text: Understanding): boolean {
  const mark = block.numbers[part]!;
  if ((mark & marks.nearby) !== 0) return saidAround(block, part, ranges, text);
  if ((mark & marks.headed) !== 0) return saidAbove(block, part, ranges, text);
  return isMatched(block, part, ranges, text);
}

/** "Security Rule. Vendor shall keep safeguards for electronic PHI": whether a heading that a statement stands under says what it is about. */
function saidAbove(block: PatternBlock, part: number, ranges: readonly Range[], text: Understanding): boolean {
  const { sentences, sentenceWords, clauses } = text;
  const own = sentenceAt(ranges.at(-1)![0], text);
  // The document itself has a title; it says what the paper is, not what a sentence in it is about.
  for (let at = sentences[own]!.clause; clauses[at]!.parent !== undefined; at = clauses[at]!.parent!) {
    const first = clauses[at]!.sentences[0];
    const isHeading = first < own && sentences[first]!.zone === "heading";
    if (isHeading && isMatched(block, part, [sentenceWords[first]!], text)) return true;
  }
  return false;
}

/** How many sentences to either side a part that is asked "nearby" looks at. */
const around = 3;

/** "If so, Vendor shall protect it": whether this sentence or one close by in the same clause says what a statement rests on. */
function saidAround(block: PatternBlock, part: number, ranges: readonly Range[], text: Understanding): boolean {
  const own = sentenceAt(ranges.at(-1)![0], text);
  const { sentences, sentenceWords } = text;
  for (let at = Math.max(0, own - around); at <= own + around && at < sentences.length; at++) {
    if (sentences[at]!.zone !== "operative") continue;
    const isNear = clauseAbove(at, text) === clauseAbove(own, text);
    if (isNear && isMatched(block, part, [sentenceWords[at]!], text)) return true;
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
export function valueOf({ block, at }: Pattern, ranges: readonly Range[], text: Understanding): number | null {
  const { numbers } = block;
  let value: number | null = null;
  let part = at + patternHead;
  for (let left = numbers[at]!; left > 0; left--) {
    const matches = numbers[part] === 0 ? matchPart(block, part, ranges, text, Infinity) : [];
    for (const match of matches) if (match.value !== undefined) value = Math.max(value ?? 0, match.value);
    part = afterPart(numbers, part);
  }
  return value;
}

interface Reached {
  end: number;
  value: number | undefined;
}

/** Whether a part can end at all: for that the first of its ends is enough. */
const isMatched = (block: PatternBlock, part: number, ranges: readonly Range[], text: Understanding): boolean =>
  matchPart(block, part, ranges, text, 1).length > 0;

/** Word indexes behind each place where a part of a pattern is said, ascending. */
export const endsOf = (block: PatternBlock, part: number, ranges: readonly Range[], text: Understanding): number[] =>
  matchPart(block, part, ranges, text, Infinity).map(({ end }) => end);

/**
 * Where a part can end, step by step: from every end that was reached, the occurrences of the next step that stand
 * within its gap. Ends are ascending, so the work is linear in the occurrences.
 */
function matchPart(
  block: PatternBlock,
  part: number,
  ranges: readonly Range[],
  text: Understanding,
  enough: number,
): Reached[] {
  let reached: Reached[] | null = null;
  let step = part + partHead;
  for (let left = block.numbers[part + 1]!; left > 0; left--) {
    reached = advance(block, step, reached, ranges, text, left === 1 ? enough : Infinity);
    if (reached.length === 0) break;
    step += stepSize;
  }
  return reached!;
}

// The innermost work of the check: loops without iterators, which are slow until they are optimised.
function advance(
  block: PatternBlock,
  step: number,
  from: Reached[] | null,
  ranges: readonly Range[],
  text: Understanding,
  enough: number,
): Reached[] {
  const { numbers } = block;
  const gap = numbers[step]!;
  const alternatives = numbers[step + 1]!;
  const lastAtom = alternatives + numbers[alternatives]!;
  const next: Reached[] = [];
  const earliest = from?.[0]?.end ?? 0;
  const limits = from && gap !== gaps.any ? limitsOf(from, gap, ranges, text) : null;
  let isAscending = true;
  for (let k = 0; k < ranges.length; k++)
    for (let place = alternatives + 1; place <= lastAtom; place++) {
      const rangeTo = ranges[k]![1];
      const atom = numbers[place]!;
      const occurrences = occurrencesOf(block, atom, text);
      for (let at = firstFrom(occurrences, Math.max(ranges[k]![0], earliest)); at < occurrences.length; at++) {
        const one = occurrences[at]!;
        if (one.from >= rangeTo) break;
        if (one.to > rangeTo || !passes(block, atom, one, text)) continue;
        let { value } = one;
        if (limits) {
          const before = lastBefore(from!, one.from);
          if (one.from > limits[before]!) continue;
          value ??= from![before]!.value;
        } else if (from) value ??= valueBefore(from, one.from);
        isAscending &&= next.length === 0 || next[next.length - 1]!.end < one.to;
        next.push({ end: one.to, value });
        if (next.length >= enough) return next;
      }
    }
  if (isAscending) return next;
  // Of several ways to one end the first counts; sorting keeps their order.
  return next.sort((a, b) => a.end - b.end).filter(({ end }, at) => end !== next[at - 1]?.end);
}

/** The last end at or before a word; the first is there. */
function lastBefore(ends: readonly Reached[], word: number): number {
  let at = ends.length - 1;
  while (ends[at]!.end > word) at--;
  return at;
}

/** The largest value that was reached at or before a word. */
function valueBefore(from: readonly Reached[], word: number): number | undefined {
  let most: number | undefined;
  for (let k = 0; k < from.length && from[k]!.end <= word; k++) {
    const { value } = from[k]!;
    if (value !== undefined && (most === undefined || value > most)) most = value;
  }
  return most;
}

/** For each end the last word at which the next step may start; from the end on it may start at every one. */
function limitsOf(from: readonly Reached[], gap: number, ranges: readonly Range[], text: Understanding): number[] {
  const limits: number[] = [];
  const { words } = text;
  const inText = ascending(ranges);
  for (let k = 0; k < from.length; k++) {
    let range = 0;
    let limit = -1;
    for (let at = from[k]!.end, steps = gap === gaps.near ? nearWords : 0; ; at++) {
      // Behind the end of a range the next is entered: a lead-in runs on into its item.
      while (range < inText.length && at >= inText[range]![1]) range++;
      if (range === inText.length) break;
      if (at < inText[range]![0]) at = inText[range]![0];
      limit = at;
      const word = words[at];
      if (!word || (!word.isLight && steps-- <= 0)) break;
    }
    limits.push(limit);
  }
  return limits;
}

function occurrencesOf(block: PatternBlock, atom: number, text: Understanding): readonly Occurrence[] {
  switch (atom & kindMask) {
    case kinds.cites:
      return text.mentions.citing(block.sections[atom >> idShift]!);
    case kinds.duration:
      return text.mentions.named("duration");
    default:
      return text.mentions.of(atom >> idShift);
  }
}

function passes(block: PatternBlock, atom: number, one: Occurrence, text: Understanding): boolean {
  switch (atom & kindMask) {
    case kinds.capital:
      return /^[A-Z]/.test(text.words[one.from]!.text);
    case kinds.duration:
      return passesTest(one.value!, block.tests[atom >> idShift]!);
    default:
      return true;
  }
}

function passesTest(value: number, { test, days }: DurationTest): boolean {
  switch (test) {
    case "<":
      return value < days;
    case "<=":
      return value <= days;
    case ">":
      return value > days;
    case ">=":
      return value >= days;
  }
}
