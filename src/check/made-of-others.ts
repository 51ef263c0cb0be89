import type { Occurrence, Range } from "../understand/phrases.js";
import type { Understanding } from "../understand/understand.js";
import { isOneOf } from "../understand/words.js";
import { ofText } from "./of-text.js";
import { cutOut, firstEndingAfter, union } from "./ranges.js";
import { resumptionOf } from "./resumption.js";

// "Vendor shall ensure that its agents agree to implement safeguards": the vendor promises that others promise, and no safeguards
// of its own (codebook G1, G2). Where its own promises are looked for, what others are made to do is left out.

/** Word ranges without what others are made to do. */
export const ownPart = (ranges: readonly Range[], text: Understanding): readonly Range[] =>
  cutOut(ranges, madeOfOthersIn(text));

/** What others are made to do, in the order of the text and without overlaps; a lead-in that ends so hands it down to its items. */
const madeOfOthersIn = ofText(findMadeOfOthers);

function findMadeOfOthers(text: Understanding): Range[] {
  const { sentences, sentenceWords } = text;
  const made = [
    ...madeByWord(text),
    ...madeToAgree(text),
    ...requiredByVendor(text),
    ...agreedByOthers(text),
    ...assured(text),
    ...taught(text),
  ];
  const open = new Set(made.flatMap(([, to]) => sentenceEndingAt(to, text) ?? []));
  const handedDown = sentences.flatMap(({ leadIns }, sentence) =>
    leadIns.some((lead) => open.has(lead)) ? [sentenceWords[sentence]!] : [],
  );
  return union([...made, ...handedDown]);
}

/** "Shall cause each of its subcontractors to …": from those who are made to do it on. */
function madeByWord(text: Understanding): Range[] {
  const { mentions, words } = text;
  const others = new Map(othersIn(text).map((one) => [one.from, one]));
  return mentions.named("has others promise").flatMap((making): Range[] => {
    if (isShared(making, text)) return [];
    let at = making.to;
    while (at < making.to + furthest && !others.has(at) && isOneOf(between, words[at])) at++;
    const who = others.get(at);
    // "Shall ensure that its employees and subcontractors …": its employees are itself.
    if (!who || isOneOf(oneself, words[who.to]) || isOneOf(oneself, words[who.to + 1])) return [];
    return [[who.from, endOf(who.to, text)]];
  });
}

/** Those who may get PHI from the vendor. */
const othersIn = ({ mentions }: Understanding): readonly Occurrence[] => [
  ...mentions.named("others who hold phi"),
  ...mentions.named("downstream"),
];

/** "Shall have each partner agree by contract to …": whoever it is that is made to agree. */
function madeToAgree(text: Understanding): Range[] {
  const { mentions, words } = text;
  return mentions.named("has others promise").flatMap(({ to }): Range[] => {
    if (!isOneOf("each every any all", words[to])) return [];
    for (let at = to + 2; at < to + 6; at++)
      if (isOneOf("agree undertake accept promise", words[at])) return [[at, endOf(at, text)]];
    return [];
  });
}

/** "Shall obtain assurances that PHI will be safeguarded": whoever gives them. */
function assured(text: Understanding): Range[] {
  const { mentions, words } = text;
  const others = new Set(othersIn(text).map(({ from }) => from));
  return mentions.named("has others promise").flatMap(({ from, to }): Range[] => {
    if (!isOneOf("assurance assurances", words[from]) || !isOneOf("that", words[to])) return [];
    const before = Math.max(0, from - furthest);
    const isOthers = words
      .slice(before, from)
      .some(({ text: word }, k) => isOneOf(gets, word) || others.has(before + k));
    return isOthers ? [[to, endOf(promiseAt(to, text) + 1, text)]] : [];
  });
}

/** The binding words of the clause that begins here, or where it begins; "and shall" goes on with what was said before it. */
function promiseAt(from: number, { words, sentenceWords }: Understanding): number {
  const end = sentenceWords[firstEndingAfter(sentenceWords, from)]?.[1] ?? from;
  for (let at = from; at < Math.min(end, from + clause); at++)
    if (isOneOf("shall will must", words[at])) return isOneOf("and", words[at - 1]) ? from : at;
  return from;
}

