import type { DocumentReport, Outcome, Severity, State } from "../types.js";

/** The eight clauses as practice owners know them (45 CFR 164.504(e)(2) in plain words). */
export const clauseNames: Readonly<Record<number, string>> = {
  1: "Permitted uses and disclosures",
  2: "No use for the vendor’s own purposes",
  3: "Safeguards",
  4: "Reporting of breaches and incidents",
  5: "Subcontractors",
  6: "Patients’ rights: access, amendment, accounting",
  7: "Books and records open to HHS",
  8: "Return or destruction at the end",
};

export const stateWords: Readonly<Record<State, { symbol: string; word: string }>> = {
  met: { symbol: "✓", word: "met" },
  partial: { symbol: "~", word: "partial" },
  missing: { symbol: "✗", word: "missing" },
  contradicted: { symbol: "✗", word: "contradicted" },
  fires: { symbol: "!", word: "found" },
  clear: { symbol: "✓", word: "clear" },
  "not-applicable": { symbol: "–", word: "not needed" },
  "needs-review": { symbol: "?", word: "look yourself" },
  "not-assessed": { symbol: "?", word: "not assessed" },
};

/** A party as a report names it; a blank to fill in is no name. */
export const partyName = (name: string | null): string =>
  name === null ? "not named" : /^[[<{_.\s]/.test(name) ? `not filled in (“${name}”)` : name;

/** What stands before the language of a rule: of the document itself there is nothing to ask the vendor for. */
export const askLabel = ({ kind }: Pick<Outcome, "kind">): string => (kind === "hygiene" ? "What to do" : "Ask for");

export const kindNames: Readonly<Record<DocumentReport["kind"], string>> = {
  baa: "Business associate agreement",
  "subcontractor-baa": "Business associate agreement with a subcontractor",
  "embedded-baa": "Contract with a business associate agreement inside",
  "not-a-baa": "Not a business associate agreement",
  "not-assessed": "Could not be assessed",
};

export const severityMeaning: Readonly<Record<Severity, string>> = {
  critical: "lets patient information be used or lost in a way the rule forbids",
  high: "guts a required promise, or leaves the practice bearing a breach alone",
  medium: "a term negotiators routinely fix",
  low: "worth asking for",
  info: "context",
};

/** 12345 as "12,345". By hand: the first use of the locale data costs as much as reading a contract. */
const grouped = (number: number) => String(number).replace(/\B(?=(?:\d{3})+$)/g, ",");

/** “1 page”, “3 pages”. */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${grouped(number)} ${number === 1 ? one : many}`;
}

/** `phi-of-both-kinds` as a reader says it. */
export const spoken = (id: string): string => id.replace(/-/g, " ").replace(/\b(e?)phi\b/g, "$1PHI").replace(/\bhhs\b/g, "HHS"); // prettier-ignore
