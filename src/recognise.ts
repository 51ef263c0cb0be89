import type { Kind, Outcome, Sentence, Span } from "./types.js";
import type { Occurrence } from "./understand/phrases.js";
import { firstFrom } from "./understand/mentions.js";
import { titleOf } from "./understand/definitions.js";
import { isOfSubcontractor, isOnData, namesOtherContract, titleLines } from "./papers.js";
import type { Understanding } from "./understand/understand.js";

/** Promises about PHI that make a text a business associate agreement, however weak (codebook section 12, "kind"). */
const fewestPromises = 3;
/** As many need no title: a fragment that holds the terms of 164.504(e)(2) is one too. */
export const enoughPromises = 5;
/** As many, half of what the rule asks for, need not even speak of "this agreement": terms on a page do not. */
const manyPromises = 9;

// Terms that any commercial contract has say nothing of the kind.
const commercial = new Set(["termination-for-breach", "infeasible-protections", "mgmt-admin-conditions"]);

// A confidentiality clause has these too; one term beyond them makes it a business associate agreement.
const confidential = new Set(["permitted-uses", "no-other-use", "safeguards", "return-or-destroy"]);

// In small letters, as all expressions here but one.
const name = String.raw`(?:hipaa\s+)?business associate\s+(?:letter\s+)?(?:agreement|addendum|contract|amendment|exhibit|provisions|terms)`;
const title = new RegExp(String.raw`${name}|\bbaa\b|hipaa\s+(?:addendum|exhibit|agreement|provisions|terms|language)`);
const formation = new RegExp(
  String.raw`\b(?:this|the following)\s+${name}\b[^.]{0,200}?\b(?:made|entered|between|effective|governs|forms? part|supplements|defines)\b`,
);
const ownName =
  /\bthis\s+(?:agreement|baa|addendum|exhibit|appendix|annex|contract|amendment|attachment|letter|schedule|dpa|memorandum|mou|rider|supplement|deed|instrument|undertaking|subcontract|protocol|paper)\b/g;
/** With a capital, for "these terms" may be somebody's elsewhere, and "this part" is the regulation's. */
const ownTerms = /\b(?:[Tt]hese\s+(?:Terms|Provisions|Conditions|Covenants)|[Tt]his\s+Part)\b/g;
/** "These terms are between the University (“we”) and the supplier (“you”)": said of the page itself, with or without a capital. */
const ownPage =
  /\b(?:these|the following) (?:terms|provisions|conditions|pages?) (?:are (?:between|made|part of)|apply to (?:every|each|all|any|you|us|the)|bind|take effect|form (?:a )?part|become part)\b/;
/** "Under our BAA we …", "to request a copy of our Business Associate Agreement": a page about another paper. */
const speaksOfAnother = new RegExp(
  String.raw`\b(?:our|your|copy of the|copy of an?|sign an?)\s+(?:\w+\s+)?(?:${name}|baa)\b`,
);
/** Characters within which the promises of one agreement stand. */
const together = 30_000;
/** Where a title is looked for, in characters. */
const head = 3000;

export interface Recognised {
  kind: Kind;
  /** The part of the document that is the agreement, when only that part counts. */
  region: Span | null;
}

/** What kind of document this is, and which part of it is the agreement. */
export function recognise(text: Understanding, outcomes: Outcome[]): Recognised {
  const whole = text.document.text;
  const small = whole.toLowerCase();
  const opening = small.slice(0, head);
  const promises = countPromises(text, outcomes);
  const isSaidTwice = (name: RegExp, words: string) => (words.match(name)?.length ?? 0) >= 2;
  const speaksOfItself = isSaidTwice(ownName, small) || isSaidTwice(ownTerms, whole) || ownPage.test(small);
  const namesParties = text.cast.businessAssociate !== null || text.cast.coveredEntity !== null;
  const says = outcomes.some((one) => one.kind === "required" && (one.state === "met" || one.state === "partial"));
  if (formation.test(opening) && (namesParties || says)) return kindOf(text, outcomes);
  const isTitled = title.test(opening);
  // By itself a page "under our BAA" tells of promises made elsewhere (codebook, ruling on "kind").
  const mayBeIt = speaksOfItself || !speaksOfAnother.test(small);
  if (promises >= (speaksOfItself ? enoughPromises : manyPromises) && mayBeIt) return kindOf(text, outcomes);
  if (promises >= fewestPromises && (speaksOfItself ? title.test(small) : isTitled && namesParties && mayBeIt))
    return kindOf(text, outcomes);
  return { kind: "not-a-baa", region: null };
}

