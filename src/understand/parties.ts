import type { Agreement, Parties } from "../types.js";
import { actorsOf, type Conduct, conductOf } from "./conduct.js";
import {
  type Naming,
  readAppositions,
  readCapacities,
  readNamings,
  readQuotedLabels,
  readSides,
  readSmallNames,
  shortNames,
} from "./namings.js";
import { readSpeaker, speakerByConduct } from "./speakers.js";
import { isToldFromBelow, standIns } from "./stand-ins.js";
import { readTiers } from "./tiers.js";
import { calledBy, isDownstream, namesOf, termOf } from "./party-names.js";
import { isOneOf, type Word, wordAt, words } from "./words.js";

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

// In small letters.
const associateLabel =
  /^(?:business associate|ba|vendor|contractor|supplier|service provider|consultant|processor|data processor|administrator|third[- ]party administrator|tpa|subcontractor|subprocessor|licensor|franchisor|billing agent|seller)$/;
const entityLabel =
  /^(?:covered entity|ce|customer|client|clinic|practice|hospital|health ?care provider|agency|department|plan|health plan|group health plan|plan sponsor|health system|medical group|physician|facility|subscriber|franchisee|licensee|buyer|county|state|city|tribe|district|authority|commission|university|college|school|member)$/;
/** Parties are introduced early; later brackets define other things. */
const introduction = 6000;

/** The role a label speaks of by its own words, or null for labels such as "Company" or "Provider". */
export function roleOfLabel(label: string): Role | null {
  const small = label.toLowerCase();
  const [isAssociate, isEntity] = [small.includes("business associate"), small.includes("covered entit")];
  if (isAssociate !== isEntity) return isAssociate ? "business associate" : "covered entity";
  if (associateLabel.test(small)) return "business associate";
  return entityLabel.test(small) ? "covered entity" : null;
}

/** "Vendor", "the Plan": a label that tells its role by itself, however seldom it stands in the text. */
const isUsualLabel = (label: string): boolean => associateLabel.test(label) || entityLabel.test(label);

const subcontractorLabel = /^sub-?contractor$/i;
const isExplicit = (label: string) => /^(?:business associate|covered entity)$/i.test(label);

/** Reads who the parties are from how the agreement names them. */
export function findParties(agreement: Agreement, all: readonly Word[] = words(agreement.document.text)): Cast {
  const text = agreement.document.text;
  const cast: Cast = {
    aliases: new Map(),
    small: new Set(readSmallNames(text)),
    terms: { "business associate": "Business Associate", "covered entity": "Covered Entity" },
    businessAssociate: null,
    coveredEntity: null,
  };
  const conduct = (names: string[]) => conductOf(names, all, (name) => cast.small.has(name));
  const named = readNamings(text);
  const namings = named.filter((one) => !one.isCell);
  const body = wordAt(all, endOfIntroduction(namings, text));
  if (isToldFromBelow(all, body, roleOfLabel, (names) => conductOf(names, all))) {
    for (const above of ["business associate", "upstream associate", "prime contractor", "prime"])
      cast.aliases.set(above, "covered entity");
    setAlias(cast, "subcontractor", "business associate");
  }
  const tiers = readTiers(text, namings, roleOfLabel, conduct);
  if (tiers) {
    // One step down the chain the one who hands on the work stands above, and is owed what a covered entity is owed.
    assignAll(cast, "covered entity", tiers.above);
    assignAll(cast, "business associate", tiers.below);
  }
  // The rule's own words decide first, then labels such as "Vendor", then who is said to be what, then what names do.
  const assignExplicit = (one: Naming) => {
    const explicit = one.labels.find(isExplicit);
    if (explicit) assign(cast, cast.aliases.get(explicit.toLowerCase()) ?? roleOfLabel(explicit)!, one);
  };
  namings.forEach(assignExplicit);
  const isOpen = ({ labels }: Naming) => !labels.some((label) => cast.aliases.has(label.toLowerCase()));
  const early = namings.filter((one) => one.at < introduction && isOpen(one));
  for (const { label, role } of readCapacities(text)) setAlias(cast, label, role as Role);
  // Who speaks is known first: "Lakeside (“we”)" gives the name to that side.
  const speaker = readSpeaker(text);
  if (speaker !== null && early.some(({ labels }) => labels.some((label) => isOneOf("we us you", label))))
    setSpeaker(cast, speaker);
  for (const { label, role } of readSides(text))
    if (/^[A-Z][A-Za-z]/.test(label) && !isOneOf(noSide, label)) setAlias(cast, label, role as Role);
  for (const one of early) {
    const known = one.labels.map((label) => cast.aliases.get(label.toLowerCase())).find((found) => found);
    const role = known ?? (isClearlyOther(one, conduct) ? null : one.labels.map(roleOfLabel).find((found) => found));
    if (role) assign(cast, role, one);
  }
  if (cast.aliases.size === 0) decideBetween(cast, early, text, all);
  for (const one of early) if (isOpen(one)) decide(cast, one, conduct);
  for (const label of cast.small)
    if (!cast.aliases.has(label)) decide(cast, { name: label, labels: [label], at: 0 }, conduct);
  decideActors(cast, text, all);
  named.filter((one) => one.isCell).forEach(assignExplicit);
  const names = [...cast.aliases].filter(([alias]) => !roleOfLabel(alias) && !ambiguousLabels.includes(alias));
  for (const [alias, role] of names) for (const label of readAppositions(text, alias)) setAlias(cast, label, role);
  decideOtherSide(cast, text, all);
  decideSpeakers(cast, text, conduct);
  for (const label of ambiguousLabels)
    if (!cast.aliases.has(label)) decide(cast, { name: "", labels: [label], at: 0 }, conduct);
  decideStandIns(cast, all, body);
  cast.terms = termsOf(cast, text);
  return Object.assign(cast, shownNames(cast, text));
}

