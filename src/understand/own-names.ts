import type { StandIn } from "./phrases.js";
import { isOneOf, phraseStems, type Word } from "./words.js";

// An agreement is "this Exhibit" to itself, or "this BAA"; its terms are "the terms hereof". The lexicon says "this agreement".

const papers = "baa addendum exhibit attachment schedule annex annexure appendix contract deed supplement rider";
const agreement = phraseStems("agreement");
const short = new Map(
  Object.entries({
    hereof: "of this agreement",
    herein: "in this agreement",
    hereunder: "under this agreement",
    hereto: "to this agreement",
    hereby: "by this agreement",
  }).map(([word, phrase]) => [word, phraseStems(phrase)]),
);

/** The words by which a text speaks of itself, to be read as "this agreement" too. */
export function findOwnNames(words: readonly Word[]): StandIn[] {
  return words.flatMap(({ lower }, at): StandIn[] => {
    const isPaper =
      isOneOf(papers, lower) &&
      (isOneOf("this", words[at - 1]?.lower) ||
        (isOneOf("the", words[at - 1]?.lower) && isOneOf("baa addendum", lower)));
    const stems = isPaper ? agreement : short.get(lower);
    return stems ? [{ from: at, to: at + 1, stems, isOpaque: false }] : [];
  });
}
