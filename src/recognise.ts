import type { Kind, Outcome } from "./types.js";
import type { Understanding } from "./understand/understand.js";

/** Promises about PHI that make a text a business associate agreement, however weak (codebook section 12, "kind"). */
const fewestPromises = 3;
/** As many need no title: a fragment that holds the terms of 164.504(e)(2) is one too. */
const enoughPromises = 5;

// Terms that any commercial contract has say nothing of the kind.
const commercial = new Set(["termination-for-breach", "infeasible-protections", "mgmt-admin-conditions"]);

const name = String.raw`(?:HIPAA\s+)?business associate\s+(?:agreement|addendum|contract|amendment|exhibit|provisions|terms)`;
const title = new RegExp(
  String.raw`${name}|\bBAA\b|HIPAA\s+(?:addendum|exhibit|agreement|provisions|terms|language)`,
  "i",
);
const formation = new RegExp(
  String.raw`\b(?:this|the following)\s+${name}\b[^.]{0,200}?\b(?:made|entered|between|effective|governs|forms? part|supplements|defines)\b`,
  "i",
);
const ownName = /\bthis\s+(?:agreement|baa|addendum|exhibit|appendix|contract|amendment|attachment|section)\b/gi;
/** Where a title is looked for, in characters. */
const head = 3000;

/** What kind of document this is. */
export function recognise(text: Understanding, outcomes: Outcome[]): Kind {
  const whole = text.document.text;
  const opening = whole.slice(0, head);
  const promises = countPromises(text, outcomes);
  const speaksOfItself = (whole.match(ownName)?.length ?? 0) >= 2;
  const namesParties = text.cast.businessAssociate !== null || text.cast.coveredEntity !== null;
  if (formation.test(opening) && (namesParties || promises > 0)) return kindOf(text);
  if (promises >= enoughPromises && (speaksOfItself || title.test(opening))) return kindOf(text);
  if (promises >= fewestPromises && title.test(whole) && (speaksOfItself || namesParties)) return kindOf(text);
  return "not-a-baa";
}

/** Required terms found as promises that speak of PHI or of the regulation itself. */
function countPromises(text: Understanding, outcomes: Outcome[]): number {
  const marks = [...text.mentions.named("phi proper"), ...text.mentions.citations].map(
    (one) => text.words[one.from]!.start,
  );
  return outcomes.filter(
    (one) =>
      one.kind === "required" &&
      !commercial.has(one.rule) &&
      /^(?:met|partial|contradicted)$/.test(one.state) &&
      one.evidence.some(({ span: [start, end] }) => marks.some((at) => at >= start && at < end)),
  ).length;
}

const downstream =
  /\bsub-?contractor\s+business associate\b|\bbusiness associate\s+sub-?contractor\b|[“"]\s*sub-?contractor\s*[”"]\s*\)/i;

function kindOf(text: Understanding): Kind {
  return downstream.test(text.document.text.slice(0, head)) ? "subcontractor-baa" : "baa";
}
