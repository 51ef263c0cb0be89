import type { Agreement, Parties } from "../types.js";
import type { Mentions } from "./mentions.js";
import { type Naming, readAppositions, readNamings, readSides, readSmallNames, shortNames } from "./namings.js";
import { calledBy, isDownstream, namesOf, termOf } from "./party-names.js";
import type { Occurrence } from "./phrases.js";
import type { Word } from "./words.js";

export type Role = "business associate" | "covered entity";

/** Who is who: aliases with the role they stand for, and the names shown in the report. */
export interface Cast extends Parties {
  /** Alias, lower case, to role. */
  aliases: Map<string, Role>;
  /** Aliases the agreement itself writes without a capital. */
  small: Set<string>;
  /** What the sentences of the agreement call each side. */
  terms: Record<Role, string>;
}

const associateLabel =
  /^(?:business associate|ba|vendor|contractor|supplier|service provider|consultant|processor|data processor|administrator|third[- ]party administrator|subcontractor|subprocessor|licensor|franchisor|billing agent|seller)$/i;
const entityLabel =
  /^(?:covered entity|ce|customer|client|clinic|practice|hospital|health ?care provider|agency|department|plan|health plan|physician|facility|subscriber|franchisee|licensee|buyer|county|state|school|member)$/i;
/** Parties are introduced early; later brackets define other things. */
const introduction = 6000;

/** The role a label speaks of by its own words, or null for labels such as "Company" or "Provider". */
export function roleOfLabel(label: string): Role | null {
  if (/business associate/i.test(label) && !/covered entit/i.test(label)) return "business associate";
  if (/covered entit/i.test(label) && !/business associate/i.test(label)) return "covered entity";
  if (associateLabel.test(label)) return "business associate";
  return entityLabel.test(label) ? "covered entity" : null;
}

const subcontractorLabel = /^sub-?contractor$/i;
const isExplicit = (label: string) => /^(?:business associate|covered entity)$/i.test(label);

/** Reads who the parties are from how the agreement names them. */
export function findParties(agreement: Agreement): Cast {
  const text = agreement.document.text;
  const cast: Cast = {
    aliases: new Map(),
    small: new Set(readSmallNames(text)),
    terms: { "business associate": "Business Associate", "covered entity": "Covered Entity" },
    businessAssociate: null,
    coveredEntity: null,
  };
  const namings = readNamings(text);
  if (isBetweenAssociates(namings)) {
    // One step down the chain the business associate stands above, and is owed what a covered entity is owed.
    cast.aliases.set("business associate", "covered entity");
    for (const one of namings)
      if (one.labels.some((label) => subcontractorLabel.test(label))) assign(cast, "business associate", one);
  }
  // The rule's own words decide first, then labels such as "Vendor", then who is said to be what, then what labels do.
  for (const one of namings) {
    const explicit = one.labels.find(isExplicit);
    if (explicit) assign(cast, cast.aliases.get(explicit.toLowerCase()) ?? roleOfLabel(explicit)!, one);
  }
  const early = namings.filter(
    (one) => one.at < introduction && !one.labels.some((label) => cast.aliases.has(label.toLowerCase())),
  );
  for (const { label, role } of readSides(text))
    if (
      /^[A-Z][a-z]/.test(label) &&
      !/^(?:Business|Covered|Each|Party|Subcontractor|It|This|There|That|Who|Which|Entity|Associate)$/.test(label)
    )
      setAlias(cast, label, role as Role);
  for (const one of early) {
    const role =
      one.labels.map((label) => cast.aliases.get(label.toLowerCase()) ?? roleOfLabel(label)).find((found) => found) ??
      null;
    if (role) assign(cast, role, one);
  }
  for (const one of early)
    if (!one.labels.some((label) => cast.aliases.has(label.toLowerCase()))) decide(cast, one, text);
  for (const label of cast.small)
    if (!cast.aliases.has(label)) decide(cast, { name: label, labels: [label], at: 0 }, text);
  const names = [...cast.aliases].filter(([alias]) => !roleOfLabel(alias) && !ambiguousLabels.includes(alias));
  for (const [alias, role] of names) for (const label of readAppositions(text, alias)) setAlias(cast, label, role);
  for (const label of ambiguousLabels)
    if (!cast.aliases.has(label)) decide(cast, { name: "", labels: [label], at: 0 }, text);
  decidePronouns(cast, text);
  cast.terms = termsOf(cast, text);
  return Object.assign(cast, shownNames(cast, text));
}

