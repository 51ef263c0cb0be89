import type { Zone } from "../types.js";

/** What the reader has seen so far, as far as zones depend on it. */
export interface ZoneState {
  /** Whether a heading above says "Definitions". */
  inDefinitions: boolean;
  /** Whether a heading above says that what follows is a list to check agreements by. */
  inChecklist: boolean;
  inRecitals: boolean;
  inSignature: boolean;
}

// All of these look at text in small letters: expressions that ignore case take many times as long to compile.
const recital = /^\W*(?:whereas\b|witnesseth|recitals?\b\W*$)/;
const operativeFrom = /\bnow,?\s+therefore\b|\b(?:hereby )?agree(?:s)? as follows\b|in consideration of/;
const recitalHeading =
  /^\W*(?:recitals?|background|whereas|witnesseth|preliminary statements?|statement of background)\W*$/;
const signature =
  /^\W*in witness whereof\b|^\W*(?:authorized )?signatures?\W*$|^\W*(?:[a-z’']+\s+){1,4}signature:\s*(?:$|[_|/])|^\W*(?:by|name|title|dated?|signature|printed name|signed)\W*:[\s_|]*|^\W*(?:signed|dated)\b[^.;:]{0,40}\b(?:for|on behalf of|by)\b|^\W*(?:for|on behalf of) [^:.;]{2,60}:\s*(?:$|[_|]|\/s\/|by\b)/;
const term = String.raw`[“"'*]*[a-z][\w\s&/()-]{0,60}?[”"'*]*,?`;
const definition = new RegExp(
  String.raw`^\W*(?:(?:in|for (?:the )?purposes? of) this \w+,?\s+)?(?:(?:the|each|a|an)\s+)?(?:(?:capitali[sz]ed\s+)?(?:term|word|phrase)s?\s+)?${term}(?:\s+(?:or|and)\s+${term})?(?:\s*\([^)]*\))?,?\s+(?:shall\s+|will\s+)?(?:generally\s+)?(?:ha(?:s|ve)\s+the\s+(?:same\s+)?meanings?|(?<!\bby\s)means?\b(?!\s+of)|is\s+defined|are\s+defined|refers?\s+to|embraces?\s|denotes?\s|signif(?:y|ies)\s|stands?\s+for|encompass(?:es)?\s|be\s+defined|be\s+given\s+the|includes\s|carr(?:y|ies)\s+the)`,
);
const quotedTerm =
  /^\W{0,3}[“"][^”"]{2,60}[”"]\s*(?:\([^)]*\)\s*)?(?:shall\s+)?(?:mean|ha(?:s|ve)\s|is\s|are\s|refer|include|embrace|comprise|denote|signif|stands?\s+for|encompass|:|[-–—])/;
const definedTerms = /^\W*(?:capitali[sz]ed )?(?:terms?|words) (?:used|not otherwise|that)/;
const note =
  /^\W*\[?(?:drafting note|note to (?:the )?(?:draft|user|reader|member|customer|counsel|reviewer|practice)|drafter['’]s note|commentary?\s*[:.—–]|instructions?\b|how to use|disclaimer)\b|^\W*(?:[a-z]+ )?tip\s*[:!]|^\W*the parties (?:also )?may (?:also )?wish to\b|^\W*(?:important\W+)?this (?:template|sample) (?:must|should|has not|is (?:provided|intended|offered)) /;
// An instruction to whoever fills in the form, set in brackets. Brackets round a promise leave it a promise.
const instruction =
  /^\W*\[.{0,40}\b(?:parties (?:may|should|also)|option \d|choose|insert|select|provide a|should specify|may wish|if applicable|optional|note|delete|describe|list|specify|in addition to other)\b/s;
/** What stands behind these words in a paragraph goes with them: what explains a form is no part of it. */
const noteToReader = /^\W*(?:drafting note|drafter['’]s note|note to |comment(?:ary)?\s*[:.—–]|how to use)/i;
export const opensNote = (text: string) => noteToReader.test(text);
/** "This Attachment is intended to satisfy 164.504(e)": what a paper is for it does not do (codebook G3). */
const purpose =
  /^\W*(?:this|the purpose of this)\b[^.;]{0,80}?\b(?:is|are) (?:intended|meant|designed|drawn up|to) (?:to )?(?:satisfy|meet|comply|fulfil|assure|provide the satisfactory)|^\W*(?:the|this|a) (?:baa|business associate agreement|agreement|addendum) (?:ensures?|makes sure|sees to it) that\b/;
/** "The HIPAA Rules require a business associate to …": what the law asks of whomever, the paper tells and does not promise (codebook G3). */
const tellsOfLaw =
  /^\W*(?:(?:sections?|§+)\s*[\d.()a-z, -]{1,40}\sof\s+)?(?:the\s+)?(?:hipaa|hitech(?: act)?|privacy(?: and security)? rules?|security rule|breach notification rule|omnibus rule|federal law|45\s*c\.?f\.?r\.?[\s§\d.()a-z]{0,40}?)(?:\s+(?:act|rules?|regulations?|standards?|and(?: the)? hitech(?: act)?))*\s+(?:also\s+)?(?:requires?|provides? that|states? that|mandates?|obliges?|directs?|prohibits?|permits?|allows?)\s/;
/** Behind a joint somebody may be bound all the same: "HIPAA requires a contract, and Vendor shall keep it". */
const joint = /[,;]\s*(?:and|so|accordingly|therefore|but)\b/;
const bindsBehind = /\b(?:shall|agrees? to|undertakes?|will)\b/;
const promisesToo = (small: string) => {
  const at = small.search(joint);
  return at >= 0 && bindsBehind.test(small.slice(at));
};
const binds = /\b(?:shall|agrees? to|must|will|may|authorizes|permits)\b/;
/** "[Optional] Vendor may …": the mark is the drafter's, the promise behind it is offered. */
const marked = /^\W*\[[^\]]{0,40}\]\s+\S/;
const isInstruction = (text: string, small: string) =>
  instruction.test(small) && (!marked.test(text) || !binds.test(text));
const preamble =
  /^\W*this\b.{0,120}\b(?:is (?:made|entered)|(?:made|entered) (?:and entered )?into|is (?:by and )?between|is effective)\b/s;

/** "NOW, THEREFORE, Vendor agrees to comply with the Security Rule": the words that open the agreement make its first promise. */
const promisesAtOnce =
  /\bnow,?\s+therefore\b.*\b(?:agrees? that\b.*\b(?:shall|will|must|may)|agrees? to (?!the following|be bound|enter|these|this|abide by the terms|as follows|(?:all|each) of the following|amend)|[a-z] (?:shall|must) (?!mean|be bound by|have the meaning|be governed))\b(?!.*(?:as follows|:)\W*$)/s;

/** "NOW, THEREFORE, the parties agree as follows:", and not "In consideration of lower fees, Clinic agrees that Vendor may …". */
const opensOperative = (small: string) =>
  operativeFrom.test(small) &&
  !recital.test(small) &&
  small.length < 400 &&
  !promisesAtOnce.test(small) &&
  !(
    /\bin consideration of\b/.test(small) &&
    !/\bnow,?\s+therefore\b/.test(small) &&
    /\b(?:shall|may|will|must|grants?|licen[cs]es|authori[sz]es|permits)\b/.test(small) &&
    !/as follows|:\W*$/.test(small)
  );

/** "Every safeguard must be used by Vendor (this means Acme)" promises before it explains. */
const defines = (text: string, small: string) => {
  const match = definition.exec(small);
  // "This duty includes the reporting of …" widens a duty.
  if (
    /^\W*(?:this|these|such|the foregoing)\s+(?:duty|duties|obligations?|responsibilit\w+|requirements?|undertakings?)\s/.test(
      small,
    )
  )
    return false;
  return match !== null && !/\b(?:shall|must|will)\s+(?:\S+\s+){5,}\S*$/.test(text.slice(0, match[0].length));
};

/** "May Vendor sell PHI?": what a list of questions asks it does not grant; the answer does. */
const asks =
  /^(?:\W*(?:q|question|faq)\b)?[\W\d]*(?:who|whom|what|when|where|why|how|which|may|can|could|will|would|shall|should|must|do|does|did|is|are|has|have)\b[^.;]*\?\W*$/;

/** Below the signatures, too: a clause that was added there, or typed into a field that the file lists last. */
const isPromise = (text: string) => /\b(?:shall|must)\b/.test(text) && text.split(/\s+/).length >= 12;

/** Whether a sentence tells what a paper is for, or what the law asks of whomever: neither it nor the items it leads in bind anybody. */
export function onlyTells(text: string): boolean {
  const small = text.toLowerCase();
  return (purpose.test(small) && !binds.test(text)) || (tellsOfLaw.test(small) && !promisesToo(small));
}

/** The zone of a sentence that is no heading (codebook G3: where a promise does not count); `opening` is what stands before its list, if it has one. */
export function zoneOf(text: string, state: ZoneState, opening = text): Zone {
  const small = text.toLowerCase();
  if (signature.test(small) || (state.inSignature && !isPromise(text))) return "signature";
  if (opensOperative(small)) return "preamble";
  if (recital.test(small) || state.inRecitals || onlyTells(opening)) return "recital";
  if (state.inChecklist || note.test(small) || isInstruction(text, small) || asks.test(small)) return "note";
  if (state.inDefinitions && !binds.test(text)) return "definition";
  if (defines(text, small) || quotedTerm.test(small) || definedTerms.test(small)) return "definition";
  if (preamble.test(small)) return "preamble";
  return "operative";
}

/** Whether a definition leads in what its term means, and not what somebody shall do: "“Incident” means any of these:". */
export const opensMeaning = (text: string) => /^\W*[“"][^”"]{2,60}[”"]/.test(text) && !binds.test(text);

export const isDefinitionsHeading = (heading: string) =>
  /^\W*(?:definitions?\b|defined terms|key terms|interpretation and definitions)/i.test(heading);
/** "Required Provisions Checklist": asks what an agreement says, and promises nothing. */
export const isChecklistHeading = (heading: string) =>
  heading.toLowerCase().includes("check") &&
  /\b(?:provisions?|clauses?|terms|review|reviewers?|signing|drafting)\b.*\bcheck-?lists?\b|\bcheck-?lists?\b.*\b(?:provisions?|clauses?|terms|review|signing|drafting)\b/i.test(
    heading,
  );
export const startsRecitals = (heading: string) => recitalHeading.test(heading.toLowerCase());
export const endsRecitals = (text: string) => operativeFrom.test(text.toLowerCase());
/** Above the words that open an agreement only "shall" and its like still promise. */
export const isBackground = (text: string) => !/\b(?:shall|must|agrees? (?:to|that)|may not)\b/i.test(text);
export const startsSignature = (text: string) => /^\W*in witness whereof\b|^\W*signatures?\W*$/i.test(text);

/** A recital and the promise after it in one sentence: "WHEREAS …; the parties agree that …". Offset of the promise. */
export function promiseAfterRecital(text: string): number | null {
  if (!recital.test(text.toLowerCase())) return null;
  const match = /;\s*(?:and\s+)?(?=(?:the parties|it is|now,? therefore|accordingly)\b)/i.exec(text);
  return match ? match.index + match[0].length : null;
}
