import type { Agreement, Sentence } from "../types.js";
import { bindingForces, readBindingPhrases } from "./binding-phrases.js";
import { findBlankDates, findBlanks } from "./blanks.js";
import { findDates } from "./dates.js";
import { findDefinitions, lendContent } from "./definitions.js";
import { lendCalled, lendElectronic, lendIncluded, lendPhi } from "./names-of-phi.js";
import { addTo } from "./add-to.js";
import { findHedged } from "./hedges.js";
import { Mentions } from "./mentions.js";
import { findBothLabels } from "./labels-of-parties.js";
import { findMiscitations } from "./miscitations.js";
import type { Norm } from "./norm.js";
import { findNorms } from "./norms.js";
import { findOwnNames } from "./own-names.js";
import { findOwnParts } from "./own-parts.js";
import { findOtherPapers } from "./other-papers.js";
import { asRole, findNames, markParties } from "./named-parties.js";
import { type Cast, findParties } from "./parties.js";
import type { Occurrence, PhraseBook, Range } from "./phrases.js";
import { findSignatures } from "./signatures.js";
import { type Word, wordAt, words } from "./words.js";

/** An agreement with everything the rules ask about, computed once for all of them. */
export interface Understanding extends Agreement {
  words: Word[];
  /** Word range of every sentence. */
  sentenceWords: Range[];
  mentions: Mentions;
  cast: Cast;
  norms: Norm[];
  /** Indexes into `norms`, by sentence. */
  normsOf: number[][];
}

/** Adds words, parties, definitions and norms, a layer at a time. */
export function understand(agreement: Agreement, phrases: PhraseBook): Understanding {
  const all = words(agreement.document.text);
  const sentenceWords = wordRanges(agreement, all);
  const rangeOf = (sentence: number) => sentenceWords[sentence]!;
  const cast = findParties(agreement, all);
  const parties = findNames(all, cast);
  const mentions = new Mentions(all, phrases, [...findOwnNames(all), ...parties.map((one) => asRole(one, all))]);
  const { text } = agreement.document;
  const blank = findBlanks(text, all);
  const others = findOtherPapers(agreement, all);
  const ownParts = findOwnParts(agreement, all);
  const computed = {
    // Besides the usual names that the lexicon lists.
    "other contract": others,
    "outside contract": others,
    agreement: ownParts,
    // An entry of the lexicon that names another does not take over what is computed for it.
    measure: ownParts,
    blank,
    "blank date": findBlankDates(text, all, blank),
    ...findDates(text, all),
    ...findSignatures(text, all),
    "both labels on one party": findBothLabels(text, all),
    ...findMiscitations(text, all, agreement.sentences, mentions.citations),
  };
  for (const [name, occurrences] of Object.entries(computed)) mentions.add(name, occurrences);
  markParties(mentions, parties);
  mentions.add("names without promising", findHedged(mentions));
  lendContent(mentions, findDefinitions(agreement, rangeOf), cast.aliases.keys());
  lendPhi(agreement, mentions);
  lendCalled(agreement, mentions);
  lendIncluded(agreement, mentions);
  lendElectronic(mentions);
  // "Protected Information": in the name of what is protected the word protects nothing.
  const inName = wordsWithin(mentions.named("phi"));
  mentions.remove("protect", ({ from }) => inName.has(from) && /^[A-Z]/.test(all[from]!.text));
  const composed = readBindingPhrases(all);
  for (const force of bindingForces)
    mentions.add(
      force,
      composed.filter((one) => one.force === force),
    );
  const norms = findNorms(agreement, mentions, rangeOf);
  mentions.add("deed", deedsIn(norms));
  const normsOf = normsBySentence(norms, agreement.sentences);
  return { ...agreement, words: all, sentenceWords, mentions, cast, norms, normsOf };
}

const wordsWithin = (occurrences: readonly Occurrence[]): Set<number> =>
  new Set(occurrences.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, step) => from + step)));

/** Indexes of the norms of every sentence. */
export function normsBySentence(norms: readonly Norm[], sentences: readonly Sentence[]): number[][] {
  const bySentence: number[][] = [];
  norms.forEach(({ sentence }, index) => addTo(bySentence, sentence, index));
  return sentences.map((_, sentence) => bySentence[sentence] ?? []);
}

/** Where what is to be done begins: at one place once, ascending. */
function deedsIn(norms: readonly Norm[]): Occurrence[] {
  const byPlace = new Map(norms.map(({ deed }) => [deed.from, deed]));
  return [...byPlace.values()].sort((a, b) => a.from - b.from);
}

function wordRanges(agreement: Agreement, all: Word[]): Range[] {
  return agreement.sentences.map(({ span }) => [wordAt(all, span.start), wordAt(all, span.end)]);
}
