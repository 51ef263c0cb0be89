import type { DocumentReport } from "../types.js";

// A file may hold several agreements; each has a report of its own under the same path. Every format tells them apart.

type Named = Pick<DocumentReport, "path" | "agreement" | "parties">;

/** “agreement 2 of 3”, or nothing for one alone. */
export const ordinalOf = ({ agreement }: Pick<Named, "agreement">): string =>
  agreement === undefined ? "" : `agreement ${agreement.number} of ${agreement.of}`;

/** “baa.pdf (agreement 2 of 3)”. */
export function labelOf(document: Named): string {
  const ordinal = ordinalOf(document);
  return ordinal === "" ? document.path : `${document.path} (${ordinal})`;
}

/** “Agreement 2 of 3: ”, to stand before what is said of it. */
export function lead(document: Pick<Named, "agreement">): string {
  const ordinal = ordinalOf(document);
  return ordinal === "" ? "" : `${ordinal.replace(/^a/, "A")}: `;
}

/** “Agreement 2 of 3 in this file: Business Associate Agreement”, or nothing. */
export const whichAgreement = (document: Pick<Named, "agreement">): string =>
  document.agreement === undefined ? "" : `${lead(document).replace(/: $/, "")} in this file: ${document.agreement.title}`; // prettier-ignore

/** What a program knows an agreement of a file by: its parties, for its number changes when another is put before it. */
export const keyOf = ({ agreement, parties }: Named): string[] =>
  agreement === undefined ? [] : [parties.businessAssociate ?? "", parties.coveredEntity ?? ""];
