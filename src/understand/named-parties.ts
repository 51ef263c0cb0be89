import type { Mentions } from "./mentions.js";
import { type Cast, type Role, roleOfLabel } from "./parties.js";
import type { Occurrence, StandIn } from "./phrases.js";
import { Names } from "./names.js";
import { isThing } from "./namings.js";
import { isOneOf, phraseStems, type Word } from "./words.js";

/** A place where a party is called by a name of its own. */
export interface Named extends Occurrence {
  role: Role;
}

/** Every place where a party is named as the agreement names it; the longest name from each word. */
export function findNames(words: readonly Word[], { aliases, small }: Cast): Named[] {
  const roles = new Map(aliases);
  // The pronouns' other forms follow their subject form.
  const pronouns = [["we", "us", "our"], ["you", "your"], ["i", "me", "my"]]; // prettier-ignore
  for (const [subject, ...others] of pronouns) {
    const role = aliases.get(subject!);
    if (role) for (const other of others) roles.set(other, role);
  }
  const found: Named[] = [];
  for (const { at: from, parts, value: role } of new Names(roles).in(words)) {
    const { text } = words[from]!;
    // An alias is a name: "Plan" is a party, "plan" a noun. Pronouns are taken as they come.
    const isSmall = small.has(parts[0]!) || /^(?:we|us|our|you|your|me|my)$/.test(parts[0]!);
    if (!/^[A-Z]/.test(text) && !isSmall && parts.length === 1) continue;
    // "The US Department of Health" is a country's; "Part I" and "I." are numbers.
    if (text === "US" || (parts[0] === "i" && !/^[a-z]/.test(words[from + 1]?.text ?? ""))) continue;
    // "Provider" in "Service Provider" is no name of its own.
    const to = from + parts.length;
    const before = found.at(-1);
    if (to <= (before?.to ?? 0)) continue;
    if (before?.from === from) found.pop();
    found.push({ from, to, role });
  }
  return found;
}

const roleStems: Record<Role, readonly string[]> = {
  "business associate": phraseStems("business associate"),
  "covered entity": phraseStems("covered entity"),
};

const nameAt = ({ from, to }: Named, words: readonly Word[]): string =>
  words
    .slice(from, to)
    .map(({ plain }) => plain)
    .join(" ");

/** "Health Plan" and "Service Provider" say what they are; "Meridian Access Partners" gives access to nothing. */
function isOwnName(one: Named, words: readonly Word[]): boolean {
  const name = nameAt(one, words);
  return one.to - one.from > 1 && roleOfLabel(name) === null && !isThing(name);
}

/** "Subcontractor shall comply", "let Subcontractor know", where the business associate is called so: it hands nothing down by that. "Any Subcontractor" is one of its own. */
const isCalledSubcontractor = ({ from, to, role }: Named, words: readonly Word[]): boolean =>
  role === "business associate" &&
  to - from === 1 &&
  /^(?:sub-?(?:contractor|processor|consultant|supplier|vendor|associate)|sub|agent|delegate|affiliate)(?:['’]s?)?$/i.test(
    words[from]!.text,
  ) &&
  !isOneOf("any each every a no another other such its their own further", words[from - 1]);

/** A phrase that says "covered entity" also means whoever it is here: "on the instructions of Lakeside". */
export const asRole = (one: Named, words: readonly Word[]): StandIn => ({
  from: one.from,
  to: one.to,
  stems: roleStems[one.role],
  isOpaque: isOwnName(one, words) || isCalledSubcontractor(one, words),
  isName: /^[A-Z]/.test(words[one.from]!.text) && !isRole.test(nameAt(one, words)),
});

/** What both sides are called everywhere, and words that stand for a name. */
const isRole = /^(?:business associate|ba|covered entity|we|us|our|you|your|i|me|my)$/;

/** A generic word names a party in the singular, with a capital or an article: "the vendor", not "vendors". */
function isGenericName(one: Occurrence, words: readonly Word[]): boolean {
  // "Hospital's right": the ending of a possessive makes no plural.
  if (/(?:[^s]s|ies)$/.test(words[one.to - 1]!.text.replace(/['’]s?$/, ""))) return false;
  return one.to - one.from > 1 || /^[A-Z]/.test(words[one.from]!.text) || isOneOf("the our each", words[one.from - 1]);
}

/** "Vendor uses service providers": where the business associate has a name, service providers in the plural, or any one of them, are those it engages. */
function others(mentions: Mentions, taken: ReadonlySet<number>): Occurrence[] {
  const { words } = mentions;
  return mentions.named("business associate").filter(({ from, to }) => {
    const last = words[to - 1]!.text;
    if (taken.has(from) || to - from < 2 || !/^providers?$/.test(last)) return false;
    return /s$/.test(last) || isOneOf("a an any each every another other", words[from - 1]);
  });
}

/** Marks every mention of a party: the lexicon's generic words, corrected and completed by what the agreement says. */
export function markParties(mentions: Mentions, names: readonly Named[]): void {
  const taken = new Set(names.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, step) => from + step)));
  mentions.add("downstream", others(mentions, taken));
  for (const role of ["business associate", "covered entity"] as const) {
    mentions.remove(role, (one) => taken.has(one.from) || !isGenericName(one, mentions.words));
    mentions.add(
      role,
      names.filter((one) => one.role === role).map(({ from, to }) => ({ from, to })),
    );
  }
}
