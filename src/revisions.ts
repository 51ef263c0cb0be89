import type { DocumentReport, Notice, Outcome } from "./types.js";

/** The report on a redline, with every outcome that its tracked changes alter shown as it was before them. */
export function withOriginal(report: DocumentReport, original: DocumentReport): DocumentReport {
  const before = new Map(original.outcomes.map((one) => [one.rule, one]));
  const outcomes = report.outcomes.map((now) => {
    const one = before.get(now.rule);
    return one && differs(now, one) ? { ...now, original: asOriginal(one) } : now;
  });
  const changed = outcomes.filter((one) => one.original !== undefined).length;
  const notices = report.notices.map((notice) =>
    notice.id === "tracked-changes" ? { ...notice, message: told(notice, report, original, changed) } : notice,
  );
  return { ...report, notices, outcomes };
}

const differs = (one: Outcome, other: Outcome): boolean => one.state !== other.state || one.value !== other.value;

const asOriginal = ({ state, value, evidence }: Outcome): NonNullable<Outcome["original"]> => ({
  state,
  ...(value === undefined ? {} : { value }),
  evidence,
});

function told({ message }: Notice, report: DocumentReport, original: DocumentReport, changed: number): string {
  const what = message.replace(/; it was read .*$/, "");
  if (report.kind !== original.kind && [report.kind, original.kind].includes("not-a-baa"))
    return original.kind === "not-a-baa"
      ? `${what}; before them it is no business associate agreement.`
      : `${what}; with them it is no business associate agreement any more, before them it is one.`;
  const how = `${what}; the findings are those with all of them accepted.`;
  return `${how} ${changed === 0 ? "None differs" : changed === 1 ? "1 differs" : `${changed} differ`} in the original text.`;
}
