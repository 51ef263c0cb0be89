import type { Agreement } from "../types.js";
import { firstFrom, type Mentions } from "./mentions.js";
import { roleOfLabel } from "./parties.js";
import type { Occurrence, Range } from "./phrases.js";
import { type Capitals, capitalsIn, isHipaa, isOfHipaa, isPhi, isTerm, usesOf } from "./terms.js";
import { isOneOf } from "./words.js";

/** A term the agreement defines in its own words. */
export interface Definition {
  /** Words of the term, lower case. */
  term: string[];
  /** Word range of the defining sentence. */
  range: Range;
  /** "(each, a “Provider”)": the sentence speaks of more than what the term stands for. */
  isInBrackets?: true;
}

const quotedTerm = /[“"]\s*([A-Za-z][\w\s/&-]{1,50}?)\s*[”"]/;
/** Content that a definition lends to its term (codebook G3): "Reportable Event" includes Breaches. */
const lent = [
  "breach",
  "security incident",
  "unpermitted use",
  "one kind of misuse",
  "phi",
  "ephi",
  "management purpose",
  "security rule",
  "downstream",
  "own purpose",
];
/**
 * Content that only terms of its kind take up: "“Security Program” means what Subpart C asks" names the Security Rule, "“Applicable Law”
 * includes the Security Rule" does not; a "Retained Person" may be a subcontractor, the "Services" are none.
 */
const lendsTo: Record<string, RegExp> = {
  "security rule": /\b(?:safeguards?|security|protections?|protective|controls?|measures?)\b/,
  "own purpose":
    /\b(?:purposes?|uses?|activit(?:y|ies)|operations|stewardship|programs?|functions?|improvements?|development|analytics|research)$/,
  downstream:
    /\b(?:persons?|people|vendors?|part(?:y|ies)|entit(?:y|ies)|helpers?|providers?|partners?|processors?|suppliers?|delegates?|firms?|compan(?:y|ies)|consultants?|recipients?|downstreams?|tiers?|agents?)$/,
};
/** Content said in several words: a use or disclosure, or one of the two, and that it is not permitted. */
const lentTogether: Record<string, string[][]> = {
  "unpermitted use": [["use itself", "giving out", "unpermitted"]],
  "own purpose": [["building", "models"]],
  "one kind of misuse": [
    ["misuse", "unpermitted"],
    ["giving out", "unpermitted"],
  ],
};

/** Where a term stands that says by its definition what its own words do not: "Reportable Event", but not "Client Data". */
export const tellingTerm = "term that tells by its definition";

