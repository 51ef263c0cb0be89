import type { Agreement, Parties } from "../types.js";
import type { Mentions } from "./mentions.js";
import type { Occurrence } from "./phrases.js";
import type { Word } from "./words.js";

export type Role = "business associate" | "covered entity";

/** Who is who: aliases with the role they stand for, and the names shown in the report. */
export interface Cast extends Parties {
  /** Alias, lower case, to role. */
  aliases: Map<string, Role>;
}

const company = /[\s,]+(?:inc|llc|l\.l\.c|corp|corporation|ltd|limited|co|company|lp|llp|plc|pllc|p\.c|pbc|gmbh)\.?$/i;
const properName = String.raw`(?:[A-Z\[<{_][\w&.'’/<>\[\]{}-]*(?:,?\s+(?:(?:of|and|the|for|d\/b\/a|dba|&)\s+)*[A-Z\[<{_(][\w&.'’/<>\[\]{}-]*){0,9}(?:,?\s+(?:Inc|LLC|Corp|Ltd|L\.L\.C|LP|LLP|P\.C|PBC)\b\.?)?)`;
const quoted = String.raw`[“"‘']([^”"’'\n]{2,50})[”"’']`;
// Name (“Alias”), Name ("Alias" or "Other alias"), Name (hereinafter "Alias").
const naming = new RegExp(
  String.raw`(${properName})[^.;“"()]{0,160}?\((?:[^()“"]{0,60}?)${quoted}(?:[^()“"]{0,12}${quoted})?[^()]{0,80}\)`,
  "g",
);

const associateWords =
  /\b(?:business associate|vendor|contractor|supplier|service provider|consultant|processor|administrator|subcontractor|subprocessor|licensor|franchisor|agent|BA)\b/i;
const entityWords =
  /\b(?:covered entit|customer|client|clinic|practice|hospital|health ?care provider|agency|department|plan|physician|facility|subscriber|franchisee|CE\b|organization)/i;

/** The role a label speaks of by its own words, or null for labels such as "Company" or "Provider". */
export function roleOfLabel(label: string): Role | null {
  if (/business associate/i.test(label)) return "business associate";
  if (/covered entit/i.test(label)) return "covered entity";
  const associate = associateWords.test(label);
  const entity = entityWords.test(label);
  return associate === entity ? null : associate ? "business associate" : "covered entity";
}

interface Naming {
  name: string;
  labels: string[];
  at: number;
}

/** Reads who the parties are from their definitions, and from appositions ("Vendor, meaning Northwind, shall …"). */
export function findParties(agreement: Agreement): Cast {
  const text = agreement.document.text;
  const cast: Cast = { aliases: new Map(), businessAssociate: null, coveredEntity: null };
  const namings = [...text.matchAll(naming)].map(
    (match): Naming => ({
      name: match[1]!.trim(),
      labels: [match[2]!, match[3] ?? ""].filter(Boolean).map(tidyLabel),
      at: match.index,
    }),
  );
  const undecided: Naming[] = [];
  for (const one of namings) {
    const role = one.labels.map(roleOfLabel).find((found) => found !== null) ?? null;
    if (role) assign(cast, role, one);
    else if (
      one.at < 4000 &&
      one.labels.some((label) =>
        /^(?:company|provider|organization|user|you|we|us|our|[A-Z][\w.]{1,20})$/i.test(label),
      ) &&
      !/agreement|addendum|hipaa|hitech|act|rule|phi|information|service|date|baa|term/i.test(one.labels.join(" "))
    )
      undecided.push(one);
  }
  for (const one of undecided) {
    const free: Role | null =
      !cast.businessAssociate && cast.coveredEntity
        ? "business associate"
        : cast.businessAssociate && !cast.coveredEntity
          ? "covered entity"
          : null;
    const known = one.labels.map((label) => cast.aliases.get(label.toLowerCase())).find(Boolean);
    if (known) assign(cast, known, one);
    else if (free) assign(cast, free, one);
  }
  readLines(text, cast);
  readAppositions(text, cast);
  return cast;
}

const tidyLabel = (label: string) =>
  label
    .trim()
    .replace(/^the\s+/i, "")
    .replace(/[,.]$/, "");

function assign(cast: Cast, role: Role, { name, labels }: Naming): void {
  for (const label of labels) if (!cast.aliases.has(label.toLowerCase())) cast.aliases.set(label.toLowerCase(), role);
  for (const alias of shortNames(name)) if (!cast.aliases.has(alias)) cast.aliases.set(alias, role);
  const key = role === "business associate" ? "businessAssociate" : "coveredEntity";
  cast[key] ??= name;
}

