import type { DocumentReport, Outcome, Report } from "../types.js";
import { stateWords } from "./words.js";

/** How a repeated run compares with the one on record. */
export interface Comparison {
  /** What came out differently, one line each; empty when nothing did. */
  changes: string[];
  /** What about the tool is different; it need not change the result. */
  circumstances: string[];
}

type Tool = Report["tool"];

const same = (a: unknown, b: unknown): boolean => JSON.stringify(canonical(a)) === JSON.stringify(canonical(b));

/** The same value with its keys in one order. */
function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, item]) => item !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, item]) => [key, canonical(item)]),
  );
}

/** Compares the report on record with a new one on the same file. */
export function compare(then: DocumentReport, now: DocumentReport, tools: { then: Tool; now: Tool }): Comparison {
  return { changes: changesOf(then, now), circumstances: circumstancesOf(tools) };
}

function circumstancesOf({ then, now }: { then: Tool; now: Tool }): string[] {
  return [
    ...(then.version === now.version ? [] : [`baa-lint was ${then.version}, now it is ${now.version}.`]),
    ...(then.rules === now.rules
      ? []
      : [`The rules are others: they were ${short(then.rules)}, now ${short(now.rules)}.`]),
  ];
}

const short = (digest: string): string => digest.slice(0, 12);

function changesOf(then: DocumentReport, now: DocumentReport): string[] {
  const before = new Map(then.outcomes.map((outcome) => [outcome.rule, outcome]));
  const after = new Map(now.outcomes.map((outcome) => [outcome.rule, outcome]));
  const companions = ({ companions = [] }: DocumentReport) => companions.map(({ sha256 }) => sha256);
  const changes = [
    ...(then.textSha256 === now.textSha256 ? [] : ["The text read from the file is other than it was."]),
    ...(same(then.settings, now.settings) ? [] : ["The settings on record do not go with their own digest."]),
    ...(same(companions(then), companions(now)) ? [] : ["The contracts read beside it are other files."]),
    ...(then.kind === now.kind ? [] : [`It was read as ${then.kind}, now as ${now.kind}.`]),
    ...scoreChange(then, now),
    ...[...after.values()].flatMap((outcome) => outcomeChange(before.get(outcome.rule), outcome)),
    ...[...before.keys()].filter((rule) => !after.has(rule)).map((rule) => `${rule}: is no longer checked.`),
  ];
  if (changes.length > 0) return changes;
  return same(withoutPlace(then, now), withoutPlace(now, now)) ? [] : ["Other things the report says are different."];
}

/** A score that was left out on request says nothing. */
function scoreChange({ score: then }: DocumentReport, { score: now }: DocumentReport): string[] {
  if (then === null || same(then, now)) return [];
  return [`Score: was ${then.value} (${then.grade}), now ${now === null ? "none" : `${now.value} (${now.grade})`}.`];
}

function outcomeChange(then: Outcome | undefined, now: Outcome): string[] {
  if (then === undefined) return [`${now.rule}: was not checked, now ${stateWords[now.state].word}.`];
  if (then.state !== now.state)
    return [`${now.rule}: was ${stateWords[then.state]?.word ?? then.state}, now ${stateWords[now.state].word}.`];
  if (then.severity !== now.severity) return [`${now.rule}: was ${then.severity}, now ${now.severity}.`];
  if (!same(then.evidence, now.evidence)) return [`${now.rule}: rests on other words.`];
  return same(then, now) ? [] : [`${now.rule}: is described in other words.`];
}

/** A file may have been moved, and a score left out: neither is a change. */
const withoutPlace = (document: DocumentReport, now: DocumentReport) => ({
  ...document,
  path: "",
  companions: document.companions?.map(({ sha256 }) => sha256),
  score: document.score ?? now.score,
});
