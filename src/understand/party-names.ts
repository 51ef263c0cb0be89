import type { Parties } from "../types.js";

// What the report calls the parties. Who is who in the sentences is another matter (parties.ts): a wrong alias there
// would bind the wrong side, a wrong name here only looks foolish. So this reads more forms and is pickier.

const first = String.raw`(?:[A-Z\d][\w&.'’/-]*)`;
const later = String.raw`(?:(?:of|and|the|for|de|at|&|d\/b\/a|dba|doing business as)\s+)*[A-Z][\w&.'’/-]*`;
const form = String.raw`(?:Inc|LLC|Corp|Ltd|L\.L\.C|LP|LLP|PLLC|P\.?C|PBC|Co|P\.?A|GmbH)\b\.?`;
const proper = String.raw`${first}(?:,?\s+${form}|\s+${later}){0,9}`;
const blank = String.raw`\[[^\]\n]{2,70}\]|<[^>\n]{2,60}>|\{\{?[^}\n]{2,60}\}\}?|%[A-Z-]{3,40}%`;
const address = String.raw`[a-z][\w-]*\.(?:ai|io|com|health|org|net|app|care|example)`;
const named = String.raw`(?:${blank}|${address}|${proper})`;

const labels = { businessAssociate: "Business\\s+Associate", coveredEntity: "Covered\\s+Entity" };
/** One step down the chain the business associate stands above. */
const labelsBelow = { businessAssociate: "Sub-?contractor", coveredEntity: "Business\\s+Associate" };
const below = /\([^()\n]{0,40}[“"]\s*sub-?contractor\s*[”"]\s*\)/i;
const head = 3000;
type Side = keyof Parties;

/** Whether the agreement is one between a business associate and its own subcontractor, by how it names them. */
export const isDownstream = (text: string): boolean => below.test(text.slice(0, head));

/** How far around its label a name may stand, and how many labels are looked at. */
const reach = 260;
const most = 300;

const rest = String.raw`(?=[\s,(])[^;“”"()]{0,160}\s?\(?[^()“”"]{0,60}$`;
const nameThenLabel = new RegExp(String.raw`[\s*_]{0,4}(${named})${rest}`, "y");
const between = /\b(?:between|among)\b\s*:?/g;
const otherStarts = /^|\n|:\s|\b(?:with|by|and)\s/g;
const lineStart = /(?:^|\n)[^\w\n]{0,4}$/;
/** Seldom does a name stand so: most texts spare the large expression. */
const opensCell = /^\W{0,2}(?:\([^)\n]{0,40}\))?\s*[:|]/;
const colonName = new RegExp(
  String.raw`^\W{0,2}(?:\([^)\n]{0,40}\))?\s*[:|][\s*_]{0,4}(?:(?:Legal )?Name:\s*)?(${named})(?=\s*(?:[,(|\n]|$))`,
);
const bracketName = new RegExp(String.raw`^[”"]\)[*_]{0,2}:[\s*_]{0,4}(${named})(?=\s*(?:[,(|\n]|$))`);
const meansName = new RegExp(
  String.raw`^[”"][^.\n]{0,220}?\b(?:shall mean|means|refers to|is)\s+(?:the\s+)?(${named})`,
);

/** Names that may stand before a label: what “between” opens first, then what stands nearest. */
function namesBefore(words: string): string[] {
  const at = (starts: RegExp) =>
    [...words.matchAll(starts)].flatMap((match) => {
      nameThenLabel.lastIndex = match.index + match[0].length;
      return nameThenLabel.exec(words)?.[1] ?? [];
    });
  return [...at(between), ...at(otherStarts).reverse()];
}

/** What stands above belongs to another line, unless the bracket has a line of its own. */
const lastLine = (words: string): string => /[^\n]*\S[^\n]*\s*$/.exec(words)?.[0] ?? words;

