/** "The parties agree as follows:" governs everything and adds nothing to any of it. */
export const opensAgreement = (text: string) => /\bparties\b[^.;]*\bas follows\W*$/i.test(text);

/** A sentence left open for what follows: it ends in a colon or a dash, or does not end at all. "Vendor:" is a form to fill in. */
export const isLeadIn = (text: string) =>
  (/[:–—-]\s*$/.test(text) && /\s\S/.test(text.trim())) ||
  /\b(?:to|shall|will|must|may|that|following)\s*$/i.test(text);

/** Binds, and leaves what to do to the lines below. */
export const leavesToList = (text: string) =>
  /\b(?:shall|will|must|may|agrees?|covenants?|undertakes?|to|not)\b[^.]*:\s*$/i.test(text);

/** A line of such a list has no one of its own who shall do it. */
export const isBareItem = (text: string) =>
  !/^[^,;]{0,90}?\b(?:shall|will|must|may|agrees|acknowledges|means)\b/i.test(text) && !/:\s*$/.test(text);

const own =
  /^["“(]?(?:This|That|The|These|Those|Each|Any|All|An?|No|None|Nothing|Notwithstanding|If|When|For|In|On|At|By|As|It|Its|Neither|Either|Except|Such|Upon|After|Before|Where)\b|^\S+(?:\s+\S+){0,4}\s+(?:is|are|was|were|has|have|can|could|should|would)\b/i;

/** "Report each breach." goes on with a list though the item before it has ended; "This Agreement is …" does not. */
export const opensWithVerb = (text: string) => /^(?:not\s|[a-z]{3,}\s)/i.test(text) && !own.test(text);
