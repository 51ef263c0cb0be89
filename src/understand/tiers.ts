import type { Conduct } from "./conduct.js";
import type { Naming } from "./namings.js";
import type { Role } from "./parties.js";

// Agreements one step down the chain: whoever hands on the work calls itself Business Associate, Prime or Contractor, and the other
// is its Subcontractor, or whatever both have agreed on.

/** In small letters. */
const belowLabel =
  /^(?:sub|downstream|second|secondary|lower|third|junior)\b|^sub-?(?:contractor|processor|consultant|associate|recipient|vendor|supplier)|^(?:second|lower|third)-tier/;
const aboveLabel = /^(?:upstream|prime|primary|first-tier|principal|general|main|business associate$|ba$)/;

/** The names of both parties stand in one preamble. */
const apart = 600;
/** Parties are introduced early. */
const introduction = 6000;

export interface Tiers {
  above: Naming;
  below: Naming;
}

/** Both parties of an agreement in which neither is the covered entity; null for all others. */
export function readTiers(
  text: string,
  namings: readonly Naming[],
  roleOfLabel: (label: string) => Role | null,
  conduct: (names: string[]) => Map<string, Conduct>,
): Tiers | null {
  const early = namings.filter(({ at, labels }) => at < introduction && !labels.some((label) => roleOfLabel(label) === "covered entity")); // prettier-ignore
  const has = ({ labels }: Naming, label: RegExp) => labels.some((one) => label.test(one.toLowerCase()));
  const isBeside = (one: Naming, other: Naming) =>
    one !== other &&
    one.at !== other.at &&
    (one.name !== other.name || one.name === "") &&
    Math.abs(one.at - other.at) < apart;
  for (const below of early.filter((one) => has(one, belowLabel))) {
    const others = early.filter((one) => isBeside(one, below) && !has(one, belowLabel));
    const above = others.find((one) => has(one, aboveLabel)) ?? others.find((one) => isAssociate(one, roleOfLabel));
    if (above) return { above, below };
  }
  const principal = saidToBeAbove
    .exec(text.slice(0, introduction))
    ?.slice(1)
    .find((name) => name !== undefined);
  const told = early.find(({ labels }) => principal !== undefined && labels.includes(principal));
  const under = told && early.find((one) => isBeside(one, told));
  if (told && under) return { above: told, below: under };
  // "Business Associate" and "Company", "Contractor" and "Vendor": what they do tells which of them keeps the data.
  const scoreOf = ({ labels }: Naming) => [...conduct(labels).values()].reduce((sum, { score }) => sum + score, 0);
  for (const above of early.filter((one) => isAssociate(one, roleOfLabel))) {
    const below = early.find(
      (one) => isBeside(one, above) && (has(above, /^(?:business associate|ba)$/) || isAssociate(one, roleOfLabel)),
    );
    if (below && scoreOf(above) <= 0 && scoreOf(below) >= clearly) return { above, below };
  }
  return null;
}

const isAssociate = ({ labels }: Naming, roleOfLabel: (label: string) => Role | null): boolean =>
  labels.some((label) => roleOfLabel(label) === "business associate");

/** "… and is thereby a Subcontractor of Holloway"; "Holloway is the Business Associate of each Client". */
const saidToBeAbove =
  /\bis (?:thereby |therefore |thus |accordingly )?(?:a |the )?[Ss]ubcontractor (?:of|to|for) (?:the )?([A-Z][\w-]*)|\b([A-Z][\w-]*) is (?:a|the) [Bb]usiness [Aa]ssociate of (?:each|every|one or more|certain|various|several|many|its)\b/;

/** How plainly one of them must act like the keeper of the data. */
const clearly = 3;
