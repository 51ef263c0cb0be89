// How a text ends is looked at first: most end in a full stop, and spare the large expressions.
const isLeftOpen = /[:–—-]\s*$/;
const endsInColon = /:\s*$/;

/** "The parties agree as follows:", "The parties therefore agree, intending to be bound:" governs everything and adds nothing to any of it. */
export const opensAgreement = (text: string) =>
  /\bparties\b[^.;]*\bas follows\W*$/i.test(text) ||
  (isLeftOpen.test(text) &&
    /\b(?:parties|(?:both|each) of (?:us|them)|we)\b[^.;:]*\bagree\b(?!\s+(?:to|not)\b)(?![^:]*\b(?:shall|will|must|may)\b)[^.;:]*[:–—-]\s*$/i.test(
      text,
    ));

/** A sentence left open for what follows: it ends in a colon or a dash, or does not end at all. "Vendor:" is a form to fill in. */
export const isLeadIn = (text: string) =>
  (isLeftOpen.test(text) && /\s\S/.test(text.trim())) ||
  /\b(?:to|shall|will|must|may|that|following|about|of|by|with|for|either|both|including)\s*$/i.test(text) ||
  // "At Clinic's request Vendor must, within five days," and no full stop: the verb is still to come.
  (/\b(?:shall|will|must|may|agrees?)\b[^.;:]*(?:,|\b(?:days?|hours?|request|discovery))\s*$/i.test(text) &&
    openAfterModal.test(text));

/** Behind the binding words stands when or how, and no verb. */
const openAfterModal =
  /\b(?:shall|will|must|may|agrees?(?: to)?)(?:\s*,)?\s*(?:(?:within|in|upon|on|at|no later than|not later than|during|promptly|also|further|with|without|if|to the extent|when|after|following|for)\b[^.;:]*)?$/i;

/** Binds, and leaves what to do to the lines below. */
export const leavesToList = (text: string) =>
  endsInColon.test(text) && /\b(?:shall|will|must|may|agrees?|covenants?|undertakes?|to|not)\b[^.]*:\s*$/i.test(text);

/** Binds or promises, and ends in a colon, as no title does: "Vendor shall not:", "Vendor reports to Clinic:", "Vendor is responsible for:". */
export const opensListBelow = (text: string) =>
  endsInColon.test(text) &&
  /\b(?:shall|will|must|may|can(?:not)?|agrees?|covenants?|undertakes|promises|commits|is|are|does|do|never|reports to|notifies|tells|gives|keeps|makes|informs)\b[^.?]*:\s*$/i.test(
    text,
  );

/** A line of such a list has no one of its own who shall do it. */
export const isBareItem = (text: string) =>
  !/^[^,;]{0,90}?\b(?:shall|will|must|may|agrees|acknowledges|means)\b/i.test(text) && !/:\s*$/.test(text);

const own =
  /^["“(]?(?:This|That|The|These|Those|Each|Any|All|An?|No|None|Nothing|Notwithstanding|If|When|For|In|On|At|By|As|It|Its|Neither|Either|Except|Such|Upon|After|Before|Where)\b|^\S+(?:\s+\S+){0,4}\s+(?:is|are|was|were|has|have|can|could|should|would)\b/i;

/** "Report each breach." goes on with a list though the item before it has ended; "This Agreement is …" does not. */
export const opensWithVerb = (text: string) => /^(?:to\s+)?(?:not\s|[a-z]{3,}\s)/i.test(text) && !own.test(text);
