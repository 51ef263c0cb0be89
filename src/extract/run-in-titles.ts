/** No title at the head of a paragraph is longer. */
const longest = 80;
const mostWords = 10;

/**
 * The title that an author set in bold at the head of a paragraph: "**Patient requests.** Vendor gives …", "**Report Breaches**
 * Vendor shall …". The letters say what the words alone do not: in small letters a title looks like a sentence without a verb.
 * Undefined where the bold words are a name, a defined term, or a promise put in strong letters.
 */
export function runInTitle(bold: string, rest: string): string | undefined {
  const words = bold.trim();
  const follows = rest.trimStart();
  if (words === "" || words.length > longest || words.split(/\s+/).length > mostWords) return undefined;
  if (!/\p{L}{3}/u.test(words) || saysSomething.test(words) || !/^["“‘(]?[\p{Lu}\d]/u.test(follows)) return undefined;
  if (/[.?!]$/.test(words)) return abbreviation.test(words) ? undefined : words;
  // Without a stop behind it only what binds tells a title from a name: "Report Breaches Vendor shall".
  return /\p{L}$/u.test(words) && /\s\S/.test(words) && promises.test(follows) && !isName.test(words)
    ? words
    : undefined;
}

/** "We report every Breach." is a promise, and no title. */
const saysSomething =
  /\b(?:shall|will|must|may|agrees?|means|is|are|has|have|cannot|can|does|do|never|we|you)\b|n['’]t\b|\b[a-z]{3,}s\s+(?:no|the|any|all|each|every|its|an?|only|PHI)\b/;
/** "Parable AI, Inc." */
const abbreviation = /\b(?:inc|llc|corp|co|ltd|p\.?c|l\.?p|no|sec)\.$/i;
const promises = /^(?:[\p{L}’'-]+\s+){1,4}(?:shall|will|must|agrees|may)\b/u;
const isName = /\b(?:associate|entity|vendor|customer|client|provider|inc|llc|corp|ltd|clinic|party|parties)$/i;
