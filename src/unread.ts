import type { Document, Notice, Outcome } from "./types.js";

const isUnread = ({ unread }: Notice): boolean => unread === true;

/** Whether words may be missing from what was read. */
export const isReadInPart = ({ notices }: Pick<Document, "notices">): boolean => notices.some(isUnread);

/** Nothing is called missing that may stand on a page nobody could read. */
export function withUnread(outcomes: readonly Outcome[], where: string): Outcome[] {
  // What fires without a passage fires because something is not there.
  const isAbsence = ({ state, evidence }: Outcome) =>
    state === "missing" || (state === "fires" && evidence.length === 0);
  const message = `Not found in what could be read; part of ${where} could not be.`;
  return outcomes.map((one) => (isAbsence(one) ? { ...one, state: "not-assessed", message } : one));
}

/** What a contract speaks of to which an agreement of this kind is attached. */
const subject = /\bbusiness\s+associates?\b|\bBAA\b|\bHIPAA\b|\bprotected\s+health\s+information\b|\bPHI\b/i;
/** Of the pages. One that shows a photograph makes a long contract no riddle. */
const fewUnread = 0.25;

/**
 * Whether an agreement may stand in what could not be read of a document that otherwise holds none: an exhibit, or all pages
 * but the cover. It does not where only a few pages are unread, and the others never come near the subject.
 */
export function mayHoldAgreement({ notices, pages, text }: Document): boolean {
  const unread = notices.filter(isUnread);
  if (unread.length === 0) return false;
  // Of a damaged file nobody knows how much is lost.
  if (pages === undefined || unread.some(({ page }) => page === undefined)) return true;
  const share = new Set(unread.map(({ page }) => page)).size / pages;
  return share >= fewUnread || subject.test(text);
}

/** Said of such a document. */
export const undecided: Notice = {
  id: "kind-undecided",
  message:
    "What could be read is no business associate agreement, but one may stand in the part that could not be read.",
};

/** What of the contracts beside the agreement could not be read. */
export function noticesOfCompanions(companions: readonly { path: string; notices: readonly Notice[] }[]): Notice[] {
  return companions.flatMap(({ path, notices }) =>
    notices
      .filter(isUnread)
      .map(({ message }): Notice => ({ id: "companion-unread", message: `${path}: ${message}`, unread: true })),
  );
}