/** A company's name, without its legal form, and its first word where that word is distinctive. */
function shortNames(name: string): string[] {
  if (/^[[<{_]/.test(name)) return [];
  const plain = name
    .replace(/^(?:the|this agreement is (?:made )?between)\s+/i, "")
    .replace(company, "")
    .trim();
  const first = plain.split(/\s+/)[0] ?? "";
  const generic =
    /^(?:the|business|covered|health|healthcare|medical|american|united|national|state|university|county|city|st|new|first|general|department|this|hipaa|between|provider|company|agreement|effective|customer|client|party|services?|data|protected|exhibit|section|article)$/i;
  return [plain, ...(first.length > 3 && !generic.test(first) ? [first] : [])]
    .map((one) => one.toLowerCase())
    .filter((one) => one.length > 2);
}

/** "Business Associate: Acme, Inc." on a line of its own. */
function readLines(text: string, cast: Cast): void {
  for (const match of text.matchAll(
    /(?:^|\n)\W*(Business Associate|Covered Entity)\s*(?:\([^)\n]*\))?\s*[:|]\s*([A-Z][^\n:|]{2,60})(?=\n|$|\|)/g,
  )) {
    const role = roleOfLabel(match[1]!)!;
    const name = match[2]!.trim();
    if (/\b(?:shall|will|may|agrees|means)\b/.test(name)) continue;
    assign(cast, role, { name, labels: [], at: match.index });
  }
}

// Between a label and the name it stands for: "Vendor (Northwind)", "Supplier, being Northwind", "“We” is Northwind".
const linkForward = String.raw`[”"’']?(?:\s*[,(]\s*(?:(?:that|which|this) is(?: to say)?|being|meaning|i\.e\.|namely|this means|in this case)?\s*,?\s*|\s+(?:is|are|means|being|shall mean)\s+)(?:the\s+)?`;

function readAppositions(text: string, cast: Cast): void {
  const names = [...cast.aliases].filter(([alias]) => !roleOfLabel(alias) && /^[a-z]/.test(alias));
  for (const [alias, role] of names) {
    const name = alias.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
    const label = String.raw`((?:\b[A-Z][a-z]+(?:\s[A-Z][a-z]+)?|\b[Ww]e|\b[Yy]ou|\b[Uu]s)(?:['’]s)?)`;
    const before = new RegExp(label + linkForward.replaceAll("A-Z", "A-Z") + `(?:${name})\\b(?![’'])`, "gi");
    for (const match of text.matchAll(before))
      if (/^[A-Z]|^(?:we|you|us)$/.test(match[1]!)) learn(cast, match[1]!, role);
    const after = new RegExp(
      `(?:${name})(?:\\s+systems|\\s+family clinic)?,?\\s*(?:is|being|\\(|,)\\s*(?:the\\s+)?${label}(?=[\\s,.;:)’'])`,
      "gi",
    );
    for (const match of text.matchAll(after)) if (/^[A-Z]/.test(match[1]!)) learn(cast, match[1]!, role);
  }
}

function learn(cast: Cast, label: string, role: Role): void {
  const plain = label.replace(/['’]s$/, "").toLowerCase();
  if (
    /^(?:inc|llc|the|and|if|when|section|agreement|phi|hipaa|each|in|of|for|as|it|any|no|this|that|who|which|shall|will)$/.test(
      plain,
    )
  )
    return;
  cast.aliases.set(plain, role);
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
  for (const role of ["business associate", "covered entity"] as const)
    mentions.remove(role, (one) => !isGenericName(one, mentions.words));
  const found: Record<Role, Occurrence[]> = { "business associate": [], "covered entity": [] };
  const byFirst = new Map<string, { words: string[]; role: Role }[]>();
  for (const [alias, role] of cast.aliases) {
    const parts = alias.split(/\s+/);
    byFirst.set(parts[0]!, [...(byFirst.get(parts[0]!) ?? []), { words: parts, role }]);
  }
  mentions.words.forEach((word, at) => {
    for (const { words: parts, role } of byFirst.get(plainText(word)) ?? []) {
      if (!parts.every((part, step) => mentions.words[at + step] && plainText(mentions.words[at + step]!) === part))
        continue;
      // An alias is a name: "Plan" is a party, "plan" a noun. Pronouns are taken as they come.
      if (!/^[A-Z]/.test(word.text) && !/^(?:we|us|our|you|your)$/.test(parts[0]!) && parts.length === 1) continue;
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
