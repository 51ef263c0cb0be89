import type { Understanding } from "../understand/understand.js";
import type { Word } from "../understand/words.js";

/** What the second reader sees of a text. */
export interface Seen {
  /** A token a word, empty where a word says nothing to it. */
  tokens: readonly string[];
  /** The names of the classes of the lexicon that stand in each sentence. */
  classes: readonly (readonly string[])[];
}

export const seenIn = (text: Understanding): Seen => ({ tokens: tokensOf(text), classes: classesOf(text) });

/** Parties and PHI go by many names; the second reader knows them by what they are. */
const roles = [
  ["business associate", "@associate"],
  ["covered entity", "@entity"],
  ["subcontractor", "@subcontractor"],
  ["phi", "@phi"],
  ["parties", "@parties"],
] as const;

/** The words of a text as stems, with parties, PHI, figures and sections of the regulation by one name each. */
function tokensOf({ words, mentions }: Understanding): string[] {
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

function classesOf({ words, sentenceWords, mentions }: Understanding): string[][] {
  const sentenceAt = new Int32Array(words.length).fill(-1);
  sentenceWords.forEach(([from, to], sentence) => sentenceAt.fill(sentence, from, to));
  const classes = sentenceWords.map((): string[] => []);
  mentions.eachName((name, occurrences) => {
    // In the order of the text: what a sentence has twice it has one behind the other.
    let last = -1;
    for (let at = 0; at < occurrences.length; at++) {
      const sentence = sentenceAt[occurrences[at]!.from]!;
      if (sentence === last) continue;
      last = sentence;
      classes[sentence]?.push(name);
    }
  });
  return classes;
}

/**
 * The features of a sentence: its tokens, two that stand together or with one between, the classes of the lexicon in it, tokens and classes
 * of the lead-ins that govern it, and who is bound in it and how.
 */
export function featuresOfSentence(sentence: number, text: Understanding, { tokens, classes }: Seen): Set<string> {
  const said = tokensIn(sentence, text, tokens);
  const features = new Set(said);
  for (let at = 0; at + 1 < said.length; at++) {
    features.add(`${said[at]!} ${said[at + 1]!}`);
    if (at + 2 < said.length) features.add(`${said[at]!} … ${said[at + 2]!}`);
  }
  for (const name of classes[sentence]!) features.add(`{${name}}`);
  for (const leadIn of text.sentences[sentence]!.leadIns) {
    for (const token of tokensIn(leadIn, text, tokens)) features.add(`: ${token}`);
    for (const name of classes[leadIn]!) features.add(`: {${name}}`);
  }
  for (const norm of text.normsOf[sentence] ?? []) {
    const { bearer, force } = text.norms[norm]!;
    features.add(`= ${bearer} ${force}`);
  }
  return features;
}

function tokensIn(sentence: number, { sentenceWords }: Understanding, tokens: readonly string[]): string[] {
  const [from, to] = sentenceWords[sentence]!;
  return tokens.slice(from, to).filter((token) => token !== "");
}
