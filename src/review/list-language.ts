import type { Agreement, Span } from "../types.js";

const promise = /\b(?:shall|will|must|agrees? (?:to|that it (?:shall|will)))[\s:—–-]*$/i;
// “In accordance with 45 CFR 164.308(b)(2), the Vendor shall, if feasible, ”
const opening =
  /^((?:In|To|Within|Upon|On|If)\s(?:[^.;]|\.(?=\d))*?,\s)?(?:[Tt]he )?((?:\p{Lu}[\p{L}’'-]*\s){1,4})shall(?:,( [^,.]{1,30},))? (?=\p{Ll})/u;

/** “Vendor hereby agrees to:” leads a list of what this party promises. */
function leads(words: string, party: string): boolean {
  const [before] = words.split(promise);
  if (before === undefined || before === words) return false;
  const behind = before.slice(before.lastIndexOf(party) + party.length);
  return before.includes(party) && !/\p{Lu}\p{Ll}/u.test(behind);
}

/**
 * Language that stands under a lead-in such as “Business Associate shall:” goes on from it, as the items beside it do, and ends
 * with the semicolon they end with.
 */
export function inItsList(language: string, span: Span, { sentences, document }: Agreement): string {
  const beside = sentences.find((one) => one.span.start < span.end && span.end <= one.span.end);
  const above = sentences[beside?.leadIns.at(-1) ?? -1];
  if (beside === undefined || above === undefined) return language;
  const [whole, before = "", party, aside] = opening.exec(language) ?? [];
  if (whole === undefined || !leads(document.text.slice(above.span.start, above.span.end), party!.trim()))
    return language;
  const cut = `${before}${aside === undefined ? "" : `${aside.trim()} `}${language.slice(whole.length)}`;
  // The “shall” above reaches over the whole first sentence.
  const rest = cut.replace(/^[^.]*/, (sentence) => sentence.replaceAll(/\band shall (?!not)/g, "and "));
  const item = document.text.slice(beside.span.start, beside.span.end);
  const ended = /;(?:\s*(?:and|or))?\s*$/.test(item) && !/\.\s/.test(rest) ? rest.replace(/\.$/, ";") : rest;
  const isCapital = /^\P{L}*\p{Lu}/u.test(item);
  const first = ended[0]!;
  return (isCapital ? first.toUpperCase() : first.toLowerCase()) + ended.slice(1);
}
