import { firstFrom } from "../understand/mentions.js";
import type { Understanding } from "../understand/understand.js";
import { saysWithin, type Statement } from "./statements.js";
import type { Element } from "../rulebook/rulebook.js";

/**
 * Statements with the deciding one first: what speaks of PHI or cites the regulation before what does not, what has
 * more of the parts asked for before what has fewer, the rule's plainest pattern before its others; then as they stand.
 */
export function decidingFirst(
  statements: readonly Statement[],
  elements: readonly Element[],
  text: Understanding,
): Statement[] {
  if (statements.length < 2) return [...statements];
  const ranked = statements.map((statement) => ({
    statement,
    off: isOnSubject(statement, text) ? 0 : 1,
    lacking: elements.filter((element) => !hasPart(element, statement, text)).length,
  }));
  ranked.sort(
    (a, b) => a.off - b.off || a.lacking - b.lacking || (a.statement.pattern ?? 0) - (b.statement.pattern ?? 0),
  );
  return ranked.map(({ statement }) => statement);
}

function hasPart({ any, lacks }: Element, statement: Statement, text: Understanding): boolean {
  const says = (pattern: Element["any"][number]) => saysWithin(pattern, statement, text);
  return (any.length === 0 || any.some(says)) && !lacks.some(says);
}

function isOnSubject({ sentence }: Statement, text: Understanding): boolean {
  const [from, to] = text.sentenceWords[sentence]!;
  const isWithin = (occurrences: readonly { from: number; to: number }[]) => {
    const at = firstFrom(occurrences, from);
    return at < occurrences.length && occurrences[at]!.from < to;
  };
  return isWithin(text.mentions.named("phi")) || isWithin(text.mentions.citations);
}
