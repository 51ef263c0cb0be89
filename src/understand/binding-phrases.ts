import type { Occurrence } from "./phrases.js";
import { type Word, wordAt } from "./words.js";

/**
 * Binding words that are composed freely: "is hereby bound to", "has the sole and continuing obligation to", "covenants and
 * agrees with Clinic that it shall". The lexicon lists set phrases (rules/lexicon/force.yaml); here stands how drafters put
 * such a phrase together, so that an adverb, an adjective or a second verb in it changes nothing.
 */
export interface BindingPhrase extends Occurrence {
  force: BindingForce;
}

/** How binding words bind, allow or let off; each is the name of an entry of the lexicon. */
export const bindingForces = ["duty", "prohibition", "permission", "release"] as const;
export type BindingForce = (typeof bindingForces)[number];

const some = (...alternatives: string[]): string => `(?:${alternatives.join("|")})`;

const adverb = some(
  "[a-z]{3,}ly",
  "hereby",
  "also",
  "further",
  "otherwise",
  "likewise",
  "always",
  "henceforth",
  "thereafter",
  "in turn",
  "at all times",
  "at any time",
  "in all (?:cases|events|respects)",
  "in any (?:case|event)",
  "in addition",
  "(?:alone|itself)",
  "under this [a-z]+",
);
/** Up to three of them, between commas or joined by "and". */
const adverbs = String.raw`(?:,?\s+(?:and\s+)?${adverb}\b,?){0,3}`;
const never = some(
  "not",
  "never",
  "no longer",
  "in no (?:way|event|case|manner|circumstances?)",
  "at no time",
  "by no means",
  "under no circumstances?",
);
/** The two or three adjectives that a duty may have: "an affirmative, continuing duty". "No" is none of them. */
const adjectives = String.raw`(?:\s+(?!no\b|not\b|to\b|for\b|of\b|that\b|by\b|with\b|in\b)[a-z-]{3,},?(?:\s+(?:and|or))?){0,4}?`;
const duty = some("duty", "obligation", "responsibility", "responsibilities", "commitment", "undertaking", "task");
const agreement = String.raw`(?:this|the|our|your)\s+(?:[a-z]+\s){0,3}?(?:agreement|addendum|contract|baa|exhibit|attachment|appendix|section|article|paragraph)`;
/** "Required by this Agreement to": who is required by law to do something promises nothing. */
const byAgreement = String.raw`(?:\s+(?:by|under|pursuant\s+to|in|through)\s+(?:the\s+terms\s+of\s+)?${agreement}|\s+hereunder|\s+hereby|\s+herein)?`;
const copula = String.raw`(?:(?:shall|will|must)(?:\s+(?<not>${never}))?${adverbs},?\s+(?:be|remain|stand)|is|are|am|remains?|stands?)(?:\s+(?<no>${never}))?${adverbs}`;
const having = String.raw`(?:(?:shall|will|must)${adverbs}\s+)?(?:ha(?:s|ve)|bears?|owes?|assumes?|accepts?|undertakes?|takes?\s+on|carr(?:y|ies)|acknowledges?|gives?|makes?)`;
const agreeing = [
  "agrees?",
  "covenants?",
  "undertakes?",
  "promises?",
  "commits?",
  "pledges?",
  "engages?",
  "contracts?",
];
const promising = some(
  ...agreeing,
  "guarantees?",
  "warrants?",
  "represents?",
  "certif(?:y|ies)",
  "acknowledges?",
  "confirms?",
  "accepts?",
  "understands?",
);
/** "Covenants, represents and hereby agrees": one promise, told by its last verb. */
const promises = String.raw`(?:${promising}(?:,|\s+and|\s+or|,\s+and|\/|\s+and\/or)${adverbs}\s+){0,4}`;
const last = some(...agreeing);
const toParty = String.raw`(?:\s+(?:with|to|unto|for the benefit of)\s+(?:the\s+)?[A-Z][\w’']*(?:\s+[A-Z][\w’']*){0,3})?`;

/** What a phrase does when nothing denies it, and when something does. */
interface Form {
  /** The words it may begin with; the shape is tried nowhere else. */
  opening: string;
  shape: string;
  force: BindingForce;
  denied?: BindingForce;
  /** Case tells a name from a word. */
  exact?: true;
}

const beings = "shall will must is are am remain remains stand stands";
const havings =
  "shall will must has have bear bears owe owes assume assumes accept accepts undertake undertakes take takes carry carries acknowledge acknowledges give gives make makes";
const promisings =
  "does do shall will agree agrees covenant covenants undertake undertakes promise promises commit commits pledge pledges engage engages contract contracts guarantee guarantees warrant warrants represent represents certify certifies acknowledge acknowledges confirm confirms accept accepts understand understands";

