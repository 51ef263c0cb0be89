import type { StandIn } from "./phrases.js";
import { placesWhere } from "./word-places.js";
import { isOneOf, phraseStems, type Word } from "./words.js";

// An agreement is "this Exhibit" to itself, or "this BAA"; its terms are "the terms hereof". The lexicon says "this agreement".

const papers = new Set(
  "baa dpa addendum exhibit attachment schedule annex annexure appendix contract subcontract deed supplement rider letter memorandum mou instrument paper protocol undertaking page".split(
    " ",
  ),
);
/** "These Terms", "these presents": an agreement that calls itself by what it consists of. */
const contents = new Set(
  "terms provisions conditions covenants undertakings presents articles promises commitments".split(" "),
);
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
  const found: StandIn[] = [];
  for (const at of placesWhere(words, ({ lower }) => papers.has(lower) || contents.has(lower) || short.has(lower))) {
    const { lower } = words[at]!;
    const before = words[at - 1]?.lower;
    const isPaper = (papers.has(lower) && isPointedAt(lower, before)) || (contents.has(lower) && before === "these");
    const stems = isPaper ? agreement : short.get(lower);
    // "This paper" is none to write on.
    if (stems) found.push({ from: at, to: at + 1, stems, isOpaque: false, isName: isPaper && papers.has(lower) });
  }
  return found;
}

const isPointedAt = (paper: string, before: string | undefined): boolean =>
  before === "this" || (before === "the" && isOneOf("baa addendum", paper));
