import { isReadInPart, withUnread } from "./unread.js";
import type { Evidence, Notice, Outcome, Source, State } from "./types.js";

/** A contract read beside the agreement (`--with`), judged by the same rules. */
export interface Companion {
  source: Source;
  /** How it could be read. */
  notices: Notice[];
  outcomes: Outcome[];
}

/** Of two answers to a required rule the better one counts; but what a companion takes away is gone (codebook G7, G9). */
const rank: Partial<Record<State, number>> = { missing: 0, "not-assessed": 0, partial: 1, "not-applicable": 2, met: 2 };

/**
 * The outcomes of an agreement as they stand with its companions in hand: text that is supplied counts as if it stood in
 * the file (codebook R5), and every quote from a companion says which file it is from. `read`: the rules whose answer may
 * stand there, such as caps, indemnities, precedence, termination and fees.
 */
export function withCompanions(
  outcomes: Outcome[],
  companions: readonly Companion[],
  read: ReadonlySet<string>,
): Outcome[] {
  const together = companions.reduce(
    (known, companion) =>
      known.map((own) => {
        if (own.rule === "external-terms") return supplied(own, companion);
        const other = read.has(own.rule) ? companion.outcomes.find(({ rule }) => rule === own.rule) : undefined;
        return other && decides(other, own) ? attributed(other, companion.source.path) : own;
      }),
    outcomes,
  );
  const inPart = companions.find(isReadInPart);
  if (!inPart) return together;
  return together.flatMap((one) => (read.has(one.rule) ? withUnread([one], inPart.source.path) : [one]));
}

function decides(other: Outcome, own: Outcome): boolean {
  if (other.evidence.length === 0) return false;
  if (own.kind === "required")
    return (
      own.state !== "contradicted" &&
      (other.state === "contradicted" || (rank[other.state] ?? -1) > (rank[own.state] ?? 2))
    );
  if (own.kind === "recommended") return own.state === "fires" && other.state === "clear";
  // What the agreement itself rules out stays ruled out.
  return own.state === "clear" && own.evidence.length === 0 && other.state === "fires";
}

const attributed = (outcome: Outcome, file: string): Outcome => ({
  ...outcome,
  evidence: outcome.evidence.map((one): Evidence => ({ ...one, file })),
});

const contract = /\b(?:agreement|contract|msa|terms|order form|statement of work|sow)\b/i;
const elsewhere = /https?:|www\.|\.com\b|\bwebsite\b|\bpolic(?:y|ies)\b|\btrust cent(?:er|re)\b|\bplan\b/i;

/** What an agreement leaves to "the Services Agreement" is no longer unread once that is supplied; a web page still is. */
function supplied(own: Outcome, { source }: Companion): Outcome {
  const open = own.evidence.filter(({ quote }) => elsewhere.test(quote) || !contract.test(quote));
  if (own.state !== "fires" || open.length === own.evidence.length) return own;
  if (open.length > 0) return { ...own, evidence: open };
  return { ...own, state: "clear", message: `What it leaves to another contract was looked for in ${source.path}.` };
}
