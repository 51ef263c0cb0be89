import type { ReportingDescriptor } from "sarif";
import type { Severity } from "../types.js";
import { type RuleFacts, rulePage } from "./rule-page.js";
import { style } from "./style.js";
import { clauseNames, severityMeaning } from "./words.js";

/** How severities are called in SARIF. */
export const levels: Readonly<Record<Severity, "error" | "warning" | "note">> = {
  critical: "error",
  high: "error",
  medium: "warning",
  low: "note",
  info: "note",
};

// By these numbers code hosts sort findings into critical (over 9), high (from 7), medium (from 4) and low.
const weights: Readonly<Partial<Record<Severity, string>>> = {
  critical: "9.5",
  high: "8.0",
  medium: "5.5",
  low: "2.0",
};

const mostText = 1000;
const oneLine = (text: string): string => text.trim().replace(/\s+/g, " ").slice(0, mostText);

function helpMarkdown(rule: RuleFacts): string {
  const list = (items: readonly string[]) => items.map((item) => `- ${item}`).join("\n");
  return [
    oneLine(rule.why),
    `**Severity:** ${rule.severity}, ${severityMeaning[rule.severity]}.`,
    `**The law**\n\n${list(rule.cites)}`,
    ...(rule.elements.length === 0 ? [] : [`**What it is made of**\n\n${list(rule.elements.map(({ text }) => text))}`]),
    ...(rule.suggest === undefined ? [] : [`**Language to ask for**\n\n> ${oneLine(rule.suggest)}`]),
    ...(rule.fallback === undefined ? [] : [`**Language to settle for**\n\n> ${oneLine(rule.fallback)}`]),
    `\`baa-lint explain ${rule.id}\` shows examples.`,
  ].join("\n\n");
}

/** A rule as SARIF describes it, with its page as the help. */
export function descriptorOf(rule: RuleFacts): ReportingDescriptor {
  const weight = weights[rule.severity];
  const clause = rule.clause === null ? undefined : clauseNames[rule.clause];
  return {
    id: rule.id,
    name: rule.id.replace(/(?:^|-)([a-z0-9])/g, (_, letter: string) => letter.toUpperCase()),
    shortDescription: { text: oneLine(rule.title) },
    fullDescription: { text: oneLine(rule.why) },
    help: { text: rulePage(rule, { width: 100, style: style(false) }).join("\n"), markdown: helpMarkdown(rule) },
    defaultConfiguration: { level: levels[rule.severity] },
    properties: {
      tags: ["hipaa", rule.kind],
      ...(clause === undefined ? {} : { clause }),
      cites: rule.cites,
      severity: rule.severity,
      ...(weight === undefined ? {} : { "security-severity": weight }),
    },
  };
}
