import { digest } from "./digest.js";
import type { ExtractOptions } from "./extract/extract.js";
import type { OptIn } from "./rulebook/schema.js";
import type { Notice, Outcome, Settings, Severity } from "./types.js";

/** What the user asks beyond the files. */
export interface LintOptions extends Pick<ExtractOptions, "timeout" | "password" | "ocr" | "onPage" | "trace"> {
  /** The document is a form to fill in: blanks and missing signatures are no findings. */
  template?: boolean;
  /** Opt-in rules that speak up. */
  asked?: readonly OptIn[];
  /** Other severities for rules by name; `off` leaves a rule out. */
  severities?: Readonly<Record<string, Severity | "off">>;
  /** Folders of rules besides the built-in ones. */
  rules?: readonly string[];
  /** What to call standard input. */
  stdinFilename?: string;
  /** Contracts that stand around the agreement, read with it: a services agreement, terms of use. */
  companions?: readonly string[];
  /** False leaves the digests of file, text and settings empty: nobody will be shown them. */
  digests?: boolean;
  /** Called when everything has been read and nothing but judging is left. */
  onRead?: () => void;
  /** Which text of a Word document with tracked changes is read: with all of them, as before them, or both, compared. */
  revisions?: "accepted" | "original" | "both";
}

type Severities = NonNullable<LintOptions["severities"]>;

/** What of the options decides the outcomes, in one order whatever order it was given in. */
export function settingsOf({
  template = false,
  asked = [],
  severities = {},
  ocr = "auto",
  revisions = "accepted",
  digests = true,
}: LintOptions): Settings {
  const settings = {
    template,
    asked: [...new Set(asked)].sort(),
    severities: Object.fromEntries(Object.entries(severities).sort(([a], [b]) => (a < b ? -1 : 1))),
    ocr,
    revisions,
  };
  return { ...settings, sha256: digests ? digest(JSON.stringify(settings)) : "" };
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