/** The names of both parties stand in one preamble. */
const apart = 600;

/** Whether one party is named the business associate, and another its subcontractor. */
function isBetweenAssociates(namings: Naming[]): boolean {
  const named = (label: RegExp) =>
    namings.find(({ at, labels }) => at < introduction && labels.some((one) => label.test(one)));
  const above = named(/^business associate$/i);
  const below = named(subcontractorLabel);
  return (
    above !== undefined && below !== undefined && above.name !== below.name && Math.abs(above.at - below.at) < apart
  );
}

/** No agreement calls a party by more names; counting each takes a reading of the text. */
const mostCounted = 20;

const aliasesOf = (role: Role, { aliases }: Cast): string[] =>
  [...aliases]
    .filter(([alias, own]) => own === role && !isExplicit(alias))
    .slice(0, mostCounted)
    .map(([alias]) => alias);

function termsOf(cast: Cast, text: string): Cast["terms"] {
  if (isDownstream(text)) return { "business associate": "Subcontractor", "covered entity": "Business Associate" };
  const term = (role: Role) => termOf(cast.terms[role], aliasesOf(role, cast), text);
  return { "business associate": term("business associate"), "covered entity": term("covered entity") };
}

/** The names for the report; a side without one is called what the agreement calls it. */
function shownNames(cast: Cast, text: string): Parties {
  const names = namesOf(text, cast);
  return {
    businessAssociate: names.businessAssociate ?? calledBy(aliasesOf("business associate", cast), text),
    coveredEntity: names.coveredEntity ?? calledBy([...aliasesOf("covered entity", cast), "customer", "client"], text),
  };
}

/** Generic labels that either side bears; what the agreement lets them do tells which. */
const ambiguousLabels = ["provider", "company", "organization", "we", "you"];

/** Promises in the first person that make a letter of it. */
const fewestOfOne = 3;

/** Whoever speaks as "we" drew up the terms: the vendor, unless the text says otherwise. */
function decidePronouns(cast: Cast, text: string): void {
  const opposite = (role: Role): Role => (role === "business associate" ? "covered entity" : "business associate");
  const [we, you] = [cast.aliases.get("we"), cast.aliases.get("you")];
  setAlias(cast, "we", you ? opposite(you) : "business associate");
  setAlias(cast, "you", opposite(we ?? cast.aliases.get("we")!));
  // In a letter the one who promises says "I".
  if ((text.match(/\bI (?:will|shall|may|must|agree)\b/g)?.length ?? 0) >= fewestOfOne)
    setAlias(cast, "i", cast.aliases.get("we")!);
}

function assign(cast: Cast, role: Role, { name, labels }: Naming): void {
  for (const label of labels) setAlias(cast, label, role);
  for (const alias of shortNames(name)) setAlias(cast, alias, role);
  const key = role === "business associate" ? "businessAssociate" : "coveredEntity";
  if (name) cast[key] ??= name;
}

