import type { Range } from "../understand/phrases.js";
import type { Understanding } from "../understand/understand.js";
import { isOneOf } from "../understand/words.js";
import { cutOut, union } from "./ranges.js";
import type { Statement } from "./statements.js";

/**
 * A statement without the purpose it serves somebody else: of "within five days, so that Clinic can notify its patients within
 * sixty" the sixty days are Clinic's.
 */
export function withoutPurposeOfOthers(statement: Statement, text: Understanding): Statement {
  const purposes = text.normsOf[statement.sentence]!.flatMap((index): Range[] => {
    const { isMain, bearer, at, ranges } = text.norms[index]!;
    if (isMain || bearer === "business associate") return [];
    const [from, to] = ranges.at(-1)!;
    for (let word = Math.max(from - 1, 0); word < at; word++)
      if (isOneOf("so", text.words[word]) && isOneOf("that", text.words[word + 1])) return [[word, to]];
    return [];
  });
  return purposes.length === 0 ? statement : { ...statement, ranges: cutOut(statement.ranges, union(purposes)) };
}
