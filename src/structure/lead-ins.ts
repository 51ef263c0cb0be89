/** "The parties agree as follows:" governs everything and adds nothing to any of it. */
export const opensAgreement = (text: string) => /\bparties\b[^.;]*\bas follows\W*$/i.test(text);

/** A sentence left open for what follows: it ends in a colon or a dash, or does not end at all. "Vendor:" is a form to fill in. */
export const isLeadIn = (text: string) =>
  (/[:–—-]\s*$/.test(text) && /\s\S/.test(text.trim())) ||
  /\b(?:to|shall|will|must|may|that|following)\s*$/i.test(text);
