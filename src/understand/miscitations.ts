import type { Sentence, Span } from "../types.js";
import { asPrinted, type Citation } from "./citations.js";
import { firstFrom } from "./mentions.js";
import { type Spot, wrongActs, wrongSubparts } from "./misnamed-laws.js";
import type { Occurrence } from "./phrases.js";
import { definedAt, definitionSections, dutySections, rightsSections, sectionExists } from "./sections.js";
import { type Word, wordAt } from "./words.js";

/** Citations that do not say what they are cited for, and the two kinds of them that mark forms from before 2013. */
export interface Miscitations {
  "wrong citation": Occurrence[];
  /** PHI, individual or required by law at 164.501, where they stood until 2013 or before. */
  "term cited to 164.501": Occurrence[];
  /** Books and records at (H), return at (I): the letters moved when the delegated duties came in. */
  "letter before 2013": Occurrence[];
}

/** Part of a sentence up to a semicolon, with what it cites. */
interface Passage {
  text: string;
  start: number;
  citations: (Citation & { at: number })[];
}

/** A sentence without one of these cites nothing. */
const citesLaw = /\d{3}|subpart|title|act\b|part\b|§/i;

/** Reads what each citation is cited for, as far as its own words and the words around it tell. */
export function findMiscitations(
  text: string,
  words: Word[],
  sentences: readonly Sentence[],
  citations: readonly Citation[],
): Miscitations {
  const found: Miscitations = { "wrong citation": [], "term cited to 164.501": [], "letter before 2013": [] };
  const wrong = found["wrong citation"];
  wrong.push(...strangers(text, words));
  for (const [index, { span }] of sentences.entries()) {
    if (!citesLaw.test(text.slice(span.start, span.end))) continue;
    for (const passage of passagesOf(text, withCited(span, sentences[index - 1]?.span, text), words, citations)) {
      for (const one of [...misplacedTerms(passage), ...barePhrases(passage)]) {
        wrong.push(one);
        if (one.section === "164.501") found["term cited to 164.501"].push(one);
      }
      const moved = movedLetters(passage);
      found["letter before 2013"].push(...moved);
      wrong.push(...moved, ...misplacedRights(passage), ...misplacedDuties(passage));
      wrong.push(
        ...spotsToWords(
          [...wrongSubparts(passage.text, passage.start), ...wrongActs(passage.text, passage.start)],
          words,
        ),
      );
    }
  }
  for (const list of Object.values(found)) list.sort((a: Occurrence, b: Occurrence) => a.from - b.from);
  return found;
}