/** The regulation without a section: "Subpart C of 45 CFR Part 164". */
const ofRegulation = /\bSubpart [CE]\b|\b45 C\.?F\.?R\b/g;

/**
 * Required terms found as promises that speak of PHI or of the regulation itself: the most that stand together, within the
 * length of one agreement. A long commercial contract holds as many, strewn.
 */
export function countPromises(text: Understanding, outcomes: Outcome[]): number {
  const marks = [...text.mentions.named("phi proper"), ...text.mentions.citations, ...ownWordsForPhi(text)].map(
    (one) => text.words[one.from]!.start,
  );
  for (const { index } of text.document.text.matchAll(ofRegulation)) marks.push(index);
  const places = outcomes
    .filter(
      (one) => one.kind === "required" && !commercial.has(one.rule) && /^(?:met|partial|contradicted)$/.test(one.state),
    )
    .flatMap(({ rule, evidence }) => evidence.map(({ span: [start, end] }) => ({ rule, start, end })))
    .filter(({ start, end }) => marks.some((at) => at >= start && at < end))
    .sort((a, b) => a.start - b.start);
  if (places.every(({ rule }) => confidential.has(rule))) return 0;
  let most = 0;
  for (const { start } of places)
    most = Math.max(
      most,
      new Set(places.filter((one) => one.start >= start && one.start < start + together).map((one) => one.rule)).size,
    );
  return most;
}

/**
 * "Patient Data" means protected health information that …, "Records" are records which contain it: not "means all data of Customer, PHI
 * included".
 */