const forms: Form[] = [
  // "Is hereby strictly required to", "shall at all times remain responsible for".
  {
    opening: beings,
    shape: String.raw`${copula}\s+${some("required", "obligated", "obliged", "bound", "compelled", "committed", "pledged", "directed", "instructed", "mandated", "tasked with", "charged with", "responsible", "accountable", "answerable")}${byAgreement}${adverbs}\s+(?:to(?!\s+(?:the|any|each|such|covered|this|an?)\b)|for(?=\s))`,
    force: "duty",
    denied: "release",
  },
  // "Is under a continuing duty to".
  {
    opening: beings,
    shape: String.raw`${copula}\s+under\s+(?:(?<none>no)|an?|the|its|any)${adjectives}\s+${some("duty", "obligation")}${byAgreement}${adverbs}\s+(?:to|of|for)\b`,
    force: "duty",
    denied: "release",
  },
  // "Has the sole and continuing obligation to", "assumes no responsibility whatsoever for".
  {
    opening: havings,
    shape: String.raw`${having}${adverbs}\s+(?:(?<none>no|not\s+any)|an?|the|its|their|this|all|any|full|sole|primary)${adjectives}\s+${duty}${byAgreement}(?:\s+whatsoever|\s+of\s+any\s+kind)?${adverbs}(?:\s+(?:to|for|of)\b|(?=\s+that\b))`,
    force: "duty",
    denied: "release",
  },
  // "Has the following obligations:".
  {
    opening: havings,
    shape: String.raw`${having}${adverbs}\s+the\s+following${adjectives}\s+(?:obligations|duties|responsibilities|undertakings)[^.;:]{0,60}:`,
    force: "duty",
  },
  // "It is the continuing duty of", "shall be the sole responsibility of".
  {
    opening: beings,
    shape: String.raw`${copula}\s+(?:an?|the|(?<none>no))${adjectives}\s+${duty}${byAgreement}\s+(?:of|for|upon)\b`,
    force: "duty",
    denied: "release",
  },
  // "Reporting is required of Vendor", "the following are demanded of Vendor".
  {
    opening: beings,
    shape: String.raw`${copula}\s+(?:required|demanded|asked|expected)\s+of\b`,
    force: "duty",
    denied: "release",
  },
  {
    opening: beings,
    shape: String.raw`${copula}\s+${some("prohibited", "barred", "forbidden", "precluded", "restrained", "enjoined")}${byAgreement}${adverbs}\s+(?:from|to)\b`,
    force: "prohibition",
    denied: "permission",
  },
  { opening: "is are", shape: String.raw`(?:is|are)\s+${never}${adverbs}\s+to(?=\s+[a-z])`, force: "prohibition" },
  {
    opening: "shall will has have",
    shape: String.raw`(?:(?:shall|will)\s+)?ha(?:s|ve)\s+no${adjectives}\s+${some("right", "authority", "power", "permission", "licen[cs]e", "entitlement")}(?:\s+whatsoever)?${byAgreement}\s+to(?=\s+[a-z])`,
    force: "prohibition",
  },
  {
    opening: "shall will must",
    shape: String.raw`(?:shall|will|must)${adverbs}\s+${some("refrain", "abstain", "desist")}\s+from`,
    force: "prohibition",
  },
  {
    opening: beings,
    shape: String.raw`${copula}\s+${some("permitted", "authori[sz]ed", "allowed", "entitled", "empowered", "licensed", "privileged", "free", "at liberty")}${byAgreement}${adverbs}\s+to(?=\s+[a-z])`,
    force: "permission",
    denied: "prohibition",
  },
  // "Shall have sole discretion whether to", "may elect not to": who may choose is not bound.
  {
    opening: "shall will has have retains retain reserves reserve",
    shape: String.raw`(?:(?:shall|will)${adverbs}\s+)?(?:ha(?:s|ve)|retains?|reserves?)${adverbs}(?:\s+(?:the|its))?${adjectives}\s+${some("discretion", "option", "election", "choice")}(?:\s+[a-z]+){0,2}?\s+(?:whether|as\s+to\s+whether)(?:\s+or\s+not)?\s+to\b`,
    force: "release",
  },
  {
    opening: "may can",
    shape: String.raw`(?:may|can)${adverbs},?(?:\s+(?:at|in)\s+its\s+(?:sole\s+)?(?:option|discretion),?)?\s+(?:elect|choose|opt|decide|determine)${adverbs},?(?:\s+(?:at|in)\s+its\s+(?:sole\s+)?(?:option|discretion),?)?\s+(?:not\s+to|whether(?:\s+or\s+not)?\s+to)\b`,
    force: "release",
  },
  // "Does hereby covenant and agree to", "expressly undertakes with Clinic to".
  {
    opening: promisings,
    shape: String.raw`(?:(?:does|do|shall|will)${adverbs}\s+)?${promises}${last}${toParty}${adverbs}\s+(?<not>not\s+)?to(?!\s+(?:the|any|each|such|an?|this|these|those)\b(?!\s+following))(?:\s+(?<no>not)\b)?`,
    force: "duty",
    denied: "prohibition",
    exact: true,
  },
  // "Covenants and agrees as follows:", "represents and warrants:".
  {
    opening: promisings,
    shape: String.raw`${promises}${some("agrees", "covenants", "undertakes", "promises", "warrants")}${toParty}\s*(?:as\s+follows\s*)?:`,
    force: "duty",
    exact: true,
  },
];

interface Compiled extends Pick<Form, "force" | "denied"> {
  shape: RegExp;
}

const formsByOpening = new Map<string, Compiled[]>();
for (const { opening, shape, exact, ...effect } of forms) {
  const one = { ...effect, shape: new RegExp(shape, exact ? "y" : "iy") };
  for (const word of opening.split(" ")) formsByOpening.set(word, [...(formsByOpening.get(word) ?? []), one]);
}

/** All binding words of a text that are put together by these forms. */
export function readBindingPhrases(text: string, words: readonly Word[]): BindingPhrase[] {
  return words.flatMap(({ text: word, start }, from) =>
    (formsByOpening.get(word.toLowerCase()) ?? []).flatMap(({ shape, force, denied = force }): BindingPhrase[] => {
      shape.lastIndex = start;
      const match = shape.exec(text);
      if (!match) return [];
      const { not, no, none } = match.groups ?? {};
      const isDenied = (not ?? no ?? none) !== undefined;
      return [{ from, to: wordAt(words, start + match[0].length), force: isDenied ? denied : force }];
    }),
  );
}
