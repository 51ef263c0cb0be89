import type { DocumentReport, Outcome } from "../types.js";
import { inState, required } from "./findings.js";

/** Traps whose cure stands in the language that is proposed for a required term: a date for the return is part of the return. */
const partOf: Readonly<Record<string, string>> = {
  "retention-no-deadline": "return-or-destroy",
  "breach-no-deadline": "report-breach",
  "breach-window-long": "report-breach",
};

/** The required term whose proposed language cures this trap too; undefined when none is proposed. */
export const curedBy = ({ rule }: Outcome, document: DocumentReport): Outcome | undefined =>
  inState(required(document), "missing", "partial", "contradicted").find(
    (one) => one.rule === partOf[rule] && one.suggest !== undefined,
  );

export const isCuredElsewhere = (outcome: Outcome, document: DocumentReport): boolean =>
  curedBy(outcome, document) !== undefined;