/** "(45 CFR 164.528)" behind the full stop belongs to the sentence before it. */
function withCited(span: Span, before: Span | undefined, text: string): Span {
  const isBehind =
    before !== undefined && /^\([^()\n]{0,20}CFR[^\n]{0,60}$/i.test(text.slice(span.start, span.end).trim());
  return isBehind ? { start: before.start, end: span.end } : span;
}

/** No drafter writes a longer passage, and no reader knows what it cites for what. */
const longest = 5000;

function* passagesOf(
  text: string,
  { start, end }: { start: number; end: number },
  words: Word[],
  citations: readonly Citation[],
): Generator<Passage> {
  let from = start;
  for (const part of text.slice(start, end).split(";")) {
    const to = from + part.length;
    const own = citations
      .slice(firstFrom(citations, wordAt(words, from)), firstFrom(citations, wordAt(words, to)))
      // Of a range every section is listed at its first word: it stands for no section in particular.
      .filter((one, at, all) => all[at - 1]?.from !== one.from && all[at + 1]?.from !== one.from)
      .map((one) => ({ ...one, at: words[one.from]!.start - from }));
    if (part.length <= longest) yield { text: part, start: from, citations: own };
    from = to + 1;
  }
}

/** Sections that do not exist, and those of the rule that was vacated (Purl v. HHS, 18 June 2025). */
function strangers(text: string, words: Word[]): Occurrence[] {
  const spots: Spot[] = [];
  for (const match of text.matchAll(/\b(1[4-6]\d\.\d{3})((?:\(\w{1,4}\))*)(?!\d)/g)) {
    const section = asPrinted(match[1]! + match[2]!);
    const isVacated = section.startsWith("164.509") || section.startsWith("164.502(a)(5)(iii)");
    const isLaw = /(?:C\.?\s?F\.?\s?R\.?|§|sections?|parts?|\d{3}\(?\w*\)?(?:,| and| or))[\s\d§.,“"]*$/i;
    if ((isVacated || !sectionExists(section)) && isLaw.test(text.slice(Math.max(0, match.index - 40), match.index)))
      spots.push({ at: match.index, end: match.index + match[0].length });
  }
  return spotsToWords(spots, words);
}

/** Terms with the section they are said to be defined in. */
function misplacedTerms({ text, citations }: Passage): Citation[] {
  const wrong: Citation[] = [];
  const terms = [...quotedTerms(text), ...leadingTerm(text)];
  if (!/\b(?:mean|defin|ascribed|given|set forth|used (?:as|in)|what it)/.test(text.toLowerCase())) return [];
  for (const { at, term, next } of terms) {
    const places = definedAt.find((one) => one.term.test(term.toLowerCase()))?.at;
    if (!places) continue;
    const cited = citations.filter((one) => one.at > at && one.at < next);
    if (cited.some((one) => places.some((place) => one.section.startsWith(place)))) continue;
    const first = cited.find((one) => definitionSections.test(one.section.replace(/\(.*/, "")));
    if (first) wrong.push(first);
  }
  return wrong;
}

interface Term {
  at: number;
  term: string;
  /** Where the words about it end: at the first citation's end when terms are listed, at the next term otherwise. */
  next: number;
}

/** Terms in quotation marks; those of one list share the citations behind it. */
function quotedTerms(text: string): Term[] {
  const matches = [...text.matchAll(/[“"*]{1,3}([A-Za-z][^“”"*\n]{2,60})[”"*]{1,3}/g)];
  return matches.map((match, index) => {
    let last = index;
    const isListed = (at: number) =>
      /^(?:[\s,]|and|or|the|terms?)*$/i.test(
        text.slice(matches[at]!.index + matches[at]![0].length, matches[at + 1]!.index),
      );
    while (
      last + 1 < matches.length &&
      (isListed(last) || matches[last + 1]![1]!.toLowerCase() === match[1]!.toLowerCase())
    )
      last++;
    return { at: match.index, term: match[1]!.trim(), next: matches[last + 1]?.index ?? text.length };
  });
}

/** A definition without quotation marks: "1.3 Individual means …". */
function leadingTerm(text: string): Term[] {
  const match =
    /^[\s\W]*(?:\(?\w{1,4}[.)]\s*)*([A-Z][A-Za-z -]{2,60}?)\s*(?:\([^)]{1,30}\)\s*)?[,:.]?\s+(?:shall |will )?(?:means?|has|have|is defined|are defined)\b/.exec(
      text,
    );
  return match && !/[“"]/.test(text.slice(0, match[0].length)) ? [{ at: 0, term: match[1]!, next: text.length }] : [];
}

const saidToStand = ["defined", "provided", "set forth", "described", "meaning"];

/** "PHI (as defined in 164.501)", "required by law, as provided for in 164.501". */
function barePhrases({ text, citations }: Passage): Citation[] {
  const cited = citations.filter(({ section }) => section === "164.501");
  if (cited.length === 0 || citations.some(({ section }) => /^16(?:0|4)\.103/.test(section))) return [];
  // Most passages are passed over before the expression below has to be compiled.
  const small = text.toLowerCase();
  if (!saidToStand.some((words) => small.includes(words))) return [];
  return cited.filter((one) =>
    /\b(?:protected health information|phi|individual|required by law)[”"’')]*[,\s]*(?:\(?(?:each |all )?(?:as )?(?:that term is |such terms? (?:is|are) |is |are )?(?:used )?(?:as )?(?:defined|provided(?: for)?|set forth|described|has the meaning|have the meaning|having the meaning))\b(?:[^.;]|[cfr]\.){0,60}$/.test(
      text.slice(0, one.at).toLowerCase(),
    ),
  );
}

function movedLetters({ text, citations }: Passage): Citation[] {
  return citations.filter(({ section }) => {
    const letter = /^164\.504\(e\)\(2\)\(ii\)\(([HI])\)/.exec(section)?.[1];
    if (letter === "H") return /\bbooks\b|\brecords available|\bSecretary\b/i.test(text);
    return letter === "I" && /\breturn|\bdestr/i.test(text) && !/\bbooks\b/i.test(text);
  });
}

/** "An accounting … in accordance with 164.524": a section of one right cited for another. */
function misplacedRights({ text, citations }: Passage): Citation[] {
  const small = text.toLowerCase();
  const spokenOf = rightsSections.filter(({ words }) => words.test(small)).map((one) => one.section);
  const isCited = (wanted: string) => citations.some(({ section }) => section.startsWith(wanted));
  // Beside the section for access the one for amendment often stands for both: "PHI available as 164.524 and .526 require".
  if (spokenOf.length === 0 || spokenOf.some((one) => one !== "164.528" && isCited(one))) return [];
  return citations.filter(({ section }) => {
    const right = rightsSections.find((one) => section.startsWith(one.section));
    return right !== undefined && !right.words.test(small);
  });
}

function misplacedDuties({ text, citations }: Passage): Citation[] {
  return citations.filter(({ section, at }) => {
    const before = text.slice(0, at);
    // Discovery is at 164.410(a)(2); (b) says by when.
    if (section === "164.410(b)")
      return /\bdiscover\w*[”"]? (?:is|are|has|shall|as)\b[^.]*\b(?:defin|mean|treated)/i.test(before);
    // The covered entity's own notices are at 164.404 to .408.
    if (/^164\.410/.test(section))
      return (
        before.toLowerCase().includes("covered entity") &&
        /\bcovered entity(?:['’]s)? (?:to )?(?:comply with|meet|fulfil\w*|satisfy|perform)?\s*(?:its |their )?(?:\w+ ){0,3}(?:notification|notice|reporting) (?:obligations?|duties|requirements?)[^.]{0,40}$/i.test(
          before,
        ) &&
        !citations.some((one) => /^164\.40[0-8]/.test(one.section))
      );
    if (/^164\.314\(a\)\(2\)\(ii\)(?!i)/.test(section)) return /\bsubcontract|\bagents?\b/i.test(text);
    return isOtherDuty(section, before, citations);
  });
}

/** What may stand between the name of a duty and the citation it is said to stand in. */
const link = String.raw`[”"']?(?: (?:standards?|rules?|requirements?|provisions|obligations?|by|the|\w+ \(\w+\)|shall|will|must|be|is|are|made|follow|comply|only)){0,6}[\s,(]*(?:in accordance with|as required by|pursuant to|under|consistent with|set forth (?:in|at)|as provided (?:in|by|for in)|required by|according to|of|at|in|with|follow)?[\s,(]*(?:45 c\.?\s?f\.?\s?r\.?)?[\s§,]*(?:sections? )?$`;

const linked = new Map<RegExp, RegExp>();

/** The words at the end of a text, as far as a citation follows; each made when first asked for, for most texts ask for few. */
function rightBefore(words: RegExp): RegExp {
  let found = linked.get(words);
  if (!found) linked.set(words, (found = new RegExp(words.source + link)));
  return found;
}

/** "the minimum necessary standard of 164.528": a duty named right before the citation that stands elsewhere. */
function isOtherDuty(section: string, before: string, citations: readonly Citation[]): boolean {
  if (!/^164\.5/.test(section)) return false;
  const small = before.toLowerCase();
  return dutySections.some(({ words, at }) => {
    if (citations.some((one) => at.test(one.section))) return false;
    return words.test(small) && rightBefore(words).test(small);
  });
}

function spotsToWords(spots: readonly Spot[], words: Word[]): Occurrence[] {
  return spots.map(({ at, end }) => {
    const from = wordAt(words, at);
    return { from, to: Math.max(from + 1, wordAt(words, end)) };
  });
}
