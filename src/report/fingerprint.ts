import { digest } from "../digest.js";
import type { Outcome } from "../types.js";

/**
 * The same for the same rule on the same words, wherever in the file they come to stand: by it a finding is known again
 * after other clauses were edited. What rests on no words is known by its rule.
 */
export function fingerprintOf({ rule, evidence }: Pick<Outcome, "rule" | "evidence">, ...more: string[]): string {
  const words = (evidence[0]?.quote ?? "").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim(); // prettier-ignore
  return digest([rule, words, ...more].join("\0")).slice(0, 32);
}
