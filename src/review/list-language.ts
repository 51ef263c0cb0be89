import type { Agreement, Span } from "../types.js";

const leadIn = /\b(?:shall|will|must|agrees? (?:to|that it (?:shall|will)))[\s:—–-]*$/i;
const opening = /^(?:The )?(?:[A-Z][\p{L}’'-]*\s){1,4}shall (?=\p{Ll})/u;

/**
 * Language that stands under a lead-in such as “Business Associate shall:” goes on from it, as the items beside it do, and ends
 * with the semicolon they end with.
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
  const item = document.text.slice(beside.span.start, beside.span.end);
  const ended = /;(?:\s*(?:and|or))?\s*$/.test(item) && !/\.\s/.test(rest) ? rest.replace(/\.$/, ";") : rest;
  const isCapital = /^\P{L}*\p{Lu}/u.test(item);
  return isCapital ? ended[0]!.toUpperCase() + ended.slice(1) : ended;
}
