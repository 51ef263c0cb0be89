import type { Understanding } from "../understand/understand.js";
import type { Word } from "../understand/words.js";

/** What the second reader sees of a text: a token a word, empty where a word says nothing to it. */
export type Tokens = readonly string[];

/** Parties and PHI go by many names; the second reader knows them by what they are. */
const roles = [
  ["business associate", "@associate"],
  ["covered entity", "@entity"],
  ["subcontractor", "@subcontractor"],
  ["phi", "@phi"],
  ["parties", "@parties"],
] as const;

/** The words of a text as stems, with parties, PHI, figures and sections of the regulation by one name each. */
export function tokensOf({ words, mentions }: Understanding): Tokens {
  const tokens = words.map(tokenOf);
  for (const [name, role] of roles)
    for (const { from, to } of mentions.named(name)) {
      tokens[from] = role;
      tokens.fill("", from + 1, to);
    }
  return tokens;
}

const tokenOf = ({ text, stem, isPunctuation }: Word): string => {
  if (isPunctuation) return "";
  if (!/^\d/.test(text)) return stem;
  return /^\d{3}\.\d/.test(text) ? `§${text.slice(0, 7)}` : "#";
};

/**
 * The features of a sentence: its tokens, two that stand together or with one between, the tokens of the lead-ins that govern it, and who
 * is bound in it and how.
 */
export function featuresOfSentence(sentence: number, text: Understanding, tokens: Tokens): Set<string> {
  const said = tokensIn(sentence, text, tokens);
  const features = new Set(said);
  for (let at = 0; at + 1 < said.length; at++) {
    features.add(`${said[at]!} ${said[at + 1]!}`);
    if (at + 2 < said.length) features.add(`${said[at]!} … ${said[at + 2]!}`);
  }
  for (const leadIn of text.sentences[sentence]!.leadIns)
    for (const token of tokensIn(leadIn, text, tokens)) features.add(`: ${token}`);
  for (const norm of text.normsOf[sentence] ?? []) {
    const { bearer, force } = text.norms[norm]!;
    features.add(`= ${bearer} ${force}`);
  }
  return features;
}

function tokensIn(sentence: number, { sentenceWords }: Understanding, tokens: Tokens): string[] {
  const [from, to] = sentenceWords[sentence]!;
  return tokens.slice(from, to).filter((token) => token !== "");
}
