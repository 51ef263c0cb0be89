import type { Outcome, Score, Severity } from "./types.js";

// Codebook section 8.
const credit: Record<string, number> = { met: 1, "not-applicable": 1, partial: 0.5, missing: 0, contradicted: 0 };
const points: Record<Severity, number> = { critical: 15, high: 8, medium: 4, low: 1, info: 0 };
const mostDeducted = 40;
const ceilings = [
  ["contradicted", 69, "a required clause is taken back"],
  ["missing", 79, "a required clause is missing"],
] as const;
const letters = [["A", 90], ["B", 80], ["C", 70], ["D", 60], ["F", 0]] as const; // prettier-ignore

/** The score and how it came about; null when a required clause could not be judged from what was read. */
export function score(outcomes: Outcome[]): Score | null {
  const required = outcomes.filter((one) => one.kind === "required");
  if (required.length === 0 || required.some((one) => one.state === "not-assessed")) return null;
  const sum = required.reduce((total, one) => total + (credit[one.state] ?? 0.5), 0);
  const coverage = (100 * sum) / required.length;
  const how = [
    `${required.length} required clauses share 100 points: ${format(sum)} of ${required.length} earned = ${format(coverage)}`,
  ];

  const charged = outcomes.filter(
    (one) => one.state === "fires" && points[one.severity] > 0 && !isChargedElsewhere(one, outcomes),
  );
  const deduction = Math.min(
    mostDeducted,
    charged.reduce((total, one) => total + points[one.severity], 0),
  );
  for (const severity of ["critical", "high", "medium", "low"] as const) {
    const these = charged.filter((one) => one.severity === severity);
    if (these.length > 0)
      how.push(`${these.length} × ${severity} (${points[severity]} each) = −${these.length * points[severity]}`);
  }
  if (deduction === mostDeducted) how.push(`deductions stop at ${mostDeducted}`);
  let value = Math.max(0, Math.round(coverage - deduction));
  for (const [state, ceiling, because] of ceilings)
    if (required.some((one) => one.state === state) && value > ceiling) {
      value = ceiling;
      how.push(`at most ${ceiling}: ${because}`);
    }
  return { value, grade: letters.find(([, least]) => value >= least)![0], how };
}

/** One cause is charged once (codebook G11). */
function isChargedElsewhere({ rule, variant }: Outcome, outcomes: Outcome[]): boolean {
  const is = (id: string, state: string) => outcomes.some((one) => one.rule === id && one.state === state);
  switch (rule) {
    case "own-purposes-use":
      return variant === "explicit" && is("permitted-uses", "contradicted");
    case "sale-or-marketing":
      return is("permitted-uses", "contradicted");
    case "breach-window-long":
      return is("report-breach", "contradicted");
    case "plan-gated":
      return is("security-rule", "contradicted");
    case "comply-with-laws-only":
      return true;
    case "named-controls":
      return is("vague-safeguards", "fires");
    default:
      return false;
  }
}

const format = (number: number) => String(Math.round(number * 10) / 10);
