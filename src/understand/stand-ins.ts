import type { Conduct } from "./conduct.js";
import { isThing } from "./namings.js";
import type { Role } from "./parties.js";
import { placesWhere } from "./word-places.js";
import { isOneOf, type Word } from "./words.js";

// A party that the text never introduces: the preamble names a "Business Associate", and the clauses bind "Reviewer", or "the Bureau".

/** A name that acts where no known name of a side does. */
interface StandIn {
  name: string;
  /** What it deals in, by its last word; null for "TransMed". */
  role: Role | null;
  uses: number;
  /** It is the subject of binding words somewhere. */
  acts: boolean;
  isName: boolean;
}

/** Trades that handle the data of others. In small letters. */
const keepers =
  "associate host reviewer actuary actuaries bureau platform processor developer operator auditor consultant broker custodian clearinghouse courier coder biller transcriptionist transcriber accountant accountants attorney attorneys counsel firm service services cloud vendor contractor supplier seller licensor administrator interpreter translator shredder archivist printer mailer integrator reseller collector technician engineer appraiser programmer designer installer repairer subcontractor sub-contractor systems technologies software solutions analytics labs billing imaging storage hosting";
/** Bodies whose patients or members the data is about. */
const entities =
  "fund trust hospital clinic group center centre practice system network plan county pharmacy laboratory dentist physician physicians surgeon surgeons home hospice university college institute foundation authority district department tribe sponsor employer insurer payer carrier customer client school facility agency program ministry board union city state subscriber dispensary infirmary";

const binds = "shall will must may can cannot agrees agree undertakes covenants warrants promises acknowledges";
/** Verbs in the present tense that a party stands before, and a thing seldom does. */
const states =
  "is has believes takes assumes accepts commits pledges owes grants authorizes permits keeps reports holds receives performs provides carries does hereby waives";
const form = /^(?:inc|llc|llp|ltd|corp|plc|pllc|lp|pc)\.?$/i;

/** Words with a capital that name nobody: papers, laws, parts of the text, what opens a sentence. */
const noName =
  "agreement addendum baa contract subcontract exhibit schedule annex appendix amendment section article clause paragraph party parties individual individuals patient patients secretary hhs member members breach incident phi ephi protected health information data record records report notice term termination rule rules law laws regulation hipaa hitech act subpart part order statement work order form effective date initial use disclosure security privacy covered entity business services master subscription nothing neither either each both all any no it they he she who which that this these there such and or if when what how where except upon on for in as to under before after within during unless without notwithstanding electronic designated set access breaches unsecured required designee federal united states office civil rights department of human subcontract product products support center hours";

