import { flag, list, number, oneOf, oneOrList, record, shape, type Shape, text } from "./shape.js";
import { type Severity, type RuleKind, severities } from "../types.js";

/** What the user can ask for: `--state ca`, `--part-2`. */
export const optIns = ["ca", "tx", "ny", "ma", "fl", "part-2"] as const;
export type OptIn = (typeof optIns)[number];

/** A sub-part of a provision: satisfied where a found statement, its neighbourhood or the text says it. */
export interface ElementData {
  text: string;
  /** In a statement that `find` found. Without any of the three lists the element comes with `find`. */
  any?: string[];
  /** In the same clause. */
  nearby?: string[];
  /** Anywhere in the operative text. */
  elsewhere?: string[];
  /** What a found statement has to say for `elsewhere` to complete it; without this list any may be completed. */
  points?: string[];
  /** A found statement that says this does not supply the element. */
  lacks?: string[];
  /** A statement anywhere that takes this part away, and only this part. */
  "lost-by"?: string[];
}

export interface WeakData {
  /** As for a whole rule: what is read here need not be a promise. */
  "by-effect"?: boolean;
  find: string[];
  unless?: string[];
  lacks: string[];
}

export interface VariantData {
  id: string;
  severity?: Severity;
  /** Left out by the variant that stands for absence. */
  find?: string[];
  unless?: string[];
  /** Said anywhere in the operative text, this variant stays silent. */
  "cleared-by"?: string[];
  /** What the report says when this variant fires. */
  message?: string;
}

/** One of the things a tally counts: `find`, or only while nothing says `cleared-by`. */
export type CountedData = string[] | { find: string[]; "cleared-by": string[] };

export interface ExampleData {
  text: string;
  lacks?: string[];
  variant?: string;
  note?: string;
}

/** A rule as its YAML file holds it; docs/rules.md explains every key. */
export interface RuleData {
  id: string;
  title: string;
  cites: string[];
  /** Of the eight clauses people know. */
  clause: number | null;
  severity: Severity;
  why: string;
  /** Statements this rule is about. */
  find?: string[];
  /** A found statement that also says this is passed over. */
  unless?: string[];
  /** The same of what a statement plainly does instead: no likeness to the clause outweighs it (src/check/second-reading.ts). */
  never?: string[];
  /** A grant or a right, judged by its effect whoever is bound: what `find` reads need not be a promise. */
  "by-effect"?: boolean;
  /** It asks what others are made to promise, not what the business associate itself does. */
  "of-others"?: boolean;
  elements?: Record<string, ElementData>;
  /** Statements that supply this provision only when the text says `by` somewhere. */
  provided?: { by: string[]; find: string[] };
  /** Weaker drafting of the same provision: partial. */
  weak?: WeakData[];
  "taken-away-by"?: string[];
  "not-taken-away-by"?: string[];
  /** Without a statement like this the rule has nothing to ask for. */
  "applies-when"?: string[];
  /** Together with `applies-when`: without it too the clause is missing rather than not called for. */
  "not-applicable-when"?: string[];
  /** Lists of the regulation that incorporate this duty when cited as a whole (codebook R2). */
  "listed-in"?: ("privacy" | "security")[];
  /** What the closest passage to a missing clause is looked for by. */
  topic?: string[];
  /** Loopholes and others: kinds of the finding, the first that is found counts. */
  variants?: VariantData[];
  /** Said anywhere in the operative text, the rule stays silent. */
  "cleared-by"?: string[];
  /** Found, these fire although `cleared-by` is said. */
  "fires-despite"?: string[];
  /** Judges the statements another rule found: fires unless one of them, or its clause, says `fires-unless`. */
  of?: string | string[];
  "fires-unless"?: string[];
  /** Fires only when a figure read from these statements is over this many days. */
  "fires-over-days"?: number;
  /** Counts how many of these are promised; a variant that is found fires whatever the count. */
  tally?: { of: Record<string, CountedData>; "fires-below"?: number; "fires-from"?: number };
  /** Fires only with at least this many required clauses missing or by reference. */
  "missing-at-least"?: number;
  /** Recommended terms: fires when `find` finds nothing. */
  "fires-when-absent"?: boolean;
  /** Its answer may stand in the contract around the agreement, when that is supplied too. */
  "in-companions"?: boolean;
  /** Where no sentence holds a pattern, one that takes up what was said before is read together with it. */
  "reads-on"?: boolean;
  /** Fires at what the vendor is let do: a sentence that refuses such leave, or only supposes it, is passed over. */
  "fires-at-leave"?: boolean;
  /** A mention whose words the message names: what was cited wrongly. */
  names?: string;
  /** Silent unless the user asks for it. */
  "opt-in"?: OptIn;
  /** What a letter asks for, after “Please add”: “a number of days for …”. */
  request?: string;
  suggest?: string;
  fallback?: string;
  examples: Partial<Record<string, ExampleData[]>>;
}

const patterns = list(text);
const countedRecord = shape({ find: patterns, "cleared-by": patterns }, ["find"]);
const counted: Shape = {
  check: (value, path, report) => (Array.isArray(value) ? patterns : countedRecord).check(value, path, report),
  json: { anyOf: [patterns.json, countedRecord.json] },
};
const severity = oneOf(...severities);
/** A rule file. */
export const ruleShape = shape(
  {
    id: text,
    title: text,
    cites: list(text),
    clause: oneOf(null, 1, 2, 3, 4, 5, 6, 7, 8),
    severity,
    why: text,
    find: patterns,
    unless: patterns,
    never: patterns,
    "by-effect": flag,
    "of-others": flag,
    elements: record(
      shape(
        {
          text,
          any: patterns,
          nearby: patterns,
          elsewhere: patterns,
          points: patterns,
          lacks: patterns,
          "lost-by": patterns,
        },
        ["text"],
      ),
    ),
    provided: shape({ by: patterns, find: patterns }, ["by", "find"]),
    weak: list(shape({ "by-effect": flag, find: patterns, unless: patterns, lacks: list(text) }, ["find", "lacks"])),
    "taken-away-by": patterns,
    "not-taken-away-by": patterns,
    "applies-when": patterns,
    "not-applicable-when": patterns,
    "listed-in": list(oneOf("privacy", "security")),
    topic: patterns,
    variants: list(
      shape({ id: text, severity, find: patterns, unless: patterns, "cleared-by": patterns, message: text }, ["id"]),
    ),
    "cleared-by": patterns,
    "fires-despite": patterns,
    of: oneOrList(text),
    "fires-unless": patterns,
    "fires-over-days": number(),
    tally: shape({ of: record(counted), "fires-below": number(), "fires-from": number() }, ["of"]),
    "missing-at-least": number(),
    "fires-when-absent": flag,
    "in-companions": flag,
    "reads-on": flag,
    "fires-at-leave": flag,
    names: text,
    "opt-in": oneOf(...optIns),
    request: text,
    suggest: text,
    fallback: text,
    examples: record(list(shape({ text, lacks: list(text), variant: text, note: text }, ["text"]))),
  },
  ["id", "title", "cites", "clause", "severity", "why", "examples"],
);

/** Folders of rules/, and the kind of rule each holds. */
export const kindOfFolder: Record<string, RuleKind> = {
  required: "required",
  loopholes: "loophole",
  recommended: "recommended",
  hygiene: "hygiene",
  state: "state",
};
