// What the agreement says to be PHI, or calls PHI by.

import type { Agreement } from "../types.js";
import type { Mentions } from "./mentions.js";
import { roleOfLabel } from "./parties.js";
import type { Occurrence } from "./phrases.js";
import { capitalsIn, isOfHipaa, isTerm, usesOf } from "./terms.js";
import { placesWhere } from "./word-places.js";
import { isOneOf, phraseStems, type Word } from "./words.js";

/**
 * "A visit recording is PHI. So are notes.": what the agreement says to be PHI counts as PHI wherever it is named, under no capital
 * and without quotation marks.
 */
export function lendPhi({ document, sentences }: Agreement, mentions: Mentions): void {
  const heads = new Set<string>();
  for (const { zone, span } of sentences) {
    if (zone !== "operative" && zone !== "definition") continue;
    const small = document.text.slice(span.start, span.end).toLowerCase();
    const named = endsInPhi.test(small) ? saidToBePhi.exec(small)?.[1] : undefined;
    for (const thing of named?.split(/,|\band\b|\bor\b/) ?? []) heads.add(phraseStems(thing).at(-1) ?? "");
  }
  if (heads.size === 0) return;
  // Once for all of them, for a text may say so ten thousand times.
  const isHead = ({ stem, text }: Word) => heads.has(stem) && !tooGeneral.test(text);
  const uses = placesWhere(mentions.words, isHead).map((at) => ({ from: at, to: at + 1 }));
  for (const name of mentions.phrases.classesOf("phi")) mentions.add(name, uses);
}

/**
 * "“Entrusted information” is protected health information, as HIPAA defines it", "“Health Records,” meaning protected health information
 * that": a name for PHI, wherever in a sentence it is given, and whether or not it has capitals.
 */
export function lendCalled({ document, sentences }: Agreement, mentions: Mentions): void {
  const terms = new Set<string>();
  for (const { zone, span } of sentences) {
    if (zone === "note" || zone === "outside" || zone === "heading") continue;
    const said = document.text.slice(span.start, span.end);
    if (!quotesTerm.test(said)) continue;
    for (const [, term] of said.matchAll(calledPhi))
      if (!isOfHipaa(term!) && isTerm(term!.toLowerCase())) terms.add(term!);
  }
  if (terms.size === 0) return;
  const uses = usesOfAll([...terms], mentions.words);
  for (const name of mentions.phrases.classesOf("phi")) mentions.add(name, uses);
}

/** Where the words of a term stand one behind the other, written large or small; all terms in one go, for there may be ten thousand. */
function usesOfAll(terms: readonly string[], words: readonly Word[]): Occurrence[] {
  const byFirst = new Map<string, string[][]>();
  for (const term of terms) {
    const parts = term.toLowerCase().split(/\s+/);
    if (parts.length > 1 || !tooGeneral.test(term)) byFirst.set(parts[0]!, [...(byFirst.get(parts[0]!) ?? []), parts]);
  }
  return placesWhere(words, ({ plain }) => byFirst.has(plain)).flatMap((at) =>
    byFirst
      .get(words[at]!.plain)!
      .filter((parts) => parts.every((part, step) => words[at + step]?.plain === part))
      .map((parts) => ({ from: at, to: at + parts.length })),
  );
}

/** "Electronic Study Data", where Study Data is PHI, is electronic PHI; so are "Health Records that are in electronic form". */
export function lendElectronic(mentions: Mentions): void {
  const { words } = mentions;
  const isElectronic = (at: number) => /^electronic$/i.test(words[at]?.text ?? "");
  const uses = mentions.named("phi").flatMap(({ from, to }) => {
    if (isElectronic(from)) return [{ from, to }];
    if (isElectronic(from - 1)) return [{ from: from - 1, to }];
    let at = to;
    while (at < to + 3 && isOneOf("that which is are", words[at])) at++;
    const inForm = isOneOf("in", words[at]) && isElectronic(at + 1) && isOneOf("form format", words[at + 2]);
    const end = inForm ? at + 3 : at > to && isElectronic(at) ? at + 1 : 0;
    // "PHI that is electronic or on paper", "all records, including PHI in electronic form": that is any form.
    const inAny = isOneOf("or and , as", words[end]) || isOneOf("including and or even", words[from - 1]);
    return end > 0 && !inAny ? [{ from, to: end }] : [];
  });
  if (uses.length > 0) for (const name of mentions.phrases.classesOf("ephi")) mentions.add(name, uses);
}

const quotesTerm = /[“"]/;
const calledPhi =
  /[“"](?:the\s+)?([A-Za-z][\w\s-]{2,40}?),?[”"],?\s+(?:shall\s+|will\s+|here\s+)?(?:means?|meaning|is|are)\s+(?:(?:all|any|the|such|that|only|electronic|individually|[\w-]+['’]s?)\s+){0,4}(?:protected health information|PHI)\b/gi;

/** "Personal Data includes PHI", said apart from what Personal Data means: the term counts as PHI (codebook G10). */
export function lendIncluded({ document, sentences }: Agreement, mentions: Mentions): void {
  const terms = new Set<string>();
  for (const { zone, span } of sentences) {
    if (zone !== "operative" && zone !== "definition") continue;
    const words = document.text.slice(span.start, span.end);
    const term = takesIn.test(words) ? saidToInclude.exec(words)?.[1]?.toLowerCase() : undefined;
    if (term !== undefined && isTerm(term) && !isOfHipaa(term) && roleOfLabel(term) === null) terms.add(term);
  }
  if (terms.size === 0) return;
  const capitals = capitalsIn(mentions.words);
  for (const term of terms)
    for (const name of mentions.phrases.classesOf("phi"))
      mentions.add(name, usesOf(mentions, capitals, term.split(/\s+/)));
}

/** Most sentences spare the large expression. */
const takesIn = /\b(?:include|comprise)s?\b|\b(?:takes in|extends to|covers)\b/;
const saidToInclude =
  /^\W*(?:The\s+)?((?:[A-Z][\w-]*)(?:\s[A-Z][\w-]*){0,3}) (?:also |may |shall |will |expressly )?(?:includes?|comprises?|takes in|extends to|covers)\b[^.;]{0,80}?\b(?:e?PHI|[Pp]rotected [Hh]ealth [Ii]nformation)\b/;

// In small letters. How a sentence ends is looked at first: most spare the large expression.
const endsInPhi = /\b(?:is|are|as|also|always|be) (?:phi|protected health information)\s*[.;]?\s*$/;
const saidToBePhi =
  /^(?:an?|any|each|every|all|the|such)?\s*([a-z][a-z-]+(?:(?:,|,? and|,? or)? [a-z-]+){0,8}?),? (?:is|are|counts? as|(?:is|are) (?:also|always)|shall be|will be) (?:phi|protected health information)\s*[.;]?\s*$/;

/** Words that stand for anything. */
const tooGeneral =
  /^(?:it|this|that|these|those|which|what|information|data|following|latter|items?|content|contents|services?|agreement|party|parties|nothing|none|record|records)$/i;
