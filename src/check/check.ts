import type { RuleBook } from "../rulebook/rulebook.js";
import type { OptIn } from "../rulebook/schema.js";
import type { Outcome } from "../types.js";
import type { Understanding } from "../understand/understand.js";
import { judgeFinding } from "./finding.js";
import { inTheirWords } from "./suggest.js";
import { type Judged, judgeProvision } from "./provision.js";

/** One outcome for every rule, also for what passed. Required rules first: some findings look at what they found. */
export function check(book: RuleBook, text: Understanding, asked: ReadonlySet<OptIn> = new Set()): Outcome[] {
  const provisions = new Map<string, Judged>();
  for (const rule of book.rules)
    if (rule.kind === "required") provisions.set(rule.id, judgeProvision(rule, text, book));
  const outcomes = book.rules.map(
    (rule) => provisions.get(rule.id)?.outcome ?? judgeFinding(rule, text, provisions, asked),
  );
  return outcomes.map((one) => ({
    ...one,
    ...(one.suggest === undefined ? {} : { suggest: inTheirWords(one.suggest, text.cast) }),
    ...(one.fallback === undefined ? {} : { fallback: inTheirWords(one.fallback, text.cast) }),
  }));
}
