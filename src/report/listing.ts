import type { DocumentReport, Evidence, Outcome, Severity } from "../types.js";
import { isUnread, weight } from "./findings.js";
import { doubtIn, nameOf, place } from "./layout.js";
import { askLabel, stateWords } from "./words.js";
import { shorten } from "./wrap.js";

// What the formats for programs list, so that all of them list the same.

/** Something to say about an agreement, with what it weighs. */
export interface Finding {
  outcome: Outcome;
  severity: Severity;
  /** The words it rests on; none where something is not there. */
  at: Evidence | undefined;
  /** The file those words stand in: the document's own, or a contract read beside it. */
  path: string;
  /** Where to point at in a format that has lines: those words, or the passage that came nearest. */
  line: number | undefined;
}

/** All findings of a document, in the order of its rules. */
export function findingsOf({ outcomes, path }: DocumentReport): Finding[] {
  return outcomes.flatMap((outcome) => {
    const severity = weight(outcome);
    const at = outcome.evidence[0];
    return severity === null
      ? []
      : [{ outcome, severity, at, path: at?.file ?? path, line: (at ?? outcome.closest)?.line }];
  });
}

/** Why nothing, or not everything, could be said about a document. */
export interface Obstacle {
  id: string;
  message: string;
  page: number | null;
}

/** What stood in the way of an assessment; empty when nothing did. */
export function obstaclesOf(document: DocumentReport): Obstacle[] {
  if (document.kind === "not-a-baa")
    return [{ id: "not-a-baa", message: "This is not a business associate agreement.", page: null }];
  const unread = document.notices
    .filter((notice) => notice.unread === true)
    .map(({ id, message, page = null }) => ({ id, message, page }));
  if (unread.length > 0 || !isUnread(document)) return unread;
  return [{ id: "not-assessed", message: "This document could not be assessed.", page: null }];
}

/** “Report breaches of unsecured PHI: partial”, “Vendor may sell PHI”. */
export function headline(outcome: Outcome): string {
  return outcome.kind === "required" ? `${outcome.title}: ${stateWords[outcome.state].word}` : nameOf(outcome);
}

/** “Ask for: …”, or what to do about the document itself; nothing where a rule proposes nothing. */
export const remedy = (outcome: Outcome): string =>
  outcome.suggest === undefined ? "" : `${askLabel(outcome)}: ${outcome.suggest}`;

const bare = (text: string) => text.toLowerCase().replace(/\W+$/, "");

/** What was found, and how: one or two sentences. */
export function sentenceOf(outcome: Outcome): string {
  const head = headline(outcome);
  const ended = /[.!?…]$/.test(head) ? head : `${head}.`;
  return bare(head) === bare(outcome.message) ? ended : `${ended} ${outcome.message}`;
}

/** “clause 4.2, page 3: “Vendor shall …””, or nothing. */
export function passage({ at, outcome }: Finding, length = 300): string {
  const words = at ?? outcome.closest;
  if (words === undefined) return "";
  const where = place(words);
  const said = `“${shorten(words.quote, length)}”`;
  const whole = where === "" ? said : `${where}: ${said}`;
  const told = at === undefined ? `The closest passage: ${whole} ${outcome.closest?.lacks ?? ""}` : whole;
  return `${told.trim()} ${doubtOf(outcome)}`.trim();
}

/** Words of a picture on which a finding rests, and of which the reading is not sure; empty when there are none. */
export function doubtOf({ evidence, closest }: Outcome): string {
  const words = evidence[0] ?? closest;
  return words === undefined ? "" : doubtIn(words);
}