/** Words before "is a business associate" that are nobody's name. */
const noSide = "business covered each party subcontractor it this there that who which entity associate";

/** Whether a body that most often is the patient's side, such as an "Agency", does what the other side does. */
function isClearlyOther({ labels }: Naming, conduct: (names: string[]) => Map<string, Conduct>): boolean {
  const bodies = labels.filter((label) => isBody.test(label.toLowerCase()));
  return [...conduct(bodies).values()].some(({ score }) => score >= clearScore);
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
const ambiguousLabels = ["provider", "company", "organization"];

/** Promises in the first person that make a letter of it. */
const fewestOfOne = 3;

/** How often the name of the other side stands in the text at least. */
const leastUses = 4;

/** When one side is known by name and a second name in quotation marks acts in the text, that is the other side: "the “Owner” may terminate". */
function decideOtherSide(cast: Cast, text: string, all: readonly Word[]): void {
  const known = new Set([...cast.aliases].filter(([alias]) => !isExplicit(alias)).map(([, role]) => role));
  if (known.size !== 1) return;
  const missing: Role = known.has("business associate") ? "covered entity" : "business associate";
  if (isNamedByRole(missing, text)) return;
  const quoted = readQuotedLabels(text.slice(0, introduction)).filter((label) => !cast.aliases.has(label));
  const acting = new Set(actorsOf(text, all).keys());
  const uses = [
    ...conductOf(
      quoted.filter((label) => acting.has(label)),
      all,
    ),
  ]
    .filter(
      ([, { uses: count, score }]) => count >= leastUses && (missing === "covered entity" ? score <= 0 : score >= 0),
    )
    .sort(([, a], [, b]) => b.uses - a.uses);
  if (uses[0]) setAlias(cast, uses[0][0], missing);
}

/** "Covered Entity may terminate": the rule's own words already name that side. */
const isNamedByRole = (role: Role, text: string): boolean =>
  new RegExp(String.raw`\b${role}\s+(?:shall|may|will|agrees?|must|can)\b`, "i").test(text);

/** Whoever speaks as "we" drew up the terms: the vendor, unless the text says otherwise. "You" is always the other one. */
function decideSpeakers(cast: Cast, text: string, conduct: (names: string[]) => Map<string, Conduct>): void {
  const you = cast.aliases.get("you");
  const known = cast.aliases.get("we") ?? cast.aliases.get("i") ?? (you && opposite(you));
  const speaker = known ?? readSpeaker(text) ?? speakerByConduct(conduct) ?? "business associate";
  setSpeaker(cast, speaker);
  // In a letter the one who writes says "I", and is told things: "you will tell me".
  if ((text.match(ofOneself)?.length ?? 0) >= fewestOfOne) setAlias(cast, "i", speaker);
}

const opposite = (role: Role): Role => (role === "business associate" ? "covered entity" : "business associate");

function setSpeaker(cast: Cast, speaker: Role): void {
  setAlias(cast, "we", speaker);
  setAlias(cast, "you", opposite(speaker));
}

const ofOneself =
  /\bI (?:will|shall|may|must|agree|ask|am|do not|have|determine|find|send)\b|\b(?:tell|notify|inform|ask|asking|give|send|let|to|with) me\b/g;

function assign(cast: Cast, role: Role, { name, labels }: Naming): void {
  for (const label of labels) setAlias(cast, label, role);
  const short = shortNames(name);
  // "Whoever has a Vellum account (“you”)": the name of the other side names nobody on this one.
  if (short.some((alias) => cast.aliases.get(alias) === opposite(role))) return;
  for (const alias of short) setAlias(cast, alias, role);
  const key = role === "business associate" ? "businessAssociate" : "coveredEntity";
  if (name) cast[key] ??= name;
}

/** Labels that say something else by themselves stand for a role all the same: "Business Associate" above its subcontractor. */
function assignAll(cast: Cast, role: Role, one: Naming): void {
  for (const label of one.labels) cast.aliases.set(label.toLowerCase(), role);
  assign(cast, role, one);
}

/** The first reading stands: later brackets repeat or contradict it. */
function setAlias(cast: Cast, label: string, role: Role): void {
  const plain = label.replace(/['’]s$/, "").toLowerCase();
  const own = isExplicit(plain) ? roleOfLabel(plain)! : role;
  if (!cast.aliases.has(plain)) cast.aliases.set(plain, own);
}

/** Decides a label by what it does in the text: data is held for one side and reported by the other. */
function decide(cast: Cast, one: Naming, conduct: (names: string[]) => Map<string, Conduct>): void {
  const votes = [...conduct(one.labels).values()].reduce((sum, { score }) => sum + score, 0);
  // "Acme Scheduling (the “Service”)" is what is sold, unless it plainly acts.
  const least = one.labels.some((label) => isOneOf("service", label)) ? clearScore : 1;
  if (Math.abs(votes) >= least) assign(cast, votes > 0 ? "business associate" : "covered entity", one);
}

/** How many promises one of two parties must make at least, and how many times those of the other. */
const fewestActs = 8;
const manyTimes = 4;

/** Of two parties the one that makes nearly all the promises is the business associate, in however plain words. */
function decideBetween(cast: Cast, namings: readonly Naming[], text: string, all: readonly Word[]): void {
  // "A plan that Cobbler sells (the “Support Plan”)" is no third one.
  const labels = new Set(namings.flatMap((one) => one.labels.map((label) => label.toLowerCase())));
  const two = namings.filter(({ name }) => !labels.has(name.toLowerCase()));
  if (two.length !== 2) return;
  const acts = actorsOf(text, all);
  const countOf = (one: Naming) => one.labels.reduce((sum, label) => sum + (acts.get(label.toLowerCase()) ?? 0), 0);
  const [most, next] = two.map((one) => ({ one, count: countOf(one) })).sort((a, b) => b.count - a.count);
  if (!most || !next || most.count < fewestActs || most.count < manyTimes * next.count) return;
  assign(cast, "business associate", most.one);
  assign(cast, "covered entity", next.one);
}

/** How often a name that is nowhere explained must act, and how clearly, to be taken for a party. */
const leastActs = 3;
const leastScore = 2;
/** What outweighs the usual meaning of a label that either side may bear: a staffing "Agency", a "Plan" that administers. */
const clearScore = 4;
const isBody =
  /^(?:the )?(?:agency|plan|department|facility|county|state|city|school|institution|division|district|authority|commission|university|college)$/;

/** Whoever acts throughout an agreement is a party to it, whether or not its name is explained: "Acme shall report …". */
function decideActors(cast: Cast, text: string, all: readonly Word[]): void {
  const actors = [...actorsOf(text, all)].filter(
    ([name, acts]) => acts >= (isUsualLabel(name) ? 1 : leastActs) && !cast.aliases.has(name),
  );
  const conduct = conductOf(
    actors.map(([name]) => name).filter((name) => roleOfLabel(name) === null || isBody.test(name)),
    all,
  );
  for (const [name] of actors) {
    const known = roleOfLabel(name);
    const score = conduct.get(name)?.score ?? 0;
    const shown = score > 0 ? "business associate" : "covered entity";
    if (Math.abs(score) >= (known ? clearScore : leastScore)) setAlias(cast, name, shown);
    else if (known) setAlias(cast, name, known);
  }
}

/** Where the sentence ends in which the parties are named. */
function endOfIntroduction(namings: readonly Naming[], text: string): number {
  const last = Math.max(0, ...namings.filter(({ at }) => at < introduction).map(({ at }) => at));
  const stop = text.indexOf("\n", last);
  return stop < 0 ? last : stop;
}

/** Gives a side that no known name speaks of to a name that acts: "Reviewer shall neither use nor disclose PHI". */
function decideStandIns(cast: Cast, all: readonly Word[], from: number): void {
  const known = (name: string) => cast.aliases.get(name) ?? (subcontractorLabel.test(name) ? null : roleOfLabel(name));
  for (const [name, role] of standIns(all, from, known, (names) => conductOf(names, all))) setAlias(cast, name, role);
}
