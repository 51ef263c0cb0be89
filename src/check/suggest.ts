import type { Cast } from "../understand/parties.js";

/** Language to ask for in the agreement's own words for the parties: “the Contractor shall …”. */
export function inTheirWords(suggest: string, { terms }: Pick<Cast, "terms">): string {
  return suggest
    .trim()
    .replace(/\s+/g, " ")
    .replace(/\b(?:the )?(Business Associate|Covered Entity)\b/g, (_, own: string) =>
      own === "Business Associate" ? terms["business associate"] : terms["covered entity"],
    )
    .replace(/(^|[.;]\s+)the (?=[A-Z])/g, (whole, before: string) => (before.includes(";") ? whole : `${before}The `));
}