const meansIt =
  /[“"]([^”"]{2,60}?),?[”"],?\**\s*(?:[–—:]\s*|\s(?:shall\s+)?(?:means?|meaning|is|are|has|have|refers?\s+to|denotes?)\b)(?:(?!\binclu|\bexclu|\bnot\b|\bother than\b)[^.;“"]){0,120}[“"]?$/i;
/** Protected health information (in this Agreement "the Material"). */
const isCalled = /^\s*\([^()“"]{0,40}[“"](?:the\s+)?([A-Z][^”"]{2,40})[”"][^()]{0,40}\)/;
const inOwnWord =
  "patient information|patient data|patient records|client data|member data|customer data|health information";
const ownWord = new RegExp(inOwnWord);
const behindMeans = String.raw`\s+(?:(?:all|any|the|such|everything|anything|that|what|whatever|counts|is|as|information)\s+){0,5}$`;
/**
 * "It gets hold of patient information, which here means everything that counts as …"; "What we mean by patient information. We mean …",
 * "by patient information we mean …". In small letters.
 */
const meansInPassing = new RegExp(
  String.raw`\b(${inOwnWord})\b[^.;]{0,30}?\b(?:means|meaning|stands for)${behindMeans}|` +
    String.raw`\bby\s+[“"*]*(${inOwnWord})\b[^\w]{0,6}(?:we|i|it|that|this)\s+means?${behindMeans}`,
);

/** Where an agreement that says "“Patient information” means protected health information" speaks of it in its own word. */
function ownWordsForPhi(agreement: Understanding): Occurrence[] {
  const {
    sentences,
    mentions,
    words,
    document: { text },
  } = agreement;
  const occurrences = mentions.named("phi proper");
  const proper = occurrences.map((one) => words[one.from]!.start);
  const defined = sentences.flatMap(({ zone, span }, index) => {
    const first = proper[firstFrom(occurrences, agreement.sentenceWords[index]![0])];
    if (first === undefined || first >= span.end) return [];
    const term = meansIt.exec(text.slice(span.start, first))?.[1];
    return term !== undefined ? [term] : zone === "definition" ? titleOf(agreement, index) : [];
  });
  const called = mentions
    .named("phi proper")
    .flatMap(({ to }) => isCalled.exec(text.slice(words[to - 1]!.end, words[to - 1]!.end + 120))?.[1] ?? []);
  const explained = proper.flatMap((at) => {
    const before = text.slice(Math.max(0, at - 120), at).toLowerCase();
    const match = ownWord.test(before) ? meansInPassing.exec(before) : null;
    return match?.[1] ?? match?.[2] ?? [];
  });
  const terms = new Set([...defined, ...called, ...explained].map((term) => term.toLowerCase()));
  if (terms.size === 0) return [];
  return mentions
    .named("phi")
    .filter(({ from, to }) => terms.has(text.slice(words[from]!.start, words[to - 1]!.end).toLowerCase()));
}

function kindOf(text: Understanding, outcomes: Outcome[]): Recognised {
  const whole = text.document.text;
  const titles = titleLines(whole);
  if (isOfSubcontractor(whole.slice(0, head), titles)) return { kind: "subcontractor-baa", region: null };
  const region = locate(text, outcomes);
  if (region) return { kind: "embedded-baa", region: isGuide(text) ? region : null };
  return { kind: isPartOfContract(text, outcomes, titles) ? "embedded-baa" : "baa", region: null };
}

/** Characters, and share of the document, before the agreement begins that make it a part of something else. */
const leastBefore = 1500;
const shareBefore = 0.2;
/** No agreement is longer, in characters; promises farther from its title are of another document. */
const longestAgreement = 60_000;
export const ownTitle = new RegExp(name);
const guide = /\b(?:guide|handbook|manual|polic(?:y|ies)|procedures?|compliance|readiness|checklist|overview)\b/;

/** A manual, guide or page about agreements: of it only the agreement binds. Of a contract every part does. */
function isGuide(text: Understanding): boolean {
  return guide.test(firstLine(text).toLowerCase());
}

function firstLine(text: Understanding): string {
  const first = text.document.blocks.find((block) => block.kind === "heading") ?? text.document.blocks[0];
  return first ? text.document.text.slice(first.span.start, first.span.end) : "";
}

/** Where in a longer document the agreement stands: behind the title that most promises follow; null when it is all of it. */
function locate(text: Understanding, outcomes: Outcome[]): Span | null {
  const whole = text.document.text;
  const promises = outcomes
    .filter((one) => one.kind === "required" && !commercial.has(one.rule) && one.state !== "missing")
    .map((one) => one.evidence.map(({ span }) => span[0]));
  const titles = text.sentences.filter(({ span, zone }) => {
    const words = whole.slice(span.start, span.end).toLowerCase();
    return (
      (zone === "heading" && words.length < 120 && ownTitle.test(words) && !guide.test(words)) || formation.test(words)
    );
  });
  let best: { title: Sentence; count: number } | null = null;
  for (const title of titles) {
    const until = title.span.start + longestAgreement;
    const count = promises.filter((places) => places.some((at) => at >= title.span.start && at < until)).length;
    if (count > (best?.count ?? 0)) best = { title, count };
  }
  if (!best) return null;
  const { start } = best.title.span;
  const isPart = start > Math.max(leastBefore, whole.length * shareBefore) || (isGuide(text) && start > leastBefore);
  if (!isPart) return null;
  const inside = promises.flat().filter((at) => at >= start && at < start + longestAgreement);
  return { start, end: endOf(best.title, Math.max(...inside), text) };
}

/** A clause or an annex about patient data, by its heading. In small letters. */
const aboutHealthData =
  /\bhipaa\b|\bphi\b|business associate|(?:protected )?health (?:information|data)|patient (?:information|data|records?)|medical (?:information|records?)|member information/;

/** A contract about something else, of which one clause or annex holds the terms on PHI, and all of which binds. */
function isPartOfContract(
  { document: { text }, sentences }: Understanding,
  outcomes: Outcome[],
  titles: string,
): boolean {
  const least = Math.max(leastBefore, text.length * shareBefore);
  const speaksOfIt = new RegExp(`${aboutHealthData.source}|45 c\\.?f\\.?r`, "i").exec(text);
  if (speaksOfIt && speaksOfIt.index > least) return true;
  if (!namesOtherContract(titles)) return false;
  const isHeaded = sentences.some(
    ({ zone, span: { start, end } }) =>
      zone === "heading" && start > least && aboutHealthData.test(text.slice(start, end).toLowerCase()),
  );
  return isHeaded && (isOnData(titles) || outcomes.every((one) => !isOfAssociates(one) || one.evidence.every(({ span }) => span[0] > least))); // prettier-ignore
}

/** A promise that no contract makes but one with a business associate. */
const isOfAssociates = ({ rule, kind, state }: Outcome): boolean =>
  kind === "required" &&
  state !== "missing" &&
  !commercial.has(rule) &&
  !confidential.has(rule) &&
  rule !== "report-security-incident";

/** The agreement ends at the next heading that ranks as high as its title and stands behind its last promise. */
function endOf(begins: Sentence, lastPromise: number, text: Understanding): number {
  const { depth } = text.clauses[begins.clause]!;
  const next = text.clauses.find(
    (clause) => clause.span.start > lastPromise && clause.depth <= depth && clause.heading !== "",
  );
  return next?.span.start ?? text.document.text.length;
}