const gets = "obtain obtains obtained obtaining receive receives received get gets seek seeks secure secures";

/** "Shall train its workforce to recognize and report a Breach": what is taught is done when the time comes, by whom it concerns. */
function taught(text: Understanding): Range[] {
  const { words, norms, sentenceWords } = text;
  return norms.flatMap(({ deed, sentence }): Range[] => {
    if (!isOneOf("train educate teach instruct", words[deed.to])) return [];
    const last = Math.min(sentenceWords[sentence]![1], deed.to + furthest);
    for (let at = deed.to + 1; at < last; at++) if (isOneOf("to", words[at])) return [[at, endOf(at, text)]];
    return [];
  });
}

/** How far from the word that makes them do it the others are named. */
const furthest = 10;
const between =
  "that any each every all of the its their our such other from with by to in , a an no written writing contract and or which whom person persons one ( ) including reasonable satisfactory assurance assurances BAA";
const oneself = "workforce employees employee personnel staff itself";

/** "Shall use, and shall require its subcontractors to use, safeguards": what they are to use the vendor is to use, too. */
function isShared({ from }: Occurrence, { words, normsOf, norms, sentenceWords }: Understanding): boolean {
  let at = from;
  while (isOneOf("shall will must to also", words[at - 1])) at--;
  if (!isOneOf("and or", words[at - 1])) return false;
  const sentence = firstEndingAfter(sentenceWords, from);
  return (normsOf[sentence] ?? []).some((index) => norms[index]!.at < at && at - norms[index]!.at <= 4);
}

/** "Shall be required by Vendor to …": whoever is required by it. */
function requiredByVendor(text: Understanding): Range[] {
  const { mentions, words } = text;
  return mentions.named("business associate").flatMap(({ from, to }): Range[] => {
    const verb = isOneOf("by", words[from - 1]) ? from - 2 : -1;
    return verb > 0 && isOneOf("required obliged obligated compelled", words[verb]) ? [[verb, endOf(to, text)]] : [];
  });
}

/** "Any agent to whom it gives PHI agrees to …", "an agent shall be required to …": from where the others take it upon themselves on. */
function agreedByOthers(text: Understanding): Range[] {
  const { mentions, words, sentenceWords, norms, normsOf } = text;
  const own = new Set(mentions.named("business associate").map(({ from }) => from));
  return mentions.named("downstream").flatMap(({ to }): Range[] => {
    const sentence = firstEndingAfter(sentenceWords, to - 1);
    const last = Math.min(sentenceWords[sentence]?.[1] ?? to, to + clause);
    const isOwn = (at: number) =>
      (normsOf[sentence] ?? []).some((index) => norms[index]!.at === at && norms[index]!.isMain);
    for (let at = to; at < last; at++) {
      const { text: word } = words[at]!;
      if (word === ";" || own.has(at)) return [];
      if (isOneOf(consents, word)) return isOwn(at) ? [] : [[at, endOf(at + 1, text)]];
      if (isOneOf("shall will must", word)) {
        while (isOneOf("be further first nonetheless also likewise", words[at + 1])) at++;
        return isOneOf("made required bound obliged obligated held", words[at + 1]) ? [[at, endOf(at + 1, text)]] : []; // prettier-ignore
      }
    }
    return [];
  });
}

/** As far as a relative clause may part those who agree from their agreeing. */
const clause = 30;
const consents = "agree agrees agreed accept accepts accepted undertake undertakes undertaken promise promises promised sign signs signed commit commits covenant covenants"; // prettier-ignore

/** It goes on to the end of the sentence, or to where the vendor is bound again. */
const endOf = (from: number, text: Understanding): number =>
  resumptionOf(
    from,
    text,
    ({ at, bearer }) => bearer === "business associate" && isOneOf("shall will must", text.words[at]),
  ).end;

/** The sentence that ends at a word. */
function sentenceEndingAt(end: number, { sentenceWords }: Understanding): number | null {
  const sentence = firstEndingAfter(sentenceWords, end - 1);
  return sentenceWords[sentence]?.[1] === end ? sentence : null;
}
