import type { Modal } from "./binding-words.js";
import type { Mentions } from "./mentions.js";
import type { Bearer, Lead, Norm } from "./norm.js";
import type { Occurrence, Range } from "./phrases.js";
import { isOneOf, type Word } from "./words.js";

/** Where the reading of norms stands: the text, its parties and binding words, the sentence being read, the norms so far. */
export interface Reading {
  readonly mentions: Mentions;
  readonly words: Word[];
  readonly modals: readonly Modal[];
  /** By the word a party is named at: which one, and where its name ends. */
  readonly party: readonly ({ bearer: Bearer; to: number } | undefined)[];
  /** The second and later words of the parties' names. */
  readonly inName: ReadonlySet<number>;
  readonly rangeOf: (sentence: number) => Range;
  readonly norms: Norm[];
  /** What each sentence hands down when it leads in others. */
  readonly leads: Map<number, Lead>;
  /** The sentence being read. */
  sentence: number;
  /** What the lead-in of that sentence hands down. */
  lead: Lead | null;
  /** The last lead-in under the present heading: a sentence that ends in a colon. */
  open: Lead | null;
}

const partyClasses = ["business associate", "covered entity", "parties", "subcontractor", "other person"] as const;

/** A reading that begins. */
export function openReading(mentions: Mentions, rangeOf: (sentence: number) => Range, modals: Modal[]): Reading {
  const { words } = mentions;
  const party: { bearer: Bearer; to: number }[] = [];
  const inName = new Set<number>();
  const phi = new Map(mentions.named("phi").map(({ from, to }) => [from, to]));
  for (const name of partyClasses)
    for (const one of mentions.named(name)) {
      // "Provider PHI", "Plan Information" where that is PHI: whose it is, not who acts.
      if (phi.has(one.to) || (phi.get(one.from) ?? 0) > one.to) continue;
      const known = party[one.from];
      if (known && known.to >= one.to) continue;
      const isOther = name === "other person" || isAnyone(one, words);
      party[one.from] = { bearer: isOther ? "other" : name, to: one.to };
      for (let at = one.from + 1; at < one.to; at++) inName.add(at);
    }
  return {
    mentions,
    words,
    modals,
    party,
    inName,
    rangeOf,
    norms: [],
    leads: new Map(),
    sentence: -1,
    lead: null,
    open: null,
  };
}

/** "A business associate must report each breach": what the law asks of all of them binds none here (codebook G3). */
const isAnyone = ({ from }: Occurrence, words: readonly Word[]): boolean =>
  isOneOf("a A", words[from - 1]) && /^(?:business|covered)$/.test(words[from]!.text);

/** The word before that says something, within the sentence: a title above, "What we tell Clinic about", governs nothing below. */
export function wordBefore(reading: Reading, at: number): Word | undefined {
  const [start] = reading.rangeOf(reading.sentence);
  const first = at < start ? 0 : start;
  for (let back = at - 1; back >= first && back > at - 4; back--)
    if (!reading.words[back]!.isLight) return reading.words[back];
  return undefined;
}

const subordinators =
  "if when whenever where wherever unless until because while whilst whether that what which who whom whose as so should although though once after before than";

export function isSubordinator(words: Word[], at: number): boolean {
  const { text } = words[at]!;
  if (!isOneOf(subordinators, text)) return false;
  if (isOneOf("as", text) && isOffice(words, at)) return false;
  // "such as", "as well as", "shall, as soon as possible," hold no clause before the binding words.
  return !(isOneOf("as", text) && isOneOf("such well soon far", words[at - 1]));
}

/** "Lakeside, as “Clinic”, shall": between commas it tells in what capacity somebody acts. */
function isOffice(words: Word[], at: number): boolean {
  if (words[at - 1]?.text !== ",") return false;
  for (let next = at + 1; next < at + 7 && next < words.length; next++) {
    if (words[next]!.text === ",") return next > at + 1;
    if (!words[next]!.isLight && !/^[A-Z]/.test(words[next]!.text)) return false;
  }
  return false;
}

export const isPreposition = (word: Word | undefined) =>
  word !== undefined &&
  isOneOf(
    "of to by with from for on against upon between under at in into than through behalf via toward towards about among outside beyond besides concerning regarding",
    word.text,
  );
