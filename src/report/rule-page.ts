import type { RuleKind, Severity, State } from "../types.js";
import { heading, type Page, paragraph } from "./layout.js";
import { clauseNames, severityMeaning, spoken, stateWords } from "./words.js";

/** What a rule says about itself. */
export interface RuleFacts {
  id: string;
  title: string;
  kind: RuleKind;
  clause: number | null;
  severity: Severity;
  cites: string[];
  why: string;
  suggest?: string;
  /** Language to settle for where `suggest` is not to be had. */
  fallback?: string;
  elements: { id: string; text: string }[];
  examples: Partial<Record<string, { text: string; lacks?: string[]; variant?: string; note?: string }[]>>;
}

const kindWords: Readonly<Record<RuleKind, string>> = {
  required: "required by HIPAA",
  loophole: "a trap in the wording",
  recommended: "worth asking for",
  hygiene: "the document itself",
  state: "state law, on request",
};

const requiredStates: readonly [State, string][] = [
  ["met", "every part of it is there"],
  ["partial", "the promise is there, a part of it is not"],
  ["missing", "no sentence that binds the business associate says it"],
  ["contradicted", "another sentence takes it back"],
];

const otherStates: readonly [State, string][] = [
  ["fires", "the agreement has it, or lacks the sentence that would keep it out"],
  ["clear", "nothing of the kind"],
];

const label = (state: string): string => {
  const words = stateWords[state as State];
  return words === undefined ? state : `${words.symbol} ${words.word}`;
};

function examples(rule: RuleFacts, page: Page): string[] {
  return Object.entries(rule.examples).flatMap(([state, cases = []]) =>
    cases.flatMap(({ text, lacks = [], note }) => [
      ...paragraph(`“${text}”`, page, 3, label(state).padEnd(16), page.style.quote),
      ...paragraph(lacks.length === 0 ? "" : `lacks: ${lacks.map(spoken).join(", ")}`, page, 19),
      ...paragraph(note ?? "", page, 19, "", page.style.faint),
    ]),
  );
}

/** The page of one rule, as `baa-lint explain` prints it. */
export function rulePage(rule: RuleFacts, page: Page): string[] {
  const clause = rule.clause === null ? "" : ` · clause ${rule.clause}: ${clauseNames[rule.clause] ?? ""}`;
  const states = rule.kind === "required" ? requiredStates : otherStates;
  return [
    ...paragraph(rule.title, page, 0, "", page.style.strong),
    ...paragraph(`${rule.id} · ${kindWords[rule.kind]}${clause}`, page, 0),
    ...paragraph(`${rule.severity}: ${severityMeaning[rule.severity]}`, page, 0),
    ...heading("The law", page),
    ...rule.cites.flatMap((cite) => paragraph(cite, page, 3)),
    ...heading("Why it matters", page),
    ...paragraph(rule.why, page, 3),
    ...(rule.elements.length === 0
      ? []
      : [
          ...heading("What it is made of", page),
          ...rule.elements.flatMap(({ text }) => paragraph(text, page, 3, "· ")),
        ]),
    ...heading("What the report may say", page),
    ...states.flatMap(([state, meaning]) => paragraph(meaning, page, 3, label(state).padEnd(16))),
    ...heading("Examples", page),
    ...examples(rule, page),
    ...(rule.suggest === undefined
      ? []
      : [...heading("Language to ask for", page), ...paragraph(rule.suggest, page, 3)]),
    ...(rule.fallback === undefined
      ? []
      : [...heading("Language to settle for", page), ...paragraph(rule.fallback, page, 3)]),
  ];
}
