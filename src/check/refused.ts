import { firstFrom } from "../understand/mentions.js";
import type { Understanding } from "../understand/understand.js";
import type { Statement } from "./statements.js";

// "Any provision that would allow Vendor to sell PHI is void", "the parties have struck the clause that let Vendor sell PHI", "if Vendor were to
// sell PHI, Clinic could end this Agreement": the words of a leave stand there, and none is given. Whoever asks for a clause that
// forbids a thing must not be told that it allows it.

/** Whether a statement only names a leave that is refused, taken back or supposed. */
export function refusesLeave({ sentence }: Statement, text: Understanding): boolean {
  const words = withSides(sentence, text);
  const isHeld = (one: RegExp, opens: RegExp) => {
    const found = one.exec(words);
    return found !== null && !opens.test(words.slice(found.index + found[0].length));
  };
  return (
    refused.some((one) => isHeld(one, leaveGivenAfter)) ||
    barred.some((one) => isHeld(one, leaveGivenAfter) && isHeld(one, exception)) ||
    (supposed.some((one) => isHeld(one, leaveGivenAfter)) && !excused.test(words))
  );
}

/** The words of a sentence in small letters, with VENDOR and CLINIC where the two sides are named. */
function withSides(sentence: number, { sentenceWords, mentions, words }: Understanding): string {
  const [from, to] = sentenceWords[sentence]!;
  const told: string[] = [];
  const sides = [
    ["VENDOR", mentions.named("business associate")],
    ["CLINIC", mentions.named("covered entity")],
  ] as const;
  for (let at = from; at < to; at++) {
    const word = words[at]!.text;
    const side = sides.find(([, all]) => all[firstFrom(all, at)]?.from === at);
    if (!side) told.push(word.toLowerCase());
    else {
      const end = side[1][firstFrom(side[1], at)]!.to;
      told.push(
        /^(?:its|our|your|their)$/i.test(word) || /['’]s?$/.test(words[end - 1]!.text) ? `${side[0]}'s` : side[0],
      );
      at = end - 1;
    }
  }
  return told.join(" ").replace(/ ([,.;:)])/g, "$1");
}

const clause =
  "(?:provisions?|clauses?|terms?|sections?|paragraphs?|sentences?|language|wording|rights?|licen[cs]es?|permissions?)";
const lets =
  "(?:allow|permit|let|authori[sz]e|entitle|empower|enable|give|grant)(?:s|d|ed|ing|ting)?|by which|under which|whereby|of VENDOR to|to";
const undone =
  "(?:(?:is|are|shall be|has been|have been|stands?) (?:hereby )?(?:null|void|deleted|removed|struck|revoked|withdrawn|cancell?ed|unenforceable|ineffective|superseded|inoperative|excluded|set aside|of no (?:force|effect)|without effect)|(?:shall have|has|have) no (?:force|effect)|(?:have )?set (?:those|these|such) terms aside|(?:do|does|shall|will) not apply)";
const someone = "(?:VENDOR|it|its affiliates|us|we|anyone|any person|any party|others)";
const mayBe = "(?:[a-z'’-]+ ){0,3}";

/** Taken back, struck out, never given. */
const refused: readonly RegExp[] = [
  `^(?:(?!may\\b|shall\\b|will\\b)[\\w'’,.()-]+ ){0,7}${clause}\\b(?:(?!forbid|prohibit|prevent|restrict|bars?\\b|;).){0,240}?\\b(?:${lets})\\b.{0,240}? ${undone}\\b`,
  `\\b(?:struck|deleted|removed|rejected|declined|withdrawn|dropped) (?:the|any|each|every|all) ${mayBe}${clause}\\b(?:(?!forbid|forbad|prohibit|prevent|restrict|;).){0,240}?\\b(?:${lets})\\b`,
  `\\b(?:nothing|no ${clause})\\b[^,;]{0,80}\\b(?:allow|permit|let|authori[sz]e|entitle|empower|give|grant)s?\\b (?:CLINIC )?${someone}\\b`,
  `\\bno ${mayBe}(?:right|licen[cs]e|permission|leave|authority)\\b ${mayBe}(?:is|are|shall be) (?:hereby )?(?:granted|given|conferred)\\b`,
  `\\bVENDOR ${mayBe}(?:gives up|waives|renounces|surrenders|relinquishes|forgoes|disclaims|withdraws) (?:any|all|every|its|VENDOR's) ${mayBe}rights?\\b`,
  `\\bCLINIC ${mayBe}(?:refuses|withholds|denies|declines) ${mayBe}(?:VENDOR's |CLINIC's )?${mayBe}(?:consent|permission|agreement|leave|request) to\\b`,
  `\\bCLINIC ${mayBe}(?:does|shall|will|do) not (?:agree|consent|accept|authori[sz]e|allow|permit)\\b`,
  `\\bVENDOR would (?:first )?(?:need|require) CLINIC`,
  `\\bonly CLINIC,? and (?:never|not) VENDOR\\b`,
  `\\bno circumstances? in which VENDOR (?:may|is)\\b`,
  `\\bout of the question\\b`,
].map((one) => new RegExp(one));

/** Forbidden: but for "unless", "except" and the like behind it. */
const barred: readonly RegExp[] = [
  `\\b(?:is|are|shall be) (?:strictly |expressly )?(?:not (?:permitted|allowed|authori[sz]ed)|prohibited|forbidden|barred)\\b`,
  `^there (?:shall|will|may) be no\\b`,
  `\\b(?:in no (?:circumstances|event|case)|under no [a-z]+|at no time|never) (?:is|are|shall|may|will|does) VENDOR\\b`,
  `^(?:(?!nothing|no\\b|not\\b)[\\w'’,.()-]+ ){0,20}(?:forbids|prohibits|bars|precludes|prevents) VENDOR (?:to|from)\\b`,
  `\\bVENDOR ${mayBe}(?:never|not) (?:been )?(?:allowed|permitted|entitled|authori[sz]ed) to\\b`,
  `\\bVENDOR (?:may|shall|will|must) not, and (?:may|shall|will|must) not\\b`,
  `\\bVENDOR ${mayBe}that it (?:does|will|shall|has) (?:not|no|never)\\b`,
  `\\bVENDOR (?:shall|will|must) (?:abstain|refrain|desist) from\\b`,
  `\\bVENDOR (?:shall|will|must) not (?:permit|allow|let) (?:any|others|its)\\b`,
  `\\bVENDOR (?:shall|will|must) (?:ensure|see to it) that [^;,]{0,40} (?:do|does|shall|will) not\\b`,
  `\\bVENDOR ${mayBe}(?:lacks|has no|have no|shall have no|claims no|acquires no) ${mayBe}(?:right|authority|power|permission|licen[cs]e|leave)\\b`,
  `\\bVENDOR (?:may|shall|will|can) in no (?:case|event|circumstances)\\b`,
  `\\bno (?:one|body|person|employee)\\b[^;,]{0,30}\\bVENDOR may\\b`,
  `\\b(?:duty|told|instructed|undertakes|pledges|promises|covenants|bound) (?:not|never) to\\b`,
].map((one) => new RegExp(one));

/** What would follow if it were done. */
const supposed: readonly RegExp[] = [
  `\\b(?:if|should|in the event that|where) ${someone} (?:should|were to|ever)\\b(?![^;]*\\b${someone} (?:may|shall|will|is entitled)\\b)`,
  `\\b(?:breach|violation|default)\\b[^;,]{0,60}\\b(?:for VENDOR to|if VENDOR (?:were to|should))\\b`,
  `\\b(?:any|an|every|each) attempts? (?:by [\\w ]{1,30})?to\\b`,
].map((one) => new RegExp(one));

const exception = /\b(?:unless|except|without|otherwise|other than|until)\b/;

/** "It shall not be a breach for Vendor to …", "waives any right to object if Vendor should …". */
const excused = /\b(?:no|not|never|nor)\b[^;,]{0,30}\b(?:breach|violation|default|object)|\bwaives?\b|\bno objection\b/;

/** "… shall refrain from selling PHI, but may use it to improve its products." */
const leaveGivenAfter =
  /\b(?:but|and|however|provided that|save that) (?:[A-Z'a-z]+ ){0,3}(?:may(?! not)|can(?!not)|is (?:free|entitled|permitted) to)\b/;
