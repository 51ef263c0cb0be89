import { createHash } from "node:crypto";
import type { LintOptions } from "./lint.js";
import type { Notice, Outcome, Settings } from "./types.js";

type Severities = NonNullable<LintOptions["severities"]>;

export const digest = (text: string): string => createHash("sha256").update(text).digest("hex");

/** What of the options decides the outcomes, in one order whatever order it was given in. */
export function settingsOf({
  template = false,
  asked = [],
  severities = {},
  ocr = "auto",
  revisions = "accepted",
}: LintOptions): Settings {
  const settings = {
    template,
    asked: [...new Set(asked)].sort(),
    severities: Object.fromEntries(Object.entries(severities).sort(([a], [b]) => (a < b ? -1 : 1))),
    ocr,
    revisions,
  };
  return { ...settings, sha256: digest(JSON.stringify(settings)) };
}

/** The outcomes with the severities the user set, without the rules the user turned off. */
export function withSeverities(outcomes: Outcome[], severities: Severities): Outcome[] {
  return outcomes.flatMap((outcome) => {
    const set = severities[outcome.rule];
    if (set === "off") return [];
    return [set === undefined ? outcome : { ...outcome, severity: set }];
  });
}

/** Nobody should take a rule that was turned off for one that found nothing. */
export function offNotice(severities: Severities): Notice | null {
  const off = Object.entries(severities).filter(([, set]) => set === "off");
  if (off.length === 0) return null;
  const names = off.map(([rule]) => rule).sort();
  return { id: "rules-off", message: `Turned off by the configuration: ${names.join(", ")}.` };
}