const isPart = ({ text, isLight }: Word): boolean => !isLight && /^[A-Z][\w&’'-]*$/.test(text);

/**
 * Names for a side that no name known for it speaks of, in the words from `from` on. The rest of an agreement whose parties are known
 * by their names is never looked at: there whoever else is bound is somebody else.
 */
export function standIns(
  words: readonly Word[],
  from: number,
  known: (name: string) => Role | null,
  conduct: (names: string[]) => Map<string, Conduct>,
): [string, Role][] {
  const { present, found } = readNames(words, from, known);
  const missing = (["business associate", "covered entity"] as const).filter((role) => !present.has(role));
  if (missing.length === 0) return [];
  const acts = conduct(found.map(({ name }) => name));
  const scored = found.map((one) => ({ ...one, score: acts.get(one.name)?.score ?? 0 }));
  const taken: [string, Role][] = [];
  for (const role of missing) {
    const sign = role === "business associate" ? 1 : -1;
    const [best] = scored
      .filter((one) => one.role === role || (one.role === null && one.score * sign >= (one.acts && sign > 0 ? 0 : 1)))
      .filter(({ name }) => !taken.some(([other]) => other === name))
      .sort(
        (a, b) => Number(b.role === role) - Number(a.role === role) || sign * (b.score - a.score) || b.uses - a.uses,
      );
    if (best) taken.push([best.name, role]);
  }
  return taken;
}

function readNames(words: readonly Word[], from: number, known: (name: string) => Role | null) {
  const present = new Set<Role>();
  const names = new Map<string, StandIn>();
  // In most agreements both sides are named in the first clause.
  for (let at = from; at < words.length && present.size < 2; at++) {
    const { text } = words[at]!;
    if (/^(?:we|our|us)$/i.test(text) && text !== "US") present.add("business associate").add("covered entity");
    if (!isPart(words[at]!)) continue;
    let to = at + 1;
    while (to < words.length && to - at < 4 && isPart(words[to]!) && !/['’]s?$/.test(words[to - 1]!.text)) to++;
    const parts = words.slice(at, to).map(({ plain }) => plain);
    const role = roleWithin(parts, known);
    if (role) present.add(role);
    else note(names, words, at, to, parts);
    at = to - 1;
  }
  const found = [...names.values()].filter(
    ({ uses, acts, role, isName }) => isName && (role !== null || acts || uses > 1),
  );
  return { present, found };
}

/** "Reviewer" within "Except Reviewer": a name may have a word with a capital before it. */
function roleWithin(parts: readonly string[], known: (name: string) => Role | null): Role | null {
  for (let start = 0; start < parts.length; start++)
    for (let end = parts.length; end > start; end--) {
      const role = known(parts.slice(start, end).join(" "));
      if (role) return role;
    }
  return null;
}

function note(names: Map<string, StandIn>, words: readonly Word[], at: number, to: number, parts: string[]): void {
  const start = parts.findIndex((part) => !isOneOf(noName, part));
  if (start < 0) return;
  const own = parts.slice(start);
  const legal = own.length > 1 && form.test(own.at(-1)!);
  if (!legal && own.some((part) => isOneOf(noName, part))) return;
  const name = (legal ? own.slice(0, -1) : own).join(" ");
  const last = name.split(" ").at(-1) ?? "";
  if (name.length < 3) return;
  const hasArticle = isOneOf("the", words[at + start - 1]);
  const next = words[to]?.text ?? "";
  const acts = !/['’]s?$/.test(words[to - 1]!.text) && isOneOf(`${binds} ${states}`, next);
  const role = isOneOf(keepers, last) ? "business associate" : isOneOf(entities, last) ? "covered entity" : null;
  // "The Platform is down" speaks of a thing, "Platform shall report" of a party.
  if (!legal && isThing(name) && (role === null || hasArticle || !acts)) return;
  // "A Subcontractor may": without an article and bound it is a party's name.
  if (isOneOf("subcontractor sub-contractor", last) && !(acts && opensClause(words, at + start))) return;
  // "Any Subcontractor", "Brokers": one of several is no party.
  if (isOneOf("any each every no another other such its their", words[at + start - 1])) return;
  if (role === null && /[^s]s$/.test(last)) return;
  const before = names.get(name);
  names.set(name, {
    name,
    role,
    uses: (before?.uses ?? 0) + (legal ? 2 : 1),
    acts: acts || legal || (before?.acts ?? false),
    // "Infeasibility shall be decided": a word that only opens a sentence has its capital from there.
    isName:
      role !== null || own.length > 1 || !opens.test(words[at + start - 1]?.text ?? ".") || (before?.isName ?? false),
  });
}

const opens = /^[.:;)]$/;

/** Whether a name stands where the subject of a clause does: "Subcontractor agrees", "…, Subcontractor agrees". */
const opensClause = (words: readonly Word[], at: number): boolean =>
  /^[.:;),\d]/.test(words[at - 1]?.text ?? ".") ||
  /\d\)?$/.test(words[at - 1]?.text ?? "") ||
  isOneOf("that and", words[at - 1]);

const isSubcontractor = /^Sub-?[Cc]ontractor$/;

/**
 * Whether an agreement is told one step down the chain though nobody is named so: "Subcontractor shall report to Business Associate". The
 * business associate does nothing there that one who keeps the data does.
 */
export function isToldFromBelow(
  words: readonly Word[],
  from: number,
  known: (name: string) => Role | null,
  conduct: (names: string[]) => Map<string, Conduct>,
): boolean {
  // Nobody is called so in most agreements.
  if (placesWhere(words, ({ text }) => isSubcontractor.test(text)).length === 0) return false;
  let bound = 0;
  for (let at = from; at < words.length; at++) {
    const { text } = words[at]!;
    if (!/^[A-Z]/.test(text)) continue;
    const name = words[at]!.plain;
    const acts = isOneOf(binds, words[at + 1]) || isOneOf("is", words[at + 1]);
    if (isSubcontractor.test(text)) {
      if (acts && opensClause(words, at)) bound++;
      // "Any Subcontractor": those whom a business associate engages.
      else if (isOneOf("any each every a its such no", words[at - 1])) return false;
    } else if (acts && known(name) === "business associate") return false;
  }
  return bound > 0 && (conduct(["business associate"]).get("business associate")?.score ?? 0) <= 0;
}
