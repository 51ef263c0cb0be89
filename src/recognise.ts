import type { Kind, Outcome } from "./types.js";
import type { Understanding } from "./understand/understand.js";

/** Promises found that make a text a business associate agreement, however weak (codebook section 12, "kind"). */
const fewestPromises = 3;

const title =
  /business associate (?:agreement|addendum|contract|provisions|exhibit|terms)|\bBAA\b|HIPAA (?:addendum|exhibit|agreement|provisions|terms|business associate)/i;
const parties =
  /\b(?:is|are|be) (?:made|entered)|(?:made|entered) (?:and entered )?into|by and between|between\b[^.]{0,200}\band\b|\bparties\b/i;

/** What kind of document this is. */
export function recognise(text: Understanding, outcomes: Outcome[]): Kind {
  const found = outcomes.filter(
    (one) =>
      one.kind === "required" && (one.state === "met" || one.state === "partial" || one.state === "contradicted"),
  ).length;
  const head = text.document.text.slice(0, 3000);
  const isTitled = title.test(head);
  const isNamed = isTitled && parties.test(head);
  if (found < fewestPromises && !isNamed) return "not-a-baa";
  if (!isTitled && !title.test(text.document.text)) return "not-a-baa";
  return "baa";
}
