import type { Agreement, Span } from "../types.js";

const leadIn = /\b(?:shall|will|must|agrees? (?:to|that it (?:shall|will)))[\s:—–-]*$/i;
const opening = /^(?:The )?(?:[A-Z][\p{L}’'-]*\s){1,4}shall (?=\p{Ll})/u;

/**
 * Language that stands under a lead-in such as “Business Associate shall:” goes on from it, as the items beside it do.
 */
export function inItsList(language: string, span: Span, { sentences, document }: Agreement): string {
  const beside = sentences.find((one) => one.span.start < span.end && span.end <= one.span.end);
  const above = sentences[beside?.leadIns.at(-1) ?? -1];
  if (beside === undefined || above === undefined) return language;
  if (!leadIn.test(document.text.slice(above.span.start, above.span.end))) return language;
  const cut = language.replace(opening, "");
  if (cut === language) return language;
  // The “shall” above reaches over the whole first sentence.
  const rest = cut.replace(/^[^.]*/, (sentence) => sentence.replaceAll(/\band shall (?!not)/g, "and "));
  const isCapital = /^\P{L}*\p{Lu}/u.test(document.text.slice(beside.span.start, beside.span.end));
  return isCapital ? rest[0]!.toUpperCase() + rest.slice(1) : rest;
}