/** Candidates for a name, by how surely the words around the label tie it to the role. */
function candidates(side: Side, text: string): string[] {
  const found: [string[], string[], string[], string[]] = [[], [], [], []];
  for (const match of [...text.matchAll(new RegExp((isDownstream(text) ? labelsBelow : labels)[side], "gi"))].slice(
    0,
    most,
  )) {
    const before = text.slice(Math.max(0, match.index - reach), match.index);
    const after = text.slice(match.index + match[0].length, match.index + match[0].length + reach);
    // Acme, Inc. (the “Business Associate”)
    if (/\([^()\n]{0,60}[“"]$/.test(before)) {
      // Dental Office (“Covered Entity”): Acme Dental, P.C.
      found[0].push(...(bracketName.exec(after.split("\n", 1)[0]!)?.slice(1, 2) ?? []));
      found[0].push(...namesBefore(lastLine(before.slice(0, before.lastIndexOf("(")))));
    }
    // Business Associate: Acme, Inc.
    if (lineStart.test(before) && opensCell.test(after)) found[1].push(...(colonName.exec(after)?.slice(1, 2) ?? []));
    // Acme, Inc. (Business Associate)
    if (/\((?:the )?$/.test(before) && after.startsWith(")"))
      found[2].push(...namesBefore(before.slice(0, before.lastIndexOf("("))));
    // “Business Associate” shall … mean Acme, Inc.
    if (/[“"]$/.test(before)) found[3].push(...(meansName.exec(after)?.slice(1, 2) ?? []));
  }
  return found.flat();
}

/** Titles, roles, and words that open a sentence where a name might stand. */
const noNames = new Set(
  (
    "business|covered|business associate|covered entity|party|parties|agreement|address|name|title|date|field|signature|you|" +
    "we|user|effective date|order form|section|exhibit|hipaa|phi|cfr|this|not|insert|article|state|by|email|attn|authorized|" +
    "authorized representative|use|now|specific|city|recitals|i|term|terms|disclosed|required|used|why"
  ).split("|"),
);
const isNoName = (name: string) => noNames.has(name.toLowerCase().replace(/^(?:the|an?|each|any) /, ""));
const legalForm = new RegExp(String.raw`\s${form}$`);

/** A name is no role, no word that the text also writes small, and no end of a sentence. */
function isName(name: string, text: string): boolean {
  if (isNoName(name) || /^(?:\d+[.)]|\d[\d.]*\.|whereas\b)|['’]s$/i.test(name)) return false;
  if (/^\W/.test(name)) return !/\b(?:date|jurisdiction|address|e-?mail|phone|type|either|state)\b/i.test(name);
  if (/\b(?:agreement|addendum|cfr|associate|entity|information)\b/i.test(name)) return false;
  if (legalForm.test(name)) return true;
  if (/[a-z)]\.\s/.test(name)) return false;
  if (/[\s.]/.test(name)) return true;
  const small = name.toLowerCase().replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return !new RegExp(`(?<![\\w.@/])${small}(?![\\w@])`).test(text);
}

const tidied = (name: string) =>
  name
    .replace(/\s+/g, " ")
    .replace(/[,;]$/, "")
    .replace(/([a-z]{3})\.$/, "$1")
    .trim();

/** The name the agreement gives a side: where it says so, or else as found by `readNamings`, when that is a name. */
function nameOf(side: Side, text: string, otherwise: string | null): string | null {
  for (const candidate of [...candidates(side, text), otherwise ?? ""]) {
    const name = tidied(candidate);
    if (name !== "" && isName(name, text)) return name;
  }
  return null;
}

/** Names of both sides; one that both would bear belongs to neither for sure, and is taken for the vendor's. */
export function namesOf(text: string, otherwise: Parties): Parties {
  const businessAssociate = nameOf("businessAssociate", text, otherwise.businessAssociate);
  const coveredEntity = nameOf("coveredEntity", text, otherwise.coveredEntity);
  return { businessAssociate, coveredEntity: coveredEntity === businessAssociate ? null : coveredEntity };
}

/**
 * What the agreement's sentences call a side: the rule's own word unless another is used more than twice as often.
 * With the article where the agreement uses one: “the Contractor”.
 */
export function termOf(own: string, aliases: string[], text: string): string {
  const ownUse = useOf(own, text);
  const others = aliases.filter((alias) => !/^(?:we|us|you|it|i|me|my)$/.test(alias) && alias !== own.toLowerCase());
  const best = others.map((alias) => useOf(alias, text)).reduce((a, b) => (b.count > a.count ? b : a), ownUse);
  const { written, count, withArticle } = best.count > 2 * ownUse.count ? best : { ...ownUse, written: own };
  return count > 0 && withArticle > count / 2 ? `the ${written}` : written;
}

/** What else a side is called, for a report without its name; null when it has only the rule's own word. */
export function calledBy(aliases: string[], text: string): string | null {
  const best = aliases
    .filter((alias) => !isNoName(alias) && !/\binformation\b/.test(alias))
    .map((alias) => useOf(alias, text))
    .reduce((a, b) => (b.count > a.count ? b : a), { written: "", count: leastUse - 1, withArticle: 0 });
  return best.count < leastUse ? null : best.written;
}

const leastUse = 3;

interface Use {
  written: string;
  count: number;
  withArticle: number;
}

/** How a term is written with a capital, how often, and how often with an article. */
function useOf(term: string, text: string): Use {
  const plain = term.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/\s+/g, "\\s+");
  const use: Use = { written: term, count: 0, withArticle: 0 };
  for (const match of text.matchAll(new RegExp(`(\\bthe\\s+)?(?<![\\w-])(${plain})(?![\\w-])`, "gi"))) {
    if (!/^[A-Z]/.test(match[2]!)) continue;
    if (use.count++ === 0 || use.written === use.written.toUpperCase()) use.written = match[2]!.replace(/\s+/g, " ");
    if (match[1]) use.withArticle++;
  }
  return use;
}
