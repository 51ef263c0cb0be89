import { UserError } from "../errors.js";
import type { PhraseTree } from "../understand/phrase-tree.js";
import { phraseStems } from "../understand/words.js";

/** rules/lexicon/*.yaml: a name and the phrases that say it, parted by commas; `except` lists longer phrases in which it is not meant. */
export type LexiconData = Record<string, string | { any: string; except?: string }>;

const phrasesOf = (list: string): string[] =>
  list
    .split(/[,\n]/)
    .map((phrase) => phrase.trim())
    .filter(Boolean);

/** Mentions that are computed, not listed. */
export const computedNames = [
  "duration",
  "citation",
  "blank",
  "blank date",
  "date",
  "date before 2013",
  "date since 2013",
  "date gone by",
  "empty signature",
  "filled signature",
  "both labels on one party",
  "wrong citation",
  "term cited to 164.501",
  "letter before 2013",
  "deed",
] as const;

/**
 * Puts the lexicon into the phrase book. A phrase may name another entry: "{phi} that is electronic" and
 * "a breach of {phi}" are written out with each of its phrases.
 */
export function addLexicon(data: LexiconData, phrases: PhraseTree): Set<string> {
  for (const [name, entry] of Object.entries(data)) {
    const { any, except = "" } = typeof entry === "string" ? { any: entry } : entry;
    const id = phrases.classId(name);
    for (const phrase of phrasesOf(any)) {
      const whole = /^\{([^}]+)\}$/.exec(phrase)?.[1];
      if (whole) phrases.addKind(whole, name);
      for (const plain of writeOut(phrase, data, [name])) phrases.add(id, phraseStems(plain));
    }
    for (const phrase of phrasesOf(except))
      for (const plain of writeOut(phrase, data, [name])) phrases.add(id, phraseStems(plain), true);
  }
  return new Set([...Object.keys(data), ...computedNames]);
}

function writeOut(phrase: string, data: LexiconData, above: string[]): string[] {
  const match = /\{([^}]+)\}/.exec(phrase);
  if (!match) return [phrase];
  const name = match[1]!;
  const entry = data[name];
  if (!entry) throw new UserError(`The lexicon: {${name}} in “${phrase}” is not an entry`);
  if (above.includes(name)) throw new UserError(`The lexicon: {${name}} in “${phrase}” names itself`);
  const inner = phrasesOf(typeof entry === "string" ? entry : entry.any).flatMap((one) =>
    writeOut(one, data, [...above, name]),
  );
  return inner.flatMap((one) => writeOut(phrase.replace(match[0], one), data, above));
}
