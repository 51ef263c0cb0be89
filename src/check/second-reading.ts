import type { SecondReader } from "../rulebook/second-reader.js";
import type { Rule } from "../rulebook/rulebook.js";
import type { Outcome } from "../types.js";
import type { Understanding } from "../understand/understand.js";
import { evidenceOf } from "./evidence.js";
import { featuresOfSentence, tokensOf } from "./features.js";
import { wholeSentence } from "./promises.js";
import { findStatements } from "./statements.js";

/** Log-odds from which on the second reader is heard: seven to one. */
const sure = 3;
/** No agreement has more sentences. */
const most = 5000;

/**
 * Where the rules find nothing, a second reader looks for a sentence worded like those by which agreements give the term. A clear vote against
 * the rules makes the outcome `needs-review`, with that sentence; it never makes a term present or missing (docs/second-reader.md).
 */
export function withSecondReading(
  outcomes: Outcome[],
  text: Understanding,
  rules: readonly Rule[],
  reader: () => SecondReader | null,
): Outcome[] {
  const isOpen = ({ kind, state }: Outcome) => kind === "required" && state === "missing";
  if (!outcomes.some(isOpen) || text.sentences.length > most) return outcomes;
  const second = reader();
  if (second === null) return outcomes;
  const featuresOf = featuresIn(text);
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  return outcomes.map((one) => {
    const rule = isOpen(one) ? byId.get(one.rule) : undefined;
    const sentence = rule ? mostAlike(rule, text, featuresOf, second) : null;
    return sentence === null ? one : openQuestion(one, sentence, text);
  });
}

/** The features of a sentence, told when it is first asked about: few sentences may supply what is open. */
function featuresIn(text: Understanding): (sentence: number) => ReadonlySet<string> {
  const tokens = tokensOf(text);
  const known: ReadonlySet<string>[] = [];
  return (sentence) => (known[sentence] ??= featuresOfSentence(sentence, text, tokens));
}

/** The sentence that the reader is surest of; null where it is not sure of any. */
function mostAlike(
  rule: Rule,
  text: Understanding,
  featuresOf: (sentence: number) => ReadonlySet<string>,
  reader: SecondReader,
): number | null {
  // Which grants and rights are for something else, the rule knows better.
  const turnedDown = new Set(
    rule.data["by-effect"] ? findStatements(rule.find, [], text, "words").map((one) => one.sentence) : [],
  );
  let best: number | null = null;
  let highest = sure;
  text.sentences.forEach(({ zone }, sentence) => {
    if (zone !== "operative" || turnedDown.has(sentence) || !mayCount(rule, sentence, text)) return;
    const odds = reader.weigh(rule.id, featuresOf(sentence));
    if (odds !== null && odds >= highest) [best, highest] = [sentence, odds];
  });
  return best;
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

function openQuestion(one: Outcome, sentence: number, text: Understanding): Outcome {
  const open = { ...one };
  delete open.closest;
  return {
    ...open,
    state: "needs-review",
    message: "No rule reads this clause in the agreement, but this sentence is worded much like it. Read it yourself.",
    evidence: evidenceOf([{ sentence, ranges: wholeSentence(sentence, text) }], text),
  };
}