/** Definitions of the agreement, in order. Also "(each, a “Reportable Event”)" behind the words it stands for. */
export function findDefinitions(agreement: Agreement, rangeOf: (sentence: number) => Range): Definition[] {
  const { document, sentences } = agreement;
  const found: Definition[] = [];
  // "“Reportable Event” means any (1) use …; (2) Security Incident": the items belong to the definition.
  const withItems = (index: number): Range => {
    let last = index;
    while (sentences[last + 1]?.leadIns.includes(index)) last++;
    return [rangeOf(index)[0], rangeOf(last)[1]];
  };
  sentences.forEach((sentence, index) => {
    const text = document.text.slice(sentence.span.start, sentence.span.end);
    if (sentence.zone === "definition")
      for (const term of [...termsDefinedIn(text), ...titleOf(agreement, index)])
        if (isTerm(term) && (!isOfHipaa(term) || isHipaa(term) || isPhi(term)))
          found.push({ term: term.toLowerCase().split(/\s+/), range: withItems(index) });
    for (const match of text.matchAll(/\((?:[^()“"]{0,40})[“"](?:the\s+)?([A-Z][\w\s-]{2,40})[”"][^()]{0,30}\)/g)) {
      const term = match[1]!.trim();
      if (isTerm(term) && (!isOfHipaa(term) || isHipaa(term)))
        found.push({ term: term.toLowerCase().split(/\s+/), range: rangeOf(index), isInBrackets: true });
    }
  });
  return found;
}

/** "Resident Information. All “protected health information” that …": in a list of definitions the title of a paragraph is its term. */
export function titleOf({ document, sentences }: Agreement, index: number): string[] {
  const [title, sentence] = [sentences[index - 1], sentences[index]!];
  if (title?.zone !== "heading" || title.block !== sentence.block) return [];
  const words = document.text.slice(title.span.start, title.span.end);
  return /([A-Z][\w-]*(?:\s+[A-Z][\w-]*){0,3})[.:\s]*$/.exec(words)?.slice(1) ?? [];
}

/** "“Protected Health Information” or “PHI” means": the term, and the other name it is given at once. */
function termsDefinedIn(text: string): string[] {
  const opening = text.slice(0, 120);
  const quoted = quotedTerm.exec(opening.slice(0, 90));
  const term = quoted?.[1] ?? /^\W*([A-Z][\w-]*(?:\s+[A-Z][\w-]*){0,4})/.exec(text)?.[1];
  const behind = quoted ? opening.slice(quoted.index + quoted[0].length) : "";
  const other = /^[,\s(]*(?:(?:or|and)\s+)?(?:the abbreviation\s+)?[“"]\s*([A-Za-z][\w\s/&-]{1,50}?)\s*[”"]/.exec(
    behind,
  )?.[1];
  return [term, other].filter((one) => one !== undefined);
}

/** Lets a defined term count as what its definition includes, wherever the term is used. */
export function lendContent(mentions: Mentions, definitions: Definition[], parties: Iterable<string>): void {
  // "“Plan” means the plan that holds PHI": a party is no information.
  const isParty = new Set(parties);
  const capitals = capitalsIn(mentions.words);
  for (const { term, range, isInBrackets } of definitions) {
    const label = term.join(" ").replace(/^the /, "");
    if (isParty.has(label) || roleOfLabel(label) !== null) continue;
    lendDuration(mentions, capitals, term, range);
    const has = (name: string) => hasIn(mentions.named(name), ofMisuse.has(name) ? upToResult(mentions, range) : range);
    // "HIPAA" that includes Subpart C is not yet Subpart C named; rules ask for it by an entry of its own.
    if (isHipaa(term[0]!)) {
      if (has("security rule") || has("the whole of part 164"))
        mentions.add("hipaa with security", usesOf(mentions, capitals, term));
      continue;
    }
    if (isPhi(term.join(" "))) {
      if (has("ephi")) mentions.add("phi with ephi", usesOf(mentions, capitals, term));
      continue;
    }
    if (/^requests?$/.test(term.at(-1)!)) lendRight(mentions, capitals, term, range);
    const classes = lent.filter(
      (name) =>
        (has(name) || lentTogether[name]?.some((parts) => parts.every(has))) &&
        !(isInBrackets && name === "downstream") &&
        (lendsTo[name] === undefined || lendsTo[name]!.test(label)),
    );
    if (classes.length === 0) continue;
    const uses = usesOf(mentions, capitals, term).filter((use) => use.from < range[0] || use.from >= range[1]);
    // A term for PHI is what an entry means that lists {phi} among its phrases.
    const wider = new Set(classes.flatMap((name) => mentions.phrases.classesOf(name)));
    for (const name of wider) mentions.add(name, uses);
    if (classes.some((name) => !isOneOf("phi ephi", name))) mentions.add(tellingTerm, uses);
    // "“Internal Purposes” means its proper management": what the term means counts, not what its name sounds like.
    if (classes.includes("management purpose")) mentions.remove("own purpose", (one) => uses.some(isAround(one)));
  }
}

/** "“Patient Request” means a request under 164.524": what is asked for goes with the term. */
function lendRight(mentions: Mentions, capitals: Capitals, term: string[], range: Range): void {
  const rights = { "164.524": "right of access", "164.526": "amend", "164.528": "accounting" };
  const uses = usesOf(mentions, capitals, term).filter((use) => use.from < range[0] || use.from >= range[1]);
  for (const [section, name] of Object.entries(rights))
    if (hasIn(mentions.citing(section), range)) mentions.add(name, uses);
}

/** "“Response Period” means ten days": the term stands for its only figure. */
function lendDuration(mentions: Mentions, capitals: Capitals, term: string[], [from, to]: Range): void {
  const durations = mentions.named("duration");
  const first = firstFrom(durations, from);
  const only = durations[first];
  if (!only || only.from >= to || (durations[first + 1]?.from ?? to) < to || to - from > 30) return;
  const uses = usesOf(mentions, capitals, term).filter((use) => use.from < from || use.from >= to);
  mentions.add(
    "duration",
    uses.map((use) => ({ ...use, value: only.value! })),
  );
}

const isAround = (inner: Occurrence) => (outer: Occurrence) => outer.from <= inner.from && inner.to <= outer.to;

const ofMisuse: ReadonlySet<string> = new Set(["use itself", "giving out", "unpermitted", "misuse", "unpermitted use"]);

/** "An incident that results in unauthorized use" is an incident; not every such use is one. */
function upToResult({ words }: Mentions, [from, to]: Range): Range {
  for (let at = from; at < to; at++)
    if (words[at]!.stem === "result" && isOneOf("in", words[at + 1])) return [from, at];
  return [from, to];
}

export function hasIn(occurrences: readonly Occurrence[], [from, to]: Range): boolean {
  const first = occurrences[firstFrom(occurrences, from)];
  return first !== undefined && first.from < to;
}
