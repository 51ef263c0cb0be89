import { firstFrom } from "../understand/mentions.js";
import type { Norm } from "../understand/norm.js";
import type { Range } from "../understand/phrases.js";
import type { Understanding } from "../understand/understand.js";
import { isOneOf } from "../understand/words.js";
import { union } from "./ranges.js";

/**
 * The words of a sentence, its lead-ins included, by which somebody other than the covered entity is bound; null when
 * there are none. A required clause is a promise (codebook G1): "may have its subcontractors agree", "shall not be
 * required to ensure" and "the Covered Entity shall ensure" name everything it asks for and promise nothing.
 */
export function promisedWords(sentence: number, text: Understanding): readonly Range[] | null {
  const norms = carrying(text.normsOf[sentence]!.map((index) => text.norms[index]!));
  const promises = norms.filter((norm) => isPromise(norm, text));
  if (promises.length === norms.length) return wholeSentence(sentence, text);
  if (promises.length === 0) return null;
  return union(norms.flatMap((norm) => (promises.includes(norm) ? norm.ranges : beforeBinding(norm))));
}

/** The norms that carry a sentence. Where all are subordinate it is a plain statement, unless these let the vendor off. */
function carrying(norms: Norm[]): Norm[] {
  const main = norms.filter(({ isMain }) => isMain);
  if (main.length > 0) return main;
  const isLoose = ({ bearer, force }: Norm) =>
    (force === "permission" || force === "release") && (bearer === "business associate" || bearer === "unstated");
  return norms.every(isLoose) ? norms : [];
}

/** "If return is infeasible, Vendor may keep it, and shall protect it": the condition is part of what follows it. */
const beforeBinding = ({ ranges, at }: Norm): Range[] =>
  ranges.filter(([from]) => from < at).map(([from, to]) => [from, Math.min(to, at)]);

/** A sentence with the lead-ins that govern it. */
export function wholeSentence(sentence: number, text: Understanding): readonly Range[] {
  let known = wholes.get(text);
  if (!known) wholes.set(text, (known = new Array<readonly Range[]>(text.sentences.length)));
  return (known[sentence] ??= [...text.sentences[sentence]!.leadIns, sentence].map((one) => text.sentenceWords[one]!));
}

/** Put together once for all patterns. */
const wholes = new WeakMap<Understanding, (readonly Range[])[]>();

function isPromise(norm: Norm, text: Understanding): boolean {
  switch (norm.force) {
    case "statement":
      return !isLawOfOthers(norm, text);
    case "release":
      return false;
    case "permission":
      return isConditional(norm, text) || isSuffered(norm, text);
    default:
      return norm.bearer !== "covered entity" && !isStrangers(norm, text);
  }
}

/** "Under HIPAA a subcontractor is itself bound …": what the law makes of others than the parties, nobody promises. */
function isLawOfOthers({ bearer, ranges }: Norm, { words, mentions }: Understanding): boolean {
  if (bearer !== "other" && bearer !== "subcontractor") return false;
  let at = ranges.at(-1)![0];
  if (!isOneOf("under by", words[at])) return false;
  do at++;
  while (words[at]?.isLight);
  const laws = mentions.named("law");
  return laws[firstFrom(laws, at)]?.from === at;
}

/** "The hosting company shall report", "Vendor's landlord has agreed to": what a person outside the contract has to do nobody promises in it. */
function isStrangers({ bearer, force, at, deed }: Norm, { words }: Understanding): boolean {
  if (bearer !== "other" || force !== "duty" || !isOneOf(strangers, words[at - 1])) return false;
  // "The Secretary shall have access to Vendor's books": what somebody is to have another gives.
  return !isOneOf("have be receive get", words[deed.from]);
}

const strangers =
  "company parent landlord insurer insurers lender lenders custodian individual individuals patient patients secretary administrator bank firm regulator affiliate competitors";

/** "May use subcontractors, provided that it binds each in writing": a condition it must fulfil is a promise. */
function isConditional({ ranges, at }: Norm, { mentions }: Understanding): boolean {
  return mentions.named("condition on a grant").some(({ from }) => from > at && isWithin(from, ranges));
}

/** "Vendor agrees that the Secretary may review its books": what it lets somebody else do it promises. */
function isSuffered({ bearer, ranges, at }: Norm, { words }: Understanding): boolean {
  return (
    bearer === "other" && words.slice(at - 8, at).some(({ stem }, k) => stem === "agre" && isWithin(at - 8 + k, ranges))
  );
}

const isWithin = (at: number, ranges: readonly Range[]) => ranges.some(([from, to]) => at >= from && at < to);
