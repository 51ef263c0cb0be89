import type { Agreement, DocumentReport, Outcome, Span } from "../types.js";

/** The duties in the order in which 45 CFR 164.504(e) has them, and most agreements after it. */
const orderOfTheRule = [
  "permitted-uses", "mgmt-admin-conditions", "no-other-use", "safeguards", "security-rule", "report-unauthorized-use",
  "report-breach", "report-security-incident", "subcontractor-flowdown", "subcontractor-security", "access", "amendment",
  "accounting", "delegated-obligations", "hhs-books-records", "termination-for-breach", "return-or-destroy",
  "infeasible-protections",
]; // prettier-ignore

/** Terms that the law leaves to the parties: which duty each belongs to. */
const belongsTo: Readonly<Record<string, readonly string[]>> = {
  "minimum-necessary": ["no-other-use", "permitted-uses"],
  "subpart-e-limit": ["no-other-use", "permitted-uses"],
  "named-controls": ["security-rule", "safeguards"],
  "data-location": ["security-rule", "safeguards"],
  "breach-notice-content": ["report-breach"],
  "contingency-notice-24h": ["report-security-incident", "report-breach"],
  "subprocessor-transparency": ["subcontractor-flowdown", "subcontractor-security"],
  "audit-right": ["hhs-books-records"],
  "destruction-certificate": ["return-or-destroy"],
  indemnity: ["termination-for-breach"],
  "state-ca": ["report-breach"],
  "state-fl": ["report-breach"],
  "state-ma": ["security-rule", "safeguards"],
  "state-ny": ["report-breach"],
  "state-tx": ["security-rule", "safeguards"],
  "part-2-records": ["no-other-use", "permitted-uses"],
};

/** Where the words end behind which a clause that is not there belongs: its kin, the passage nearest to it, its forerunner. */
export function placeOf(outcome: Outcome, report: DocumentReport, agreement: Agreement): number {
  const endOf = (rule: string): number | undefined => foundEnd(report.outcomes.find((one) => one.rule === rule));
  const kin = belongsTo[outcome.rule] ?? (outcome.clause === null ? [] : kinOf(outcome, report));
  const before = orderOfTheRule.slice(0, Math.max(0, orderOfTheRule.indexOf(outcome.rule))).reverse();
  const first = (rules: readonly string[]) => rules.map(endOf).find((end) => end !== undefined);
  return first(kin) ?? outcome.closest?.span[1] ?? first(before) ?? lastPromise(agreement);
}

/** Other duties of the same one of the eight clauses, the nearest before it first. */
function kinOf({ rule, clause }: Outcome, { outcomes }: DocumentReport): string[] {
  const own = orderOfTheRule.indexOf(rule);
  const distance = (other: string) => {
    const steps = own - orderOfTheRule.indexOf(other);
    return steps > 0 ? steps : 100 - steps;
  };
  return outcomes
    .filter((one) => one.kind === "required" && one.clause === clause && one.rule !== rule)
    .map((one) => one.rule)
    .sort((a, b) => distance(a) - distance(b));
}

const foundEnd = (outcome: Outcome | undefined): number | undefined =>
  outcome !== undefined && /^(?:met|partial)$/.test(outcome.state)
    ? outcome.evidence.find(({ file }) => file === undefined)?.span[1]
    : undefined;

/** The end of the last sentence that binds anybody: below it come the signatures. */
function lastPromise({ sentences, document }: Agreement): number {
  return sentences.findLast(({ zone }) => zone === "operative")?.span.end ?? document.text.length;
}

/** The last word before an offset. */
export function lastWordBefore(end: number, text: string): Span {
  const [word = ""] = /\S+\s*$/.exec(text.slice(Math.max(0, end - 80), end)) ?? [];
  return { start: end - word.length, end };
}