/** The first reading stands: later brackets repeat or contradict it. */
function setAlias(cast: Cast, label: string, role: Role): void {
  const plain = label.replace(/['’]s$/, "").toLowerCase();
  const own = isExplicit(plain) ? roleOfLabel(plain)! : role;
  if (!cast.aliases.has(plain)) cast.aliases.set(plain, own);
}

/** Decides a label by what it does in the text: data is held for one side and reported by the other. */
function decide(cast: Cast, one: Naming, text: string): void {
  const votes = one.labels.reduce((sum, label) => sum + vote(label, text, cast.small.has(label)), 0);
  if (votes !== 0) assign(cast, votes > 0 ? "business associate" : "covered entity", one);
}

function vote(label: string, text: string, isSmall: boolean): number {
  const plain = label.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  // Pronouns and names written small are counted as they come, other labels only with their capital.
  const capital =
    /^(?:we|you)$/i.test(label) || isSmall
      ? plain.replace(/^\w/, (first) => `[${first.toLowerCase()}${first.toUpperCase()}]`)
      : plain.replace(/^\w/, (first) => first.toUpperCase());
  const count = (shape: string) => (text.match(new RegExp(shape, "g")) ?? []).length;
  const verbs = "(?:shall|will|must|agrees? to|may)";
  const associate =
    count(
      `\\b${capital},?\\s+${verbs}\\s+(?:\\w+\\s+){0,2}(?:report|notify|safeguard|return|destroy|maintain|implement|ensure|mitigate|provide the|use and disclose|use or disclose|not use)`,
    ) +
    count(
      `\\b(?:disclosed?|provided?|furnished)\\s+(?:PHI|protected health information)?\\s*to\\s+(?:the\\s+)?${capital}\\b`,
    );
  const entity =
    count(`\\bon behalf of\\s+(?:the\\s+)?${capital}\\b`) +
    count(`\\b(?:report|notify|notice|available|return)\\w*\\s+(?:\\w+\\s+){0,2}(?:to\\s+)?(?:the\\s+)?${capital}\\b`) +
    count(`\\breceived? from\\s+(?:the\\s+)?${capital}\\b`);
  return associate - entity;
}

/** A generic word names a party in the singular, with a capital or an article: "the vendor", not "vendors". */
function isGenericName(one: Occurrence, words: Word[]): boolean {
  const last = words[one.to - 1]!.text;
  if (/(?:[^s]s|ies)$/.test(last)) return false;
  return (
    one.to - one.from > 1 ||
    /^[A-Z]/.test(words[one.from]!.text) ||
    /^(?:the|our|each)$/i.test(words[one.from - 1]?.text ?? "")
  );
}

/** Marks every mention of a party: the lexicon's generic words, corrected and completed by what the agreement says. */
export function markParties(mentions: Mentions, cast: Cast): void {
  const found: Record<Role, Occurrence[]> = { "business associate": [], "covered entity": [] };
  for (const role of ["business associate", "covered entity"] as const)
    mentions.remove(role, (one) => !isGenericName(one, mentions.words));
  const byFirst = new Map<string, { parts: string[]; role: Role }[]>();
  for (const [alias, role] of cast.aliases) {
    const parts = alias.split(/\s+/);
    byFirst.set(parts[0]!, [...(byFirst.get(parts[0]!) ?? []), { parts, role }]);
  }
  // The pronouns' other forms follow their subject form.
  const pronouns = [["we", "us", "our"], ["you", "your"], ["i", "me", "my"]]; // prettier-ignore
  for (const [subject, ...others] of pronouns) {
    const role = cast.aliases.get(subject!);
    if (role) for (const other of others) byFirst.set(other, [{ parts: [other], role }]);
  }
  mentions.words.forEach((word, at) => {
    for (const { parts, role } of byFirst.get(plainText(word)) ?? []) {
      if (!parts.every((part, step) => mentions.words[at + step] && plainText(mentions.words[at + step]!) === part))
        continue;
      // An alias is a name: "Plan" is a party, "plan" a noun. Pronouns are taken as they come.
      const isSmall = cast.small.has(parts[0]!) || /^(?:we|us|our|you|your|me|my)$/.test(parts[0]!);
      if (!/^[A-Z]/.test(word.text) && !isSmall && parts.length === 1) continue;
      // "The US Department of Health" is a country's.
      if (word.text === "US") continue;
      // "Part I" and "I." are numbers.
      if (parts[0] === "i" && !/^[a-z]/.test(mentions.words[at + 1]?.text ?? "")) continue;
      found[role].push({ from: at, to: at + parts.length });
    }
  });
  for (const [role, other] of [
    ["business associate", "covered entity"],
    ["covered entity", "business associate"],
  ] as const) {
    const taken = new Set(found[role].map((one) => one.from));
    mentions.remove(other, (one) => taken.has(one.from));
    mentions.add(role, found[role]);
  }
}

const plainText = (word: Word) => word.text.toLowerCase().replace(/['’]s?$/, "");
