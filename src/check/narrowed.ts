import type { Span } from "../types.js";
import type { Understanding } from "../understand/understand.js";
import { namedAsNarrowed, narrowsItself } from "./narrowing-words.js";
import type { Statement } from "./statements.js";
import { ofText } from "./of-text.js";

/** The sentence by which a statement holds for a part only; null where nothing narrows it. */
export function narrowedBy({ sentence, above = [] }: Statement, text: Understanding): number | null {
  const apart = narrowingsOf(text).find(({ reaches: [from, to] }) => sentence >= from && sentence < to);
  if (apart) return apart.sentence;
  const own = [...text.sentences[sentence]!.leadIns, ...above, sentence];
  return own.find((one) => narrowsItself(wordsOf(one, text))) ?? null;
}

interface Narrowing {
  sentence: number;
  /** The sentences whose promises it narrows: half-open. */
  reaches: readonly [from: number, to: number];
}

const narrowingsOf = ofText((text) =>
  text.sentences.flatMap(({ zone }, sentence): Narrowing[] => {
    const named = zone === "operative" || zone === "definition" ? namedAsNarrowed(wordsOf(sentence, text)) : null;
    const reaches = named === null ? null : reachOf(named, sentence, text);
    return reaches === null ? [] : [{ sentence, reaches }];
  }),
);

function wordsOf(sentence: number, { sentences, document }: Understanding): string {
  const { start, end }: Span = sentences[sentence]!.span;
  // All blanks but single spaces, of which there are most.
  return document.text.slice(start, end).replace(/[^\S ]\s*| \s+/g, " ");
}

/** From which to which sentence what is pointed at goes; null where it is nowhere. */
function reachOf(named: string, sentence: number, text: Understanding): readonly [number, number] | null {
  const { sentences, clauses } = text;
  const number = /\d\S*/.exec(named)?.[0].replace(/\.$/, "");
  if (number !== undefined)
    return clauses.find((one) => one.number.replace(/^(?:section|article) |\.$/gi, "") === number)?.sentences ?? null;
  const { block } = sentences[sentence]!;
  let first = sentence;
  while (first > 0 && sentences[first - 1]!.block === block) first--;
  if (!/^this (?:sub)?(?:section|clause|paragraph|article)/i.test(named)) {
    // "The foregoing" at the head of a paragraph is the one before.
    if (first === sentence && first > 0) {
      const before = sentences[first - 1]!.block;
      while (first > 0 && sentences[first - 1]!.block === before) first--;
    }
    return [/sentence/i.test(named) && sentence > first ? sentence - 1 : first, sentence + 1];
  }
  // "4.3 This Section does not apply …" speaks of 4; an item of a list, of the clause around it.
  let clause = clauses[sentences[sentence]!.clause]!;
  while (clause.parent !== undefined && clause.parent !== 0 && (isAlone(clause.sentences) || /\)$/.test(clause.number)))
    clause = clauses[clause.parent]!;
  return clause.parent === undefined ? [first, sentence + 1] : clause.sentences;
}

const isAlone = ([from, to]: readonly [number, number]): boolean => to - from <= 1;
